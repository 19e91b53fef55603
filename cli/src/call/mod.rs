//! `sips call`.

mod network;
mod parties;
mod report;

use std::time::Instant;

use clap::{Args, ValueEnum};
use sips_office_runtime::descriptor::{Environment, Function, Protocol};
use sips_office_runtime::message::Message;
use sips_office_runtime::{
    Attempts, Exchange, HttpRequest, InterfaceVersion, Prepared, ReqwestTransport, RetryPolicy,
    SealAlgorithm, Transport, shown,
};
use sips_office_spec::Catalog;

use self::network::NetworkOptions;
use crate::fields::{self, Assignment};
use crate::key::KeyOptions;
use crate::profile::{Profile, ProfileOptions};
use crate::specs::Specs;
use crate::status::{Done, Failure};

/// Call a function: show the request, what was sealed, the answer and what its code means.
///
/// Without a secret key, the call goes to a simulator inside this program: `sips call updatePaymentMean
/// merchantWalletId=walId011 paymentMeanId=2 paymentMeanAlias=myAlias` works as it stands.
#[derive(Args)]
pub(crate) struct Call {
    /// The function, such as updatePaymentMean.
    function: String,
    /// The request's fields; `a.b=x` sets one in a container, `a[0].b=x` one in a list. What the client fills (version,
    /// merchant, key version, seal) is left out.
    #[arg(value_name = "NAME=VALUE")]
    fields: Vec<String>,
    #[command(flatten)]
    specs: Specs,
    #[command(flatten)]
    profile: ProfileOptions,
    /// How messages are written; by default JSON.
    #[arg(long, value_enum, env = "SIPS_PROTOCOL")]
    protocol: Option<ProtocolOption>,
    /// The brand, which decides host and recommended interface version; by default the first, sips. Where the simulator
    /// is called, the first that recommends a version for the function.
    #[arg(long, env = "SIPS_BRAND")]
    brand: Option<String>,
    /// Where the request goes, once there is a secret key; by default the test platform.
    #[arg(long, value_enum, env = "SIPS_ENVIRONMENT")]
    environment: Option<EnvironmentOption>,
    /// The interface version to send, such as 2.12; by default the one that the brand recommends.
    #[arg(long, value_name = "VERSION", env = "SIPS_INTERFACE_VERSION")]
    interface_version: Option<InterfaceVersion>,
    /// The algorithm to seal with: HMAC-SHA-256, HMAC-SHA-512 or SHA-256.
    #[arg(long, value_name = "ALGORITHM", env = "SIPS_SEAL_ALGORITHM")]
    seal_algorithm: Option<SealAlgorithm>,
    /// The merchant's identifier.
    #[arg(long, value_name = "ID", env = "SIPS_MERCHANT_ID")]
    merchant_id: Option<String>,
    /// The version of the secret key; by default 1.
    #[arg(long, value_name = "NUMBER", env = "SIPS_KEY_VERSION")]
    key_version: Option<u32>,
    #[command(flatten)]
    key: KeyOptions,
    /// Another address instead of the brand's host; https only, except on this machine.
    #[arg(long, value_name = "URL", env = "SIPS_BASE_ADDRESS")]
    base_address: Option<String>,
    #[command(flatten)]
    network: NetworkOptions,
    /// Accept an answer without a seal, for which nothing vouches.
    #[arg(long)]
    accept_unsealed: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum ProtocolOption {
    /// JSON over HTTP.
    Json,
    /// SOAP 1.1.
    Soap,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum EnvironmentOption {
    /// The bank's test platform.
    Test,
    /// Real shops, real money.
    Production,
}

impl Call {
    pub(crate) fn run(self) -> Done {
        let profile = self.profile.load()?;
        self.or(profile).call()
    }

    /// The same, with a profile's settings where neither an option nor the environment says otherwise.
    fn or(self, profile: Profile) -> Self {
        Self {
            protocol: self.protocol.or(profile.protocol.map(Into::into)),
            brand: self.brand.or(profile.brand),
            environment: self.environment.or(profile.environment.map(Into::into)),
            interface_version: self.interface_version.or(profile.interface_version),
            seal_algorithm: self.seal_algorithm.or(profile.seal_algorithm),
            merchant_id: self.merchant_id.or(profile.merchant_id),
            key_version: self.key_version.or(profile.key_version),
            key: self.key.or(profile.key_file, profile.key_variable),
            base_address: self.base_address.or(profile.base_address),
            network: NetworkOptions {
                timeout: self.network.timeout.or(profile.timeout),
                retries: self.network.retries.or(profile.retries),
                proxy: self.network.proxy.or(profile.proxy),
                ca_file: self.network.ca_file.or(profile.ca_file),
            },
            accept_unsealed: self.accept_unsealed || profile.accept_unsealed.unwrap_or(false),
            ..self
        }
    }

    fn protocol(&self) -> Protocol {
        self.protocol.map_or(Protocol::Json, Into::into)
    }

    fn environment(&self) -> Environment {
        self.environment.map_or(Environment::Test, Into::into)
    }

    fn call(&self) -> Done {
        let transport = self.network.transport()?;
        let catalog = self.specs.catalog()?;
        let function = self.function(&catalog)?;
        let message = self.message(&function)?;
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::failed)?;
        runtime.block_on(async {
            let parties = self.parties(&catalog).await?;
            let exchange = self.exchange(&catalog, &function, &parties)?;
            let prepared = exchange
                .prepare_message(&function, &message)
                .map_err(|error| Failure::refused(report::refusal(&error)))?;
            report::request(&prepared, parties.simulator.is_some());
            let done = transmit(&exchange, &prepared, &transport, self.network.retry()).await;
            if let Some(simulator) = parties.simulator {
                simulator.stop().await;
            }
            done
        })
    }

    /// What is no assignment is not repeated in the error: it may be a card number with a slip in it.
    fn message(&self, function: &Function) -> Result<Message<'static>, Failure> {
        let mut assignments = Vec::new();
        for (at, argument) in self.fields.iter().enumerate() {
            assignments.push(Assignment::parse(argument).map_err(|error| {
                Failure::refused(format!("field {} of the command line: {error}", at + 1))
            })?);
        }
        fields::message(&assignments, &function.request).map_err(Failure::refused)
    }

    fn function(&self, catalog: &Catalog) -> Result<Function, Failure> {
        if let Some(function) = catalog.function(&self.function) {
            return Ok(catalog.describe(function));
        }
        let known: Vec<_> = catalog.functions.keys().map(String::as_str).collect();
        Err(Failure::refused(format!(
            "there is no function `{}`; there are: {}",
            shown::name(&self.function),
            known.join(", ")
        )))
    }
}

/// Sends, receives and shows, as often as the policy allows.
///
/// The runtime's `Client` does the same at one go, and tells of a response only what may be relied on. Whoever looks
/// for a fault wants to see the HTTP status and what kind of body came also where nothing of it can be relied on.
async fn transmit(
    exchange: &Exchange,
    prepared: &Prepared<'_>,
    transport: &ReqwestTransport,
    policy: RetryPolicy,
) -> Done {
    let began = Instant::now();
    let mut attempts = Attempts::new(policy, prepared.function());
    loop {
        let timeout = attempts.begin(began.elapsed());
        let request = HttpRequest { timeout, ..prepared.http().clone() };
        let error = match transport.send(request).await {
            Ok(response) => {
                report::status(&response);
                match exchange.receive_message(prepared, &response) {
                    Ok(answer) => return Ok(report::answer(&answer, prepared)),
                    Err(error) => {
                        report::unread(&error, &response, prepared);
                        error
                    }
                }
            }
            Err(error) => error.into(),
        };
        let told = report::told(&error);
        match attempts.failed(error, began.elapsed()) {
            Ok(pause) => {
                report::pause(&told, pause);
                transport.pause(pause).await;
            }
            Err(error) => {
                let told = report::told(&error);
                return Err(Failure::failed(format!("{told} (outcome: {})", error.outcome())));
            }
        }
    }
}

impl From<ProtocolOption> for Protocol {
    fn from(option: ProtocolOption) -> Self {
        match option {
            ProtocolOption::Json => Self::Json,
            ProtocolOption::Soap => Self::Soap,
        }
    }
}

impl From<EnvironmentOption> for Environment {
    fn from(option: EnvironmentOption) -> Self {
        match option {
            EnvironmentOption::Test => Self::Test,
            EnvironmentOption::Production => Self::Production,
        }
    }
}

impl From<Protocol> for ProtocolOption {
    fn from(protocol: Protocol) -> Self {
        match protocol {
            Protocol::Json => Self::Json,
            Protocol::Soap => Self::Soap,
        }
    }
}

impl From<Environment> for EnvironmentOption {
    fn from(environment: Environment) -> Self {
        match environment {
            Environment::Test => Self::Test,
            Environment::Production => Self::Production,
        }
    }
}
