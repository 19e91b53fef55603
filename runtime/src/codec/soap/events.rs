//! A document as a stream of elements and texts, with everything refused that a message has no use for.
//!
//! The parser below is lenient where speed gains from it; what it lets pass is checked here, so that no document is
//! read that another XML parser would refuse.

use std::borrow::Cow;
use std::fmt::Display;

use quick_xml::Error;
use quick_xml::errors::IllFormedError;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesDecl, BytesStart, Event as XmlEvent};
use quick_xml::reader::Reader;

use super::element::{ATTRIBUTE, Element, UNDECLARED, stands_apart};
use super::namespaces::Namespaces;
use super::{ENVELOPE, xml};
use crate::codec::error::DecodeError;
use crate::codec::limits::{Budget, Limits};
use crate::message::Text;
use crate::shown;

/// What comes next in a document.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    /// An element begins: [`Events::element`]. An empty one is closed by the next event like any other.
    Open,
    /// The innermost open element ends.
    Close,
    /// The document ends, complete.
    End,
}

/// The namespace in which all elements of a message must be.
pub(super) enum Home<'a> {
    /// A namespace by its name; the empty name means none.
    Namespace(Text<'a>),
    /// A prefix that is never declared, as in the samples of the documentation.
    Undeclared(&'a str),
}

/// The events of one document.
pub(super) struct Events<'a> {
    /// What the parser reads. Its events do not lend names for as long as this lives, so what a tag holds is taken from here.
    document: &'a str,
    reader: Reader<&'a [u8]>,
    namespaces: Namespaces<'a>,
    pub(super) budget: Budget,
    /// The element that was opened last.
    pub(super) element: Element<'a>,
    /// The text between the last event and the one before, where it is one piece of the document.
    piece: &'a str,
    /// That text where it is not.
    joined: Option<String>,
    /// Bytes before the first that the parser saw.
    offset: usize,
    open: usize,
    rooted: bool,
    /// An empty element was opened, and must be closed.
    closes: bool,
    lenient: bool,
    /// No text holds anything that must be refused or normalised, as in nearly every document.
    texts_are_plain: bool,
}

impl<'a> Events<'a> {
    /// Begins a document.
    pub(super) fn new(body: &'a [u8], limits: &Limits) -> Result<Self, DecodeError> {
        let text = crate::codec::text(body, limits)?;
        let offset = body.len() - text.len();
        let texts_are_plain = xml::has_nothing_rare(text);
        let forbidden = if texts_are_plain { None } else { xml::forbidden(text) };
        if let Some(at) = forbidden {
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
            document: text,
            reader,
            namespaces: Namespaces::default(),
            budget: Budget::new(limits),
            element: Element::default(),
            piece: "",
            joined: None,
            offset,
            open: 0,
            rooted: false,
            closes: false,
            lenient: false,
            texts_are_plain,
        })
    }

    /// The bytes of the document.
    pub(super) fn length(&self) -> usize {
        self.document.len()
    }

    /// Lets elements have prefixes that nothing declares.
    pub(super) fn allow_undeclared(&mut self, allow: bool) {
        self.lenient = allow;
    }

    pub(super) fn next(&mut self) -> Result<Event, DecodeError> {
        self.piece = "";
        if self.joined.is_some() {
            self.joined = None;
        }
        if std::mem::take(&mut self.closes) {
            return Ok(self.close());
        }
        loop {
            let before = self.reader.buffer_position();
            let piece = match self.reader.read_event() {
                Ok(XmlEvent::Start(tag) | XmlEvent::Empty(tag)) => return self.begin(before, &tag),
                Ok(XmlEvent::End(_)) => return Ok(self.close()),
                Ok(XmlEvent::Eof) => return self.end(),
                Ok(XmlEvent::Text(text)) if self.texts_are_plain && self.open > 0 => text.into_inner(),
                Ok(event) => self.less_usual(event)?,
                Err(error) => return Err(self.failed(&error)),
            };
            match piece {
                Cow::Borrowed(piece) if self.text().is_empty() => self.piece = piece,
                piece => self.joined.get_or_insert_with(|| self.piece.to_owned()).push_str(&piece),
            }
        }
    }

    /// All text between the last event and the one before.
    #[inline]
    pub(super) fn text(&self) -> &str {
        self.joined.as_deref().unwrap_or(self.piece)
    }

    /// The same text, borrowed from the document where it stands there in one piece.
    #[inline]
    pub(super) fn take_text(&mut self) -> Text<'a> {
        match self.joined.take() {
            Some(joined) => Cow::Owned(joined),
            None => Cow::Borrowed(self.piece),
        }
    }

    /// What few documents hold, or only once; an empty text for what is passed over.
    #[inline(never)]
    fn less_usual(&mut self, event: XmlEvent<'a>) -> Result<Text<'a>, DecodeError> {
        match event {
            XmlEvent::Text(text) if self.open == 0 && xml::is_blank(&text) => {}
            XmlEvent::Text(_) | XmlEvent::CData(_) | XmlEvent::GeneralRef(_) if self.open == 0 => {
                return Err(self.refuse(OUTSIDE));
            }
            XmlEvent::Text(text) if text.contains("]]>") => return Err(self.refuse("`]]>` stands in a text")),
            XmlEvent::Text(text) => return Ok(text.xml10_content()),
            XmlEvent::CData(data) => return Ok(data.xml10_content()),
            XmlEvent::GeneralRef(reference) => match xml::resolve(&reference) {
                Some(character) => return Ok(Cow::Owned(character.to_string())),
                None => return Err(self.refuse("a reference is neither a character's nor one of the five")),
            },
            XmlEvent::Decl(declaration) => self.declaration(&declaration)?,
            XmlEvent::PI(_) => return Err(self.refuse("it holds a processing instruction")),
            XmlEvent::DocType(_) => return Err(self.refuse("it has a document type definition")),
            XmlEvent::Comment(_) => {}
            // Those were taken before.
            XmlEvent::Start(_) | XmlEvent::Empty(_) | XmlEvent::End(_) | XmlEvent::Eof => {}
        }
        Ok(Cow::Borrowed(""))
    }

    fn end(&self) -> Result<Event, DecodeError> {
        match () {
            () if self.open > 0 => Err(self.refuse("it ends inside an element")),
            () if !self.rooted => Err(self.refuse("it has no element")),
            () => Ok(Event::End),
        }
    }

    #[cold]
    fn failed(&self, error: &Error) -> DecodeError {
        DecodeError::Xml { message: explain(error), offset: self.offset_of(self.reader.error_position()) }
    }

    #[inline]
    fn close(&mut self) -> Event {
        self.namespaces.leave(self.open);
        self.open = self.open.saturating_sub(1);
        Event::Close
    }

    /// A number that changes when namespaces may have been declared or taken back.
    pub(super) fn scope(&self) -> usize {
        self.namespaces.changes()
    }

    /// The next element inside one that holds nothing but elements; `None` at that one's end, or the document's.
    pub(super) fn next_element(&mut self, inside: &str) -> Result<Option<Element<'a>>, DecodeError> {
        Ok(self.next_child(&inside)?.then_some(self.element))
    }

    /// Whether another element begins inside one that holds nothing but elements: that one has ended where none does.
    #[inline]
    pub(super) fn next_child(&mut self, inside: &dyn Display) -> Result<bool, DecodeError> {
        let event = self.next()?;
        self.hold_no_text(inside)?;
        Ok(event == Event::Open)
    }

    /// Sees that there is no text before the last event but white space.
    #[inline]
    pub(super) fn hold_no_text(&self, inside: &dyn Display) -> Result<(), DecodeError> {
        match xml::is_blank(self.text()) {
            true => Ok(()),
            false => Err(DecodeError::StrayText { path: shown::name(inside) }),
        }
    }

    /// All text inside the element that was just opened, with white space between that of different elements, and
    /// cut at that many characters. Goes past the element's end.
    pub(super) fn text_within(&mut self, longest: usize) -> Result<String, DecodeError> {
        let (mut text, mut room, mut nested) = (String::new(), longest, 0_usize);
        loop {
            let event = self.next()?;
            for character in self.text().chars().chain([' ']).take(room) {
                text.push(character);
                room -= 1;
            }
            match event {
                Event::Open => {
                    nested += 1;
                    self.budget.allow(nested, None)?;
                }
                Event::Close if nested > 0 => nested -= 1,
                Event::Close | Event::End => return Ok(text),
            }
        }
    }

    /// Goes past the element that was just opened.
    pub(super) fn skip(&mut self) -> Result<(), DecodeError> {
        self.text_within(0).map(drop)
    }

    /// Whether the element is of that name in the SOAP 1.1 namespace. Ask before the next event.
    pub(super) fn is_soap(&self, element: &Element<'_>, name: &str) -> bool {
        element.name == name && self.is_in(element, ENVELOPE)
    }

    /// Whether the element is in that namespace. Ask before the next event.
    pub(super) fn is_in(&self, element: &Element<'_>, namespace: &str) -> bool {
        self.namespaces.resolve(element.prefix) == Some(namespace)
    }

    /// Whether the element is in the message's namespace. Ask before the next event.
    pub(super) fn is_home(&self, element: &Element<'_>, home: &Home<'_>) -> bool {
        match home {
            Home::Namespace(namespace) => self.is_in(element, namespace),
            Home::Undeclared(prefix) => {
                element.prefix == *prefix && self.namespaces.resolve(prefix).is_none()
            }
        }
    }

    /// The namespace that the element is in, for a message that no descriptor describes.
    pub(super) fn home_of(&self, element: &Element<'a>) -> Home<'a> {
        match self.namespaces.resolve(element.prefix) {
            Some(namespace) => Home::Namespace(Cow::Owned(namespace.to_owned())),
            None => Home::Undeclared(element.prefix),
        }
    }

    /// An error about where the parser stands.
    #[cold]
    pub(super) fn refuse(&self, message: &'static str) -> DecodeError {
        DecodeError::Xml { message, offset: self.offset_of(self.reader.buffer_position()) }
    }

    fn offset_of(&self, position: u64) -> usize {
        self.offset.saturating_add(usize::try_from(position).unwrap_or(usize::MAX))
    }

    /// Begins the element whose tag the parser just went past, which stands behind so many bytes.
    #[inline(always)]
    fn begin(&mut self, before: u64, tag: &BytesStart<'_>) -> Result<Event, DecodeError> {
        if self.open == 0 && std::mem::replace(&mut self.rooted, true) {
            return Err(self.refuse("there is a second root element"));
        }
        self.open += 1;
        let start = usize::try_from(before).unwrap_or(usize::MAX).saturating_add("<".len());
        let (name, end) = (tag.name().into_inner().len(), start.saturating_add(tag.len()));
        self.closes = self.document.as_bytes().get(end) == Some(&b'/');
        let tag = self.document.get(start..end).unwrap_or_default();
        let read = self.element.read(tag, name, self.open, &mut self.namespaces, self.budget.left());
        self.budget.count(1 + read.unwrap_or_default())?;
        match read {
            Ok(_) if self.element.prefix.is_empty() || self.is_declared(self.element.prefix) => {
                Ok(Event::Open)
            }
            Ok(_) => Err(self.refuse(UNDECLARED)),
            Err(message) => Err(self.refuse(message)),
        }
    }

    fn is_declared(&self, prefix: &str) -> bool {
        self.lenient || self.namespaces.resolve(prefix).is_some()
    }

    fn declaration(&self, declaration: &BytesDecl<'_>) -> Result<(), DecodeError> {
        if self.reader.buffer_position() != (declaration.len() + "<??>".len()) as u64 {
            return Err(self.refuse("an XML declaration stands elsewhere than at the start"));
        }
        if &**declaration == USUAL_DECLARATION {
            return Ok(());
        }
        let mut allowed = ["version", "encoding", "standalone"].into_iter();
        let mut version = false;
        for attribute in Attributes::new(declaration, "xml".len()) {
            let attribute = attribute.map_err(|_| self.refuse(DECLARATION))?;
            let name = attribute.key.into_inner();
            if !stands_apart(name, declaration) || !allowed.any(|allowed| allowed == name) {
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

/// What nearly every document begins with.
const USUAL_DECLARATION: &str = "xml version=\"1.0\" encoding=\"UTF-8\"";
const OUTSIDE: &str = "there is text outside the root element";
const DECLARATION: &str = "the XML declaration is malformed";

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
        Error::IllFormed(_) | Error::Namespace(_) => "it is not well-formed",
        Error::InvalidAttr(_) => ATTRIBUTE,
        Error::Escape(_) => "a reference is malformed",
    }
}
