//! What fields are read into: the message or a container.

use crate::message::{Container, DuplicateName, Message, Text, Value};

/// Takes fields in any order, each name once.
pub(super) trait Group<'a>: Default {
    fn add(&mut self, name: Text<'a>, value: Value<'a>) -> Result<(), DuplicateName>;
    fn has(&self, name: &str) -> bool;
}

impl<'a> Group<'a> for Message<'a> {
    fn add(&mut self, name: Text<'a>, value: Value<'a>) -> Result<(), DuplicateName> {
        self.insert(name, value)
    }

    fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

impl<'a> Group<'a> for Container<'a> {
    fn add(&mut self, name: Text<'a>, value: Value<'a>) -> Result<(), DuplicateName> {
        self.insert(name, value)
    }

    fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}
