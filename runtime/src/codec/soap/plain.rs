//! Nearly every message: nothing but described texts that can stand in a document as they are.
//!
//! They are written without a look at any of them, into room that is asked for once, and looked at as a whole afterwards:
//! that takes less time than to look at each.

use super::{suffix, wrapper, xml};
use crate::codec::{room, scan};
use crate::descriptor::{Direction, Function, Pair, Pairs, Protocol};

/// Appends the function's element with the fields in SOAP order, or nothing where one of them needs a closer look.
pub(super) fn write(
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
    // A quotation mark may stand in a text, and not in an attribute.
    let are_plain = xml::is_plain_name(&function.name)
        && namespace.iter().fold(true, |plain, byte| plain & (*byte != b'"'));
    if !are_plain || !pairs.have_plain_names() {
        return false;
    }
    let start = out.len();
    // Those of the function's element and of the wrapper.
    let mut brackets = 8;
    room::append(out, size, |room| {
        room.put(b"<");
        room.put(name);
        room.put(suffix);
        // As the default namespace it reaches every element inside without a prefix.
        room.put(b" xmlns=\"");
        room.put(namespace);
        room.put(b"\"><");
        room.put(wrapper);
        room.put(b">");
        for Pair { description, field, .. } in all {
            let Some(field) = field else { continue };
            if description.only == Some(Protocol::Json) {
                continue;
            }
            let name = field.name.as_bytes();
            brackets += 4;
            room.put(b"<");
            room.put(name);
            room.put(b">");
            room.put(field.value.as_text().unwrap_or_default().as_bytes());
            room.put(b"</");
            room.put(name);
            room.put(b">");
        }
        room.put(b"</");
        room.put(wrapper);
        room.put(b"></");
        room.put(name);
        room.put(suffix);
        room.put(b">");
    });
    let found = scan::count(
        out.get(start..).unwrap_or_default(),
        |byte| (byte == b'<') | (byte == b'>'),
        |byte| (byte < b' ') | (byte == b'&') | (byte == 0xef),
    );
    // A text with a bracket of its own may not stay.
    let is_well_formed = found == Some(brackets);
    if !is_well_formed {
        out.truncate(start);
    }
    is_well_formed
}

/// What stands around the names and the namespace.
const MARKUP: usize = "< xmlns=\"\"><></></>".len();

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::soap::write::write_operation;
    use crate::message::Message;

    /// What is written of a message with these texts, which is what is written with care; `None` where care is asked for.
    fn written(namespace: &'static str, alias: &'static str) -> Option<String> {
        let mut function = crate::codec::soap::tests::function();
        function.namespace = namespace.into();
        let mut message = Message::new();
        for (name, text) in [("paymentMeanAlias", alias), ("merchantId", "1"), ("paymentMeanId", "")] {
            message.set(name, text);
        }
        let (mut out, mut careful) = (b"before".to_vec(), b"before".to_vec());
        if !write(&function.request.pair(&message), &function, Direction::Request, &mut out) {
            assert_eq!(out, b"before");
            return None;
        }
        write_operation(&message, &function, Direction::Request, &mut careful).unwrap();
        assert_eq!(out, careful);
        String::from_utf8(out).ok()
    }

    #[test]
    fn a_plain_message_is_written_as_any_other() {
        for alias in ["", "myAlias", "\"Café\" 名 'x'; ]]"] {
            assert!(written("urn:example", alias).is_some_and(|out| out.contains(alias)), "{alias}");
        }
    }

    #[test]
    fn what_asks_for_care_gets_it() {
        for odd in ["<", ">", "&", "a\rb", "\t", "\u{1}", "\u{ffff}", "><"] {
            assert_eq!(written("urn:example", odd), None, "{odd:?}");
            assert_eq!(written(odd, "myAlias"), None, "{odd:?}");
        }
        assert_eq!(written("urn:\"", "myAlias"), None);
    }
}
