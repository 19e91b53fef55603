//! Fixes: changes of a file's text after which a finding is gone. Only what is certain is one.

use crate::source::{Place, Sources};
use crate::yaml;

/// A change of a file's text: what stands at a place becomes something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced; nothing, where something is put in.
    pub place: Place,
    /// What stands there then; nothing, where something is taken out.
    pub replacement: String,
}

/// A change as a check knows it, which has not seen how the file is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Edit {
    /// Takes out a value with its key, or an item of a list.
    Remove(Place),
    /// Puts a name behind an item of the same list.
    Append(Place, String),
}

/// The text of a file after some fixes, and those that were made: one that overlaps an earlier one is left for the next
/// time.
pub fn mended<'f>(
    sources: &Sources,
    file: usize,
    fixes: impl IntoIterator<Item = &'f Fix>,
) -> (String, Vec<&'f Fix>) {
    let Some(text) = sources.files().get(file).map(|file| &file.text) else { return Default::default() };
    let mut fixes: Vec<_> = fixes.into_iter().filter(|fix| fix.place.file == file).collect();
    fixes.sort_by_key(|fix| (fix.place.start, fix.place.end));
    fixes.dedup();
    let (mut mended, mut done, mut made) = (String::new(), 0, Vec::new());
    for fix in fixes {
        let (Some(before), true) = (text.get(done..fix.place.start), text.get(fix.place.range()).is_some())
        else {
            continue;
        };
        mended.push_str(before);
        mended.push_str(&fix.replacement);
        done = fix.place.end;
        made.push(fix);
    }
    mended.push_str(text.get(done..).unwrap_or_default());
    (mended, made)
}

/// A name as it is written in YAML, in quotes where it needs them.
pub(crate) fn spelled(name: &str) -> String {
    let is_plain = name.starts_with(|first: char| first.is_alphabetic() || first == '_')
        && name.chars().all(|letter| letter.is_alphanumeric() || "_-.".contains(letter))
        && !yaml::reads_as_no_text(name);
    if is_plain { name.to_owned() } else { quoted(name) }
}

/// A text in double quotes.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

impl Edit {
    pub(crate) fn place(&self) -> &Place {
        match self {
            Self::Remove(place) | Self::Append(place, _) => place,
        }
    }

    /// The fix in a file's text; `None` where it would leave something behind that says nothing.
    pub(crate) fn within(&self, text: &str) -> Option<Fix> {
        match self {
            Self::Remove(place) => removal(text, place),
            Self::Append(place, name) => {
                let line = text.get(..place.start)?.rsplit('\n').next().unwrap_or_default();
                let replacement = match line.trim() {
                    "-" => format!("\n{line}{}", spelled(name)),
                    _ => format!(", {}", spelled(name)),
                };
                Some(Fix { place: Place { start: place.end, ..place.clone() }, replacement })
            }
        }
    }
}

/// Takes out what stands at a place: with its key, and with the comma or the lines that only it needs.
fn removal(text: &str, place: &Place) -> Option<Fix> {
    let before = text.get(..place.start)?;
    let start = before.trim_end_matches(' ').strip_suffix(':').map_or(place.start, start_of_key);
    let (before, behind) = (text.get(..start)?, text.get(place.end..)?);
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let indentation = before.get(line..)?;
    let (start, end) = if indentation.trim().is_empty() || (indentation.trim() == "-" && start == place.start)
    {
        let rest = behind.find('\n').map_or(behind.len(), |at| at + 1);
        let ends_its_line = behind.get(..rest)?.trim_start();
        if !(ends_its_line.is_empty() || ends_its_line.starts_with('#')) {
            return None;
        }
        let own = indentation.len() - indentation.trim_start().len();
        let depth = |line: &str| line.len() - line.trim_start().len();
        let is_said = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
        let above = before.get(..line)?.lines().rev().find(is_said);
        let below = behind.get(rest..)?.lines().find(is_said);
        let is_first = above.is_none_or(|line| depth(line) < own);
        let is_last = below.is_none_or(|line| depth(line) < own);
        // What held nothing else would then hold nothing.
        if is_first && is_last {
            return None;
        }
        (line, place.end + rest)
    } else if before.trim_end().ends_with(',') {
        (before.trim_end().len() - 1, place.end)
    } else if before.trim_end().ends_with(['{', '[']) && behind.trim_start().starts_with(',') {
        let comma = behind.len() - behind.trim_start().len() + 1;
        let spaces = behind.get(comma..)?;
        (start, place.end + comma + spaces.len() - spaces.trim_start_matches(' ').len())
    } else {
        return None;
    };
    Some(Fix { place: Place { start, end, ..place.clone() }, replacement: String::new() })
}

/// Where the key starts that ends a text.
fn start_of_key(text: &str) -> usize {
    let quote = text.chars().last().filter(|last| matches!(last, '"' | '\''));
    let inside = text.len() - quote.map_or(0, char::len_utf8);
    match quote {
        Some(quote) => text[..inside].rfind(quote).unwrap_or(inside),
        None => text.rfind([' ', '\n', '{', ',']).map_or(0, |at| at + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text without what is marked by `<` and `>`, and what is removed with it.
    fn without(marked: &str) -> Option<String> {
        let (start, end) = (marked.find('<').unwrap(), marked.find('>').unwrap() - 1);
        let text = marked.replace(['<', '>'], "");
        let fix = Edit::Remove(Place { file: 0, start, end }).within(&text)?;
        Some(format!("{}{}", &text[..fix.place.start], &text[fix.place.end..]))
    }

    #[test]
    fn an_entry_goes_with_its_key_and_its_comma() {
        for (text, left) in [
            ("{ a: 1, b: <2>, c: 3 }", "{ a: 1, c: 3 }"),
            ("{ a: <1>, b: 2 }", "{ b: 2 }"),
            ("{ a: 1, \"b\": <\"2\"> }", "{ a: 1 }"),
            ("[x, <y>]", "[x]"),
            ("[<x>, y]", "[y]"),
            ("a: 1\nb: <2>\nc: 3\n", "a: 1\nc: 3\n"),
            ("a: 1\nb: <2> # Why.\n", "a: 1\n"),
            ("a:\n  - x\n  - <y>\n", "a:\n  - x\n"),
            ("a: 1\n<b:\n  c: 2>\nd: 3\n", "a: 1\nd: 3\n"),
        ] {
            assert_eq!(without(text).as_deref(), Some(left), "{text}");
        }
    }

    #[test]
    fn nothing_is_left_behind_that_says_nothing() {
        for text in ["{ a: <1> }", "[<x>]", "a:\n  b: <1>\nc: 2\n", "- a: <1>\n  b: 2\n", "a: <1> b"] {
            assert_eq!(without(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_is_put_behind_its_neighbour() {
        for (text, item, longer) in
            [("[a, b]", "b", "[a, b, c]"), ("x:\n  - a\n  - b\n", "b", "x:\n  - a\n  - b\n  - c\n")]
        {
            let start = text.find(item).unwrap();
            let edit = Edit::Append(Place { file: 0, start, end: start + item.len() }, "c".to_owned());
            let fix = edit.within(text).unwrap();
            let (before, behind) = text.split_at(fix.place.start);
            assert_eq!(format!("{before}{}{behind}", fix.replacement), longer);
        }
    }

    #[test]
    fn a_name_is_quoted_where_yaml_needs_it() {
        assert_eq!(spelled("paymentMeanId"), "paymentMeanId");
        assert_eq!(spelled("00"), "\"00\"");
        assert_eq!(spelled("no"), "\"no\"");
        assert_eq!(spelled("a\"\\b"), "\"a\\\"\\\\b\"");
    }
}
