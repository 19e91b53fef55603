//! A vector of fields whose first sixteen need no heap.

use std::ops::{Deref, DerefMut};

use arrayvec::ArrayVec;

use super::Field;
use super::sorted::{Ordered, Storage};

/// How many fields a message holds without heap: Office messages have about ten.
pub(super) const ROOM: usize = 16;

/// Fields in place while they fit, then on the heap.
#[expect(clippy::large_enum_variant, reason = "being large in place of a heap is its purpose")]
#[derive(Clone)]
pub(crate) enum Inline<'a> {
    Here(ArrayVec<Field<'a>, ROOM>),
    Heap(Vec<Field<'a>>),
}

impl<'a> Storage<'a> for Inline<'a> {
    #[inline(always)]
    fn push(&mut self, field: Field<'a>) {
        match self {
            Self::Here(fields) if !fields.is_full() => fields.push(field),
            _ => self.push_to_heap(field),
        }
    }
}

impl<'a> Ordered<'a> for Inline<'a> {
    fn insert_at(&mut self, at: usize, field: Field<'a>) {
        match self {
            Self::Here(fields) if fields.is_full() => self.spill(at, field),
            Self::Here(fields) => fields.insert(at, field),
            Self::Heap(fields) => fields.insert(at, field),
        }
    }

    fn remove_at(&mut self, at: usize) -> Field<'a> {
        match self {
            Self::Here(fields) => fields.remove(at),
            Self::Heap(fields) => fields.remove(at),
        }
    }
}

impl<'a> Inline<'a> {
    #[inline(never)]
    fn push_to_heap(&mut self, field: Field<'a>) {
        match self {
            Self::Here(fields) => {
                let at = fields.len();
                self.spill(at, field);
            }
            Self::Heap(fields) => fields.push(field),
        }
    }

    /// Moves the fields to the heap, with one more at its place.
    #[cold]
    fn spill(&mut self, at: usize, field: Field<'a>) {
        let mut heap = Vec::with_capacity(2 * ROOM);
        heap.extend(std::mem::take(self));
        heap.insert(at, field);
        *self = Self::Heap(heap);
    }
}

impl Default for Inline<'_> {
    fn default() -> Self {
        Self::Here(ArrayVec::new())
    }
}

impl<'a> Deref for Inline<'a> {
    type Target = [Field<'a>];

    #[inline]
    fn deref(&self) -> &[Field<'a>] {
        match self {
            Self::Here(fields) => fields,
            Self::Heap(fields) => fields,
        }
    }
}

impl DerefMut for Inline<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        match self {
            Self::Here(fields) => fields,
            Self::Heap(fields) => fields,
        }
    }
}

/// Where the fields are stored makes no difference.
impl PartialEq for Inline<'_> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Inline<'_> {}

impl<'a> IntoIterator for Inline<'a> {
    type Item = Field<'a>;
    type IntoIter = IntoIter<'a>;

    fn into_iter(self) -> IntoIter<'a> {
        match self {
            Self::Here(fields) => IntoIter(Fields::Here(fields.into_iter())),
            Self::Heap(fields) => IntoIter(Fields::Heap(fields.into_iter())),
        }
    }
}

/// The fields of a message, in name order.
pub struct IntoIter<'a>(Fields<'a>);

#[expect(clippy::large_enum_variant, reason = "as for Inline")]
enum Fields<'a> {
    Here(arrayvec::IntoIter<Field<'a>, ROOM>),
    Heap(std::vec::IntoIter<Field<'a>>),
}

impl<'a> Iterator for IntoIter<'a> {
    type Item = Field<'a>;

    fn next(&mut self) -> Option<Field<'a>> {
        match &mut self.0 {
            Fields::Here(fields) => fields.next(),
            Fields::Heap(fields) => fields.next(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match &self.0 {
            Fields::Here(fields) => fields.size_hint(),
            Fields::Heap(fields) => fields.size_hint(),
        }
    }
}

impl ExactSizeIterator for IntoIter<'_> {}
