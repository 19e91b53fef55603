//! Responses as they come, and what they tell.

use sips_office_runtime::codec::{Direction, soap};
use sips_office_runtime::descriptor::{self, Environment, Protocol};
use sips_office_runtime::message::Message;
use sips_office_runtime::{Exchange, HttpResponse, Prepared, SealAlgorithm};
use sips_office_spec::Catalog;

use super::refused::same_in_soap;
use super::{BOTH, brand, enveloped, exchange, expect, key};
use crate::facts::{Document, Facts, Function};
use crate::tree::with;

/// Reads every response of the function in both protocols, and with each code for each brand.
pub(super) fn probe(
    catalog: &Catalog,
    facts: &Facts,
    written: &Function,
    function: &descriptor::Function,
) -> Result<(), String> {
    let request = written.requests.first().unwrap().request();
    for known in &facts.brands {
        let brand = brand(catalog, &known.id)?;
        let labelled = Labelled { facts, written, platform: &known.platform };
        for protocol in BOTH {
            let exchange = exchange(&brand, Environment::Test, protocol, Some(written.latest()))?;
            let prepared = exchange.prepare_message(function, &request).map_err(|error| error.to_string())?;
            let reader = Reader { exchange: &exchange, prepared: &prepared, written, labelled: &labelled };
            for response in &written.responses {
                reader.check(response)?;
            }
            if protocol == Protocol::Json {
                reader.check_codes(written.responses.first().unwrap())?;
            }
        }
    }
    for response in &written.responses {
        let message = response.message(written.latest());
        let mut body = Vec::new();
        soap::write(&message, function, Direction::Response, &mut body).map_err(|error| error.to_string())?;
        expect("the response in SOAP", &*String::from_utf8_lossy(&body), &*enveloped(&response.soap))?;
        same_in_soap(&message, function, Direction::Response)?;
    }
    Ok(())
}

/// What codes mean.
struct Labelled<'f> {
    facts: &'f Facts,
    written: &'f Function,
    platform: &'f str,
}

impl Labelled<'_> {
    fn label(&self, code: &str) -> Option<String> {
        let list = &self.facts.lists[self.written.codes.as_ref()?];
        let (_, label) = list.values.iter().find(|(known, _)| known == code)?;
        Some(label.replace("{platform}", self.platform))
    }

    /// All listed codes, and some that come where none are listed.
    fn codes(&self) -> Vec<String> {
        let list = self.written.codes.as_ref().map(|list| &self.facts.lists[list].values);
        let listed = list.into_iter().flatten().map(|(code, _)| code.clone());
        listed.chain(["00", "05", "40", "XX"].map(str::to_owned)).collect()
    }
}

struct Reader<'r> {
    exchange: &'r Exchange,
    prepared: &'r Prepared<'r>,
    written: &'r Function,
    labelled: &'r Labelled<'r>,
}

impl Reader<'_> {
    fn check(&self, response: &Document) -> Result<(), String> {
        let message = sealed(response.message(self.written.latest()));
        let seal = message.text("seal").unwrap();
        let body = match self.exchange.protocol() {
            Protocol::Json => response.json.replace("{seal}", seal),
            Protocol::Soap => enveloped(&response.soap).replace("{seal}", seal),
        };
        self.read(&message, body)
    }

    fn check_codes(&self, response: &Document) -> Result<(), String> {
        for code in self.labelled.codes() {
            let message = response.message(self.written.latest());
            let message = sealed(with(&message, &self.written.result, Some(&code)));
            let old = message.text("seal").unwrap();
            let (from, to) = (
                format!("\"{}\":\"00\"", self.written.result),
                format!("\"{}\":\"{code}\"", self.written.result),
            );
            self.read(&message, response.json.replace(&from, &to).replace("{seal}", old))?;
        }
        Ok(())
    }

    /// Reads a body and holds it against the message that it is.
    fn read(&self, message: &Message<'_>, body: String) -> Result<(), String> {
        let response = HttpResponse { status: 200, headers: Vec::new(), body: body.into_bytes() };
        let answer =
            self.exchange.receive_message(self.prepared, &response).map_err(|error| error.to_string())?;
        if answer.response() != message {
            return Err(format!("read was {:?} in place of {message:?}", answer.response()));
        }
        let (result, code) = (answer.result(), message.text(&self.written.result).unwrap());
        expect("the code", result.code(), Some(code))?;
        expect("the label", result.label(), self.labelled.label(code).as_deref())?;
        expect(
            "accepted",
            result.is_accepted(),
            self.written.accepted.iter().any(|accepted| accepted == code),
        )
    }
}

fn sealed(mut message: Message<'static>) -> Message<'static> {
    let seal = key().seal(SealAlgorithm::HmacSha256, &message).into_string();
    message.set("seal", seal);
    message
}
