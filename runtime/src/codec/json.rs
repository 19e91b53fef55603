//! JSON: one object per message.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer as _, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::error::DecodeError;
use super::limits::{Budget, Limits};
use super::{room, scan};
use crate::message::{
    DuplicateName, Field, Item, Message, Part, Scalar, ScalarKind, Start, Storage, Text, Unfinished,
    Unsorted, Value,
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
    unfinished: Unfinished<'a>,
}

/// About as many bytes as a field takes.
const FIELD: usize = 32;

impl<'a> Reader<'a> {
    fn new(text: &'a str, limits: &Limits, way: Way) -> Self {
        let budget = Budget::new(limits);
        Self { text, way, budget, failure: None, unfinished: Unfinished::new(text.len() / FIELD) }
    }

    fn message<S: Storage<'a>>(&mut self, mut fields: Unsorted<S>) -> Result<(), DecodeError> {
        let text = self.text;
        self.budget.allow(1, None)?;
        let mut json = serde_json::Deserializer::from_str(text);
        let put = |_: &mut Self, field| fields.push(field);
        let read = json.deserialize_map(ObjectVisitor { reader: self, path: None, depth: 1, put });
        read.map_err(|error| self.explain(text, &error))?;
        fields.sort().map_err(|taken| duplicate(None, &taken))?;
        json.end().map_err(|error| self.explain(text, &error))
    }

    fn value(&mut self, raw: &'a str, path: &Path<'_>, depth: usize) -> Result<Part<'a>, DecodeError> {
        let mut json = serde_json::Deserializer::from_str(raw);
        match raw.as_bytes().first() {
            Some(b'{') => {
                self.budget.allow(depth + 1, Some(path))?;
                let start = self.unfinished.start();
                let read = json.deserialize_map(within(self, path, depth + 1));
                read.map_err(|error| self.explain(raw, &error))?;
                self.sort(start, path)?;
                Ok(Part::Fields)
            }
            Some(b'[') => {
                self.budget.allow(depth + 1, Some(path))?;
                let read = json.deserialize_seq(ListVisitor { reader: self, path, depth: depth + 1 });
                read.map(Part::List).map_err(|error| self.explain(raw, &error))
            }
            _ => self.scalar(raw, path).map(Part::Scalar),
        }
    }

    /// Puts the fields of a container in order.
    fn sort(&mut self, start: Start, path: &Path<'_>) -> Result<(), DecodeError> {
        self.unfinished.sorted(start).map(drop).map_err(|taken| duplicate(Some(path), &taken))
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
        self.budget.count(1).and_then(|()| read(self)).map_err(|failure| self.refuse(failure))
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

/// Hands on the fields of an object one by one.
struct ObjectVisitor<'r, 'p, 'a, P> {
    reader: &'r mut Reader<'a>,
    path: Option<&'p Path<'p>>,
    depth: usize,
    put: P,
}

/// For an object within another value: its fields wait with the reader.
fn within<'r, 'p, 'a>(
    reader: &'r mut Reader<'a>,
    path: &'p Path<'p>,
    depth: usize,
) -> ObjectVisitor<'r, 'p, 'a, impl FnMut(&mut Reader<'a>, Field<'a>)> {
    let put = |reader: &mut Reader<'a>, field| reader.unfinished.field(field);
    ObjectVisitor { reader, path: Some(path), depth, put }
}

impl<'a, P: FnMut(&mut Reader<'a>, Field<'a>)> Visitor<'a> for ObjectVisitor<'_, '_, 'a, P> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut entries: A) -> Result<(), A::Error> {
        let Self { reader, path, depth, mut put } = self;
        while let Some(Name(name)) = entries.next_key()? {
            let at = Path::below(path, &name);
            let start = reader.unfinished.start();
            let read = match reader.way {
                Way::Quick => entries.next_value_seed(QuickValue { reader, path: &at, depth })?,
                Way::InFull => {
                    let raw: &'a RawValue = entries.next_value()?;
                    reader.counted(|reader| reader.value(raw.get(), &at, depth))?
                }
            };
            let value = reader.unfinished.value(read, start);
            put(reader, Field { name, value });
        }
        Ok(())
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
        let (start, mut count) = (reader.unfinished.start(), 0);
        loop {
            let at = path.element(count);
            let read = match reader.way {
                Way::Quick => elements.next_element_seed(QuickValue { reader, path: &at, depth })?,
                Way::InFull => match elements.next_element::<&'a RawValue>()? {
                    Some(raw) if raw.get().starts_with('[') => {
                        return Err(reader.refuse(DecodeError::NestedList { path: shown::name(&at) }));
                    }
                    Some(raw) => Some(reader.counted(|reader| reader.value(raw.get(), &at, depth))?),
                    None => None,
                },
            };
            let Some(part) = read else { return Ok(reader.unfinished.list(start)) };
            reader.unfinished.element(part).map_err(|_| A::Error::custom("a list in a list"))?;
            count += 1;
        }
    }
}

/// A value, read where it stands.
struct QuickValue<'r, 'p, 'a> {
    reader: &'r mut Reader<'a>,
    path: &'p Path<'p>,
    depth: usize,
}

impl<'a> DeserializeSeed<'a> for QuickValue<'_, '_, 'a> {
    type Value = Part<'a>;

    fn deserialize<D: serde::Deserializer<'a>>(self, json: D) -> Result<Part<'a>, D::Error> {
        if self.reader.budget.count(1).is_err() {
            return Err(D::Error::custom("too many"));
        }
        json.deserialize_any(self)
    }
}

/// A number is refused, as everything is that this does not take: it is read in full then. So are `null` and whatever
/// else is wrong.
impl<'a> Visitor<'a> for QuickValue<'_, '_, 'a> {
    type Value = Part<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a boolean, an object or a list")
    }

    fn visit_borrowed_str<E>(self, text: &'a str) -> Result<Part<'a>, E> {
        Ok(Part::Scalar(Scalar::new(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Part<'a>, E> {
        Ok(Part::Scalar(Scalar::new(text.to_owned())))
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Part<'a>, E> {
        Ok(Part::Scalar(truth.into()))
    }

    fn visit_map<A: MapAccess<'a>>(self, entries: A) -> Result<Part<'a>, A::Error> {
        let Self { reader, path, depth } = self;
        reader.budget.allow(depth + 1, Some(path)).map_err(A::Error::custom)?;
        let start = reader.unfinished.start();
        within(reader, path, depth + 1).visit_map(entries)?;
        reader.sort(start, path).map_err(A::Error::custom)?;
        Ok(Part::Fields)
    }

    fn visit_seq<A: SeqAccess<'a>>(self, elements: A) -> Result<Part<'a>, A::Error> {
        let Self { reader, path, depth } = self;
        reader.budget.allow(depth + 1, Some(path)).map_err(A::Error::custom)?;
        ListVisitor { reader, path, depth: depth + 1 }.visit_seq(elements).map(Part::List)
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
        if let Some(size) = size_of_texts(fields)
            && !self.careful
        {
            return self.texts(fields, size);
        }
        self.out.push(b'{');
        for (at, field) in fields.iter().enumerate() {
            if at > 0 {
                self.out.push(b',');
            }
            self.text(&field.name);
            self.out.push(b':');
            self.value(&field.value);
        }
        self.out.push(b'}');
    }

    /// An object of nothing but texts, as they are: nearly every object.
    fn texts(&mut self, fields: &[Field<'_>], size: usize) {
        self.texts += 2 * fields.len();
        room::append(self.out, size, |room| {
            let mut before = *b"{\"";
            for field in fields {
                room.put(&before);
                room.put(field.name.as_bytes());
                room.put(b"\":\"");
                room.put(field.value.as_text().unwrap_or_default().as_bytes());
                room.put(b"\"");
                before = *b",\"";
            }
            room.put(b"}");
        });
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

/// How many bytes an object of these fields takes, where there are some and all are texts.
fn size_of_texts(fields: &[Field<'_>]) -> Option<usize> {
    let mut size = "{}".len();
    for field in fields {
        match &field.value {
            Value::Scalar(scalar) if scalar.kind() == ScalarKind::Text => {
                size += field.name.len() + scalar.text().len() + "\"\":\"\",".len();
            }
            _ => return None,
        }
    }
    (!fields.is_empty()).then_some(size)
}

/// Whether what was written holds no more quotes than those around texts, and nothing else that JSON escapes.
fn is_well_formed(written: &[u8], quotes: usize) -> bool {
    let found = scan::count(written, |byte| byte == b'"', |byte| (byte < b' ') | (byte == b'\\'));
    found == Some(quotes)
}

#[cfg(test)]
mod tests;
