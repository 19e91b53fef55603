//! From a request to a sealed response.

use sips_office_runtime::codec::{json, soap};
use sips_office_runtime::descriptor::{CheckContext, Direction, Protocol, Role, find};
use sips_office_runtime::message::Message;
use sips_office_spec::example::fill;

use super::examine::{Admitted, Signer, examine};
use super::routes::Served;
use super::{HttpAnswer, Office, Question, faulty};
use crate::behaviour::{Call, carried};
use crate::fault::{Fault, Suffered};
use crate::refusal::Objection;

impl Office {
    /// Examines a request, carries it out, and answers. The response code goes to `code` too.
    pub(super) fn respond(
        &self,
        question: &Question<'_, '_>,
        faults: &Suffered,
        code: &mut Option<String>,
    ) -> HttpAnswer {
        let Question { served, protocol, message } = question;
        let examination = examine(&self.merchants, &served.function, *protocol, message);
        let done = examination.result.and_then(|admitted| self.carry_out(question, &admitted));
        let mut response = match done.or_else(|objection| refuse(served, &objection).ok_or(objection)) {
            Ok(response) => response,
            Err(objection) => return without_code(*protocol, &objection),
        };
        faulty::alter(&served.function, &mut response, faults);
        *code = code_of(served, &response);
        if let Some(signer) = examination.signer.filter(|_| !self.unsealed_answers) {
            seal(&signer, &mut response, faults);
        }
        write(served, *protocol, &response, faults)
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

/// The response that says no; `None` where the function's responses have no code to say it with.
fn refuse(served: &Served, objection: &Objection) -> Option<Message<'static>> {
    let code = served.function.response_code.as_ref()?;
    let mut response = Message::new();
    response.set(code.field.to_string(), objection.refusal.code());
    const BLAMED: &str = Role::ErrorFieldName.name();
    if let Some(field) = &objection.field
        && find(&served.function.response, BLAMED).is_some()
    {
        response.set(BLAMED, field.clone());
    }
    Some(response)
}

/// A refusal that the function's responses cannot express.
fn without_code(protocol: Protocol, objection: &Objection) -> HttpAnswer {
    let sentence = format!("the request is refused with code {}", objection.refusal.code());
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

fn write(served: &Served, protocol: Protocol, response: &Message<'_>, faults: &Suffered) -> HttpAnswer {
    let mut body = Vec::with_capacity(512);
    match protocol {
        Protocol::Json => json::write(response, &mut body),
        Protocol::Soap => {
            if let Err(error) = soap::write(response, &served.function, Direction::Response, &mut body) {
                return HttpAnswer::fault("Server", &format!("the answer has no SOAP form: {error}"));
            }
        }
    }
    if faults.has(&Fault::DuplicateField) {
        faulty::repeat_field(protocol, response, &mut body);
    }
    HttpAnswer::message(protocol, body)
}
