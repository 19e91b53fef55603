//! Names from outside, made fit for an error's text.

use std::fmt::{self, Display, Write};

use crate::path::Path;

/// How much is shown, in characters.
const LONGEST: usize = 128;

/// A name or path, cut and without control characters.
pub(super) fn shown(name: impl Display) -> String {
    let mut text = Cut { text: String::new(), left: LONGEST };
    if write!(text, "{name}").is_err() {
        text.text.push('…');
    }
    text.text
}

/// The path of a group of fields; empty for the message itself.
pub(super) fn place(path: Option<&Path<'_>>) -> String {
    path.map(shown).unwrap_or_default()
}

/// Fails when it is full, so that no more is formatted than is shown.
struct Cut {
    text: String,
    left: usize,
}

impl Write for Cut {
    fn write_str(&mut self, more: &str) -> fmt::Result {
        for character in more.chars() {
            self.left = self.left.checked_sub(1).ok_or(fmt::Error)?;
            if character.is_control() {
                self.text.extend(character.escape_default());
            } else {
                self.text.push(character);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_from_outside_is_cut_and_harmless() {
        assert_eq!(shown("a\nb\u{1b}é"), "a\\nb\\u{1b}é");
        assert_eq!(shown("é".repeat(LONGEST)).chars().count(), LONGEST);
        assert_eq!(shown("é".repeat(LONGEST + 1)).chars().count(), LONGEST + 1);
        assert!(shown("é".repeat(LONGEST + 1)).ends_with('…'));
    }
}
