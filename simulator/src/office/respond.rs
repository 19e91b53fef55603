//! From a request to a sealed response.

use sips_office_runtime::codec::{EncodeError, json, soap};
use sips_office_runtime::descriptor::{CheckContext, Direction, Protocol, Role, find};
use sips_office_runtime::message::Message;
use sips_office_spec::example::fill;

use super::examine::{Admitted, Signer, examine};
use super::routes::Served;
use super::{HttpAnswer, Office, Question, faulty};
use crate::behaviour::{Call, carried};
use crate::fault::{Fault, Suffered};
use crate::received::Received;
use crate::refusal::Objection;

impl Office {
    /// Examines a request, carries it out, and answers. What is found goes to `received` too.
    pub(super) fn respond(
        &self,
        question: &Question<'_, '_>,
        faults: &Suffered,
        received: &mut Received,
    ) -> HttpAnswer {
        let Question { served, protocol, message } = question;
        let examination = examine(&self.merchants, &served.function, *protocol, message);
        received.seal = examination.seal;
        let done = match faulty::code(faults) {
            Some(code) => answer_with(served, code, None).ok_or(code),
            None => examination.result.and_then(|admitted| self.carry_out(question, &admitted)).or_else(
                |Objection { refusal, field }| {
                    answer_with(served, refusal.code(), field).ok_or(refusal.code())
                },
            ),
        };
        let mut response = match done {
            Ok(response) => response,
            Err(code) => return without_code(*protocol, code),
        };
        faulty::alter(&served.function, &mut response, faults);
        let code = code_of(served, &response);
        if let Some(signer) = examination.signer.filter(|_| !self.unsealed_answers) {
            seal(&signer, &mut response, faults);
        }
        match write(served, *protocol, &response, faults) {
            Ok(body) => {
                received.code = code;
                HttpAnswer::message(*protocol, body)
            }
            Err(error) => HttpAnswer::fault("Server", &format!("the answer has no SOAP form: {error}")),
        }
    }

    fn carry_out(
        &self,
        question: &Question<'_, '_>,
        admitted: &Admitted<'_>,
    ) -> Result<Message<'static>, Objection> {
        let Question { served, protocol, message } = question;
        let mut response = Message::new();
        if let Some(code) = &served.function.response_code {
            let accepted = code.accepted.first().map_or_else(String::new, ToString::to_string);
            response.set(code.field.to_string(), accepted);
        }
        let context = CheckContext { version: admitted.version, protocol: *protocol, brand: None };
        let Some(behaviour) = served.behaviour else {
            fill(&served.function.response, &context, &mut response);
            return Ok(response);
        };
        let mut wallets = self.wallets_now();
        let mut call = Call {
            merchant_id: admitted.merchant_id,
            request: message,
            wallets: &mut wallets,
            now: (self.clock)(),
        };
        for (name, value) in behaviour(&mut call)? {
            let described = find(&served.function.response, name);
            let value = described.and_then(|field| carried(field, value, &context));
            if let Some(value) = value {
                response.set(name, value);
            }
        }
        Ok(response)
    }
}

/// The response that says no more than a code, and the field that it is about; `None` where the function's responses have
/// no code.
fn answer_with(served: &Served, code: &str, field: Option<String>) -> Option<Message<'static>> {
    let described = served.function.response_code.as_ref()?;
    let mut response = Message::new();
    response.set(described.field.to_string(), code.to_owned());
    const BLAMED: &str = Role::ErrorFieldName.name();
    if let Some(field) = field
        && find(&served.function.response, BLAMED).is_some()
    {
        response.set(BLAMED, field);
    }
    Some(response)
}

/// A refusal that the function's responses cannot express.
fn without_code(protocol: Protocol, code: &str) -> HttpAnswer {
    let sentence = format!("the request is refused with code {code}");
    match protocol {
        Protocol::Json => HttpAnswer::text(400, &sentence),
        Protocol::Soap => HttpAnswer::fault("Client", &sentence),
    }
}

fn code_of(served: &Served, response: &Message<'_>) -> Option<String> {
    let field = &served.function.response_code.as_ref()?.field;
    response.text(field).map(str::to_owned)
}

fn seal(signer: &Signer<'_>, response: &mut Message<'static>, faults: &Suffered) {
    if faults.has(&Fault::MissingSeal) {
        return;
    }
    let mut seal = signer.key.seal(signer.algorithm, response).into_string();
    if faults.has(&Fault::WrongSeal) {
        let last = if seal.pop() == Some('0') { '1' } else { '0' };
        seal.push(last);
    }
    response.set(Role::Seal.name(), seal);
    if faults.has(&Fault::ChangedByte) {
        faulty::change(response);
    }
}

fn write(
    served: &Served,
    protocol: Protocol,
    response: &Message<'_>,
    faults: &Suffered,
) -> Result<Vec<u8>, EncodeError> {
    let mut body = Vec::with_capacity(512);
    match protocol {
        Protocol::Json => json::write(response, &mut body),
        Protocol::Soap => soap::write(response, &served.function, Direction::Response, &mut body)?,
    }
    if faults.has(&Fault::DuplicateField) {
        faulty::repeat_field(protocol, response, &mut body);
    }
    Ok(body)
}
