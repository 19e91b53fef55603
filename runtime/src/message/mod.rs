//! The message tree: what both codecs read and write, what the seal is computed on, what the checks walk.
//!
//! Every text is kept exactly as transmitted, and borrowed from the input where it can be.

mod debug;
mod inline;
mod scalar;

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use self::inline::Inline;
pub use self::inline::IntoIter;
pub use self::scalar::{Scalar, ScalarKind};

/// A text or name of a message, borrowed from the wire, from a descriptor, or owned.
pub type Text<'a> = Cow<'a, str>;

/// A request or response: fields in name order, each name once.
///
/// Up to 16 fields live in the message itself; containers and lists below them are on the heap.
///
/// `Debug` shows names, kinds and lengths, never a value: a message may hold a card number, and only its
/// descriptor knows.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Message<'a> {
    fields: Inline<'a>,
}

/// A named group of fields inside a message, in name order, each name once.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Container<'a> {
    fields: Vec<Field<'a>>,
}

/// A name and its value.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Field<'a> {
    /// The name on the wire.
    pub name: Text<'a>,
    /// The value under it.
    pub value: Value<'a>,
}

/// What a field can hold.
#[derive(Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// One text, number or boolean.
    Scalar(Scalar<'a>),
    /// Fields of their own.
    Container(Container<'a>),
    /// Several values in document order.
    List(Vec<Item<'a>>),
}

/// An element of a list. Office has no lists of lists, so the tree cannot hold one.
#[derive(Clone, PartialEq, Eq)]
pub enum Item<'a> {
    /// One text, number or boolean.
    Scalar(Scalar<'a>),
    /// Fields of their own.
    Container(Container<'a>),
}

/// Two fields of one group have the same name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DuplicateName(pub String);

impl<'a> Message<'a> {
    /// A message without fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// The field's value, or `None` where the message has no such field.
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        find(&self.fields, name).ok().map(|at| &self.fields[at].value)
    }

    /// The text of a scalar field; `None` where it is absent, a container or a list.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Value::as_text)
    }

    /// Adds a field at its place.
    ///
    /// # Errors
    /// [`DuplicateName`] where the name is taken; the message is as it was.
    pub fn insert(
        &mut self,
        name: impl Into<Text<'a>>,
        value: impl Into<Value<'a>>,
    ) -> Result<(), DuplicateName> {
        let (name, value) = (name.into(), value.into());
        let at = vacancy(&self.fields, &name)?;
        self.fields.insert(at, Field { name, value });
        Ok(())
    }

    /// Adds a field at its place, or replaces its value.
    pub fn set(&mut self, name: impl Into<Text<'a>>, value: impl Into<Value<'a>>) {
        let (name, value) = (name.into(), value.into());
        match find(&self.fields, &name) {
            Ok(at) => self.fields[at].value = value,
            Err(at) => self.fields.insert(at, Field { name, value }),
        }
    }

    /// Takes a field out.
    pub fn remove(&mut self, name: &str) -> Option<Value<'a>> {
        find(&self.fields, name).ok().map(|at| self.fields.remove(at).value)
    }

    /// The same message, borrowing its texts from this one.
    pub fn borrowed(&self) -> Message<'_> {
        Message { fields: self.fields.iter().map(Field::borrowed).collect() }
    }

    /// The same message, borrowing from nothing.
    pub fn into_owned(self) -> Message<'static> {
        Message { fields: self.fields.into_iter().map(Field::into_owned).collect() }
    }
}

impl<'a> Container<'a> {
    /// A container without fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// The field's value, or `None` where the container has no such field.
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        find(&self.fields, name).ok().map(|at| &self.fields[at].value)
    }

    /// Adds a field at its place.
    ///
    /// # Errors
    /// [`DuplicateName`] where the name is taken; the container is as it was.
    pub fn insert(
        &mut self,
        name: impl Into<Text<'a>>,
        value: impl Into<Value<'a>>,
    ) -> Result<(), DuplicateName> {
        let (name, value) = (name.into(), value.into());
        let at = vacancy(&self.fields, &name)?;
        self.fields.insert(at, Field { name, value });
        Ok(())
    }

    fn borrowed(&self) -> Container<'_> {
        Container { fields: self.fields.iter().map(Field::borrowed).collect() }
    }

    /// The same container, borrowing from nothing.
    pub fn into_owned(self) -> Container<'static> {
        Container { fields: self.fields.into_iter().map(Field::into_owned).collect() }
    }
}

/// The fields in name order.
impl<'a> Deref for Message<'a> {
    type Target = [Field<'a>];

    fn deref(&self) -> &[Field<'a>] {
        &self.fields
    }
}

/// The fields in name order.
impl<'a> Deref for Container<'a> {
    type Target = [Field<'a>];

    fn deref(&self) -> &[Field<'a>] {
        &self.fields
    }
}

impl<'a> IntoIterator for Message<'a> {
    type Item = Field<'a>;
    type IntoIter = IntoIter<'a>;

    fn into_iter(self) -> IntoIter<'a> {
        self.fields.into_iter()
    }
}

impl<'a> IntoIterator for Container<'a> {
    type Item = Field<'a>;
    type IntoIter = std::vec::IntoIter<Field<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.fields.into_iter()
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

impl<'a> Value<'a> {
    /// The text of a scalar; `None` for a container or list.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Scalar(scalar) => Some(scalar.text()),
            Self::Container(_) | Self::List(_) => None,
        }
    }

    /// What the value is, for error messages: `text`, `number`, `boolean`, `container` or `list`.
    pub fn kind_name(&self) -> &'static str {
        match self {
            Self::Scalar(scalar) => scalar.kind().name(),
            Self::Container(_) => "container",
            Self::List(_) => "list",
        }
    }

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

impl Default for Value<'_> {
    fn default() -> Self {
        Self::Scalar(Scalar::default())
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

impl<'a> From<Item<'a>> for Value<'a> {
    fn from(item: Item<'a>) -> Self {
        match item {
            Item::Scalar(scalar) => Self::Scalar(scalar),
            Item::Container(container) => Self::Container(container),
        }
    }
}

impl fmt::Display for DuplicateName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the field `{}` stands twice", self.0)
    }
}

impl std::error::Error for DuplicateName {}

/// Where the name stands, or where it would stand.
fn find(fields: &[Field<'_>], name: &str) -> Result<usize, usize> {
    // Names mostly arrive in order, so the place is usually at the end.
    match fields.last() {
        Some(last) if *last.name < *name => Err(fields.len()),
        _ => fields.binary_search_by(|field| (*field.name).cmp(name)),
    }
}

fn vacancy(fields: &[Field<'_>], name: &str) -> Result<usize, DuplicateName> {
    match find(fields, name) {
        Ok(_) => Err(DuplicateName(name.to_owned())),
        Err(at) => Ok(at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_stand_in_byte_order_however_they_come() {
        let mut message = Message::new();
        for name in ["b", "a", "C", "é", "aa"] {
            message.insert(name, "x").unwrap();
        }
        let names: Vec<_> = message.iter().map(|field| &*field.name).collect();
        assert_eq!(names, ["C", "a", "aa", "b", "é"]);
    }

    #[test]
    fn a_name_stands_once() {
        let mut message = Message::new();
        message.insert("a", "1").unwrap();
        assert_eq!(message.insert("a", "2"), Err(DuplicateName("a".into())));
        assert_eq!(message.text("a"), Some("1"));
        message.set("a", "3");
        assert_eq!(message.text("a"), Some("3"));
        assert!(message.remove("a").is_some() && message.is_empty());
    }

    #[test]
    fn more_than_sixteen_fields_fit() {
        let mut message = Message::new();
        for at in (0..40).rev() {
            message.insert(format!("f{at:02}"), "x").unwrap();
        }
        assert_eq!(message.len(), 40);
        assert!(message.windows(2).all(|pair| pair[0].name < pair[1].name));
    }

    #[test]
    fn debug_shows_no_value() {
        let mut message = Message::new();
        message.insert("cardNumber", "4974930000000000").unwrap();
        assert_eq!(format!("{message:?}"), "Message {cardNumber: text of 16 characters}");
    }

    #[test]
    fn a_number_is_what_json_takes_for_one() {
        for good in ["0", "-1", "1.50", "1e5", "007".trim_start_matches('0')] {
            assert!(Scalar::of_kind(ScalarKind::Number, good).is_some(), "{good}");
        }
        for bad in ["", "01", "+1", "1.", "0x1", "1 ", "NaN", "\"1\"", "[1]"] {
            assert!(Scalar::of_kind(ScalarKind::Number, bad).is_none(), "{bad}");
        }
        assert!(Scalar::of_kind(ScalarKind::Boolean, "True").is_none());
    }
}
