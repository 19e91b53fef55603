//! Names that a page does not give: those of codes, and names in Rust where two would become one.

use std::collections::BTreeMap;

use sips_office_runtime::codec::soap;
use sips_office_runtime::shown;

/// Words of a label beyond this make a name longer, and not clearer.
const MOST_WORDS: usize = 4;

/// Words with which no name ends.
const FILLERS: [&str; 18] = [
    "a", "an", "and", "at", "by", "de", "du", "en", "for", "in", "la", "le", "les", "of", "or", "par", "the",
    "to",
];

/// No name that anybody writes is longer.
const LONGEST: usize = 100;

/// Whether a text can be the name of a field on the wire, in JSON and in XML.
pub(super) fn is_wire_name(text: &str) -> bool {
    text.len() <= LONGEST
        && soap::is_name(text)
        && text.contains(|letter: char| letter.is_alphanumeric())
        && text.chars().all(shown::is_harmless)
}

/// Names that are taken. Two that differ in nothing but case and signs would become one in Rust.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// By the name without case and signs: the number to try next.
    taken: BTreeMap<String, usize>,
}

impl Names {
    /// Takes the name, with a number behind it where it is taken already.
    pub(super) fn take(&mut self, name: &str) -> String {
        let folded = folded(name);
        let Some(next) = self.taken.get(&folded).copied() else {
            self.taken.insert(folded, 2);
            return name.to_owned();
        };
        let free = (next..).find(|number| !self.taken.contains_key(&format!("{folded}{number}")));
        let number = free.unwrap_or(next);
        self.taken.insert(format!("{folded}{number}"), 2);
        self.taken.insert(folded, number + 1);
        format!("{name}{number}")
    }
}

fn folded(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A name for a code: made of the code where that has letters, else of its label.
pub(super) fn code_name(code: &str, label: Option<&str>) -> String {
    let has_letters = |text: &&str| plain(text).contains(|letter: char| letter.is_ascii_alphabetic());
    let (text, most) = match (Some(code).filter(has_letters), label.filter(has_letters)) {
        (Some(code), _) => (code.to_owned(), usize::MAX),
        (None, Some(label)) => (label.replace("{platform}", ""), MOST_WORDS),
        (None, None) => (format!("code {code}"), usize::MAX),
    };
    let plain = plain(&text);
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<&str> = words.take(most).collect();
    while words.len() > 1 && words.last().is_some_and(|last| FILLERS.contains(last)) {
        words.pop();
    }
    let mut name = String::new();
    for word in words {
        // A word in capitals is one word, whatever changes its case later.
        let word = match word.chars().any(|letter| letter.is_ascii_lowercase()) {
            true => word.to_owned(),
            false => word.to_ascii_lowercase(),
        };
        let (first, rest) = word.split_at(1);
        let first = if name.is_empty() { first.to_ascii_lowercase() } else { first.to_ascii_uppercase() };
        name.push_str(&first);
        name.push_str(rest);
    }
    name.truncate(LONGEST);
    match name.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => name,
        _ => format!("code{name}"),
    }
}

/// The text without accents, and with a space for every other letter outside of ASCII.
fn plain(text: &str) -> String {
    let letter = |letter: char| match letter {
        'à' | 'â' | 'ä' | 'À' | 'Â' | 'Ä' => 'a',
        'ç' | 'Ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'î' | 'ï' | 'Î' | 'Ï' => 'i',
        'ô' | 'ö' | 'Ô' | 'Ö' => 'o',
        'ù' | 'û' | 'ü' | 'Ù' | 'Û' | 'Ü' => 'u',
        letter if letter.is_ascii() => letter,
        _ => ' ',
    };
    text.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_named_after_itself_or_its_label() {
        for (code, label, name) in [
            ("HMAC-SHA-256", Some("The encryption algorithm applied"), "hmacSha256"),
            ("TOKEN_PAN", None, "tokenPan"),
            ("authorCapture", None, "authorCapture"),
            ("3DS", None, "code3ds"),
            ("00", Some("Successful operation"), "successfulOperation"),
            ("25", Some("Wallet / payment mean unknown by {platform}"), "walletPaymentMeanUnknown"),
            ("40", Some("Opération refusée"), "operationRefusee"),
            ("98", Some("Temporary problem at the server"), "temporaryProblem"),
            ("99", None, "code99"),
            ("", None, "code"),
            ("名", Some("§"), "code"),
        ] {
            assert_eq!(code_name(code, label), name, "{code}");
        }
    }

    #[test]
    fn names_that_would_meet_in_rust_are_numbered() {
        let mut names = Names::default();
        let taken: Vec<_> =
            ["orderId", "orderID", "order_id", "order"].into_iter().map(|name| names.take(name)).collect();
        assert_eq!(taken, ["orderId", "orderID2", "order_id3", "order"]);
    }

    #[test]
    fn a_name_of_signs_is_none() {
        for name in ["../x", "", "a b", "1a", "a:b", "_", "<a>", "a\u{202e}b"] {
            assert!(!is_wire_name(name), "{name}");
        }
        for name in ["s10TransactionId", "é", "a-b.c_d", "_x"] {
            assert!(is_wire_name(name), "{name}");
        }
    }
}
