//! `Debug` that shows no more of a field than its description allows.

use std::fmt;

use crate::descriptor::{self, Sensitivity};
use crate::message::{Field, Item, Value};

/// Writes fields as a struct of the given name, each shown as its description allows.
///
/// A field without description may hold anything, so only its length shows.
///
/// # Errors
/// Those of the formatter.
pub fn debug(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    fields: &[Field<'_>],
    known: &[descriptor::Field],
) -> fmt::Result {
    let mut shown = f.debug_struct(name);
    for field in fields {
        let described = descriptor::find(known, &field.name);
        shown.field(&field.name, &Redacted { value: &field.value, described });
    }
    shown.finish()
}

/// A value, shown as far as its description allows.
#[derive(Clone, Copy)]
pub struct Redacted<'v> {
    /// The value.
    pub value: &'v Value<'v>,
    /// What is known of it; of an undescribed value only kind and length show.
    pub described: Option<&'v descriptor::Field>,
}

impl fmt::Display for Redacted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.value.as_text(), self.described.map(|field| field.sensitivity)) {
            (Some(text), Some(Sensitivity::Public)) => f.write_str(text),
            _ => fmt::Debug::fmt(self, f),
        }
    }
}

impl fmt::Debug for Redacted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(described) = self.described else { return fmt::Debug::fmt(self.value, f) };
        match self.value {
            Value::Scalar(scalar) => Text(scalar.text(), described.sensitivity).fmt(f),
            Value::Container(container) => Group(container, described).fmt(f),
            Value::List(items) => {
                let mut list = f.debug_list();
                for item in items {
                    match item {
                        Item::Scalar(scalar) => list.entry(&Text(scalar.text(), described.sensitivity)),
                        Item::Container(container) => list.entry(&Group(container, described)),
                    };
                }
                list.finish()
            }
        }
    }
}

struct Text<'v>(&'v str, Sensitivity);

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(text, sensitivity) = self;
        match sensitivity {
            Sensitivity::Secret => f.write_str("…"),
            Sensitivity::Public | Sensitivity::CardNumber => write!(f, "{:?}", sensitivity.mask(text)),
        }
    }
}

struct Group<'v>(&'v [Field<'v>], &'v descriptor::Field);

impl fmt::Debug for Group<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(fields, described) = self;
        let known = described.kind.children().unwrap_or_default();
        let mut map = f.debug_map();
        for field in *fields {
            let described = descriptor::find(known, &field.name);
            map.entry(&format_args!("{}", field.name), &Redacted { value: &field.value, described });
        }
        map.finish()
    }
}
