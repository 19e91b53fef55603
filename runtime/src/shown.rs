//! Texts from outside, made fit for a line of a log, an error or a terminal.
//!
//! A peer chooses the names and texts that it sends. Shown as they are, they could forge a line, move the cursor, turn
//! the direction of what follows, run on for a megabyte, or carry a card number into a log.

use std::fmt::{self, Display, Write};

/// How much of a name is shown, in characters.
const LONGEST_NAME: usize = 128;
/// As many digits in a row may be a card number.
const CARD_NUMBER: usize = 12;

/// A name or path as it may be shown: at most 128 characters on one line, and nothing that could be a card number.
pub fn name(name: impl Display) -> String {
    masked(name, LONGEST_NAME)
}

/// A text as it may be shown: on one line, with each character that is not [harmless](is_harmless) replaced by U+FFFD,
/// and where it has more than `longest` characters cut and followed by `…`.
///
/// No more is formatted than is shown.
pub fn line(text: impl Display, longest: usize) -> String {
    let (mut shown, is_cut) = cut(text, longest);
    if is_cut {
        shown.push('…');
    }
    shown
}

/// As [`line()`], with every row of digits that is long enough for a card number reduced to its last four. One space or
/// hyphen between two digits does not end the row; nor does a character that is not harmless.
pub fn masked(text: impl Display, longest: usize) -> String {
    let (shown, is_cut) = cut(text, longest);
    let mut shown = mask(&shown, is_cut);
    if is_cut {
        shown.push('…');
    }
    shown
}

/// Whether a character shows itself and does nothing else. Control characters (C0, DEL and C1) do not, nor do line and
/// paragraph separators, invisible and formatting characters, and those that set the direction of writing.
pub const fn is_harmless(character: char) -> bool {
    !matches!(character,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

/// The path of a group of fields; empty for the message itself.
pub(crate) fn place(path: Option<impl Display>) -> String {
    path.map(name).unwrap_or_default()
}

/// The beginning of the text without what is not harmless, and whether there is more of it.
fn cut(text: impl Display, longest: usize) -> (String, bool) {
    let mut shown = Cut { text: String::new(), left: longest };
    let is_cut = write!(shown, "{text}").is_err();
    (shown.text, is_cut)
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
            self.text.push(if is_harmless(character) { character } else { char::REPLACEMENT_CHARACTER });
        }
        Ok(())
    }
}

fn mask(text: &str, is_cut: bool) -> String {
    let characters: Vec<char> = text.chars().collect();
    let digit_at = |at: usize| characters.get(at).is_some_and(char::is_ascii_digit);
    let between = |at: usize| matches!(characters.get(at), Some(&(' ' | '-' | char::REPLACEMENT_CHARACTER)));
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(&character) = characters.get(at) {
        if !digit_at(at) {
            shown.push(character);
            at += 1;
            continue;
        }
        let start = at;
        while digit_at(at) || (between(at) && digit_at(at + 1)) {
            at += 1;
        }
        let row = characters.get(start..at).unwrap_or_default();
        let digits = row.iter().filter(|next| next.is_ascii_digit()).count();
        // Of a row that goes on behind the cut, neither the length nor the last four are known.
        let goes_on = at == characters.len() || (between(at) && at + 1 == characters.len());
        let mut hide = match is_cut && goes_on {
            true => digits,
            false if digits >= CARD_NUMBER => digits - 4,
            false => 0,
        };
        for &next in row {
            if next.is_ascii_digit() && hide > 0 {
                hide -= 1;
                shown.push('#');
            } else {
                shown.push(next);
            }
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_harmless_is_replaced() {
        assert_eq!(line("a\nb\u{1b}[31mé 名 😀\t", 99), "a\u{fffd}b\u{fffd}[31mé 名 😀\u{fffd}");
        for character in [
            '\0', '\r', '\u{7f}', '\u{80}', '\u{85}', '\u{9b}', '\u{9f}', '\u{ad}', '\u{200b}', '\u{200f}',
            '\u{2028}',
        ]
        .into_iter()
        .chain(['\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}', '\u{feff}', '\u{ffff}', '\u{e0041}'])
        {
            assert_eq!(line(character, 9), "\u{fffd}", "{}", character.escape_unicode());
        }
        for character in [' ', '~', '\u{a0}', 'é', '\u{fffd}', '\u{10ffff}'] {
            assert!(is_harmless(character), "{}", character.escape_unicode());
        }
    }

    #[test]
    fn what_is_long_is_cut() {
        assert_eq!(line("éé", 2), "éé");
        assert_eq!(line("ééé", 2), "éé…");
        assert_eq!(name("é".repeat(LONGEST_NAME)).chars().count(), LONGEST_NAME);
        assert_eq!(name("é".repeat(1_000_000)).chars().count(), LONGEST_NAME + 1);
    }

    #[test]
    fn a_possible_card_number_shows_its_last_four() {
        assert_eq!(
            masked("4974930000001234, 4974 9300-0000 1234", 99),
            "############1234, #### ####-#### 1234"
        );
        assert_eq!(masked("4974930\u{200b}000001234", 99), "#######\u{fffd}#####1234");
        assert_eq!(masked("123456789012", 99), "########9012");
        for short in ["2014-05-19T23:19:00+00:00", "12345678901", "1234567  8901234", "12"] {
            assert_eq!(masked(short, 99), short);
        }
        assert_eq!(line("4974930000001234", 99), "4974930000001234");
    }

    #[test]
    fn no_digit_of_a_row_that_is_cut_is_shown() {
        assert_eq!(masked("a 4974930000001234", 9), "a #######…");
        assert_eq!(masked("4974930000001234 5", 17), "################ …");
        assert_eq!(masked("4974930000001234 bc", 18), "############1234 b…");
    }
}
