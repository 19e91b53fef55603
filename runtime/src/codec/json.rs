//! JSON: one object per message.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::de::{Deserialize, DeserializeSeed, Deserializer as _, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::error::DecodeError;
use super::limits::{Budget, Limits};
use crate::message::{
    Container, DuplicateName, Field, Item, Message, Scalar, ScalarKind, Storage, Text, Unsorted, Value, sort,
};
use crate::path::Path;
use crate::shown;

/// Reads a message. Texts without an escape are borrowed from the body; numbers and booleans keep their text.
/// A byte order mark before the object is skipped.
///
/// # Errors
/// Where the body is not one JSON object within the limits, where a name occurs twice in one object (after
/// unescaping), and for a `null`, a list inside a list, or half of a surrogate pair.
pub fn read<'a>(body: &'a [u8], limits: &Limits) -> Result<Message<'a>, DecodeError> {
    let mut message = Message::new();
    read_into(body, limits, &mut message)?;
    Ok(message)
}

/// Reads a message in the place of another, as [`read`] does. Where it fails, nothing may read the other.
pub(crate) fn read_into<'a>(
    body: &'a [u8],
    limits: &Limits,
    message: &mut Message<'a>,
) -> Result<(), DecodeError> {
    let text = super::text(body, limits)?;
    // Asked first, because serde's own complaint about another type would print the value.
    if !text.trim_start_matches([' ', '\t', '\r', '\n']).starts_with('{') {
        return Err(DecodeError::NotAnObject);
    }
    if Reader::new(text, limits, Way::Quick).message(message.refill()).is_ok() {
        return Ok(());
    }
    // Read once more where it holds a number, and where something is wrong, to say what and where.
    Reader::new(text, limits, Way::InFull).message(message.refill())
}

/// Appends the message to `out`, without white space and with the fields in name order.
pub fn write(message: &Message<'_>, out: &mut Vec<u8>) {
    Writer::write(out, |writer| writer.object(message));
}

/// Appends the value of one field to `out`, as [`write`](fn@write) does.
pub fn write_value(value: &Value<'_>, out: &mut Vec<u8>) {
    Writer::write(out, |writer| writer.value(value));
}

/// How the value of a field is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// As serde_json takes it. That loses the text of a number, so a number is refused.
    Quick,
    /// From its own text: an object yields its names and the raw texts of their values, and each is read by itself. No
    /// level is read more often than it is deep.
    InFull,
}

struct Reader<'a> {
    text: &'a str,
    way: Way,
    budget: Budget,
    /// What made a visitor give up: serde's error cannot carry it.
    failure: Option<DecodeError>,
    /// The fields of all containers that are being read, the innermost last. They wait here until all of one are there,
    /// so that each takes memory once and no more than it needs.
    fields: Vec<Field<'a>>,
    /// The elements of all lists that are being read, likewise.
    elements: Vec<Element<'a>>,
}

/// A value that was read.
enum Read<'a> {
    Scalar(Scalar<'a>),
    /// A container, whose fields begin there among those that the reader has.
    Fields(usize),
    List(Vec<Item<'a>>),
}

/// An element of a list that is being read.
enum Element<'a> {
    Scalar(Scalar<'a>),
    /// A container: where its fields end among those that the reader has. They begin behind those of the one before.
    FieldsTo(usize),
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, limits: &Limits, way: Way) -> Self {
        let budget = Budget::new(limits);
        Self { text, way, budget, failure: None, fields: Vec::new(), elements: Vec::new() }
    }

    fn message<S: Storage<'a>>(&mut self, mut fields: Unsorted<S>) -> Result<(), DecodeError> {
        let text = self.text;
        self.budget.allow(1, None)?;
        let mut json = serde_json::Deserializer::from_str(text);
        let mut put = |_: &mut Self, field| fields.push(field);
        let read = json.deserialize_map(ObjectVisitor { reader: self, path: None, depth: 1, put: &mut put });
        read.map_err(|error| self.explain(text, &error))?;
        fields.sort().map_err(|taken| duplicate(None, &taken))?;
        json.end().map_err(|error| self.explain(text, &error))
    }

    fn value<P: Place<'a>>(&mut self, raw: &'a str, place: P, depth: usize) -> Result<(), DecodeError> {
        let path = place.path();
        let mut json = serde_json::Deserializer::from_str(raw);
        let read = match raw.as_bytes().first() {
            Some(b'{') => {
                self.budget.allow(depth + 1, Some(&path))?;
                let from = self.fields.len();
                let visitor = ContainerVisitor { reader: self, path: &path, depth: depth + 1 };
                json.deserialize_map(visitor).map_err(|error| self.explain(raw, &error))?;
                self.sort(from, &path)?;
                Read::Fields(from)
            }
            Some(b'[') if !P::MAY_BE_LIST => {
                return Err(DecodeError::NestedList { path: shown::name(path) });
            }
            Some(b'[') => {
                self.budget.allow(depth + 1, Some(&path))?;
                let visitor = ListVisitor { reader: self, path: &path, depth: depth + 1 };
                Read::List(json.deserialize_seq(visitor).map_err(|error| self.explain(raw, &error))?)
            }
            _ => Read::Scalar(self.scalar(raw, &path)?),
        };
        place.put(self, read);
        Ok(())
    }

    /// Puts the fields from there on in order: those of one container.
    fn sort(&mut self, from: usize, path: &Path<'_>) -> Result<(), DecodeError> {
        let fields = self.fields.get_mut(from..).unwrap_or_default();
        sort(fields).map_err(|taken| duplicate(Some(path), &taken))
    }

    /// The elements from there on as a list. The fields that came with them begin there.
    fn list(&mut self, elements: usize, mut fields: usize) -> Vec<Item<'a>> {
        let begin = fields;
        let all = (self.fields.len() > begin).then(|| {
            Arc::new(if begin == 0 { std::mem::take(&mut self.fields) } else { self.fields.split_off(begin) })
        });
        let item = |element| match element {
            Element::Scalar(scalar) => Item::Scalar(scalar),
            Element::FieldsTo(end) => {
                let part = fields - begin..end - begin;
                fields = end;
                Item::Container(all.as_ref().map_or_else(Container::new, |all| Container::part(all, part)))
            }
        };
        self.elements.drain(elements..).map(item).collect()
    }

    fn scalar(&mut self, raw: &'a str, path: &Path<'_>) -> Result<Scalar<'a>, DecodeError> {
        if let Some(inside) = raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            if !inside.contains('\\') {
                return Ok(Scalar::new(inside));
            }
            let text: String = serde_json::from_str(raw).map_err(|error| self.explain(raw, &error))?;
            return Ok(Scalar::new(text));
        }
        let kind = match raw {
            "null" => return Err(DecodeError::Null { path: shown::name(path) }),
            "true" | "false" => ScalarKind::Boolean,
            _ => ScalarKind::Number,
        };
        Scalar::of_kind(kind, raw).ok_or_else(|| self.locate(raw, "invalid number".to_owned(), 1, 1))
    }

    /// Reads one more value, for a visitor.
    fn counted<T, E: serde::de::Error>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<T, E> {
        self.budget.count().and_then(|()| read(self)).map_err(|failure| self.refuse(failure))
    }

    /// Leaves the failure behind for whoever called the visitor.
    fn refuse<E: serde::de::Error>(&mut self, failure: DecodeError) -> E {
        self.failure = Some(failure);
        E::custom("refused")
    }

    /// What a visitor left behind, or else serde's own complaint, with its place in the whole body.
    fn explain(&mut self, raw: &str, error: &serde_json::Error) -> DecodeError {
        self.failure.take().unwrap_or_else(|| {
            let full = error.to_string();
            let message = full.rsplit_once(" at line ").map_or(&*full, |(message, _)| message);
            self.locate(raw, message.to_owned(), error.line(), error.column())
        })
    }

    fn locate(&self, raw: &str, message: String, line: usize, column: usize) -> DecodeError {
        // `raw` is always a piece of `text`, so the addresses tell how much stands before it.
        let before = (raw.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let before = self.text.as_bytes().get(..before).unwrap_or_default();
        let lines = before.iter().filter(|&&byte| byte == b'\n').count();
        let indent = before.iter().rev().take_while(|&&byte| byte != b'\n').count();
        let column = if line <= 1 { column + indent } else { column };
        DecodeError::Json { message, line: line + lines, column }
    }
}

/// Where a value goes. It is put there as soon as it is read, since to hand it on from function to function takes long; what
/// is `inline(always)` here is so for that reason alone.
trait Place<'a>: Sized {
    /// Whether a list may stand there.
    const MAY_BE_LIST: bool;

    fn path(&self) -> Path<'_>;

    fn put(self, reader: &mut Reader<'a>, read: Read<'a>);
}

/// The place of a field's value.
struct FieldPlace<'p, 'a, P> {
    above: Option<&'p Path<'p>>,
    name: Text<'a>,
    /// What takes the field.
    put: &'p mut P,
}

impl<'a, P: FnMut(&mut Reader<'a>, Field<'a>)> Place<'a> for FieldPlace<'_, 'a, P> {
    const MAY_BE_LIST: bool = true;

    #[inline]
    fn path(&self) -> Path<'_> {
        Path::below(self.above, &self.name)
    }

    #[inline(always)]
    fn put(self, reader: &mut Reader<'a>, read: Read<'a>) {
        let value = match read {
            Read::Scalar(scalar) => Value::Scalar(scalar),
            Read::Fields(from) => Value::Container(Container::of_sorted(reader.fields.split_off(from))),
            Read::List(items) => Value::List(items),
        };
        (self.put)(reader, Field { name: self.name, value });
    }
}

/// The place of an element in a list.
struct ElementPlace<'p> {
    list: &'p Path<'p>,
    at: usize,
}

impl<'a> Place<'a> for ElementPlace<'_> {
    const MAY_BE_LIST: bool = false;

    #[inline]
    fn path(&self) -> Path<'_> {
        self.list.element(self.at)
    }

    #[inline(always)]
    fn put(self, reader: &mut Reader<'a>, read: Read<'a>) {
        reader.elements.push(match read {
            Read::Scalar(scalar) => Element::Scalar(scalar),
            Read::Fields(_) => Element::FieldsTo(reader.fields.len()),
            Read::List(_) => return debug_assert!(false, "it is refused before it is read"),
        });
    }
}

/// Hands on the fields of an object one by one.
struct ObjectVisitor<'r, 'p, 'a, P> {
    reader: &'r mut Reader<'a>,
    path: Option<&'p Path<'p>>,
    depth: usize,
    put: &'r mut P,
}

impl<'a, P: FnMut(&mut Reader<'a>, Field<'a>)> Visitor<'a> for ObjectVisitor<'_, '_, 'a, P> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut entries: A) -> Result<(), A::Error> {
        let Self { reader, path, depth, put } = self;
        while let Some(Name(name)) = entries.next_key()? {
            let place = FieldPlace { above: path, name, put };
            match reader.way {
                Way::Quick => entries.next_value_seed(QuickValue { reader, place, depth })?,
                Way::InFull => {
                    let raw: &'a RawValue = entries.next_value()?;
                    reader.counted(|reader| reader.value(raw.get(), place, depth))?;
                }
            }
        }
        Ok(())
    }
}

/// Adds the fields of an object within another value to those that the reader has.
struct ContainerVisitor<'r, 'p, 'a> {
    reader: &'r mut Reader<'a>,
    path: &'p Path<'p>,
    depth: usize,
}

impl<'a> Visitor<'a> for ContainerVisitor<'_, '_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(self, entries: A) -> Result<(), A::Error> {
        let Self { reader, path, depth } = self;
        if reader.fields.capacity() == 0 {
            // Mostly room for all of them, as few take less of the body.
            reader.fields.reserve(reader.text.len() / 24);
        }
        let mut put = |reader: &mut Reader<'a>, field| reader.fields.push(field);
        ObjectVisitor { reader, path: Some(path), depth, put: &mut put }.visit_map(entries)
    }
}

fn duplicate(above: Option<&Path<'_>>, taken: &DuplicateName) -> DecodeError {
    DecodeError::Duplicate { path: shown::name(Path::below(above, &taken.0)) }
}

struct ListVisitor<'r, 'p, 'a> {
    reader: &'r mut Reader<'a>,
    path: &'p Path<'p>,
    depth: usize,
}

impl<'a> Visitor<'a> for ListVisitor<'_, '_, 'a> {
    type Value = Vec<Item<'a>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut elements: A) -> Result<Self::Value, A::Error> {
        let Self { reader, path, depth } = self;
        let (elements_from, fields_from) = (reader.elements.len(), reader.fields.len());
        loop {
            let place = ElementPlace { list: path, at: reader.elements.len() - elements_from };
            let next = match reader.way {
                Way::Quick => elements.next_element_seed(QuickValue { reader, place, depth })?,
                Way::InFull => match elements.next_element::<&'a RawValue>()? {
                    Some(raw) => Some(reader.counted(|reader| reader.value(raw.get(), place, depth))?),
                    None => None,
                },
            };
            if next.is_none() {
                return Ok(reader.list(elements_from, fields_from));
            }
        }
    }
}

/// A value, read where it stands.
struct QuickValue<'r, 'a, P> {
    reader: &'r mut Reader<'a>,
    place: P,
    depth: usize,
}

impl<'a, P: Place<'a>> DeserializeSeed<'a> for QuickValue<'_, 'a, P> {
    type Value = ();

    #[inline(always)]
    fn deserialize<D: serde::Deserializer<'a>>(self, json: D) -> Result<(), D::Error> {
        if !self.reader.budget.take_one() {
            return Err(D::Error::custom("too many fields"));
        }
        json.deserialize_any(self)
    }
}

impl<'a, P: Place<'a>> QuickValue<'_, 'a, P> {
    #[inline(always)]
    fn put<E>(self, read: Read<'a>) -> Result<(), E> {
        self.place.put(self.reader, read);
        Ok(())
    }
}

/// A number is refused, as everything is that this does not take: it is read in full then. So are `null` and whatever
/// else is wrong.
impl<'a, P: Place<'a>> Visitor<'a> for QuickValue<'_, 'a, P> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a boolean, an object or a list")
    }

    #[inline(always)]
    fn visit_borrowed_str<E>(self, text: &'a str) -> Result<(), E> {
        self.put(Read::Scalar(Scalar::new(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.put(Read::Scalar(Scalar::new(text.to_owned())))
    }

    fn visit_bool<E>(self, truth: bool) -> Result<(), E> {
        self.put(Read::Scalar(truth.into()))
    }

    fn visit_map<A: MapAccess<'a>>(self, entries: A) -> Result<(), A::Error> {
        let Self { reader, place, depth } = self;
        let (path, from) = (place.path(), reader.fields.len());
        reader.budget.allow(depth + 1, Some(&path)).map_err(A::Error::custom)?;
        ContainerVisitor { reader, path: &path, depth: depth + 1 }.visit_map(entries)?;
        reader.sort(from, &path).map_err(A::Error::custom)?;
        place.put(reader, Read::Fields(from));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'a>>(self, elements: A) -> Result<(), A::Error> {
        let Self { reader, place, depth } = self;
        if !P::MAY_BE_LIST {
            return Err(A::Error::custom("a list in a list"));
        }
        let path = place.path();
        reader.budget.allow(depth + 1, Some(&path)).map_err(A::Error::custom)?;
        let items = ListVisitor { reader, path: &path, depth: depth + 1 }.visit_seq(elements)?;
        place.put(reader, Read::List(items));
        Ok(())
    }
}

/// An object's key, borrowed where it holds no escape.
struct Name<'a>(Text<'a>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        struct NameVisitor;

        impl<'de> Visitor<'de> for NameVisitor {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Borrowed(name)))
            }

            fn visit_str<E>(self, name: &str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(name.to_owned())))
            }
        }

        json.deserialize_str(NameVisitor)
    }
}

/// Writes texts as they are, as nearly all may stand in JSON, and looks at the whole once afterwards: that takes less time
/// than to look at each. Where a text was not fit to stand there, all is written once more with care.
struct Writer<'o> {
    out: &'o mut Vec<u8>,
    /// The texts so far.
    texts: usize,
    careful: bool,
}

impl<'o> Writer<'o> {
    fn write(out: &'o mut Vec<u8>, content: impl Fn(&mut Writer<'_>)) {
        let start = out.len();
        let mut writer = Writer { out, texts: 0, careful: false };
        content(&mut writer);
        let quotes = 2 * writer.texts;
        if !is_well_formed(writer.out.get(start..).unwrap_or_default(), quotes) {
            writer.out.truncate(start);
            writer.careful = true;
            content(&mut writer);
        }
    }

    fn object(&mut self, fields: &[Field<'_>]) {
        self.out.push(b'{');
        for (at, field) in fields.iter().enumerate() {
            if at > 0 {
                self.out.push(b',');
            }
            match &field.value {
                Value::Scalar(scalar) if scalar.kind() == ScalarKind::Text && !self.careful => {
                    self.pair(&field.name, scalar.text());
                }
                value => {
                    self.text(&field.name);
                    self.out.push(b':');
                    self.value(value);
                }
            }
        }
        self.out.push(b'}');
    }

    /// A name and a text as they are: nearly every field.
    fn pair(&mut self, name: &str, text: &str) {
        self.texts += 2;
        // One request for room in place of five.
        self.out.reserve(name.len() + text.len() + 8);
        self.out.push(b'"');
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":\"");
        self.out.extend_from_slice(text.as_bytes());
        self.out.push(b'"');
    }

    fn value(&mut self, value: &Value<'_>) {
        match value {
            Value::Scalar(scalar) => self.scalar(scalar),
            Value::Container(container) => self.object(container),
            Value::List(items) => self.list(items),
        }
    }

    fn list(&mut self, items: &[Item<'_>]) {
        self.out.push(b'[');
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.out.push(b',');
            }
            match item {
                Item::Scalar(scalar) => self.scalar(scalar),
                Item::Container(container) => self.object(container),
            }
        }
        self.out.push(b']');
    }

    fn scalar(&mut self, scalar: &Scalar<'_>) {
        match scalar.kind() {
            ScalarKind::Text => self.text(scalar.text()),
            ScalarKind::Number | ScalarKind::Boolean => self.out.extend_from_slice(scalar.text().as_bytes()),
        }
    }

    fn text(&mut self, text: &str) {
        if self.careful {
            let written = serde_json::to_writer(&mut *self.out, text);
            debug_assert!(written.is_ok(), "neither a text nor a vector can fail");
            return;
        }
        self.texts += 1;
        // One request for room in place of three.
        self.out.reserve(text.len() + 2);
        self.out.push(b'"');
        self.out.extend_from_slice(text.as_bytes());
        self.out.push(b'"');
    }
}

/// Whether what was written holds no more quotes than those around texts, and nothing else that JSON escapes.
fn is_well_formed(written: &[u8], quotes: usize) -> bool {
    let (mut found, mut is_odd) = (0, false);
    // As many quotes as a byte can count, so that the compiler takes many bytes at once.
    for piece in written.chunks(255) {
        let (mut quotes, mut odd) = (0_u8, 0_u8);
        for &byte in piece {
            quotes += u8::from(byte == b'"');
            odd |= u8::from(byte < b' ') | u8::from(byte == b'\\');
        }
        found += usize::from(quotes);
        is_odd |= odd != 0;
    }
    found == quotes && !is_odd
}

#[cfg(test)]
mod tests;
