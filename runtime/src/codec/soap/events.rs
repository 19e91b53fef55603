//! A document as a stream of elements and texts, with everything refused that a message has no use for.
//!
//! The parser below is lenient where speed gains from it; what it lets pass is checked here, so that no document is
//! read that another XML parser would refuse.

use std::borrow::Cow;
use std::collections::BTreeSet;

use quick_xml::Error;
use quick_xml::errors::IllFormedError;
use quick_xml::events::{BytesDecl, BytesStart, Event as XmlEvent};
use quick_xml::name::{Namespace, NamespaceError, NamespaceResolver, PrefixDeclaration, ResolveResult};
use quick_xml::reader::Reader;

use super::{ENVELOPE, INSTANCE, xml};
use crate::codec::error::DecodeError;
use crate::codec::limits::{Budget, Limits};
use crate::message::Text;
use crate::shown;

/// What comes next in a document.
pub(super) enum Event<'a> {
    /// An element begins. An empty one is closed by the next event like any other.
    Open(Element<'a>),
    /// A piece of text; an element's text may come in several.
    Text(Text<'a>),
    /// The innermost open element ends.
    Close,
    /// The document ends, complete.
    End,
}

/// The beginning of an element.
pub(super) struct Element<'a> {
    start: BytesStart<'a>,
    /// The bytes of its prefix and the colon.
    prefix: usize,
    /// Whether it says of itself that it is nil.
    pub(super) nil: bool,
    /// Whether it is a header block that may not be ignored.
    pub(super) must_understand: bool,
}

/// The namespace in which all elements of a message must be.
pub(super) enum Home<'a> {
    /// A namespace by its name; the empty name means none.
    Namespace(Text<'a>),
    /// A prefix that is never declared, as in the samples of the documentation.
    Undeclared(String),
}

/// The events of one document.
pub(super) struct Events<'a> {
    reader: Reader<&'a [u8]>,
    scopes: Scopes,
    pub(super) budget: Budget,
    /// Bytes before the first that the parser saw.
    offset: usize,
    open: usize,
    rooted: bool,
    /// An empty element was opened, and must be closed.
    closes: bool,
    lenient: bool,
}

/// Which namespaces are declared where the parser stands. Few elements declare any, so the others cost nothing.
#[derive(Default)]
struct Scopes {
    resolver: NamespaceResolver,
    /// How many elements were open at each element that has attributes, itself among them.
    levels: Vec<usize>,
    changes: usize,
}

impl Scopes {
    /// Begins an element that may declare some, each of which is then added.
    fn enter(&mut self, open: usize) -> Result<(), NamespaceError> {
        self.levels.push(open);
        self.changes += 1;
        self.resolver.push(&BytesStart::new(""))
    }

    fn leave(&mut self, open: usize) {
        if self.levels.last() == Some(&open) {
            self.levels.pop();
            self.changes += 1;
            self.resolver.pop();
        }
    }
}

impl Element<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.start.name().into_inner().get(self.prefix..).unwrap_or_default()
    }

    /// The prefix with its colon; empty where there is none.
    pub(super) fn prefix(&self) -> &str {
        self.start.name().into_inner().get(..self.prefix).unwrap_or_default()
    }
}

impl<'a> Events<'a> {
    /// Begins a document.
    pub(super) fn new(body: &'a [u8], limits: &Limits) -> Result<Self, DecodeError> {
        let text = crate::codec::text(body, limits)?;
        let offset = body.len() - text.len();
        if let Some(at) = xml::forbidden(text) {
            let message = "it holds a character that XML forbids";
            return Err(DecodeError::Xml { message, offset: offset + at });
        }
        if text.starts_with('\u{feff}') {
            // The parser would skip a second byte order mark, too.
            return Err(DecodeError::Xml { message: OUTSIDE, offset });
        }
        let mut reader = Reader::from_str(text);
        reader.config_mut().enable_all_checks(true);
        Ok(Self {
            reader,
            scopes: Scopes::default(),
            budget: Budget::new(limits),
            offset,
            open: 0,
            rooted: false,
            closes: false,
            lenient: false,
        })
    }

    /// Lets elements have prefixes that nothing declares.
    pub(super) fn allow_undeclared(&mut self, allow: bool) {
        self.lenient = allow;
    }

    pub(super) fn next(&mut self) -> Result<Event<'a>, DecodeError> {
        if std::mem::take(&mut self.closes) {
            return Ok(self.close());
        }
        loop {
            let at_start = self.reader.buffer_position() == 0;
            match self.reader.read_event() {
                Ok(XmlEvent::Start(start)) => return self.begin(start),
                Ok(XmlEvent::Empty(start)) => {
                    self.closes = true;
                    return self.begin(start);
                }
                Ok(XmlEvent::End(_)) => {
                    return Ok(self.close());
                }
                Ok(XmlEvent::Text(text)) if self.open == 0 => {
                    if !xml::is_blank(&text) {
                        return Err(self.refuse(OUTSIDE));
                    }
                }
                Ok(XmlEvent::Text(text)) => {
                    if !xml::any(&text, |byte| matches!(byte, b']' | b'\r')) {
                        return Ok(Event::Text(text.into_inner()));
                    }
                    if text.contains("]]>") {
                        return Err(self.refuse("`]]>` stands in a text"));
                    }
                    return Ok(Event::Text(text.xml10_content()));
                }
                Ok(XmlEvent::CData(_) | XmlEvent::GeneralRef(_)) if self.open == 0 => {
                    return Err(self.refuse(OUTSIDE));
                }
                Ok(XmlEvent::CData(data)) => return Ok(Event::Text(data.xml10_content())),
                Ok(XmlEvent::GeneralRef(reference)) => match xml::resolve(&reference) {
                    Some(character) => return Ok(Event::Text(Cow::Owned(character.to_string()))),
                    None => {
                        return Err(self.refuse("a reference is neither a character's nor one of the five"));
                    }
                },
                Ok(XmlEvent::Comment(_)) => {}
                Ok(XmlEvent::Decl(declaration)) => self.declaration(&declaration, at_start)?,
                Ok(XmlEvent::PI(_)) => return Err(self.refuse("it holds a processing instruction")),
                Ok(XmlEvent::DocType(_)) => return Err(self.refuse("it has a document type definition")),
                Ok(XmlEvent::Eof) if self.open > 0 => return Err(self.refuse("it ends inside an element")),
                Ok(XmlEvent::Eof) if !self.rooted => return Err(self.refuse("it has no element")),
                Ok(XmlEvent::Eof) => return Ok(Event::End),
                Err(error) => return Err(self.failed(&error)),
            }
        }
    }

    fn failed(&self, error: &Error) -> DecodeError {
        DecodeError::Xml { message: explain(error), offset: self.offset_of(self.reader.error_position()) }
    }

    fn close(&mut self) -> Event<'a> {
        self.scopes.leave(self.open);
        self.open = self.open.saturating_sub(1);
        Event::Close
    }

    /// A number that changes when namespaces may have been declared or taken back.
    pub(super) fn scope(&self) -> usize {
        self.scopes.changes
    }

    /// The next element inside one that holds nothing but elements; `None` at that one's end, or the document's.
    pub(super) fn next_element(&mut self, inside: &str) -> Result<Option<Element<'a>>, DecodeError> {
        loop {
            match self.next()? {
                Event::Open(element) => return Ok(Some(element)),
                Event::Text(text) if xml::is_blank(&text) => {}
                Event::Text(_) => return Err(DecodeError::StrayText { path: shown::name(inside) }),
                Event::Close | Event::End => return Ok(None),
            }
        }
    }

    /// All text inside the element that was just opened, with white space between that of different elements, and
    /// cut at that many characters. Goes past the element's end.
    pub(super) fn text_within(&mut self, longest: usize) -> Result<String, DecodeError> {
        let (mut text, mut room, mut nested) = (String::new(), longest, 0_usize);
        loop {
            let piece = match self.next()? {
                Event::Open(_) => {
                    nested += 1;
                    self.budget.allow(nested, None)?;
                    Cow::Borrowed(" ")
                }
                Event::Text(piece) => piece,
                Event::Close if nested > 0 => {
                    nested -= 1;
                    Cow::Borrowed(" ")
                }
                Event::Close | Event::End => return Ok(text),
            };
            for character in piece.chars().take(room) {
                text.push(character);
                room -= 1;
            }
        }
    }

    /// Goes past the element that was just opened.
    pub(super) fn skip(&mut self) -> Result<(), DecodeError> {
        self.text_within(0).map(drop)
    }

    /// Whether the element is of that name in the SOAP 1.1 namespace. Ask before the next event.
    pub(super) fn is_soap(&self, element: &Element<'_>, name: &str) -> bool {
        element.name() == name && self.is_in(element, ENVELOPE)
    }

    /// Whether the element is in that namespace. Ask before the next event.
    pub(super) fn is_in(&self, element: &Element<'_>, namespace: &str) -> bool {
        match self.namespace_of(element) {
            ResolveResult::Bound(Namespace(raw)) => raw == namespace || as_meant(raw) == namespace,
            ResolveResult::Unbound => namespace.is_empty(),
            ResolveResult::Unknown(_) => false,
        }
    }

    /// Whether the element is in the message's namespace. Ask before the next event.
    pub(super) fn is_home(&self, element: &Element<'_>, home: &Home<'_>) -> bool {
        match home {
            Home::Namespace(namespace) => self.is_in(element, namespace),
            Home::Undeclared(prefix) => {
                matches!(self.namespace_of(element), ResolveResult::Unknown(own) if own == *prefix)
            }
        }
    }

    /// The namespace that the element is in, for a message that no descriptor describes.
    pub(super) fn home_of(&self, element: &Element<'_>) -> Home<'static> {
        match self.namespace_of(element) {
            ResolveResult::Bound(Namespace(raw)) => Home::Namespace(Cow::Owned(as_meant(raw).into_owned())),
            ResolveResult::Unbound => Home::Namespace(Cow::Borrowed("")),
            ResolveResult::Unknown(prefix) => Home::Undeclared(prefix),
        }
    }

    /// An error about where the parser stands.
    pub(super) fn refuse(&self, message: &'static str) -> DecodeError {
        DecodeError::Xml { message, offset: self.offset_of(self.reader.buffer_position()) }
    }

    fn offset_of(&self, position: u64) -> usize {
        self.offset.saturating_add(usize::try_from(position).unwrap_or(usize::MAX))
    }

    fn namespace_of(&self, element: &Element<'_>) -> ResolveResult<'_> {
        self.scopes.resolver.resolve_element(element.start.name()).0
    }

    fn begin(&mut self, start: BytesStart<'a>) -> Result<Event<'a>, DecodeError> {
        if self.open == 0 && std::mem::replace(&mut self.rooted, true) {
            return Err(self.refuse("there is a second root element"));
        }
        self.open += 1;
        self.budget.count()?;
        let Some(prefix) = xml::prefix(start.name().into_inner()) else {
            return Err(self.refuse("an element's name is no XML name"));
        };
        let mut element = Element { start, prefix, nil: false, must_understand: false };
        if !xml::is_blank(element.start.attributes_raw()) {
            self.read_attributes(&mut element)?;
        }
        if prefix > 0 && !self.lenient && matches!(self.namespace_of(&element), ResolveResult::Unknown(_)) {
            return Err(self.refuse(UNDECLARED));
        }
        Ok(Event::Open(element))
    }

    /// Checks the attributes, and notes the namespaces that they declare.
    fn read_attributes(&mut self, element: &mut Element<'a>) -> Result<(), DecodeError> {
        self.scopes.enter(self.open).map_err(|error| self.failed(&Error::Namespace(error)))?;
        let raw = element.start.attributes_raw();
        let mut any_prefixed = false;
        for attribute in element.start.attributes() {
            self.budget.count()?;
            let attribute = attribute.map_err(|_| self.refuse(ATTRIBUTE))?;
            let name = attribute.key.into_inner();
            // The parser takes `a="1"b="2"` for two attributes.
            let at = (name.as_ptr() as usize).saturating_sub(raw.as_ptr() as usize);
            let before = at.checked_sub(1).and_then(|at| raw.get(at..=at)).unwrap_or_default();
            let separate = !before.is_empty() && xml::is_blank(before);
            let prefix = xml::prefix(name).filter(|_| separate && xml::is_attribute_value(&attribute.value));
            match (attribute.key.as_namespace_binding(), prefix) {
                (_, None) => return Err(self.refuse(ATTRIBUTE)),
                (Some(declared), _) => self.declare(declared, &attribute.value)?,
                (None, Some(prefix)) => any_prefixed |= prefix > 0,
            }
        }
        // What their prefixes mean may be declared behind them.
        if any_prefixed { self.read_prefixed_attributes(element) } else { Ok(()) }
    }

    fn declare(&mut self, declared: PrefixDeclaration<'_>, value: &str) -> Result<(), DecodeError> {
        let is_allowed = match declared {
            PrefixDeclaration::Default => !is_reserved(&as_meant(value)),
            PrefixDeclaration::Named("xml") => !value.trim().is_empty(),
            // Only the default namespace can be taken back.
            PrefixDeclaration::Named(_) => !value.trim().is_empty() && !is_reserved(&as_meant(value.trim())),
        };
        if !is_allowed {
            return Err(self.refuse(RESERVED));
        }
        let added = self.scopes.resolver.add(declared, Namespace(value));
        added.map_err(|error| self.failed(&Error::Namespace(error)))
    }

    fn read_prefixed_attributes(&self, element: &mut Element<'a>) -> Result<(), DecodeError> {
        let Element { start, nil, must_understand, .. } = element;
        // Two prefixes of one namespace can hide that a name stands twice.
        let mut seen = BTreeSet::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_| self.refuse(ATTRIBUTE))?;
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            match self.scopes.resolver.resolve_attribute(attribute.key) {
                (ResolveResult::Unbound, _) => {}
                (ResolveResult::Unknown(_), _) => return Err(self.refuse(UNDECLARED)),
                (ResolveResult::Bound(Namespace(raw)), local) => {
                    let (namespace, local) = (as_meant(raw), local.into_inner());
                    let value = attribute.value.trim();
                    match (&*namespace, local) {
                        (INSTANCE, "nil") => *nil = matches!(value, "true" | "1"),
                        // Whatever is not a clear no counts as a yes.
                        (ENVELOPE, "mustUnderstand") => *must_understand = !matches!(value, "false" | "0"),
                        _ => {}
                    }
                    if !seen.insert((namespace, local)) {
                        return Err(self.refuse(ATTRIBUTE));
                    }
                }
            }
        }
        Ok(())
    }

    fn declaration(&self, declaration: &BytesDecl<'_>, at_start: bool) -> Result<(), DecodeError> {
        if !at_start {
            return Err(self.refuse("an XML declaration stands elsewhere than at the start"));
        }
        if &**declaration == USUAL_DECLARATION {
            return Ok(());
        }
        let start = BytesStart::from_content(&**declaration, 3);
        let mut allowed = ["version", "encoding", "standalone"].into_iter();
        let mut version = false;
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_| self.refuse(DECLARATION))?;
            let name = attribute.key.into_inner();
            if !allowed.any(|allowed| allowed == name) {
                return Err(self.refuse(DECLARATION));
            }
            match name {
                "version" if attribute.value == "1.0" => version = true,
                "version" => return Err(self.refuse("it is not XML 1.0")),
                "encoding" if !attribute.value.eq_ignore_ascii_case("utf-8") => {
                    return Err(self.refuse("it declares another encoding than UTF-8"));
                }
                "standalone" if !matches!(&*attribute.value, "yes" | "no") => {
                    return Err(self.refuse(DECLARATION));
                }
                _ => {}
            }
        }
        if version { Ok(()) } else { Err(self.refuse(DECLARATION)) }
    }
}

/// The namespace of `xmlns:…` itself.
const DECLARATIONS: &str = "http://www.w3.org/2000/xmlns/";
/// What nearly every document begins with.
const USUAL_DECLARATION: &str = "xml version=\"1.0\" encoding=\"UTF-8\"";
const OUTSIDE: &str = "there is text outside the root element";
const ATTRIBUTE: &str = "an attribute is malformed or stands twice";
const UNDECLARED: &str = "a namespace prefix is not declared";
const RESERVED: &str = "a namespace is declared that cannot be";
const DECLARATION: &str = "the XML declaration is malformed";

/// Whether the namespace is one of the two that XML keeps for itself.
fn is_reserved(namespace: &str) -> bool {
    matches!(namespace, DECLARATIONS | "http://www.w3.org/XML/1998/namespace")
}

/// The name of a namespace from how its declaration was written, for which the parser takes it.
fn as_meant(raw: &str) -> Cow<'_, str> {
    if !xml::any(raw, |byte| matches!(byte, b'&' | b'\t' | b'\r' | b'\n')) {
        return Cow::Borrowed(raw);
    }
    let spaced = raw.replace("\r\n", " ").replace(['\t', '\r', '\n'], " ");
    let plain = quick_xml::escape::unescape(&spaced).map(Cow::into_owned);
    Cow::Owned(plain.unwrap_or(spaced))
}

/// The parser's complaint in words that repeat nothing of the document.
fn explain(error: &Error) -> &'static str {
    match error {
        Error::Io(_) | Error::Encoding(_) => "it cannot be decoded",
        Error::Syntax(_) => "it ends inside a tag, comment or CDATA section, or one is malformed",
        Error::IllFormed(IllFormedError::MismatchedEndTag { .. }) => {
            "an end tag does not match its start tag"
        }
        Error::IllFormed(IllFormedError::UnmatchedEndTag(_)) => "an end tag has no start tag",
        Error::IllFormed(IllFormedError::DoubleHyphenInComment) => "`--` stands in a comment",
        Error::IllFormed(IllFormedError::UnclosedReference) => "a reference does not end with `;`",
        Error::IllFormed(_) => "it is not well-formed",
        Error::InvalidAttr(_) => ATTRIBUTE,
        Error::Escape(_) => "a reference is malformed",
        Error::Namespace(NamespaceError::UnknownPrefix(_)) => UNDECLARED,
        Error::Namespace(NamespaceError::TooManyBindings(_)) => "it declares too many namespaces",
        Error::Namespace(_) => RESERVED,
    }
}
