//! What a card number is, and how much of it may be shown.

use std::fmt;

/// The most digits of a card number.
const MOST_DIGITS: usize = 19;
/// The most characters of a token.
const MOST_CHARACTERS: usize = 128;
/// The fewest characters of which six may be shown; of a shorter number that would be most.
const FEWEST_TO_SHOW: usize = 12;

/// A card number, or a token in its place, for as long as a request lasts. Nothing keeps one.
///
/// `Debug` shows nothing of it.
#[derive(Clone, Copy)]
pub(crate) struct CardNumber<'r>(&'r str);

impl<'r> CardNumber<'r> {
    /// Up to 19 digits, or as a token up to 128 characters that are not digits alone, without white space and control
    /// characters; `None` for anything else.
    pub(crate) fn new(text: &'r str) -> Option<Self> {
        let is_number = text.chars().all(|character| character.is_ascii_digit());
        let most = if is_number { MOST_DIGITS } else { MOST_CHARACTERS };
        let is_legible = |character: char| !character.is_whitespace() && !character.is_control();
        let fits = !text.is_empty() && text.chars().count() <= most && text.chars().all(is_legible);
        fits.then_some(Self(text))
    }

    /// The first four and the last two characters, with `#` for each one between.
    pub(crate) fn masked(self) -> String {
        let length = self.0.chars().count();
        let shows = |at| length >= FEWEST_TO_SHOW && (at < 4 || at + 2 >= length);
        self.0.chars().enumerate().map(|(at, character)| if shows(at) { character } else { '#' }).collect()
    }

    /// The number itself, to be hashed.
    pub(super) fn expose(self) -> &'r str {
        self.0
    }
}

impl fmt::Debug for CardNumber<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CardNumber(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn up_to_nineteen_digits_are_a_number_and_up_to_128_characters_a_token() {
        let (digits, token) = ("1".repeat(19), format!("T{}", "é".repeat(127)));
        for good in ["1", "4111111111111111", &digits, "TK-1_a+b/c=", &token] {
            assert!(CardNumber::new(good).is_some(), "{good}");
        }
        let (digits, token) = (format!("{digits}1"), format!("{token}x"));
        for bad in ["", " ", "4111 1111 1111 1111", "4111\n", "a\u{0}b", &digits, &token] {
            assert!(CardNumber::new(bad).is_none(), "{bad:?}");
        }
    }

    #[test]
    fn the_first_four_and_the_last_two_show() {
        let masked = |text| CardNumber::new(text).unwrap().masked();
        assert_eq!(masked("4111222233334455"), "4111##########55");
        assert_eq!(masked("1234567890123456789"), "1234#############89");
        assert_eq!(masked("123456789012"), "1234######12");
        assert_eq!(masked("token-é-token"), "toke#######en");
    }

    #[test]
    fn nothing_of_a_short_number_shows() {
        for text in ["1", "123456", "12345678901"] {
            assert_eq!(CardNumber::new(text).unwrap().masked(), "#".repeat(text.len()));
        }
    }

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", CardNumber::new("4111").unwrap()), "CardNumber(…)");
    }
}
