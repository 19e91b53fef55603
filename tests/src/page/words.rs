//! What the words on a page look like: names, versions, codes, headings, prose.

use super::lines::LIST_OF_VALUES;

/// The presences, each of which is also a heading above the fields that have it.
pub(super) const PRESENCES: [&str; 3] = ["Required", "Optional", "Conditional"];

/// What stands before the recommended version.
pub(super) const RECOMMENDED: &str = "Recommended interfaceVersion:";

const HEADINGS: [&str; 6] =
    ["Endpoints", "Request", "Request sample", "Response", "Response sample", "Changelog"];

/// The name of a function, a field or a container: `paymentMeanId`.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(|c| c.is_ascii_alphanumeric())
}

/// An interface version without its prefix: `2.12`.
pub(super) fn is_version(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    text.split_once('.').is_some_and(|(major, minor)| digits(major) && digits(minor))
}

/// An interface version with its prefix: `WR_WS_2.58`.
pub(super) fn is_prefixed_version(text: &str) -> bool {
    text.rsplit_once('_').is_some_and(|(prefix, version)| {
        prefix.starts_with(|c: char| c.is_ascii_uppercase())
            && prefix.chars().all(|c| c.is_ascii_uppercase() || c == '_')
            && is_version(version)
    })
}

/// A code in a list of values: `00`, `HMAC-SHA-256`. A label has spaces and so is never taken for one, which
/// is what shows that a line is missing where codes and labels stand on lines of the same kind.
pub(super) fn is_code(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c))
}

/// A line that opens a part of the page.
pub(super) fn is_heading(text: &str) -> bool {
    HEADINGS.contains(&text) || PRESENCES.contains(&text)
}

/// A line that may be passed over. Anything that could be data gone astray is no prose: a single word, a
/// heading, a row of a table, a sample.
pub(super) fn is_prose(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && text.contains(' ')
        && !is_heading(text)
        && !text.contains(LIST_OF_VALUES)
        && !text.starts_with(RECOMMENDED)
}

/// Whether a line of prose ends in the first item of a list of sentences, glued on behind a colon. The list's
/// other items are lines with a bullet.
pub(super) fn opens_list_of_sentences(prose: &str) -> bool {
    prose.contains(": - ")
}

/// An item of a list of sentences. The full stop tells it from a label, a presence or a version.
pub(super) fn is_sentence(text: &str) -> bool {
    is_prose(text) && text.ends_with('.')
}
