//! From a SOAP document to a message.

use std::borrow::Cow;
use std::fmt::Display;

use super::children::{Children, Growing};
use super::element::Element;
use super::events::{Event, Events, Home};
use super::fault::{self, Fault};
use super::{ENVELOPE_1_2, suffix, wrapper, xml};
use crate::codec::error::DecodeError;
use crate::codec::limits::Limits;
use crate::descriptor::{self, Direction, Function, Kind};
use crate::message::{Message, Scalar, ScalarKind, Storage, Text, Value, are_same};
use crate::path::Path;
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

fn unexpected(expected: &str, found: &str) -> DecodeError {
    DecodeError::Unexpected { expected: expected.to_owned(), found: shown::name(found) }
}

/// What a descriptor says of an element.
#[derive(Clone, Copy)]
enum Expected<'a> {
    /// Nothing.
    Unknown,
    /// No children.
    Scalar(ScalarKind),
    /// Children by name.
    Fields(&'a [descriptor::Field]),
    /// Children of one name, which are containers where they have fields.
    List { item: &'a str, fields: Option<&'a [descriptor::Field]> },
}

impl<'a> Expected<'a> {
    fn of(kind: &'a Kind) -> Self {
        match kind {
            Kind::Text | Kind::DateTime => Self::Scalar(ScalarKind::Text),
            Kind::Number => Self::Scalar(ScalarKind::Number),
            Kind::Boolean => Self::Scalar(ScalarKind::Boolean),
            Kind::Container(fields) => Self::Fields(fields),
            Kind::TextList { item } => Self::List { item, fields: None },
            Kind::ContainerList { item, fields } => Self::List { item, fields: Some(fields) },
        }
    }

    /// What is expected of an element of a list with that name.
    fn inside(fields: Option<&'a [descriptor::Field]>) -> Self {
        fields.map_or(Self::Scalar(ScalarKind::Text), Self::Fields)
    }
}

/// The descriptor of that name. Fields mostly come in the order of their descriptors, so it is looked for at the place
/// behind the last one first; its own place is left there.
#[inline]
fn find<'a>(
    described: &'a [descriptor::Field],
    name: &str,
    place: &mut usize,
) -> Option<&'a descriptor::Field> {
    let is_it = |field: &descriptor::Field| are_same(&field.name, name);
    if !described.get(*place).is_some_and(is_it) {
        *place = described.iter().position(is_it)?;
    }
    *place += 1;
    described.get(*place - 1)
}

/// Reads the fields of one message, all of whose elements are in one namespace.
pub(super) struct MessageReader<'e, 'a> {
    events: &'e mut Events<'a>,
    home: &'e Home<'a>,
    /// The last prefix that was found to be that of home, and in which scope: elements in a row mostly have one prefix, or
    /// none.
    known: Option<(usize, &'a str)>,
}

impl<'e, 'a> MessageReader<'e, 'a> {
    pub(super) fn new(events: &'e mut Events<'a>, home: &'e Home<'a>) -> Self {
        Self { events, home, known: None }
    }

    /// Reads the operation's element, which was just opened, to its end: one wrapper of a given name, and the fields
    /// in it.
    pub(super) fn operation(
        &mut self,
        operation: &Element<'a>,
        wrappers: &[&str],
        described: &'a [descriptor::Field],
        message: &mut Message<'a>,
    ) -> Result<(), DecodeError> {
        self.at_home(None)?;
        let expected = || format!("`{}`", wrappers.join("` or `"));
        let wrapper = self.events.next_element(operation.name)?;
        let wrapper = wrapper.ok_or_else(|| DecodeError::Missing { expected: expected() })?;
        self.at_home(None)?;
        if !wrappers.contains(&wrapper.name) {
            return Err(unexpected(&expected(), wrapper.name));
        }
        self.events.budget.allow(1, None)?;
        let mut fields = Growing::new(message.refill());
        if self.events.next_child(&wrapper.name)? {
            self.fields(described, None, 1, &wrapper.name, &mut fields)?;
        }
        match self.events.next_element(operation.name)? {
            None => fields.sort(None).map(drop),
            Some(other) => {
                Err(unexpected(&format!("the end of `{}`", shown::name(operation.name)), other.name))
            }
        }
    }

    /// Reads the children of an element to its end, each of which is a field. The first was just opened.
    fn fields<S: Storage<'a>>(
        &mut self,
        described: &'a [descriptor::Field],
        above: Option<&Path<'_>>,
        depth: usize,
        parent: &dyn Display,
        fields: &mut Growing<'a, S>,
    ) -> Result<(), DecodeError> {
        let mut place = 0;
        loop {
            let (name, nil) = self.at_home(above)?;
            let field = find(described, name, &mut place);
            let expected = field.map_or(Expected::Unknown, |field| Expected::of(&field.kind));
            let value = self.value(nil, expected, &Path::below(above, name), depth)?;
            fields.put(name, value);
            if !self.events.next_child(parent)? {
                return Ok(());
            }
        }
    }

    /// Reads the element that was just opened to its end.
    #[inline]
    fn value(
        &mut self,
        nil: bool,
        expected: Expected<'a>,
        path: &Path<'_>,
        depth: usize,
    ) -> Result<Option<Value<'a>>, DecodeError> {
        match self.events.next()? {
            Event::Close | Event::End => Ok(leaf(nil, expected, std::mem::take(&mut self.events.text))),
            Event::Open => self.parent(expected, path, depth + 1).map(Some),
        }
    }

    /// Reads the element of which the first child was just opened to its end.
    fn parent(
        &mut self,
        expected: Expected<'a>,
        path: &Path<'_>,
        depth: usize,
    ) -> Result<Value<'a>, DecodeError> {
        self.events.hold_no_text(path)?;
        self.events.budget.allow(depth, Some(path))?;
        let (mut children, item) = match expected {
            Expected::Fields(described) => {
                let mut fields = Growing::default();
                self.fields(described, Some(path), depth, path, &mut fields)?;
                return fields.container(path);
            }
            Expected::List { item, fields } => (Children::items(item), Some((item, fields))),
            Expected::Scalar(_) | Expected::Unknown => (Children::any(), None),
        };
        let mut count = 0;
        loop {
            let (name, nil) = self.at_home(Some(path))?;
            let value = match item {
                Some((item, fields)) if item == name => {
                    self.value(nil, Expected::inside(fields), &path.element(count), depth)?
                }
                _ => self.value(nil, Expected::Unknown, &Path::below(Some(path), name), depth)?,
            };
            children.put(name, value);
            count += 1;
            if !self.events.next_child(path)? {
                return children.together(path);
            }
        }
    }

    /// Name and nil of the element that was just opened, which must be in the namespace of the message.
    #[inline]
    fn at_home(&mut self, above: Option<&Path<'_>>) -> Result<(&'a str, bool), DecodeError> {
        let (scope, element) = (self.events.scope(), &self.events.element);
        let is_known = self.known.is_some_and(|(of, prefix)| of == scope && are_same(prefix, element.prefix));
        if !is_known {
            if !self.events.is_home(element, self.home) {
                let path = shown::name(Path::below(above, element.name));
                return Err(DecodeError::ForeignElement { path });
            }
            self.known = Some((scope, element.prefix));
        }
        Ok((element.name, element.nil))
    }
}

/// The value of an element without children; `None` where it says that it is nil.
fn leaf<'a>(nil: bool, expected: Expected<'a>, text: Text<'a>) -> Option<Value<'a>> {
    if nil && text.is_empty() {
        return None;
    }
    Some(match expected {
        Expected::Fields(_) if xml::is_blank(&text) => Value::Container(Default::default()),
        Expected::List { .. } if xml::is_blank(&text) => Value::List(Vec::new()),
        Expected::Scalar(kind) if kind != ScalarKind::Text => {
            Scalar::of_kind(kind, text.clone()).unwrap_or_else(|| Scalar::new(text)).into()
        }
        _ => Value::Scalar(Scalar::new(text)),
    })
}
