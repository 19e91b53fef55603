//! Faults, carried out.

use sips_office_runtime::codec::json;
use sips_office_runtime::descriptor::{Function, Protocol, Role};
use sips_office_runtime::message::{Field, Message, ScalarKind, Value};

use super::HttpAnswer;
use crate::fault::{Fault, Suffered, is_status};

/// The field that no function documents.
const UNKNOWN_FIELD: &str = "undocumentedField";

/// The answer that comes instead of carrying the request out, where a fault asks for one.
pub(super) fn instead(faults: &Suffered) -> Option<HttpAnswer> {
    faults.iter().find_map(|fault| match fault {
        Fault::Status(status) => {
            let status = if is_status(*status) { *status } else { 500 };
            Some(HttpAnswer::text(status, "a fault that was asked for"))
        }
        Fault::Redirect(address) => {
            Some(HttpAnswer::text(307, "a fault that was asked for").with_header("location", address))
        }
        Fault::SoapFault => Some(HttpAnswer::fault("Server", "a fault that was asked for")),
        _ => None,
    })
}

/// The response code that comes whatever is asked, where a fault asks for one.
pub(super) fn code(faults: &Suffered) -> Option<&str> {
    faults.iter().find_map(|fault| match fault {
        Fault::Code(code) => Some(&**code),
        _ => None,
    })
}

/// The faults of a response before it is sealed.
pub(super) fn alter(function: &Function, response: &mut Message<'static>, faults: &Suffered) {
    if faults.has(&Fault::UnknownField) {
        response.set(UNKNOWN_FIELD, "a value of a field that no page mentions");
    }
    if faults.has(&Fault::UnknownCode)
        && let Some(code) = &function.response_code
        && let Some(unknown) = (70..100).map(|code| code.to_string()).find(|text| is_unknown(function, text))
    {
        response.set(code.field.to_string(), unknown);
    }
}

/// Changes a character of the first sealed text.
pub(super) fn change(response: &mut Message<'static>) {
    let changed = response.iter().find_map(|field| match &field.value {
        Value::Scalar(scalar) if Role::of(&field.name).is_sealed() && scalar.kind() == ScalarKind::Text => {
            let mut text = scalar.text().to_owned();
            let last = if text.pop()? == '0' { '1' } else { '0' };
            text.push(last);
            Some((field.name.to_string(), text))
        }
        _ => None,
    });
    if let Some((name, text)) = changed {
        response.set(name, text);
    }
}

/// Lets the first sealed text of a written response stand in it twice, which no message tree can hold.
pub(super) fn repeat_field(protocol: Protocol, response: &Message<'_>, body: &mut Vec<u8>) {
    let is_sealed_text =
        |field: &&Field<'_>| Role::of(&field.name).is_sealed() && field.value.as_text().is_some();
    let Some(field) = response.iter().find(is_sealed_text) else { return };
    match protocol {
        Protocol::Json => {
            let mut alone = Message::new();
            alone.set(&*field.name, field.value.clone());
            let mut written = Vec::new();
            json::write(&alone, &mut written);
            // `{"a":"1"}` in front of `{"a":"1","b":"2"}`, with the two braces between them made a comma.
            written.pop();
            written.push(b',');
            written.extend_from_slice(body.get(1..).unwrap_or_default());
            *body = written;
        }
        Protocol::Soap => {
            let (open, close) = (format!("<{}>", field.name), format!("</{}>", field.name));
            let end = find(body, &close).map(|at| at + close.len());
            if let (Some(start), Some(end)) = (find(body, &open), end)
                && let Some(element) = body.get(start..end).map(<[u8]>::to_vec)
            {
                body.splice(start..start, element);
            }
        }
    }
}

/// The faults of an answer as a whole.
pub(super) fn spoil(mut answer: HttpAnswer, faults: &Suffered) -> HttpAnswer {
    for fault in faults.iter() {
        match fault {
            Fault::Delay(time) => answer.delay = Some(answer.delay.unwrap_or_default() + *time),
            Fault::NoAnswer => answer.is_withheld = true,
            Fault::TruncatedBody => answer.body.truncate(answer.body.len() / 2),
            Fault::CutConnection => {
                answer.announced_length = Some(answer.body.len());
                answer.body.truncate(answer.body.len() / 2);
            }
            _ => {}
        }
    }
    answer
}

fn is_unknown(function: &Function, code: &str) -> bool {
    let is_accepted =
        function.response_code.iter().any(|known| known.accepted.iter().any(|text| text == code));
    !is_accepted && function.response_value(code).is_none()
}

fn find(body: &[u8], text: &str) -> Option<usize> {
    body.windows(text.len()).position(|window| window == text.as_bytes())
}
