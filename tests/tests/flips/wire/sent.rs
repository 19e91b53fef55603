//! Requests as they leave, to the byte.

use sips_office_runtime::codec::{Direction, soap};
use sips_office_runtime::descriptor::{self, Environment, Protocol};
use sips_office_runtime::message::Message;
use sips_office_runtime::{Verdict, Violation};
use sips_office_spec::Catalog;

use super::{BOTH, brand, enveloped, exchange, expect, key, violations};
use crate::facts::{Document, Facts, Function};

/// Every request of the function, for every brand, in both protocols and environments.
pub(super) fn probe(
    catalog: &Catalog,
    facts: &Facts,
    written: &Function,
    function: &descriptor::Function,
) -> Result<(), String> {
    for known in &facts.brands {
        let brand = brand(catalog, &known.id)?;
        for protocol in BOTH {
            for request in &written.requests {
                for (environment, host) in
                    [(Environment::Test, &known.test), (Environment::Production, &known.production)]
                {
                    let address = format!("https://{host}{}", written.path(protocol));
                    let call = Call { brand: &brand, environment, protocol, address };
                    call.check(written, function, request)?;
                }
            }
        }
    }
    in_order(written, function)
}

/// The SOAP order of all fields that requests have, those included that no request has together.
fn in_order(written: &Function, function: &descriptor::Function) -> Result<(), String> {
    let mut all = Message::new();
    for field in written.requests.iter().flat_map(|request| request.message(written.latest())) {
        all.set(field.name, field.value);
    }
    let mut body = Vec::new();
    soap::write(&all, function, Direction::Request, &mut body).map_err(|error| error.to_string())?;
    let body = String::from_utf8_lossy(&body);
    let mut names: Vec<_> = written.request.iter().map(|field| field.path.rsplit('.').next()).collect();
    let written = names.clone();
    names.sort_by_key(|name| name.and_then(|name| body.find(&format!("<{name}>"))));
    expect("the SOAP order", names, written)
}

struct Call<'c> {
    brand: &'c descriptor::Brand,
    environment: Environment,
    protocol: Protocol,
    address: String,
}

impl Call<'_> {
    /// Sends under the version that the brand recommends, or nothing where it recommends none.
    fn check(
        &self,
        written: &Function,
        function: &descriptor::Function,
        request: &Document,
    ) -> Result<(), String> {
        let exchange = exchange(self.brand, self.environment, self.protocol, None)?;
        let message = request.request();
        let Some(version) = written.recommended.get(&*self.brand.id) else {
            let is_unversioned = |found: &Violation| matches!(found, Violation::NoInterfaceVersion { .. });
            return match exchange.prepare_message(function, &message) {
                Err(error) if violations(&error).iter().any(is_unversioned) => Ok(()),
                Err(error) => Err(error.to_string()),
                Ok(_) => Err(format!("a version is recommended for {}", self.brand.id)),
            };
        };
        let prepared = exchange.prepare_message(function, &message).map_err(|error| error.to_string())?;
        expect("the address", &*prepared.http().url, &*self.address)?;
        expect("the seal", key().verify(prepared.algorithm(), prepared.message()), Verdict::Valid)?;
        let seal = prepared.message().text("seal").unwrap_or_default();
        let document = match self.protocol {
            Protocol::Json => request.json.clone(),
            Protocol::Soap => enveloped(&request.soap),
        };
        let document = document.replace("{version}", &version.to_string()).replace("{seal}", seal);
        expect("the request", &*String::from_utf8_lossy(&prepared.http().body), &*document)
    }
}
