//! What the simulator of some specs answers, against what was written by hand.

use std::collections::BTreeSet;

use sips_office_runtime::descriptor::{self, Environment, Protocol};
use sips_office_runtime::message::Message;
use sips_office_runtime::{Exchange, HttpResponse, InterfaceVersion, SecretKey};
use sips_office_simulator::{Builder, Office, example};
use sips_office_spec::Catalog;

use crate::facts::{Facts, Function};
use crate::tree::{leaves, with};
use crate::wire::{BOTH, expect};

/// The oldest version that a request can have.
const OLDEST: InterfaceVersion = InterfaceVersion::new(2, 0);
/// A wallet that the simulator does not begin with.
const WALLET_ID: &str = "story";

/// Sends the first request of a function at the oldest version and at each recommended one, to a simulator that knows the
/// function by name and to one that does not.
pub(crate) fn probe(catalog: &Catalog, facts: &Function) -> Result<(), String> {
    let stranger = unknown_by_name(catalog, &facts.name);
    let (code, fields) = &facts.answered;
    // Whoever does not know the function answers with everything that has an example.
    let whole = facts.responses.first().unwrap().message(facts.latest());
    for (catalog, fields) in [(catalog, fields.iter().cloned().collect()), (&stranger, names(&whole))] {
        for protocol in BOTH {
            for version in BTreeSet::from([OLDEST, facts.latest()]) {
                // The first call may well leave nothing to call again for.
                let answer = Shop::open(catalog, protocol)?.call(facts, version, &[])?;
                expect("the code", answer.text(&facts.result), Some(code))?;
                expect("the fields of the answer", &names(&answer), &fields)?;
            }
        }
    }
    Ok(())
}

/// The catalog with the function in a service of another name.
fn unknown_by_name(catalog: &Catalog, name: &str) -> Catalog {
    const SERVICE: &str = "another";
    let mut catalog = catalog.clone();
    if let Some(function) = catalog.functions.get_mut(name) {
        let old = std::mem::replace(&mut function.service, SERVICE.to_owned());
        if let Some(service) = catalog.services.get(&old).cloned() {
            catalog.services.insert(SERVICE.to_owned(), service);
        }
    }
    catalog
}

fn names(message: &Message<'_>) -> BTreeSet<String> {
    leaves(message).into_iter().map(|(path, _)| path).collect()
}

/// A wallet from its first card to its end.
pub(crate) fn story(catalog: &Catalog, facts: &Facts) -> Result<(), String> {
    const ALIAS: &str = "paymentMeanAlias";
    for protocol in BOTH {
        let shop = Shop::open(catalog, protocol)?;
        for (at, line) in facts.story.iter().enumerate() {
            let name = line.split(' ').next().unwrap_or_default();
            let function = facts.functions.iter().find(|function| function.name == name).unwrap();
            let changes = [("merchantWalletId", WALLET_ID), ("paymentMeanId", "1"), (ALIAS, "another")];
            // The card keeps its own alias until it gets another.
            let is_card = function.request.iter().any(|field| field.path == "cardNumber");
            let changes = if is_card { &changes[..1] } else { &changes[..] };
            let answer = shop.call(function, function.latest(), changes)?;
            let mut told =
                vec![name.to_owned(), answer.text(&function.result).unwrap_or("no code").to_owned()];
            for (path, text) in leaves(&answer) {
                let name = path.rsplit('.').next().unwrap_or_default();
                match name {
                    "seal" => {}
                    _ if name == function.result => {}
                    _ if name.ends_with("DateTime") => told.push(name.to_owned()),
                    _ => told.push(format!("{name}={text}")),
                }
            }
            told[2..].sort();
            expect(&format!("call {} of the story", at + 1), told.join(" "), line.clone())?;
        }
    }
    Ok(())
}

/// The example merchant before a simulator.
struct Shop<'c> {
    catalog: &'c Catalog,
    office: Office,
    protocol: Protocol,
    brand: descriptor::Brand,
}

impl<'c> Shop<'c> {
    fn open(catalog: &'c Catalog, protocol: Protocol) -> Result<Self, String> {
        let office = Builder::new().catalog(catalog.clone()).office().map_err(|broken| broken.to_string())?;
        let (_, brand) = catalog.brands.first().ok_or("no brand")?;
        Ok(Self { catalog, office, protocol, brand: brand.describe() })
    }

    /// Sends the first request of a function as far as the version knows its fields, and gives what comes back sealed.
    fn call(
        &self,
        facts: &Function,
        version: InterfaceVersion,
        changes: &[(&str, &str)],
    ) -> Result<Message<'static>, String> {
        let function = self.catalog.function(&facts.name).ok_or("there is no such function")?;
        let function = self.catalog.describe(function);
        let mut request = facts.requests.first().unwrap().request();
        for field in facts.request.iter().filter(|field| field.since > version) {
            request = with(&request, &field.path, None);
        }
        for (path, text) in changes {
            request = with(&request, path, Some(text));
        }
        let key = SecretKey::new(example::SECRET_KEY).unwrap();
        let exchange = Exchange::builder(
            self.brand.clone(),
            Environment::Test,
            example::MERCHANT_ID,
            key,
            example::KEY_VERSION,
        );
        let exchange = exchange.protocol(self.protocol).interface_version(version);
        let exchange = exchange.build().map_err(|error| error.to_string())?;
        let prepared = exchange.prepare_message(&function, &request).map_err(|error| error.to_string())?;
        let path = prepared.http().url.strip_prefix(exchange.base_address()).unwrap();
        let sent = http::Request::post(path).body(&*prepared.http().body);
        let answer = self.office.answer(&sent.map_err(|error| error.to_string())?);
        let response = HttpResponse {
            status: answer.status,
            headers: answer.headers.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
            body: answer.body,
        };
        let received = exchange.receive_message(&prepared, &response);
        Ok(received.map_err(|error| error.to_string())?.into_response().into_owned())
    }
}
