//! Nearly every message: nothing but described texts that can stand in a document as they are.
//!
//! They are written without a look at any of them, into room that is asked for once, and looked at as a whole afterwards:
//! that takes a third of the time of looking at each.

use super::{suffix, wrapper, xml};
use crate::codec::{room, scan};
use crate::descriptor::{Direction, Function, MOST_FIELDS, Protocol};
use crate::message::Field;

/// Appends the function's element with the fields in SOAP order, or nothing where one of them needs a closer look.
pub(super) fn write(
    fields: &[Field<'_>],
    function: &Function,
    direction: Direction,
    out: &mut Vec<u8>,
) -> bool {
    let described = match direction {
        Direction::Request => &function.request,
        Direction::Response => &function.response,
    };
    let (name, namespace) = (function.name.as_bytes(), function.namespace.as_bytes());
    let (suffix, wrapper) = (suffix(direction).as_bytes(), wrapper(direction).as_bytes());
    let mut size = 2 * (name.len() + suffix.len() + wrapper.len()) + namespace.len() + MARKUP;
    // Those of the function's element and of the wrapper.
    let mut brackets = 8;
    // For each description its field's place, from 1; 0 where there is nothing to write.
    let mut places = [0_u8; MOST_FIELDS];
    let mut place = 0;
    let are_texts = described.pair(fields, |known, description, field| {
        let Some(field) = field else { return true };
        place += 1;
        let Some(text) = field.value.as_text() else { return false };
        if description.only != Some(Protocol::Json) {
            places[known.at()] = place;
            size += 2 * field.name.len() + text.len() + "<></>".len();
            brackets += 4;
        }
        true
    });
    // A quotation mark may stand in a text, and not in an attribute.
    let are_plain = xml::is_plain_name(&function.name)
        && namespace.iter().fold(true, |plain, byte| plain & (*byte != b'"'));
    if !are_texts || !are_plain || !described.have_plain_names() {
        return false;
    }
    let start = out.len();
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
        for place in places.iter().take(described.len()) {
            let Some(field) = usize::from(*place).checked_sub(1).and_then(|at| fields.get(at)) else {
                continue;
            };
            let name = field.name.as_bytes();
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
