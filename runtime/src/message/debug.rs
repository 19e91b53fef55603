//! `Debug` of the tree: names, kinds and lengths. Only a descriptor knows what more may be shown.

use std::fmt;

use crate::shown;

use super::{Container, Field, Item, Message, Value};

impl fmt::Debug for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Message ")?;
        outline(&self.fields, f)
    }
}

impl fmt::Debug for Container<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        outline(&self.fields, f)
    }
}

impl fmt::Debug for Field<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", shown::name(&self.name), self.value)
    }
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scalar(scalar) => scalar.fmt(f),
            Self::Container(container) => container.fmt(f),
            Self::List(items) => f.debug_list().entries(items).finish(),
        }
    }
}

impl fmt::Debug for Item<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scalar(scalar) => scalar.fmt(f),
            Self::Container(container) => container.fmt(f),
        }
    }
}

fn outline(fields: &[Field<'_>], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut map = f.debug_map();
    for field in fields {
        map.entry(&format_args!("{}", shown::name(&field.name)), &field.value);
    }
    map.finish()
}
