//! From a SOAP document to a message.

use std::borrow::Cow;

use super::element::Element;
use super::events::{Events, Home};
use super::fault::{self, Fault};
use super::message_reader::MessageReader;
use super::{ENVELOPE_1_2, suffix, wrapper};
use crate::codec::error::DecodeError;
use crate::codec::limits::Limits;
use crate::descriptor::{Direction, Function};
use crate::message::Message;
use crate::shown;

/// What the Body of a SOAP document holds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::large_enum_variant,
    reason = "nearly every reply is a message, and boxing it would cost an allocation"
)]
pub enum Reply<'a> {
    /// The function's message.
    Message(Message<'a>),
    /// A fault in its place.
    Fault(Fault),
}

/// Reads a request or response of `function`. Names are borrowed from the body, and texts where they stand there as they
/// are. How lists, containers and numbers are told is written at the [module](super).
///
/// # Errors
/// Where the body is not well-formed XML within the limits or not a SOAP 1.1 envelope with one message of the
/// function in that direction; where an element of the message is foreign to the service's namespace or a name
/// occurs twice; and for a DTD, a processing instruction, an entity other than the five of XML, and a header block
/// that must be understood.
pub fn read<'a>(
    body: &'a [u8],
    function: &'a Function,
    direction: Direction,
    limits: &Limits,
) -> Result<Reply<'a>, DecodeError> {
    let mut message = Message::new();
    Ok(match read_into(body, function, direction, limits, &mut message)? {
        None => Reply::Message(message),
        Some(fault) => Reply::Fault(fault),
    })
}

/// Reads a message in the place of another, or a fault, as [`read`] does. Where there is no message, nothing may read the
/// other.
pub(crate) fn read_into<'a>(
    body: &'a [u8],
    function: &'a Function,
    direction: Direction,
    limits: &Limits,
    message: &mut Message<'a>,
) -> Result<Option<Fault>, DecodeError> {
    let mut events = Events::new(body, limits)?;
    let root = root(&mut events)?;
    let operation = enter_body(&mut events, &root)?;
    let fault = if events.is_soap(&operation, "Fault") {
        Some(fault::read(&mut events)?)
    } else {
        if operation.name.strip_suffix(suffix(direction)) != Some(&*function.name) {
            let expected = format!("{}{}", function.name, suffix(direction));
            return Err(DecodeError::OtherOperation { expected, found: shown::name(operation.name) });
        }
        let home = Home::Namespace(Cow::Borrowed(&*function.namespace));
        let mut reader = MessageReader::new(&mut events, &home);
        reader.operation(&operation, &[wrapper(direction)], function.fields(direction), message)?;
        None
    };
    leave_body(&mut events)?;
    Ok(fault)
}

/// The name of the one element in the Body, without its prefix: `updatePaymentMean`, `updatePaymentMeanResponse` or
/// `Fault`. It tells which function a message on a shared address is for. What follows is not looked at.
///
/// # Errors
/// Where the document up to there is not the beginning of a SOAP 1.1 envelope, as for [`read`].
pub fn operation(body: &[u8], limits: &Limits) -> Result<String, DecodeError> {
    let mut events = Events::new(body, limits)?;
    let root = root(&mut events)?;
    Ok(enter_body(&mut events, &root)?.name.to_owned())
}

/// The root element.
pub(super) fn root<'a>(events: &mut Events<'a>) -> Result<Element<'a>, DecodeError> {
    let root = events.next_element("")?;
    root.ok_or_else(|| events.refuse("it has no element"))
}

/// Goes through the envelope to the one element in its Body.
pub(super) fn enter_body<'a>(
    events: &mut Events<'a>,
    root: &Element<'a>,
) -> Result<Element<'a>, DecodeError> {
    if !events.is_soap(root, "Envelope") {
        return Err(if root.name == "Envelope" && events.is_in(root, ENVELOPE_1_2) {
            DecodeError::SoapVersion
        } else {
            DecodeError::NotAnEnvelope { found: shown::name(root.name) }
        });
    }
    let mut part = events.next_element("Envelope")?;
    if part.as_ref().is_some_and(|part| events.is_soap(part, "Header")) {
        while let Some(block) = events.next_element("Header")? {
            if block.must_understand {
                return Err(DecodeError::HeaderNotUnderstood { name: shown::name(block.name) });
            }
            events.skip()?;
        }
        part = events.next_element("Envelope")?;
    }
    match part {
        Some(body) if events.is_soap(&body, "Body") => {}
        Some(other) => return Err(unexpected("the SOAP 1.1 `Body`", other.name)),
        None => return Err(DecodeError::Missing { expected: "`Body`".to_owned() }),
    }
    let missing = || DecodeError::Missing { expected: "message in `Body`".to_owned() };
    events.next_element("Body")?.ok_or_else(missing)
}

/// Sees that the Body ends, the Envelope ends, and the document ends.
pub(super) fn leave_body(events: &mut Events<'_>) -> Result<(), DecodeError> {
    for (inside, end) in
        [("Body", "the end of `Body`"), ("Envelope", "the end of `Envelope`"), ("", "the end")]
    {
        if let Some(other) = events.next_element(inside)? {
            return Err(unexpected(end, other.name));
        }
    }
    Ok(())
}

pub(super) fn unexpected(expected: &str, found: &str) -> DecodeError {
    DecodeError::Unexpected { expected: expected.to_owned(), found: shown::name(found) }
}
