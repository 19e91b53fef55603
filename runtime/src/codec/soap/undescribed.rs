//! SOAP messages of functions that nothing describes, and the fragments that the documentation prints.

use super::events::Events;
use super::message_reader::MessageReader;
use super::read::{enter_body, leave_body, root};
use super::{ENVELOPE, write};
use crate::codec::error::DecodeError;
use crate::codec::limits::Limits;
use crate::message::Message;
use crate::shown;

/// A SOAP message read without a descriptor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undescribed<'a> {
    /// The name of the element in the Body: `updatePaymentMeanResponse`.
    pub operation: String,
    /// The fields in its `input` or `output`, told apart by the rules for unknown elements: see the [module](super).
    pub message: Message<'a>,
}

/// Reads any SOAP message, or the bare content of a Body as the documentation prints it: without an Envelope, and
/// with a prefix that nothing declares. All of its elements must be in the namespace, or have the undeclared
/// prefix, of its outermost one.
///
/// # Errors
/// As for [`read`](super::read); and [`DecodeError::Fault`] for a fault.
pub fn read_undescribed<'a>(document: &'a [u8], limits: &Limits) -> Result<Undescribed<'a>, DecodeError> {
    let mut events = Events::new(document, limits)?;
    events.allow_undeclared(true);
    let root = root(&mut events)?;
    let is_fragment = root.name != "Envelope";
    let operation = if is_fragment {
        root
    } else {
        events.allow_undeclared(false);
        enter_body(&mut events, &root)?
    };
    if events.is_soap(&operation, "Fault") {
        return Err(DecodeError::Fault { code: shown::name(super::fault::read(&mut events)?.code) });
    }
    let home = events.home_of(&operation);
    let mut message = Message::new();
    MessageReader::new(&mut events, &home).operation(&operation, &["input", "output"], &[], &mut message)?;
    if is_fragment {
        // The parser below refuses a second root element, so this is the end or an error.
        events.next_element("")?;
    } else {
        leave_body(&mut events)?;
    }
    Ok(Undescribed { operation: operation.name.to_owned(), message })
}

/// Puts the content of a Body, as the documentation prints it, into an Envelope that declares the prefix `urn`.
///
/// The fragment itself is not looked at: whether the result is a message shows when it is read.
pub fn wrap_fragment(fragment: &str, namespace: &str) -> String {
    let mut declared = Vec::new();
    write::attribute(namespace, &mut declared);
    let declared = String::from_utf8_lossy(&declared);
    format!(
        "<soap:Envelope xmlns:soap=\"{ENVELOPE}\" xmlns:urn=\"{declared}\"><soap:Body>{}</soap:Body></soap:Envelope>",
        fragment.trim()
    )
}
