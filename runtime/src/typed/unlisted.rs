//! A code that no value list has.

use std::fmt;

/// A received code that its value list does not have.
///
/// Only reading makes one, so a listed code is never hidden in it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnlistedCode(String);

impl UnlistedCode {
    /// For generated code, which has tried the listed codes first.
    #[doc(hidden)]
    pub fn from_unlisted(code: &str) -> Self {
        Self(code.to_owned())
    }

    /// The code as received.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnlistedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // It may hold anything, a card number that strayed into it included.
        fmt::Debug::fmt(&crate::shown::name(&self.0), f)
    }
}
