//! Where a container has its fields.

use std::ops::{Deref, Range};
use std::sync::Arc;

use super::Field;
use super::sorted::Sorted;

/// The fields of a container: its own, or some of those that the containers of one list share. A list of many containers
/// is read so with one piece of memory in place of one for each, which takes a tenth of the time of reading.
#[derive(Clone)]
pub(super) enum Fields<'a> {
    Own(Sorted<Vec<Field<'a>>>),
    /// So many fields from there on. The numbers are small so that a container is no larger than a vector.
    Shared {
        all: Arc<Vec<Field<'a>>>,
        start: u32,
        count: u32,
    },
}

impl<'a> Fields<'a> {
    /// Some of the fields that several containers share.
    pub(super) fn part(all: &Arc<Vec<Field<'a>>>, part: Range<usize>) -> Self {
        match (u32::try_from(part.start), u32::try_from(part.len())) {
            (Ok(start), Ok(count)) => Self::Shared { all: Arc::clone(all), start, count },
            _ => Self::Own(Sorted::of(all.get(part).unwrap_or_default().to_vec())),
        }
    }

    /// Changes the fields, which are the container's own afterwards.
    pub(super) fn change<T>(&mut self, change: impl FnOnce(&mut Sorted<Vec<Field<'a>>>) -> T) -> T {
        let mut own = Sorted::of(std::mem::take(self).into_own());
        let changed = change(&mut own);
        *self = Self::Own(own);
        changed
    }

    /// The fields as the container's own.
    pub(super) fn into_own(self) -> Vec<Field<'a>> {
        match self {
            Self::Own(fields) => fields.into_inner(),
            Self::Shared { .. } => self.to_vec(),
        }
    }
}

impl Default for Fields<'_> {
    fn default() -> Self {
        Self::Own(Sorted::default())
    }
}

impl<'a> Deref for Fields<'a> {
    type Target = [Field<'a>];

    #[inline]
    fn deref(&self) -> &[Field<'a>] {
        match self {
            Self::Own(fields) => fields,
            Self::Shared { all, start, count } => {
                let (start, count) = (*start as usize, *count as usize);
                all.get(start..start + count).unwrap_or_default()
            }
        }
    }
}

/// Whose the fields are makes no difference.
impl PartialEq for Fields<'_> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Fields<'_> {}
