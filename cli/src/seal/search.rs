//! Why a message's own seal is not the right one: the usual mistakes, each tried.

use sips_office_runtime::SealAlgorithm;

use super::bytes::{digest, from_base64, from_hex, length};
use super::mistakes::{Case, Made, Mistake};
use crate::out::outln;

/// How many bytes are hashed in all. A message of usual length takes a thousandth of it.
const MOST_WORK: usize = 32 * 1024 * 1024;

/// What the search came to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// It is no seal, in whichever writing.
    NoSeal,
    /// It is the right seal, written otherwise.
    Written(&'static str),
    /// It is right under another algorithm.
    OtherAlgorithm(SealAlgorithm),
    /// Somebody made a mistake, and sealed with this algorithm.
    Mistake(String, SealAlgorithm),
    /// Nothing makes it.
    Nothing,
}

/// A search for the mistake that makes a seal.
pub(super) struct Search {
    pub(super) found: Found,
    /// What was tried in vain.
    tried: Vec<String>,
    /// How many bytes were hashed.
    work: usize,
    /// Whether some was left untried, because the message is so long.
    is_cut: bool,
}

impl Search {
    /// Searches for what makes `own`, the message's own seal. The algorithm is the one that it should be.
    pub(super) fn new(case: &Case<'_>, own: &str, algorithm: SealAlgorithm) -> Self {
        let mut search = Self { found: Found::NoSeal, tried: Vec::new(), work: 0, is_cut: false };
        if let Some((own, writing)) = read(own) {
            search.found = search.find(case, &own, writing, algorithm);
        }
        search
    }

    fn find(
        &mut self,
        case: &Case<'_>,
        own: &[u8],
        writing: Option<&'static str>,
        algorithm: SealAlgorithm,
    ) -> Found {
        let rightly = Made { text: case.text.as_bytes().into(), key: case.key.as_bytes().into() };
        match self.fitting(&rightly, own, algorithm) {
            Some(fitting) if fitting == algorithm => return Found::Written(writing.unwrap_or("otherwise")),
            Some(other) => return Found::OtherAlgorithm(other),
            None => {}
        }
        // The likeliest of all, so that it is tried however long the message is.
        let mut left_out = case.left_out().map(|mistake| (mistake, false));
        let version = left_out.next();
        let others = case.mistakes().map(|mistake| (mistake, true));
        for (mistake, is_listed) in version.into_iter().chain(others).chain(left_out) {
            if let Some(found) = self.attempt(case, mistake, own, algorithm, is_listed) {
                return found;
            }
        }
        self.tried.push(match case.has_more_fields() {
            true => "left one of the first fields out".to_owned(),
            false => "left one field out".to_owned(),
        });
        Found::Nothing
    }

    fn attempt(
        &mut self,
        case: &Case<'_>,
        mistake: Mistake<'_>,
        own: &[u8],
        algorithm: SealAlgorithm,
        is_listed: bool,
    ) -> Option<Found> {
        if self.work >= MOST_WORK {
            self.is_cut = true;
            return None;
        }
        let made = (mistake.make)();
        // A mistake that changes nothing here explains nothing.
        if *made.text == *case.text.as_bytes() && *made.key == *case.key.as_bytes() {
            return None;
        }
        if let Some(fitting) = self.fitting(&made, own, algorithm) {
            return Some(Found::Mistake(mistake.what.into_owned(), fitting));
        }
        if is_listed {
            self.tried.push(mistake.what.into_owned());
        }
        None
    }

    /// The algorithm under which text and key make the seal, the expected one first.
    fn fitting(&mut self, made: &Made<'_>, own: &[u8], expected: SealAlgorithm) -> Option<SealAlgorithm> {
        let others = SealAlgorithm::ALL.into_iter().filter(|other| *other != expected);
        let mut possible =
            [expected].into_iter().chain(others).filter(|algorithm| length(*algorithm) == own.len());
        possible.find(|algorithm| {
            self.work += made.text.len() + made.key.len();
            // Both seals are on the user's screen: nothing is learnt from how long this takes.
            digest(*algorithm, &made.text, &made.key) == own
        })
    }

    /// Prints what the search came to.
    pub(super) fn print(&self, algorithm: SealAlgorithm) {
        match &self.found {
            Found::NoSeal => outln!(
                "It is no seal: one is 64 lower-case hexadecimal digits, and with HMAC-SHA-512 it is 128"
            ),
            Found::Written(writing) => {
                outln!("It is the right seal, but written {writing}: a seal is lower-case hexadecimal");
            }
            Found::OtherAlgorithm(other) => outln!(
                "It is this key's {other}, where {algorithm} was expected: either it was sealed wrongly, or the \
                 message should say so in sealAlgorithm"
            ),
            Found::Mistake(what, algorithm) => outln!("Whoever made it {what} ({algorithm})"),
            Found::Nothing => self.print_tried(),
        }
    }

    fn print_tried(&self) {
        outln!("None of the usual mistakes makes it either. Tried, with every algorithm:");
        for what in &self.tried {
            outln!("  - {what}");
        }
        if self.is_cut {
            outln!("The message is so long that not every mistake was tried");
        }
        outln!("So the key is another one, or a value was changed after sealing");
    }
}

/// The bytes of a seal, and how it is written where that is not as it should be; `None` where it is none.
fn read(own: &str) -> Option<(Vec<u8>, Option<&'static str>)> {
    let fits =
        |bytes: &Vec<u8>| SealAlgorithm::ALL.into_iter().any(|algorithm| length(algorithm) == bytes.len());
    let bare = own.trim();
    if let Some(bytes) = from_hex(bare).filter(fits) {
        let is_lower = !bare.contains(|letter: char| letter.is_ascii_uppercase());
        let writing = match (is_lower, bare == own) {
            (true, true) => None,
            (false, _) => Some("with capitals"),
            (true, false) => Some("with white space around it"),
        };
        return Some((bytes, writing));
    }
    from_base64(bare).filter(fits).map(|bytes| (bytes, Some("in base64")))
}

#[cfg(test)]
mod tests;
