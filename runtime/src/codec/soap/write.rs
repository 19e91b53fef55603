//! From a message to a SOAP document.

use super::{ENVELOPE, suffix, wrapper, xml};
use crate::codec::error::EncodeError;
use crate::codec::scan;
use crate::descriptor::{self, Direction, Function, Kind, Protocol};
use crate::message::{self, Field, Item, Message, Value};
use crate::path::Path;
use crate::shown;

/// Appends an envelope with the message to `out`: the described fields in SOAP order, then the unknown ones in name
/// order, without those that only JSON carries.
///
/// An element of a described list has the descriptor's name. An element of any other list has the list's own name,
/// and so reads back as a list where there are two or more.
///
/// # Errors
/// Where a name is no XML name, or a text holds a character that XML 1.0 cannot carry. `out` is then as it was.
pub fn write(
    message: &Message<'_>,
    function: &Function,
    direction: Direction,
    out: &mut Vec<u8>,
) -> Result<(), EncodeError> {
    envelope(out, |out| write_operation(message, function, direction, out))
}

fn write_operation(
    message: &Message<'_>,
    function: &Function,
    direction: Direction,
    out: &mut Vec<u8>,
) -> Result<(), EncodeError> {
    check_name(&function.name, || shown::name(&function.name))?;
    out.push(b'<');
    out.extend_from_slice(function.name.as_bytes());
    out.extend_from_slice(suffix(direction).as_bytes());
    // As the default namespace it reaches every element inside without a prefix.
    out.extend_from_slice(b" xmlns=\"");
    if xml::forbidden(&function.namespace).is_some() {
        return Err(EncodeError::Character { path: "xmlns".to_owned() });
    }
    attribute(&function.namespace, out);
    out.extend_from_slice(b"\">");
    open(wrapper(direction), out);
    write_fields(message, function.fields(direction), None, out)?;
    close(wrapper(direction), out);
    out.extend_from_slice(b"</");
    out.extend_from_slice(function.name.as_bytes());
    out.extend_from_slice(suffix(direction).as_bytes());
    out.push(b'>');
    Ok(())
}

/// Appends an envelope around what `content` appends, or nothing where that fails.
pub(super) fn envelope(
    out: &mut Vec<u8>,
    content: impl FnOnce(&mut Vec<u8>) -> Result<(), EncodeError>,
) -> Result<(), EncodeError> {
    let start = out.len();
    out.extend_from_slice(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?><soap:Envelope xmlns:soap=\"");
    out.extend_from_slice(ENVELOPE.as_bytes());
    out.extend_from_slice(b"\"><soap:Body>");
    let written = content(out);
    match written {
        Ok(()) => out.extend_from_slice(b"</soap:Body></soap:Envelope>"),
        Err(_) => out.truncate(start),
    }
    written
}

pub(super) fn open(name: &str, out: &mut Vec<u8>) {
    out.push(b'<');
    out.extend_from_slice(name.as_bytes());
    out.push(b'>');
}

pub(super) fn close(name: &str, out: &mut Vec<u8>) {
    out.extend_from_slice(b"</");
    out.extend_from_slice(name.as_bytes());
    out.push(b'>');
}

/// Appends a text as the content of an element.
pub(super) fn text(text: &str, path: impl FnOnce() -> String, out: &mut Vec<u8>) -> Result<(), EncodeError> {
    if xml::is_plain(text) {
        out.extend_from_slice(text.as_bytes());
        return Ok(());
    }
    if xml::forbidden(text).is_some() {
        return Err(EncodeError::Character { path: path() });
    }
    for byte in text.bytes() {
        match byte {
            b'&' => out.extend_from_slice(b"&amp;"),
            b'<' => out.extend_from_slice(b"&lt;"),
            // For the sake of `]]>`, which may not stand in a text.
            b'>' => out.extend_from_slice(b"&gt;"),
            // A bare one would be read as a line feed, and break the seal.
            b'\r' => out.extend_from_slice(b"&#13;"),
            _ => out.push(byte),
        }
    }
    Ok(())
}

/// Appends a text as the value of an attribute in double quotes.
pub(super) fn attribute(text: &str, out: &mut Vec<u8>) {
    if !scan::has(text.as_bytes(), |byte| matches!(byte, b'&' | b'<' | b'"')) {
        return out.extend_from_slice(text.as_bytes());
    }
    for byte in text.bytes() {
        match byte {
            b'&' => out.extend_from_slice(b"&amp;"),
            b'<' => out.extend_from_slice(b"&lt;"),
            b'"' => out.extend_from_slice(b"&quot;"),
            _ => out.push(byte),
        }
    }
}

pub(super) fn check_name(name: &str, path: impl FnOnce() -> String) -> Result<(), EncodeError> {
    if xml::is_name(name) { Ok(()) } else { Err(EncodeError::Name { path: path() }) }
}

fn write_fields(
    fields: &[Field<'_>],
    described: &[descriptor::Field],
    above: Option<&Path<'_>>,
    out: &mut Vec<u8>,
) -> Result<(), EncodeError> {
    let mut found = 0;
    for known in described {
        let Some(field) = message::find(fields, &known.name) else { continue };
        found += 1;
        if known.only != Some(Protocol::Json) {
            write_field(field, Some(&known.kind), above, out)?;
        }
    }
    if found == fields.len() {
        return Ok(());
    }
    for field in fields.iter().filter(|field| descriptor::find(described, &field.name).is_none()) {
        write_field(field, None, above, out)?;
    }
    Ok(())
}

fn write_field(
    field: &Field<'_>,
    kind: Option<&Kind>,
    above: Option<&Path<'_>>,
    out: &mut Vec<u8>,
) -> Result<(), EncodeError> {
    let path = Path::below(above, &field.name);
    check_name(&field.name, || shown::name(path))?;
    let children = kind.and_then(Kind::children).unwrap_or_default();
    open(&field.name, out);
    match &field.value {
        Value::Scalar(scalar) => text(scalar.text(), || shown::name(path), out)?,
        Value::Container(container) => write_fields(container, children, Some(&path), out)?,
        Value::List(items) => {
            let name = match kind {
                Some(Kind::TextList { item } | Kind::ContainerList { item, .. }) => &**item,
                _ => &*field.name,
            };
            check_name(name, || shown::name(path))?;
            for (at, item) in items.iter().enumerate() {
                let path = path.element(at);
                open(name, out);
                match item {
                    Item::Scalar(scalar) => text(scalar.text(), || shown::name(path), out)?,
                    Item::Container(container) => write_fields(container, children, Some(&path), out)?,
                }
                close(name, out);
            }
        }
    }
    close(&field.name, out);
    Ok(())
}
