//! From a JSON object to a message.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer as _, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::codec::error::DecodeError;
use crate::codec::limits::{Budget, Limits};
use crate::message::{
    DuplicateName, Field, Item, Message, Part, Scalar, ScalarKind, Start, Storage, Text, Unfinished, Unsorted,
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
    let text = crate::codec::text(body, limits)?;
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

/// Where anything in the program turns on serde_json's `arbitrary_precision`, a number comes as an object with this name.
const NUMBER: &str = "$serde_json::private::Number";
/// Nearly every field takes as many bytes of the body.
const FIELD: usize = 24;

impl<'a> Reader<'a> {
    fn new(text: &'a str, limits: &Limits, way: Way) -> Self {
        let budget = Budget::new(limits);
        Self { text, way, budget, failure: None, unfinished: Unfinished::new(text.len() / FIELD) }
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

    fn value(&mut self, raw: &'a str, path: &Path<'_>, depth: usize) -> Result<Part<'a>, DecodeError> {
        let mut json = serde_json::Deserializer::from_str(raw);
        match raw.as_bytes().first() {
            Some(b'{') => {
                self.budget.allow(depth + 1, Some(path))?;
                let start = self.unfinished.start();
                let read = json.deserialize_map(ContainerVisitor { reader: self, path, depth: depth + 1 });
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

    /// Reads one more value from its own text, for a visitor.
    fn put_in_full<E: serde::de::Error>(
        &mut self,
        raw: &'a RawValue,
        place: impl Place<'a>,
        depth: usize,
    ) -> Result<(), E> {
        let start = self.unfinished.start();
        let counted = self.budget.count(1);
        let read = counted.and_then(|()| self.value(raw.get(), &place.path(), depth));
        let part = read.map_err(|failure| self.refuse(failure))?;
        place.put(self, part, start)
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
trait Place<'a> {
    fn path(&self) -> Path<'_>;

    /// Puts a value there whose fields begin at `start`. A list may not stand in a list.
    fn put<E: serde::de::Error>(self, reader: &mut Reader<'a>, part: Part<'a>, start: Start)
    -> Result<(), E>;
}

/// The place of a field's value.
struct FieldPlace<'p, 'a, P> {
    above: Option<&'p Path<'p>>,
    name: Text<'a>,
    /// What takes the field.
    put: &'p mut P,
}

impl<'a, P: FnMut(&mut Reader<'a>, Field<'a>)> Place<'a> for FieldPlace<'_, 'a, P> {
    #[inline(always)]
    fn path(&self) -> Path<'_> {
        Path::below(self.above, &self.name)
    }

    #[inline(always)]
    fn put<E>(self, reader: &mut Reader<'a>, part: Part<'a>, start: Start) -> Result<(), E> {
        let value = reader.unfinished.value(part, start);
        (self.put)(reader, Field { name: self.name, value });
        Ok(())
    }
}

/// The place of an element in a list.
struct ElementPlace<'p> {
    list: &'p Path<'p>,
    at: usize,
}

impl<'a> Place<'a> for ElementPlace<'_> {
    #[inline(always)]
    fn path(&self) -> Path<'_> {
        self.list.element(self.at)
    }

    #[inline(always)]
    fn put<E: serde::de::Error>(self, reader: &mut Reader<'a>, part: Part<'a>, _: Start) -> Result<(), E> {
        reader.unfinished.element(part).map_err(|_| E::custom("a list in a list"))
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
            if reader.way == Way::Quick && name == NUMBER {
                return Err(A::Error::custom("a number"));
            }
            let place = FieldPlace { above: path, name, put };
            match reader.way {
                Way::Quick => entries.next_value_seed(QuickValue { reader, place, depth })?,
                Way::InFull => reader.put_in_full(entries.next_value()?, place, depth)?,
            }
        }
        Ok(())
    }
}

/// Lets the fields of an object within another value wait with the reader.
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
        let mut put = |reader: &mut Reader<'a>, field| reader.unfinished.field(field);
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
        let (start, mut count) = (reader.unfinished.start(), 0);
        loop {
            let place = ElementPlace { list: path, at: count };
            let element = match reader.way {
                Way::Quick => elements.next_element_seed(QuickValue { reader, place, depth })?,
                Way::InFull => match elements.next_element::<&'a RawValue>()? {
                    Some(raw) if raw.get().starts_with('[') => {
                        let path = shown::name(place.path());
                        return Err(reader.refuse(DecodeError::NestedList { path }));
                    }
                    Some(raw) => Some(reader.put_in_full(raw, place, depth)?),
                    None => None,
                },
            };
            if element.is_none() {
                return Ok(reader.unfinished.list(start));
            }
            count += 1;
        }
    }
}

/// A value, read where it stands.
struct QuickValue<'r, 'a, P> {
    reader: &'r mut Reader<'a>,
    place: P,
    depth: usize,
}

impl<'a, P: Place<'a>> QuickValue<'_, 'a, P> {
    #[inline(always)]
    fn scalar<E: serde::de::Error>(self, scalar: Scalar<'a>) -> Result<(), E> {
        let start = self.reader.unfinished.start();
        self.place.put(self.reader, Part::Scalar(scalar), start)
    }
}

impl<'a, P: Place<'a>> DeserializeSeed<'a> for QuickValue<'_, 'a, P> {
    type Value = ();

    #[inline(always)]
    fn deserialize<D: serde::Deserializer<'a>>(self, json: D) -> Result<(), D::Error> {
        if self.reader.budget.count(1).is_err() {
            return Err(D::Error::custom("too many"));
        }
        json.deserialize_any(self)
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
    fn visit_borrowed_str<E: serde::de::Error>(self, text: &'a str) -> Result<(), E> {
        self.scalar(Scalar::new(text))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        self.scalar(Scalar::new(text.to_owned()))
    }

    fn visit_bool<E: serde::de::Error>(self, truth: bool) -> Result<(), E> {
        self.scalar(truth.into())
    }

    fn visit_map<A: MapAccess<'a>>(self, entries: A) -> Result<(), A::Error> {
        let Self { reader, place, depth } = self;
        let (path, start) = (place.path(), reader.unfinished.start());
        reader.budget.allow(depth + 1, Some(&path)).map_err(A::Error::custom)?;
        ContainerVisitor { reader, path: &path, depth: depth + 1 }.visit_map(entries)?;
        reader.sort(start, &path).map_err(A::Error::custom)?;
        place.put(reader, Part::Fields, start)
    }

    fn visit_seq<A: SeqAccess<'a>>(self, elements: A) -> Result<(), A::Error> {
        let Self { reader, place, depth } = self;
        let (path, start) = (place.path(), reader.unfinished.start());
        reader.budget.allow(depth + 1, Some(&path)).map_err(A::Error::custom)?;
        let items = ListVisitor { reader, path: &path, depth: depth + 1 }.visit_seq(elements)?;
        place.put(reader, Part::List(items), start)
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
