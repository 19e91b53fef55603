//! Nearly every request: nothing but described texts that can stand in a document as they are.
//!
//! They are written without a look at any of them, into room that is asked for once.

use super::write::envelope;
use super::{suffix, wrapper, xml};
use crate::codec::{room, scan};
use crate::descriptor::{Direction, Function, Pair, Pairs, Protocol};

/// Does what [`write`](fn@super::write) does with a message of which all names and texts are plain. Nothing is appended
/// where a field holds no text, or is not described.
pub(crate) fn write_plain(
    pairs: &Pairs<'_, '_>,
    function: &Function,
    direction: Direction,
    out: &mut Vec<u8>,
) -> bool {
    let (name, namespace) = (function.name.as_bytes(), function.namespace.as_bytes());
    let (suffix, wrapper) = (suffix(direction).as_bytes(), wrapper(direction).as_bytes());
    let mut size = 2 * (name.len() + suffix.len() + wrapper.len()) + namespace.len() + MARKUP;
    let Some(all) = pairs.all() else { return false };
    for field in pairs.fields() {
        let Some(text) = field.value.as_text() else { return false };
        size += 2 * field.name.len() + text.len() + "<></>".len();
    }
    if !scan::are_plain(namespace) || !xml::is_plain_name(&function.name) {
        return false;
    }
    envelope(out, |out| {
        room::append(out, size, |room| {
            room.put(b"<");
            room.put(name);
            room.put(suffix);
            // As the default namespace it reaches every element inside without a prefix.
            room.put(b" xmlns=\"");
            room.put(namespace);
            room.put(b"\"><");
            room.put(wrapper);
            room.put(b"><");
            // Each ends with the bracket that begins what follows.
            for Pair { description, field, .. } in all {
                let Some(field) = field else { continue };
                if description.only == Some(Protocol::Json) {
                    continue;
                }
                let name = field.name.as_bytes();
                room.put(name);
                room.put(b">");
                room.put(field.value.as_text().unwrap_or_default().as_bytes());
                room.put(b"</");
                room.put(name);
                room.put(b"><");
            }
            room.put(b"/");
            room.put(wrapper);
            room.put(b"></");
            room.put(name);
            room.put(suffix);
            room.put(b">");
        });
        Ok(())
    })
    .is_ok()
}

/// What stands around the names and the namespace.
const MARKUP: usize = "< xmlns=\"\"><></></>".len();

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::soap::write;
    use crate::message::{Message, Value};

    #[test]
    fn a_plain_message_is_written_as_any_other() {
        for alias in ["", "myAlias", "Café 名 'x'; ]]"] {
            let function = crate::codec::soap::tests::function();
            let mut message = Message::new();
            for (name, text) in [("paymentMeanAlias", alias), ("merchantId", "1"), ("paymentMeanId", "")] {
                message.set(name, text);
            }
            let (mut out, mut careful) = (b"before".to_vec(), b"before".to_vec());
            assert!(write_plain(&function.request.pair(&message), &function, Direction::Request, &mut out));
            write(&message, &function, Direction::Request, &mut careful).unwrap();
            assert_eq!(String::from_utf8(out), String::from_utf8(careful));
        }
    }

    #[test]
    fn what_asks_for_care_is_left_to_it() {
        let mut function = crate::codec::soap::tests::function();
        let left = |function: &Function, name: &'static str, value: Value<'static>| {
            let mut message = Message::new();
            message.set(name, value);
            let mut out = b"before".to_vec();
            assert!(!write_plain(&function.request.pair(&message), function, Direction::Request, &mut out));
            assert_eq!(out, b"before");
        };
        left(&function, "unknown", "1".into());
        left(&function, "merchantId", Value::List(Vec::new()));
        function.namespace = "urn:\"".into();
        left(&function, "merchantId", "1".into());
    }
}
