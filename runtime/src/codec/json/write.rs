//! From a message to a JSON object.

use crate::codec::{room, scan};
use crate::message::{Field, Item, Message, Scalar, ScalarKind, Value};

/// Appends the message to `out`, without white space and with the fields in name order.
pub fn write(message: &Message<'_>, out: &mut Vec<u8>) {
    write_object(message, out);
}

/// Does what [`write`](fn@write) does with a message of which all names and texts are plain: nearly every request. Nothing is
/// appended where there are no fields, or one holds no text.
pub(crate) fn write_plain(message: &Message<'_>, out: &mut Vec<u8>) -> bool {
    let mut size = "{}".len();
    for Field { name, value } in message.iter() {
        match value {
            Value::Scalar(scalar) if scalar.kind() == ScalarKind::Text => {
                size += name.len() + scalar.text().len() + "\"\":\"\",".len();
            }
            _ => return false,
        }
    }
    if message.is_empty() {
        return false;
    }
    room::append(out, size, |room| {
        for (at, field) in message.iter().enumerate() {
            match at {
                0 => room.put(b"{\""),
                _ => room.put(b"\",\""),
            }
            room.put(field.name.as_bytes());
            room.put(b"\":\"");
            room.put(field.value.as_text().unwrap_or_default().as_bytes());
        }
        room.put(b"\"}");
    });
    true
}

/// Appends the value of one field to `out`, as [`write`](fn@write) does.
pub fn write_value(value: &Value<'_>, out: &mut Vec<u8>) {
    match value {
        Value::Scalar(scalar) => write_scalar(scalar, out),
        Value::Container(container) => write_object(container, out),
        Value::List(items) => write_list(items, out),
    }
}

fn write_object(fields: &[Field<'_>], out: &mut Vec<u8>) {
    out.push(b'{');
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        write_text(&field.name, out);
        out.push(b':');
        write_value(&field.value, out);
    }
    out.push(b'}');
}

fn write_list(items: &[Item<'_>], out: &mut Vec<u8>) {
    out.push(b'[');
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        match item {
            Item::Scalar(scalar) => write_scalar(scalar, out),
            Item::Container(container) => write_object(container, out),
        }
    }
    out.push(b']');
}

fn write_scalar(scalar: &Scalar<'_>, out: &mut Vec<u8>) {
    match scalar.kind() {
        ScalarKind::Text => write_text(scalar.text(), out),
        ScalarKind::Number | ScalarKind::Boolean => out.extend_from_slice(scalar.text().as_bytes()),
    }
}

fn write_text(text: &str, out: &mut Vec<u8>) {
    if !is_plain(text) {
        let written = serde_json::to_writer(out, text);
        return debug_assert!(written.is_ok(), "neither a text nor a vector can fail");
    }
    // One request for room in place of three.
    out.reserve(text.len() + 2);
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
}

/// Whether JSON writes the text as it is, but for the quotes around it.
#[inline(never)]
fn is_plain(text: &str) -> bool {
    !scan::has(text.as_bytes(), |byte| (byte < b' ') | (byte == b'"') | (byte == b'\\'))
}
