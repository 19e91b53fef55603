//! Where a rendering has glued lines together: `sealAlgorithm- presence`, `Some prose. List of values- HMAC-SHA-256`,
//! `Interface version: 2.12`.

use crate::text::Bullet;
use crate::words::{self, Word, is_code, is_method, is_name, is_unusual_name, is_version};

/// What may stand between two glued parts, beside spaces.
const SEPARATORS: [char; 20] = [
    '-', '–', '—', '*', ':', '=', '>', '→', ' ', '•', '·', '◦', '▪', '▫', '‣', '●', '○', '■', '□', '\u{f0b7}',
];

/// Cuts the first part off a text that has several: the part, the next one's bullet, and the rest. `after` is what the
/// part before stands for.
pub(crate) fn cut(text: &str, after: Option<Word>) -> Option<(String, Bullet, String)> {
    // A word alone has no parts.
    if !text.contains(SEPARATORS) {
        return None;
    }
    let (head, bullet, rest) = described(text)
        .or_else(|| keyed(text))
        .or_else(|| recommended(text))
        .or_else(|| versioned(text, after))
        .or_else(|| listed(text))?;
    let (head, rest) = (head.trim(), rest.trim());
    (!head.is_empty() && !rest.is_empty()).then(|| (head.to_owned(), bullet, rest.to_owned()))
}

type Parts<'t> = (&'t str, Bullet, &'t str);

/// `sealAlgorithm- presence`, with what follows.
fn described(text: &str) -> Option<Parts<'_>> {
    let is_described = |rest: &str| is(rest, Word::Presence) || keyed(rest).is_some();
    let behind = text.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    let name = text.get(..text.len() - behind.len())?;
    let rest = behind.trim_start_matches(SEPARATORS);
    if rest.len() < behind.len() && is_name(name) && is_described(rest) {
        return Some((name, Bullet::Mark, rest));
    }
    // A sign within a name is none that stands before a space.
    let (name, rest) = text.split_once(' ')?;
    let (name, rest) = (name.trim_end_matches(SEPARATORS), rest.trim_start_matches(SEPARATORS));
    (is_unusual_name(name) && is_described(rest)).then_some((name, Bullet::Mark, rest))
}

/// `presence: Required`, `Interface version: 2.12`, `method: POST`; `Required - Interface version`.
fn keyed(text: &str) -> Option<Parts<'_>> {
    const PRESENCES: [Word; 3] = [Word::Required, Word::Optional, Word::Conditional];
    let parts = |key: Word| {
        let (head, behind) = text.split_at_checked(words::leads(text, key)?)?;
        let rest = behind.trim_start_matches(SEPARATORS);
        (!rest.is_empty() && rest.len() < behind.len()).then_some((head, rest))
    };
    let first = |rest: &str| rest.split(' ').next().unwrap_or_default().to_owned();
    let presence = parts(Word::Presence).filter(|(_, rest)| {
        PRESENCES.iter().any(|word| is(rest, *word))
            || PRESENCES.iter().any(|word| version_follows(rest, *word))
    });
    let version = || parts(Word::InterfaceVersion).filter(|(_, rest)| is_version(&first(rest)));
    let method = || parts(Word::Method).filter(|(_, rest)| is_method(&first(rest)));
    let glued = || {
        let word = PRESENCES.into_iter().find(|word| version_follows(text, *word))?;
        parts(word)
    };
    let (head, rest) = presence.or_else(version).or_else(method).or_else(glued)?;
    Some((head, Bullet::Mark, rest))
}

/// `Recommended interfaceVersion: WR_WS_2.58`.
fn recommended(text: &str) -> Option<Parts<'_>> {
    let (head, behind) = text.split_at_checked(words::leads(text, Word::Recommended)?)?;
    Some((head, Bullet::None, behind.trim_start_matches(SEPARATORS)))
}

/// `2.12 Some prose.` behind the words that announce a version.
fn versioned(text: &str, after: Option<Word>) -> Option<Parts<'_>> {
    let (version, prose) = text.split_once(' ').filter(|_| after == Some(Word::InterfaceVersion))?;
    is_version(version).then_some((version, Bullet::None, prose))
}

/// `Some prose. List of values- 00`.
fn listed(text: &str) -> Option<Parts<'_>> {
    // Every spelling of these words has one of the two; few other texts have.
    if !(text.contains("alue") || text.contains("aleur") || text.contains("ALUE") || text.contains("ALEUR")) {
        return None;
    }
    let (start, end) = words::last(text, Word::ListOfValues)?;
    let (before, words, behind) = (text.get(..start)?, text.get(start..end)?, text.get(end..)?);
    let rest = behind.trim_start_matches(SEPARATORS);
    let code = rest.is_empty() || (rest.len() < behind.len() && is_code(rest.split(' ').next()?));
    if !code {
        None
    } else if before.trim().is_empty() {
        Some((words, Bullet::Mark, rest))
    } else {
        Some((before, Bullet::None, text.get(start..)?))
    }
}

fn version_follows(text: &str, word: Word) -> bool {
    words::leads(text, word).and_then(|end| text.get(end..)).is_some_and(|behind| {
        words::leads(behind.trim_start_matches(SEPARATORS), Word::InterfaceVersion).is_some()
    })
}

fn is(text: &str, sought: Word) -> bool {
    words::word(text).is_some_and(|(word, _)| word == sought)
}
