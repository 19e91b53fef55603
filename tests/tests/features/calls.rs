//! What becomes of a feature's requests: refused by the checks, or sent to the simulator and answered.

use sips_office_runtime::codec::{Limits, json};
use sips_office_runtime::descriptor::{Environment, Function, Protocol};
use sips_office_runtime::message::Message;
use sips_office_runtime::{Answer, Client, Error, Exchange, InterfaceVersion, SealState, SecretKey};
use sips_office_simulator::{Simulator, example};

use crate::feature::Feature;

/// A request of `cases.txt`: `function brand version {…}`. Without function, brand or version, the first function and
/// the first brand are meant, and the version that the brand recommends.
struct Case<'f> {
    function: Function,
    brand: &'f str,
    version: Option<InterfaceVersion>,
    request: &'f str,
}

/// What became of a request.
struct Call {
    /// Where it arrived, if it was sent.
    path: Option<String>,
    told: String,
}

/// Every request of the feature, and what the client says to it in JSON and SOAP.
pub(crate) async fn told(feature: &Feature) -> String {
    let simulator = Simulator::builder().catalog(feature.catalog.clone()).start().await.unwrap();
    let mut told = String::new();
    for line in feature.text("cases.txt").lines() {
        told += &format!("{line}\n");
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let case = Case::read(feature, line);
        let in_json = case.call(feature, &simulator, Protocol::Json).await;
        let in_soap = case.call(feature, &simulator, Protocol::Soap).await;
        told += &match (in_json.path, in_soap.path) {
            (Some(json), Some(soap)) if in_json.told == in_soap.told => {
                format!("  {json} and {soap}: {}\n", in_json.told)
            }
            (None, None) if in_json.told == in_soap.told => format!("  {}\n", in_json.told),
            (json, soap) => {
                let path = |path: Option<String>| path.map(|path| path + ": ").unwrap_or_default();
                format!("  JSON: {}{}\n  SOAP: {}{}\n", path(json), in_json.told, path(soap), in_soap.told)
            }
        };
    }
    simulator.stop().await;
    told
}

impl<'f> Case<'f> {
    fn read(feature: &'f Feature, line: &'f str) -> Self {
        let (options, request) = line.split_at(line.find('{').expect("a case ends in a JSON object"));
        let catalog = &feature.catalog;
        let mut function = catalog.functions.values().next().unwrap();
        let mut brand = catalog.brands.keys().next().unwrap().as_str();
        let mut version = None;
        for option in options.split_whitespace() {
            match (catalog.functions.get(option), catalog.brands.get(option)) {
                (Some(named), _) => function = named,
                (None, Some(_)) => brand = option,
                (None, None) => version = Some(option.parse().expect("a function, a brand or a version")),
            }
        }
        Self { function: catalog.describe(function), brand, version, request }
    }

    async fn call(&self, feature: &Feature, simulator: &Simulator, protocol: Protocol) -> Call {
        let key = SecretKey::new(example::SECRET_KEY).unwrap();
        let brand = feature.catalog.brands[self.brand].describe();
        let mut exchange =
            Exchange::builder(brand, Environment::Test, example::MERCHANT_ID, key, example::KEY_VERSION)
                .protocol(protocol)
                .base_address(&simulator.base_address());
        if let Some(version) = self.version {
            exchange = exchange.interface_version(version);
        }
        let client = Client::new(exchange.build().unwrap()).unwrap();
        let request = json::read(self.request.as_bytes(), &Limits::default()).unwrap();
        simulator.office().clear_received();
        let called = client.call_message(&self.function, &request).await;
        let path = simulator.received().last().map(|received| received.path.clone());
        let told = match called {
            Ok(answer) => {
                assert_eq!(answer.seal_state(), SealState::Verified);
                answered(&answer)
            }
            Err(Error::Invalid { violations, .. }) => {
                assert_eq!(path, None, "what is refused is not sent");
                let violations: Vec<_> = violations.iter().map(ToString::to_string).collect();
                format!("not sent: {}", violations.join("\n    and: "))
            }
            Err(error) => format!("{:?}: {error}", error.outcome()),
        };
        Call { path, told }
    }
}

fn answered(answer: &Answer<Message<'_>>) -> String {
    let mut message = answer.response().borrowed();
    message.remove("seal");
    let mut body = Vec::new();
    json::write(&message, &mut body);
    let version = answer.sent_version();
    let result = if answer.result().is_accepted() { "accepted" } else { "not accepted" };
    let label = answer.result().label().map(|label| format!(", {label}")).unwrap_or_default();
    format!("{result} under {version}{label}: {}", String::from_utf8_lossy(&body))
}
