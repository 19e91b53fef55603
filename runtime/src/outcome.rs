//! What became of a request.

use std::fmt;

/// What became of a request that has no reliable answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The platform has not seen it. Sending it again is safe.
    NotSent,
    /// The platform may or may not have carried it out. Ask for the state before sending it again, unless the function
    /// is idempotent.
    Unknown,
    /// The platform has seen it and refused it.
    Refused,
}

impl Outcome {
    /// `not sent`, `unknown` or `refused`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotSent => "not sent",
            Self::Unknown => "unknown",
            Self::Refused => "refused",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
