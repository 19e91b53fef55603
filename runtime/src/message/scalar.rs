//! Texts, numbers and booleans, as transmitted.

use std::borrow::Cow;
use std::fmt;

use super::Text;

/// A text exactly as transmitted, and how JSON wrote it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Scalar<'a> {
    text: Text<'a>,
    kind: ScalarKind,
}

/// How a scalar is written in JSON. SOAP knows only text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ScalarKind {
    /// A JSON string.
    #[default]
    Text,
    /// A JSON number.
    Number,
    /// `true` or `false`.
    Boolean,
}

impl<'a> Scalar<'a> {
    /// A text.
    #[inline]
    pub fn new(text: impl Into<Text<'a>>) -> Self {
        Self { text: text.into(), kind: ScalarKind::Text }
    }

    /// A scalar of the given kind, where the text is one of that kind as JSON writes it.
    pub fn of_kind(kind: ScalarKind, text: impl Into<Text<'a>>) -> Option<Self> {
        let text = text.into();
        let fits = match kind {
            ScalarKind::Text => true,
            ScalarKind::Number => is_json_number(&text),
            ScalarKind::Boolean => matches!(&*text, "true" | "false"),
        };
        fits.then_some(Self { text, kind })
    }

    /// The text as transmitted.
    #[inline]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How JSON writes it.
    #[inline]
    pub fn kind(&self) -> ScalarKind {
        self.kind
    }

    pub(super) fn borrowed(&self) -> Scalar<'_> {
        Scalar { text: Cow::Borrowed(&self.text), kind: self.kind }
    }

    /// The text alone.
    pub fn into_text(self) -> Text<'a> {
        self.text
    }

    /// The same scalar, borrowing from nothing.
    pub fn into_owned(self) -> Scalar<'static> {
        Scalar { text: Cow::Owned(self.text.into_owned()), kind: self.kind }
    }
}

impl From<bool> for Scalar<'static> {
    fn from(truth: bool) -> Self {
        Self { text: Cow::Borrowed(if truth { "true" } else { "false" }), kind: ScalarKind::Boolean }
    }
}

impl ScalarKind {
    /// `text`, `number` or `boolean`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Boolean => "boolean",
        }
    }
}

impl fmt::Debug for Scalar<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} characters", self.kind.name(), self.text.chars().count())
    }
}

/// Whether JSON takes the text as a number, to the letter.
fn is_json_number(text: &str) -> bool {
    let starts = text.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    let ends = text.ends_with(|last: char| last.is_ascii_digit());
    starts && ends && serde_json::from_str::<&serde_json::value::RawValue>(text).is_ok()
}
