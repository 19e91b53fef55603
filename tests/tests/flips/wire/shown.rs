//! What `Debug` shows of messages.

use std::fmt;

use sips_office_runtime::descriptor;
use sips_office_runtime::message::Message;
use sips_office_runtime::typed;

use crate::facts::Function;
use crate::tree::leaves;

/// Each value of each message shows as was written, and of a card number never five digits in a row.
pub(super) fn probe(written: &Function, function: &descriptor::Function) -> Result<(), String> {
    let requests = written.requests.iter().map(|document| (document, &function.request));
    let responses = written.responses.iter().map(|document| (document, &function.response));
    for (document, fields) in requests.chain(responses) {
        let message = document.message(written.latest());
        let shown = format!("{:?}", Shown { message: &message, fields });
        for (path, text) in leaves(&message) {
            let field = written.request.iter().find(|field| field.path == path);
            let hidden = field.and_then(|field| field.shown.as_ref());
            let name = path.rsplit('.').next().unwrap_or_default();
            let is_shown = match hidden {
                Some(part) => shown.contains(&format!("{name}: {part:?}")) && !shows_five_of(&shown, &text),
                // The elements of a list stand without a name of their own.
                None => {
                    shown.contains(&format!("{name}: {text:?}"))
                        || shown.contains(&format!("[{text:?}"))
                        || shown.contains(&format!(", {text:?}]"))
                }
            };
            if !is_shown {
                return Err(format!("{path} shows otherwise: {shown}"));
            }
        }
    }
    Ok(())
}

fn shows_five_of(shown: &str, text: &str) -> bool {
    text.as_bytes().windows(5).any(|five| shown.contains(&*String::from_utf8_lossy(five)))
}

struct Shown<'m> {
    message: &'m Message<'m>,
    fields: &'m [descriptor::Field],
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        typed::debug(f, "Message", self.message, self.fields)
    }
}
