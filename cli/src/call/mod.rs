//! `sips call`.

mod parties;
mod report;

use clap::{Args, ValueEnum};
use sips_office_runtime::descriptor::{Environment, Function, Protocol};
use sips_office_runtime::message::Message;
use sips_office_runtime::{
    Exchange, InterfaceVersion, ReqwestTransport, SealAlgorithm, Transport, TransportOptions, shown,
};
use sips_office_spec::Catalog;

use crate::fields::{self, Assignment};
use crate::key::KeyOptions;
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
    /// How messages are written.
    #[arg(long, value_enum, default_value_t = ProtocolOption::Json)]
    protocol: ProtocolOption,
    /// The brand, which decides host and recommended interface version; by default the first, sips. Where the simulator
    /// is called, the first that recommends a version for the function.
    #[arg(long, env = "SIPS_BRAND")]
    brand: Option<String>,
    /// Where the request goes, once there is a secret key.
    #[arg(long, value_enum, default_value_t = EnvironmentOption::Test, env = "SIPS_ENVIRONMENT")]
    environment: EnvironmentOption,
    /// The interface version to send, such as 2.12; by default the one that the brand recommends.
    #[arg(long, value_name = "VERSION")]
    interface_version: Option<InterfaceVersion>,
    /// The algorithm to seal with: HMAC-SHA-256, HMAC-SHA-512 or SHA-256.
    #[arg(long, value_name = "ALGORITHM")]
    seal_algorithm: Option<SealAlgorithm>,
    /// The merchant's identifier.
    #[arg(long, value_name = "ID", env = "SIPS_MERCHANT_ID")]
    merchant_id: Option<String>,
    /// The version of the secret key.
    #[arg(long, value_name = "NUMBER", env = "SIPS_KEY_VERSION")]
    key_version: Option<u32>,
    #[command(flatten)]
    key: KeyOptions,
    /// Another address instead of the brand's host; https only, except on this machine.
    #[arg(long, value_name = "URL")]
    base_address: Option<String>,
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

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum EnvironmentOption {
    /// The bank's test platform.
    Test,
    /// Real shops, real money.
    Production,
}

impl Call {
    pub(crate) fn run(&self) -> Done {
        let catalog = self.specs.catalog()?;
        let function = self.function(&catalog)?;
        let message = self.message(&function)?;
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::failed)?;
        runtime.block_on(async {
            let parties = self.parties(&catalog).await?;
            let exchange = self.exchange(&catalog, &function, &parties)?;
            let done = transmit(&exchange, &function, &message, parties.simulator.is_some()).await;
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

/// Prepares, shows, sends, receives and shows.
///
/// The runtime's `Client` does the same at one go, and tells of a response only what may be relied on. Whoever looks
/// for a fault wants to see the HTTP status and what kind of body came also where nothing of it can be relied on.
async fn transmit(
    exchange: &Exchange,
    function: &Function,
    message: &Message<'_>,
    is_simulated: bool,
) -> Done {
    let prepared = exchange
        .prepare_message(function, message)
        .map_err(|error| Failure::refused(report::refusal(&error)))?;
    report::request(&prepared, is_simulated);
    let transport = ReqwestTransport::new(&TransportOptions::default()).map_err(Failure::failed)?;
    let response = transport
        .send(prepared.http().clone())
        .await
        .map_err(|error| Failure::failed(report::chain(&error)))?;
    report::status(&response);
    match exchange.receive_message(&prepared, &response) {
        Ok(answer) => Ok(report::answer(&answer, &prepared)),
        Err(error) => {
            report::unread(&error, &response, &prepared);
            Err(Failure::failed(format!("{error} (outcome: {})", error.outcome())))
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
