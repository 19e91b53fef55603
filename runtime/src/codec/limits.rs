//! How much of a body is read before it is refused.

use super::error::DecodeError;
use crate::path::Path;
use crate::shown::place;

/// The deepest nesting that any setting allows: reading recurses, and the stack is finite.
const DEEPEST: usize = 64;

/// How large a message may be. What exceeds a limit is refused, never cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The bytes of the whole body. By default 1 MiB.
    pub bytes: usize,
    /// How deep values nest: the message itself is one, and each container or list inside adds one. By default 8;
    /// more than 64 counts as 64.
    pub depth: usize,
    /// The fields and list elements of the whole message, and in SOAP also the elements around them and all
    /// attributes. By default 10 000.
    pub fields: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 1024 * 1024, depth: 8, fields: 10_000 }
    }
}

/// What is left of the limits while one message is read.
pub(super) struct Budget {
    depth: usize,
    fields: usize,
    left: usize,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        Self { depth: limits.depth.min(DEEPEST), fields: limits.fields, left: limits.fields }
    }

    /// Takes so many more fields, elements and attributes.
    #[inline]
    pub(super) fn count(&mut self, more: usize) -> Result<(), DecodeError> {
        match self.left.checked_sub(more) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => Err(DecodeError::TooMany { limit: self.fields }),
        }
    }

    /// How many more there may be.
    pub(super) fn left(&self) -> usize {
        self.left
    }

    /// Asks whether values may stand at that depth.
    pub(super) fn allow(&self, depth: usize, path: Option<&Path<'_>>) -> Result<(), DecodeError> {
        if depth <= self.depth {
            Ok(())
        } else {
            Err(DecodeError::TooDeep { path: place(path), limit: self.depth })
        }
    }
}
