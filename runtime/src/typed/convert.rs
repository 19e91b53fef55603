//! Between the message tree and the types of generated fields.

use std::cmp::Ordering;

use crate::message::{Container, Field, Group, Item, Message, Scalar, Sorted, Value, name_order};
use crate::seal::SealAlgorithm;

use super::Timestamp;

/// A type that a field of a request can have.
pub trait ToValue {
    /// The value, borrowed.
    fn to_value(&self) -> Value<'_>;
}

/// A type that a field of a response can have.
pub trait FromValue: Sized {
    /// Reads the value.
    ///
    /// # Errors
    /// The value itself, where the type can't hold it.
    fn from_value<'a>(value: Value<'a>) -> Result<Self, Value<'a>>;

    /// Whether [`from_value`](Self::from_value) reads an element of a list. Nothing is taken out of a list unless all of
    /// it can be.
    fn reads(item: &Item<'_>) -> bool {
        Self::from_value(item.clone().into()).is_ok()
    }
}

/// Adds a field to a message under construction, where it is set. For generated code.
// What is not set costs no call.
#[inline]
pub fn put<'a>(message: &mut Message<'a>, name: &'static str, value: &'a Option<impl ToValue>) {
    if let Some(value) = value {
        put_set(message, name, value);
    }
}

#[inline(never)]
fn put_set<'a>(message: &mut Message<'a>, name: &'static str, value: &'a impl ToValue) {
    message.set(name, value.to_value());
}

/// The fields of a received message or container, taken out one by one in name order; what remains is what the type does
/// not know or can't hold. For generated code.
#[derive(Debug)]
pub struct Fields<'f, 'a> {
    fields: &'f mut [Field<'a>],
    /// How many of them have been looked at.
    seen: usize,
    rest: Vec<Field<'static>>,
}

impl<'f, 'a> Fields<'f, 'a> {
    /// The fields of a message.
    pub fn of(message: &'f mut Message<'a>) -> Self {
        Self { fields: message.fields_mut(), seen: 0, rest: Vec::new() }
    }

    /// The fields of a container.
    pub fn of_container(container: &'f mut Container<'a>) -> Self {
        Self { fields: container.fields_mut(), seen: 0, rest: Vec::new() }
    }

    /// Takes a field, where it is there, not an empty text, and of the type's form. Its name must come after those taken
    /// before.
    ///
    /// An empty text is how the platform writes an absent field, so it is dropped; what has not the type's form, an empty
    /// container or list among it, stays.
    pub fn take<T: FromValue>(&mut self, name: &'static str) -> Option<T> {
        let field = loop {
            let next = self.fields.get_mut(self.seen)?;
            match name_order(&next.name, name) {
                Ordering::Less => self.rest.push(std::mem::take(next).into_owned()),
                Ordering::Equal => break next,
                Ordering::Greater => return None,
            }
            self.seen += 1;
        };
        self.seen += 1;
        let value = std::mem::take(&mut field.value);
        if value.as_text() == Some("") {
            return None;
        }
        match T::from_value(value) {
            Ok(value) => Some(value),
            Err(value) => {
                self.rest.push(Field { name: std::mem::take(&mut field.name), value }.into_owned());
                None
            }
        }
    }

    /// What was not taken.
    pub fn rest(self) -> Container<'static> {
        let Self { fields, seen, mut rest } = self;
        rest.extend(fields.iter_mut().skip(seen).map(|field| std::mem::take(field).into_owned()));
        Container::of(Sorted::of_sorted(rest))
    }
}

impl ToValue for String {
    #[inline]
    fn to_value(&self) -> Value<'_> {
        self.as_str().into()
    }
}

impl FromValue for String {
    fn from_value<'a>(value: Value<'a>) -> Result<Self, Value<'a>> {
        match value {
            Value::Scalar(scalar) => Ok(scalar.into_text().into_owned()),
            other => Err(other),
        }
    }

    fn reads(item: &Item<'_>) -> bool {
        matches!(item, Item::Scalar(_))
    }
}

impl ToValue for Timestamp {
    #[inline]
    fn to_value(&self) -> Value<'_> {
        self.as_str().into()
    }
}

impl FromValue for Timestamp {
    fn from_value<'a>(value: Value<'a>) -> Result<Self, Value<'a>> {
        String::from_value(value).map(Self::from)
    }
}

impl ToValue for bool {
    #[inline]
    fn to_value(&self) -> Value<'_> {
        Scalar::from(*self).into()
    }
}

impl FromValue for bool {
    fn from_value<'a>(value: Value<'a>) -> Result<Self, Value<'a>> {
        match value.as_text() {
            Some("true") => Ok(true),
            Some("false") => Ok(false),
            _ => Err(value),
        }
    }
}

impl ToValue for SealAlgorithm {
    #[inline]
    fn to_value(&self) -> Value<'_> {
        self.as_str().into()
    }
}

impl FromValue for SealAlgorithm {
    fn from_value<'a>(value: Value<'a>) -> Result<Self, Value<'a>> {
        value.as_text().and_then(|text| text.parse().ok()).ok_or(value)
    }
}

impl<T: ToValue> ToValue for Vec<T> {
    #[inline]
    fn to_value(&self) -> Value<'_> {
        // The tree has no list in a list; nor has the spec language, so no generated type asks for one.
        Value::List(self.iter().filter_map(|element| Item::try_from(element.to_value()).ok()).collect())
    }
}

impl<T: FromValue> FromValue for Vec<T> {
    fn from_value<'a>(value: Value<'a>) -> Result<Self, Value<'a>> {
        let Value::List(items) = value else { return Err(value) };
        if !items.iter().all(T::reads) {
            return Err(Value::List(items));
        }
        Ok(items.into_iter().filter_map(|item| T::from_value(item.into()).ok()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Container;

    #[test]
    fn only_an_empty_text_is_neither_taken_nor_kept() {
        let mut message = Message::new();
        message.set("empty", "");
        message.set("unknown", "");
        message.set("container", Container::new());
        message.set("list", Vec::new());
        message.set("odd", "maybe");
        let mut fields = Fields::of(&mut message);
        assert_eq!(fields.take::<String>("container"), None);
        assert_eq!(fields.take::<String>("empty"), None);
        assert_eq!(fields.take::<String>("list"), None);
        assert_eq!(fields.take::<bool>("odd"), None);
        let rest = fields.rest();
        let names: Vec<_> = rest.iter().map(|field| &*field.name).collect();
        assert_eq!(names, ["container", "list", "odd", "unknown"]);
    }
}
