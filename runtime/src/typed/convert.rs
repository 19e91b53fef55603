//! Between the message tree and the types of generated fields.

use std::cmp::Ordering;

use crate::message::{Container, Field, Item, Message, Scalar, Value, are_same, name_order};
use crate::seal::SealAlgorithm;

use super::Timestamp;

/// A type that a field of a request can have.
pub trait ToValue {
    /// The value, borrowed.
    fn to_value(&self) -> Value<'_>;
}

/// A type that a field of a response can have: it reads a text, a container or a list. It reads by reference, since a text
/// that the body lends has to be copied anyway.
pub trait FromValue: Sized {
    /// Reads the text of a scalar; `None` where the type can't hold it.
    fn from_text(_text: &str) -> Option<Self> {
        None
    }

    /// Reads a container; `None` where the type can't hold it.
    fn from_container(_container: &Container<'_>) -> Option<Self> {
        None
    }

    /// Reads a list; `None` where the type can't hold all of it.
    fn from_list(_items: &[Item<'_>]) -> Option<Self> {
        None
    }

    /// Reads a value; `None` where the type can't hold it.
    #[inline]
    fn from_value(value: &Value<'_>) -> Option<Self> {
        match value {
            Value::Scalar(scalar) => Self::from_text(scalar.text()),
            Value::Container(container) => Self::from_container(container),
            Value::List(items) => Self::from_list(items),
        }
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

/// The fields of a received message or container, taken one by one in name order; what remains is what the type does not
/// know or can't hold. For generated code.
#[derive(Debug)]
pub struct Fields<'f, 'a> {
    /// Those that have not been looked at.
    left: &'f [Field<'a>],
    rest: Vec<Field<'static>>,
}

impl<'f, 'a> Fields<'f, 'a> {
    /// The fields of a message or container.
    #[inline]
    pub fn of(fields: &'f [Field<'a>]) -> Self {
        Self { left: fields, rest: Vec::new() }
    }

    /// Takes a field, where it is there, not an empty text, and of the type's form. Its name must come after those taken
    /// before.
    ///
    /// An empty text is how the platform writes an absent field, so it is dropped; what has not the type's form, an empty
    /// container or list among it, stays.
    #[inline(always)]
    pub fn take<T: FromValue>(&mut self, name: &'static str) -> Option<T> {
        let field = self.find(name)?;
        if field.value.as_text() == Some("") {
            return None;
        }
        let value = T::from_value(&field.value);
        if value.is_none() {
            self.keep(field);
        }
        value
    }

    /// The field of that name, where it is there.
    // So that the length of the name is known where it is compared.
    #[inline(always)]
    fn find(&mut self, name: &str) -> Option<&'f Field<'a>> {
        let (next, later) = self.left.split_first()?;
        if are_same(&next.name, name) {
            self.left = later;
            return Some(next);
        }
        self.skip_to(name)
    }

    /// The field of that name, where it is there. Those before it are not known.
    #[inline(never)]
    fn skip_to(&mut self, name: &str) -> Option<&'f Field<'a>> {
        loop {
            let (next, later) = self.left.split_first()?;
            match name_order(&next.name, name) {
                Ordering::Less => self.keep(next),
                Ordering::Equal => {
                    self.left = later;
                    return Some(next);
                }
                Ordering::Greater => return None,
            }
            self.left = later;
        }
    }

    #[cold]
    fn keep(&mut self, field: &Field<'_>) {
        self.rest.push(field.clone().into_owned());
    }

    /// What was not taken.
    #[inline]
    pub fn rest(mut self) -> Container<'static> {
        for field in self.left {
            self.keep(field);
        }
        Container::of_sorted(self.rest)
    }
}

impl ToValue for String {
    #[inline]
    fn to_value(&self) -> Value<'_> {
        self.as_str().into()
    }
}

impl FromValue for String {
    #[inline]
    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl ToValue for Timestamp {
    #[inline]
    fn to_value(&self) -> Value<'_> {
        self.as_str().into()
    }
}

impl FromValue for Timestamp {
    #[inline]
    fn from_text(text: &str) -> Option<Self> {
        Some(Self::from(text))
    }
}

impl ToValue for bool {
    #[inline]
    fn to_value(&self) -> Value<'_> {
        Scalar::from(*self).into()
    }
}

impl FromValue for bool {
    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl ToValue for SealAlgorithm {
    #[inline]
    fn to_value(&self) -> Value<'_> {
        self.as_str().into()
    }
}

impl FromValue for SealAlgorithm {
    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok()
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
    fn from_list(items: &[Item<'_>]) -> Option<Self> {
        // The room first: collecting what may fail does not know how much comes.
        let mut read = Self::with_capacity(items.len());
        for item in items {
            read.push(match item {
                Item::Scalar(scalar) => T::from_text(scalar.text())?,
                Item::Container(container) => T::from_container(container)?,
            });
        }
        Some(read)
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
        let mut fields = Fields::of(&message);
        assert_eq!(fields.take::<String>("container"), None);
        assert_eq!(fields.take::<String>("empty"), None);
        assert_eq!(fields.take::<String>("list"), None);
        assert_eq!(fields.take::<bool>("odd"), None);
        let rest = fields.rest();
        let names: Vec<_> = rest.iter().map(|field| &*field.name).collect();
        assert_eq!(names, ["container", "list", "odd", "unknown"]);
    }
}
