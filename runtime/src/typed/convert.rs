//! Between the message tree and the types of generated fields.

use crate::message::{Item, Message, Scalar, ScalarKind, Value};
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
}

/// Adds a field to a message under construction, where it is set. For generated code.
pub fn put<'a>(message: &mut Message<'a>, name: &'static str, value: &'a Option<impl ToValue>) {
    if let Some(value) = value {
        message.set(name, value.to_value());
    }
}

/// The fields of a received message, taken out one by one; what remains is what the type does not know or can't hold.
/// For generated code.
#[derive(Debug)]
pub struct Fields<'a>(Message<'a>);

impl<'a> Fields<'a> {
    /// The fields of a message.
    pub fn of(message: Message<'a>) -> Self {
        Self(message)
    }

    /// Takes a field, where it is there, not an empty text, and of the type's form.
    ///
    /// An empty text is how the platform writes an absent field, so it is dropped; what has not the type's form, an empty
    /// container or list among it, stays.
    pub fn take<T: FromValue>(&mut self, name: &'static str) -> Option<T> {
        let value = self.0.remove(name)?;
        if value.as_text() == Some("") {
            return None;
        }
        match T::from_value(value) {
            Ok(value) => Some(value),
            Err(value) => {
                self.0.set(name, value);
                None
            }
        }
    }

    /// What was not taken.
    pub fn rest(self) -> Message<'static> {
        self.0.into_owned()
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
        let text = if *self { "true" } else { "false" };
        Scalar::of_kind(ScalarKind::Boolean, text).unwrap_or_default().into()
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
        let item = |value| match T::to_value(value) {
            Value::Scalar(scalar) => Some(Item::Scalar(scalar)),
            Value::Container(container) => Some(Item::Container(container)),
            // The tree has no list in a list; nor has the spec language, so no generated type asks for one.
            Value::List(_) => None,
        };
        Value::List(self.iter().filter_map(item).collect())
    }
}

impl<T: FromValue> FromValue for Vec<T> {
    fn from_value<'a>(value: Value<'a>) -> Result<Self, Value<'a>> {
        let Value::List(items) = value else { return Err(value) };
        let typed: Option<Vec<T>> =
            items.iter().map(|item| T::from_value(item.clone().into()).ok()).collect();
        typed.ok_or(Value::List(items))
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
        let mut fields = Fields::of(message);
        assert_eq!(fields.take::<String>("empty"), None);
        assert_eq!(fields.take::<String>("container"), None);
        assert_eq!(fields.take::<String>("list"), None);
        assert_eq!(fields.take::<bool>("odd"), None);
        let rest = fields.rest();
        let names: Vec<_> = rest.iter().map(|field| &*field.name).collect();
        assert_eq!(names, ["container", "list", "odd", "unknown"]);
    }
}
