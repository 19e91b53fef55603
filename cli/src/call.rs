//! `sips call`.

use clap::{Args, ValueEnum};
use sips_office_runtime::codec::Direction;
use sips_office_runtime::descriptor::{Environment, Function, Kind, Protocol};
use sips_office_runtime::message::Message;
use sips_office_runtime::{
    Answer, Error, Exchange, HttpResponse, InterfaceVersion, Prepared, ReqwestTransport, SealAlgorithm,
    SealPolicy, SealState, SecretKey, Transport, TransportOptions, sealed_parts,
};
use sips_office_simulator::{Simulator, example};
use sips_office_spec::Catalog;

use crate::fields::{self, Assignment};
use crate::key::KeyOptions;
use crate::pretty;
use crate::seal::print_parts;
use crate::specs::Specs;
use crate::status::{Done, Failure, Status};

/// Call a function: show the request, what was sealed, the answer and what its code means.
///
/// Without a secret key, the call goes to a simulator inside this program: `sips call updatePaymentMean
/// merchantWalletId=walId011 paymentMeanId=2 paymentMeanAlias=myAlias` works as it stands.
#[derive(Args)]
pub(crate) struct Call {
    /// The function, such as updatePaymentMean.
    function: String,
    /// The request's fields; a.b=x sets one in a container, a[0].b=x one in a list. What the client fills (version,
    /// merchant, key version, seal) is left out.
    #[arg(value_name = "NAME=VALUE", value_parser = Assignment::parse)]
    fields: Vec<Assignment>,
    #[command(flatten)]
    specs: Specs,
    /// How messages are written.
    #[arg(long, value_enum, default_value_t = ProtocolOption::Json)]
    protocol: ProtocolOption,
    /// The brand, which decides host and recommended interface version.
    #[arg(long, default_value = "sips", env = "SIPS_BRAND")]
    brand: String,
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

/// Who calls, and whom.
struct Parties {
    merchant_id: String,
    key: SecretKey,
    key_version: u32,
    base_address: Option<String>,
    simulator: Option<Simulator>,
}

impl Call {
    pub(crate) fn run(&self) -> Done {
        let catalog = self.specs.catalog()?;
        let function = self.function(&catalog)?;
        let message = fields::message(&self.fields, &function.request).map_err(Failure::refused)?;
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::failed)?;
        runtime.block_on(async {
            let parties = self.parties(&catalog).await?;
            let exchange = self.exchange(&catalog, &parties)?;
            let done =
                self.exchange_messages(&exchange, &function, &message, parties.simulator.is_some()).await;
            if let Some(simulator) = parties.simulator {
                simulator.stop().await;
            }
            done
        })
    }

    fn function(&self, catalog: &Catalog) -> Result<Function, Failure> {
        if let Some(function) = catalog.function(&self.function) {
            return Ok(catalog.describe(function));
        }
        let known: Vec<_> = catalog.functions.keys().map(String::as_str).collect();
        Err(Failure::refused(format!(
            "there is no function `{}`; there are: {}",
            self.function,
            known.join(", ")
        )))
    }

    /// The configured merchant, or where no key is configured the simulator and its merchant.
    async fn parties(&self, catalog: &Catalog) -> Result<Parties, Failure> {
        if self.key.text()?.is_some() {
            let Some(merchant_id) = self.merchant_id.clone() else {
                return Err(Failure::refused("there is a secret key and no merchant: set --merchant-id"));
            };
            return Ok(Parties {
                merchant_id,
                key: self.key.required()?,
                key_version: self.key_version.unwrap_or(1),
                base_address: self.base_address.clone(),
                simulator: None,
            });
        }
        let meant_for_real = self.merchant_id.is_some()
            || self.key_version.is_some()
            || self.base_address.is_some()
            || self.environment == EnvironmentOption::Production;
        if meant_for_real {
            self.key.required()?;
        }
        let simulator =
            Simulator::builder().catalog(catalog.clone()).start().await.map_err(Failure::failed)?;
        Ok(Parties {
            merchant_id: example::MERCHANT_ID.to_owned(),
            key: SecretKey::new(example::SECRET_KEY).map_err(Failure::failed)?,
            key_version: example::KEY_VERSION,
            base_address: Some(simulator.base_address()),
            simulator: Some(simulator),
        })
    }

    fn exchange(&self, catalog: &Catalog, parties: &Parties) -> Result<Exchange, Failure> {
        let Some(brand) = catalog.brands.get(&self.brand) else {
            let known: Vec<_> = catalog.brands.keys().map(String::as_str).collect();
            return Err(Failure::refused(format!(
                "there is no brand `{}`; there are: {}",
                self.brand,
                known.join(", ")
            )));
        };
        let (environment, protocol) = (self.environment.into(), self.protocol.into());
        let mut policy = SealPolicy::required();
        if self.accept_unsealed {
            policy = policy.accept_unsealed(protocol, environment);
        }
        let mut builder = Exchange::builder(
            brand.describe(),
            environment,
            &*parties.merchant_id,
            parties.key.clone(),
            parties.key_version,
        )
        .protocol(protocol)
        .seal_policy(policy);
        if let Some(version) = self.interface_version {
            builder = builder.interface_version(version);
        }
        if let Some(algorithm) = self.seal_algorithm {
            builder = builder.seal_algorithm(algorithm);
        }
        if let Some(address) = &parties.base_address {
            builder = builder.base_address(address);
        }
        builder.build().map_err(Failure::refused)
    }

    async fn exchange_messages(
        &self,
        exchange: &Exchange,
        function: &Function,
        message: &Message<'_>,
        simulated: bool,
    ) -> Done {
        let prepared = match exchange.prepare_message(function, message) {
            Ok(prepared) => prepared,
            Err(error) => return Err(Failure::refused(explain_refusal(&error))),
        };
        print_request(&prepared, simulated);
        let transport = ReqwestTransport::new(&TransportOptions::default()).map_err(Failure::failed)?;
        let response =
            transport.send(prepared.http().clone()).await.map_err(|error| Failure::failed(chain(&error)))?;
        println!("\nHTTP {}", response.status);
        match exchange.receive_message(&prepared, &response) {
            Ok(answer) => Ok(print_answer(&answer, &prepared)),
            Err(error) => {
                print_unread(&error, &response, &prepared);
                Err(Failure::failed(format!("{error} (outcome: {})", error.outcome())))
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

/// An error with everything that led to it.
fn chain(error: &dyn std::error::Error) -> String {
    std::iter::successors(Some(error), |error| error.source())
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(": ")
}

fn explain_refusal(error: &Error) -> String {
    match error.violations() {
        Some(violations) => {
            let lines: Vec<_> = violations.iter().map(|violation| format!("\n  - {violation}")).collect();
            format!("nothing was sent, because the request is not right{}", lines.concat())
        }
        None => error.to_string(),
    }
}

fn print_request(prepared: &Prepared<'_>, simulated: bool) {
    let function = prepared.function();
    let shown = pretty::masked(prepared.message(), &function.request);
    let whom = if simulated { "  (the simulator inside this program: no secret key is set)" } else { "" };
    println!("POST {}{whom}", prepared.http().url);
    for (name, value) in &prepared.http().headers {
        println!("{name}: {value}");
    }
    println!("\n{}", pretty::document(&shown, function, prepared.protocol(), Direction::Request));
    println!("\nSealed with {}, in this order", prepared.algorithm());
    print_parts(&sealed_parts(&shown));
    println!("  seal  {}", prepared.message().text("seal").unwrap_or_default());
}

fn print_answer(answer: &Answer<Message<'_>>, prepared: &Prepared<'_>) -> Status {
    let function = prepared.function();
    let shown = pretty::masked(answer.response(), &function.response);
    println!("\n{}", pretty::document(&shown, function, prepared.protocol(), Direction::Response));
    println!(
        "\n{}",
        match answer.seal() {
            SealState::Verified => "The answer's seal is verified",
            SealState::Unsealed => "The answer has no seal: nothing but TLS vouches for it",
        }
    );
    match (answer.code(), answer.label()) {
        (Some(code), Some(label)) => println!("{code}  {label}"),
        (Some(code), None) => println!("{code}  (a code that the documentation does not list)"),
        (None, _) => println!("The answer has no response code"),
    }
    if let Some(field) = answer.error_field_name() {
        println!("The platform blames {field}");
    }
    for field in function.response.iter().filter(|field| field.kind == Kind::DateTime) {
        if let Some(text) = answer.text(&field.name) {
            println!("{}  {text}", field.name);
        }
    }
    if answer.is_accepted() { Status::Done } else { Status::Failed }
}

/// What came where it could not be relied on, as far as it can be shown.
fn print_unread(error: &Error, response: &HttpResponse, prepared: &Prepared<'_>) {
    match error {
        Error::Unsealed { message, .. } => {
            let function = prepared.function();
            let shown = pretty::masked(message, &function.response);
            println!("\n{}", pretty::document(&shown, function, prepared.protocol(), Direction::Response));
        }
        _ => {
            let media_type = response.media_type().unwrap_or_else(|| "no media type".to_owned());
            println!("{media_type}, {} bytes", response.body.len());
        }
    }
}
