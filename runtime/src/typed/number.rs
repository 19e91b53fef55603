//! Numbers as received.

use std::fmt;

use crate::message::{Scalar, ScalarKind, Value};

use super::{FromValue, ToValue};

/// A number as it was received or is to be sent: the seal covers its text, so the text is what is kept.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number(String);

impl Number {
    /// The text on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The whole number; `None` where it is none, or beyond 64 bits.
    pub fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }
}

impl From<i64> for Number {
    fn from(number: i64) -> Self {
        Self(number.to_string())
    }
}

impl From<u32> for Number {
    fn from(number: u32) -> Self {
        Self(number.to_string())
    }
}

impl From<i32> for Number {
    fn from(number: i32) -> Self {
        Self(number.to_string())
    }
}

impl ToValue for Number {
    fn to_value(&self) -> Value<'_> {
        // A text stays one where a peer sent text for a number: what is written back is what came.
        Scalar::of_kind(ScalarKind::Number, self.as_str())
            .unwrap_or_else(|| Scalar::new(self.as_str()))
            .into()
    }
}

impl FromValue for Number {
    fn from_text(text: &str) -> Option<Self> {
        Scalar::of_kind(ScalarKind::Number, text).map(|_| Self(text.to_owned()))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
