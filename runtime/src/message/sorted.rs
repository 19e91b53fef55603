//! Fields in name order, each name once: what messages and containers have in common.

use std::ops::{Deref, DerefMut};

use super::names::{are_same, order};
use super::{DuplicateName, Field, Text, Value};

/// Up to so many names are looked through one by one.
const FEW: usize = 16;
/// How many fields a container that is put together by hand has room for as soon as it has one.
const USUAL: usize = 8;

/// Something that holds fields in a row.
pub(crate) trait Storage<'a>: DerefMut<Target = [Field<'a>]> {
    /// Puts a field behind the others.
    fn push(&mut self, field: Field<'a>);
}

/// Fields in a row that keep theirs in name order.
pub(crate) trait Ordered<'a>: Storage<'a> {
    /// Puts a field at a place that is at most the length.
    fn insert_at(&mut self, at: usize, field: Field<'a>);

    /// Takes a field from a place that there is.
    fn remove_at(&mut self, at: usize) -> Field<'a>;
}

/// Fields in name order, each name once.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Sorted<S>(S);

/// Fields as they come, to be sorted once when all of them are there: putting each at its place would take a time that
/// grows with the square of their number.
#[derive(Default)]
pub(crate) struct Unsorted<S>(S);

/// Fields that are not moved when they are sorted, as those of a message are many bytes.
pub(crate) struct InPlace<'s, S>(&'s mut S);

impl<'a, S: Ordered<'a>> Sorted<S> {
    /// Adds a field at its place.
    ///
    /// # Errors
    /// Where the name is taken; nothing has changed then.
    pub(super) fn insert(&mut self, name: Text<'a>, value: Value<'a>) -> Result<(), DuplicateName> {
        match place(&self.0, &name) {
            Ok(_) => Err(DuplicateName(name.into_owned())),
            Err(at) => {
                self.0.insert_at(at, Field { name, value });
                Ok(())
            }
        }
    }

    /// Adds a field at its place, or replaces its value.
    // So that a field is made where it is to stand.
    #[inline(always)]
    pub(super) fn set(&mut self, name: Text<'a>, value: Value<'a>) {
        // Names mostly arrive in order.
        match self.0.last() {
            Some(last) if order(&last.name, &name).is_ge() => self.set_among(name, value),
            _ => self.0.push(Field { name, value }),
        }
    }

    #[inline(never)]
    fn set_among(&mut self, name: Text<'a>, value: Value<'a>) {
        match place(&self.0, &name) {
            Ok(at) => self.0[at].value = value,
            Err(at) => self.0.insert_at(at, Field { name, value }),
        }
    }

    /// Takes a field out.
    pub(super) fn remove(&mut self, name: &str) -> Option<Value<'a>> {
        place(&self.0, name).ok().map(|at| self.0.remove_at(at).value)
    }

    /// Fields that [`sort`](fn@sort) put in order.
    pub(super) fn of(fields: S) -> Self {
        Self(fields)
    }

    /// Fields that are in name order already, each name once.
    pub(crate) fn of_sorted(fields: impl IntoIterator<Item = Field<'a>>) -> Self
    where
        S: Default,
    {
        let mut all = Unsorted::<S>::default();
        fields.into_iter().for_each(|field| all.push(field));
        Self(all.0)
    }

    /// The place of the fields, for others to be read into it. What stands there before they are sorted is no message.
    pub(super) fn refill(&mut self) -> Unsorted<InPlace<'_, S>>
    where
        S: Default,
    {
        self.0 = S::default();
        Unsorted(InPlace(&mut self.0))
    }

    pub(super) fn into_inner(self) -> S {
        self.0
    }
}

impl<'a, S: Storage<'a>> Unsorted<S> {
    /// Adds a field behind the others.
    #[inline]
    pub(crate) fn push(&mut self, field: Field<'a>) {
        self.0.push(field);
    }

    /// All of them in name order.
    ///
    /// # Errors
    /// The first name, in that order, that stands twice.
    pub(crate) fn sort(self) -> Result<Sorted<S>, DuplicateName> {
        let Self(mut fields) = self;
        sort(&mut fields)?;
        Ok(Sorted(fields))
    }
}

/// Puts fields in name order.
///
/// # Errors
/// The first name, in that order, that stands twice.
pub(crate) fn sort(fields: &mut [Field<'_>]) -> Result<(), DuplicateName> {
    // Most senders write the fields in this order, and each once.
    if fields.is_sorted_by(|one, other| order(&one.name, &other.name).is_lt()) {
        return Ok(());
    }
    fields.sort_unstable_by(|one, other| order(&one.name, &other.name));
    match fields.windows(2).find(|pair| pair[0].name == pair[1].name) {
        Some(pair) => Err(DuplicateName(pair[0].name.to_string())),
        None => Ok(()),
    }
}

impl<S: Deref> Deref for Sorted<S> {
    type Target = S::Target;

    fn deref(&self) -> &S::Target {
        &self.0
    }
}

/// The field of that name among fields in name order.
// Every step looks fields up, and few of them.
#[expect(
    clippy::manual_find,
    reason = "the compiler makes a call of the iterator's `find`, and none of a loop"
)]
#[inline(always)]
pub(crate) fn find<'f, 'a>(fields: &'f [Field<'a>], name: &str) -> Option<&'f Field<'a>> {
    if fields.len() > FEW {
        return place(fields, name).ok().and_then(|at| fields.get(at));
    }
    for field in fields {
        if are_same(&field.name, name) {
            return Some(field);
        }
    }
    None
}

/// Where the name stands, or where it would stand.
#[inline(never)]
fn place(fields: &[Field<'_>], name: &str) -> Result<usize, usize> {
    fields.binary_search_by(|field| order(&field.name, name))
}

impl<'a, S: Storage<'a>> Storage<'a> for InPlace<'_, S> {
    #[inline(always)]
    fn push(&mut self, field: Field<'a>) {
        self.0.push(field);
    }
}

impl<S: Deref> Deref for InPlace<'_, S> {
    type Target = S::Target;

    fn deref(&self) -> &S::Target {
        self.0
    }
}

impl<S: DerefMut> DerefMut for InPlace<'_, S> {
    fn deref_mut(&mut self) -> &mut S::Target {
        self.0
    }
}

impl<'a> Storage<'a> for Vec<Field<'a>> {
    fn push(&mut self, field: Field<'a>) {
        if self.capacity() == 0 {
            self.reserve_exact(USUAL);
        }
        self.push(field);
    }
}

impl<'a> Ordered<'a> for Vec<Field<'a>> {
    fn insert_at(&mut self, at: usize, field: Field<'a>) {
        self.insert(at, field);
    }

    fn remove_at(&mut self, at: usize) -> Field<'a> {
        self.remove(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::inline::Inline;

    fn sorted<'a, S: Ordered<'a> + Default>(names: &[String]) -> Result<Sorted<S>, DuplicateName> {
        let mut all = Unsorted::<S>::default();
        for name in names {
            all.push(Field { name: name.clone().into(), value: Value::default() });
        }
        all.sort()
    }

    fn holds_its_order<'a, S: Ordered<'a> + Default>() {
        for count in [0, 1, 16, 17, 1000] {
            let names: Vec<_> = (0..count).rev().map(|at| format!("f{at:04}")).collect();
            let fields = sorted::<S>(&names).map_err(|twice| twice.0).ok().unwrap();
            assert_eq!(fields.len(), count);
            assert!(fields.is_sorted_by(|one, other| one.name < other.name));
            for name in &names {
                assert_eq!(find(&fields, name).map(|field| &*field.name), Some(&**name));
            }
            assert!(find(&fields, "f").is_none() && find(&fields, "g").is_none());
        }
        let twice = ["b", "a", "c", "c", "a"].map(str::to_owned);
        assert_eq!(sorted::<S>(&twice).err(), Some(DuplicateName("a".into())));
    }

    #[test]
    fn fields_come_in_any_order_and_stand_in_theirs() {
        holds_its_order::<Inline<'_>>();
        holds_its_order::<Vec<Field<'_>>>();
    }
}
