//! What the client of some specs sends, refuses and reads, against what was written by hand.

mod read;
mod refused;
mod sent;
mod shown;

use std::fmt::Debug;

use sips_office_runtime::descriptor::{self, Environment, Protocol};
use sips_office_runtime::{Error, Exchange, InterfaceVersion, SecretKey, Violation};
use sips_office_spec::Catalog;

use crate::facts::{Facts, Function};

/// Both protocols.
pub(crate) const BOTH: [Protocol; 2] = [Protocol::Json, Protocol::Soap];

const MERCHANT_ID: &str = "011223344550000";
const KEY: &str = "secret123";

/// Calls a function in every way, without any network.
pub(crate) fn probe(catalog: &Catalog, facts: &Facts, written: &Function) -> Result<(), String> {
    let function = catalog.function(&written.name).ok_or("there is no such function")?;
    let function = catalog.describe(function);
    expect("idempotent", function.idempotent, written.idempotent)?;
    sent::probe(catalog, facts, written, &function)?;
    refused::probe(facts, written, &function)?;
    read::probe(catalog, facts, written, &function)?;
    shown::probe(written, &function)
}

/// Tells of what is not as it was written.
pub(crate) fn expect<T: PartialEq + Debug>(what: &str, found: T, written: T) -> Result<(), String> {
    match found == written {
        true => Ok(()),
        false => Err(format!("{what}: {found:?}, and written is {written:?}")),
    }
}

/// The violations without which a request would be sent.
fn violations(error: &Error) -> Vec<Violation> {
    error.violations().map_or(Vec::new(), |violations| violations.iter().cloned().collect())
}

fn key() -> SecretKey {
    SecretKey::new(KEY).unwrap()
}

fn brand(catalog: &Catalog, id: &str) -> Result<descriptor::Brand, String> {
    Ok(catalog.brands.get(id).ok_or_else(|| format!("there is no brand {id}"))?.describe())
}

fn exchange(
    brand: &descriptor::Brand,
    environment: Environment,
    protocol: Protocol,
    version: Option<InterfaceVersion>,
) -> Result<Exchange, String> {
    let settings = Exchange::builder(brand.clone(), environment, MERCHANT_ID, key(), 1).protocol(protocol);
    let settings = match version {
        Some(version) => settings.interface_version(version),
        None => settings,
    };
    settings.build().map_err(|error| error.to_string())
}

/// A SOAP document with its envelope.
fn enveloped(content: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soap:Envelope \
         xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>{content}</soap:Body></soap:Envelope>"
    )
}
