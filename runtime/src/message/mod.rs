//! The message tree: what both codecs read and write, what the seal is computed on, what the checks walk.
//!
//! Every text is kept exactly as transmitted, and borrowed from the input where it can be.

mod convert;
mod debug;
mod fields;
mod inline;
mod names;
mod scalar;
mod sorted;
mod unfinished;

use std::borrow::Cow;
use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

use self::fields::Fields;
use self::inline::Inline;
pub use self::inline::IntoIter;
pub(crate) use self::names::{are_same, order as name_order};
pub use self::scalar::{Scalar, ScalarKind};
use self::sorted::sort;
pub(crate) use self::sorted::{InPlace, Ordered, Sorted, Storage, Unsorted, find};
pub(crate) use self::unfinished::{Part, Start, Unfinished};
use crate::shown;

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
    fields: Sorted<Inline<'a>>,
}

/// A named group of fields inside a message, in name order, each name once.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Container<'a> {
    fields: Fields<'a>,
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
    #[inline]
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        find(self, name).map(|field| &field.value)
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
        self.fields.insert(name.into(), value.into())
    }

    /// Adds a field at its place, or replaces its value.
    #[inline(always)]
    pub fn set(&mut self, name: impl Into<Text<'a>>, value: impl Into<Value<'a>>) {
        self.fields.set(name.into(), value.into());
    }

    /// The place of the fields, for others to be read into it. Where that fails, nothing may read the message.
    pub(crate) fn refill(&mut self) -> Unsorted<InPlace<'_, Inline<'a>>> {
        self.fields.refill()
    }

    /// Takes a field out.
    pub fn remove(&mut self, name: &str) -> Option<Value<'a>> {
        self.fields.remove(name)
    }
}

impl<'a> Container<'a> {
    /// A container without fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// The field's value, or `None` where the container has no such field.
    #[inline]
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        find(self, name).map(|field| &field.value)
    }

    /// The text of a scalar field; `None` where it is absent, a container or a list.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Value::as_text)
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
        self.fields.change(|fields| fields.insert(name.into(), value.into()))
    }

    /// A container of fields that are in name order already, each name once.
    pub(crate) fn of_sorted(fields: Vec<Field<'a>>) -> Self {
        Self::of(Sorted::of(fields))
    }

    /// A container of some of the fields that several share. They are in name order, each name once.
    pub(crate) fn part(all: &Arc<Vec<Field<'a>>>, part: Range<usize>) -> Self {
        Self { fields: Fields::part(all, part) }
    }
}

/// What fields make up: a message or a container.
pub(crate) trait Group<'a> {
    /// Where it keeps them.
    type Fields: Ordered<'a> + Default;

    /// The group of these fields.
    fn of(fields: Sorted<Self::Fields>) -> Self;
}

impl<'a> Group<'a> for Message<'a> {
    type Fields = Inline<'a>;

    fn of(fields: Sorted<Inline<'a>>) -> Self {
        Self { fields }
    }
}

impl<'a> Group<'a> for Container<'a> {
    type Fields = Vec<Field<'a>>;

    fn of(fields: Sorted<Vec<Field<'a>>>) -> Self {
        Self { fields: Fields::Own(fields) }
    }
}

/// The fields in name order.
impl<'a> Deref for Message<'a> {
    type Target = [Field<'a>];

    #[inline]
    fn deref(&self) -> &[Field<'a>] {
        &self.fields
    }
}

/// The fields in name order.
impl<'a> Deref for Container<'a> {
    type Target = [Field<'a>];

    #[inline]
    fn deref(&self) -> &[Field<'a>] {
        &self.fields
    }
}

impl<'a> IntoIterator for Message<'a> {
    type Item = Field<'a>;
    type IntoIter = IntoIter<'a>;

    fn into_iter(self) -> IntoIter<'a> {
        self.fields.into_inner().into_iter()
    }
}

impl<'a> IntoIterator for Container<'a> {
    type Item = Field<'a>;
    type IntoIter = std::vec::IntoIter<Field<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.fields.into_own().into_iter()
    }
}

impl Value<'_> {
    /// The text of a scalar; `None` for a container or list.
    #[inline]
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
}

impl Default for Value<'_> {
    fn default() -> Self {
        Self::Scalar(Scalar::default())
    }
}

impl fmt::Display for DuplicateName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the field `{}` stands twice", shown::name(&self.0))
    }
}

impl std::error::Error for DuplicateName {}

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
    fn debug_shows_names_from_outside_on_one_line_and_not_at_any_length() {
        let mut inner = Container::new();
        inner.insert("a\n\u{9b}31m\u{202e}", "x").unwrap();
        let mut message = Message::new();
        message.insert("b".repeat(5000), inner).unwrap();
        message.insert("4974930000001234", "x").unwrap();
        let shown = format!("{message:?} {:?}", message.first());
        assert!(shown.chars().all(shown::is_harmless), "{shown}");
        assert!(shown.contains("############1234") && shown.len() < 600, "{shown}");
    }

    #[test]
    fn a_message_and_a_container_hold_the_same_fields() {
        let mut message = Message::new();
        for at in 0..40 {
            message.insert(format!("f{at:02}"), "x").unwrap();
        }
        let container = Container::from(message.clone());
        assert_eq!((container.len(), container.get("f07")), (40, Some(&"x".into())));
        assert_eq!(Message::from(container), message);
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
