//! Messages and containers out of each other, of scalars, and of their own texts once more.

use std::borrow::Cow;

use super::sorted::Sorted;
use super::{Container, Field, Group, Item, Message, Scalar, Text, Value};

impl<'a> Message<'a> {
    /// The same message, borrowing its texts from this one.
    pub fn borrowed(&self) -> Message<'_> {
        Message { fields: Sorted::of_sorted(self.iter().map(Field::borrowed)) }
    }

    /// The same message, borrowing from nothing.
    pub fn into_owned(self) -> Message<'static> {
        Message { fields: Sorted::of_sorted(self.into_iter().map(Field::into_owned)) }
    }
}

impl Container<'_> {
    /// The same container, borrowing its texts from this one.
    pub fn borrowed(&self) -> Container<'_> {
        Container::of(Sorted::of_sorted(self.iter().map(Field::borrowed)))
    }

    /// The same container, borrowing from nothing.
    pub fn into_owned(self) -> Container<'static> {
        Container::of(Sorted::of_sorted(self.into_iter().map(Field::into_owned)))
    }
}

impl Field<'_> {
    fn borrowed(&self) -> Field<'_> {
        Field { name: Cow::Borrowed(&self.name), value: self.value.borrowed() }
    }

    /// The same field, borrowing from nothing.
    pub fn into_owned(self) -> Field<'static> {
        Field { name: Cow::Owned(self.name.into_owned()), value: self.value.into_owned() }
    }
}

impl Value<'_> {
    /// The same value, borrowing its texts from this one.
    pub fn borrowed(&self) -> Value<'_> {
        match self {
            Self::Scalar(scalar) => Value::Scalar(scalar.borrowed()),
            Self::Container(container) => Value::Container(container.borrowed()),
            Self::List(items) => Value::List(items.iter().map(Item::borrowed).collect()),
        }
    }

    /// The same value, borrowing from nothing.
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Self::Scalar(scalar) => Value::Scalar(scalar.into_owned()),
            Self::Container(container) => Value::Container(container.into_owned()),
            Self::List(items) => Value::List(items.into_iter().map(Item::into_owned).collect()),
        }
    }
}

impl Item<'_> {
    fn borrowed(&self) -> Item<'_> {
        match self {
            Self::Scalar(scalar) => Item::Scalar(scalar.borrowed()),
            Self::Container(container) => Item::Container(container.borrowed()),
        }
    }

    /// The same element, borrowing from nothing.
    pub fn into_owned(self) -> Item<'static> {
        match self {
            Self::Scalar(scalar) => Item::Scalar(scalar.into_owned()),
            Self::Container(container) => Item::Container(container.into_owned()),
        }
    }
}

/// A message of the container's fields.
impl<'a> From<Container<'a>> for Message<'a> {
    fn from(container: Container<'a>) -> Self {
        Self { fields: Sorted::of_sorted(container) }
    }
}

/// A container of the message's fields.
impl<'a> From<Message<'a>> for Container<'a> {
    fn from(message: Message<'a>) -> Self {
        Self::of(Sorted::of_sorted(message))
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Scalar(Scalar::new(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Scalar(Scalar::new(text))
    }
}

impl<'a> From<Text<'a>> for Value<'a> {
    fn from(text: Text<'a>) -> Self {
        Self::Scalar(Scalar::new(text))
    }
}

impl<'a> From<Scalar<'a>> for Value<'a> {
    fn from(scalar: Scalar<'a>) -> Self {
        Self::Scalar(scalar)
    }
}

impl<'a> From<Container<'a>> for Value<'a> {
    fn from(container: Container<'a>) -> Self {
        Self::Container(container)
    }
}

impl<'a> From<Vec<Item<'a>>> for Value<'a> {
    fn from(items: Vec<Item<'a>>) -> Self {
        Self::List(items)
    }
}

/// A value as an element of a list; the elements themselves where it is a list, since no list holds one.
impl<'a> TryFrom<Value<'a>> for Item<'a> {
    type Error = Vec<Item<'a>>;

    fn try_from(value: Value<'a>) -> Result<Self, Self::Error> {
        match value {
            Value::Scalar(scalar) => Ok(Self::Scalar(scalar)),
            Value::Container(container) => Ok(Self::Container(container)),
            Value::List(items) => Err(items),
        }
    }
}

impl<'a> From<Item<'a>> for Value<'a> {
    fn from(item: Item<'a>) -> Self {
        match item {
            Item::Scalar(scalar) => Self::Scalar(scalar),
            Item::Container(container) => Self::Container(container),
        }
    }
}
