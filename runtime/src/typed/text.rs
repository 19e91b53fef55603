//! Texts of responses.

use std::ops::Deref;

use arrayvec::ArrayString;

use crate::message::Value;

use super::{FromValue, ToValue};

/// A text of a response. For generated code: getters lend it as `&str`.
///
/// Most are short (codes, ranks, brands, masked card numbers) and stand in the response itself; a wallet of fifty payment
/// means would else take hundreds of pieces of memory.
#[derive(Clone, PartialEq, Eq)]
pub struct Text(Kept);

/// Whether a text is short decides where it stands, so that equal texts are equal here too.
#[derive(Clone, PartialEq, Eq)]
enum Kept {
    Here(ArrayString<SHORT>),
    Elsewhere(Box<str>),
}

/// So many bytes leave room for the length in four words.
const SHORT: usize = 24;

impl From<&str> for Text {
    #[inline]
    fn from(text: &str) -> Self {
        Self(match ArrayString::from(text) {
            Ok(short) => Kept::Here(short),
            Err(_) => Kept::Elsewhere(text.into()),
        })
    }
}

impl Deref for Text {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        match &self.0 {
            Kept::Here(text) => text,
            Kept::Elsewhere(text) => text,
        }
    }
}

impl ToValue for Text {
    #[inline]
    fn to_value(&self) -> Value<'_> {
        (**self).into()
    }
}

impl FromValue for Text {
    #[inline]
    fn from_text(text: &str) -> Option<Self> {
        Some(Self::from(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_any_length_is_what_it_was() {
        let mut seen = Vec::new();
        for length in 0..60 {
            let text = "é1".repeat(length);
            let kept = Text::from(&*text);
            assert_eq!((&*kept, kept.to_value().as_text()), (&*text, Some(&*text)));
            assert!(seen.iter().all(|other| *other != kept) && kept == Text::from(&*text));
            seen.push(kept);
        }
    }

    #[test]
    fn it_is_little_larger_than_a_string() {
        assert_eq!(size_of::<Option<Text>>(), size_of::<String>() + size_of::<usize>());
    }
}
