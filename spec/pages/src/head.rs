//! What stands before a page's parts: title, summary, recommended version. And where the page begins, as a browser's
//! copy has navigation before it, often with a table of contents that repeats every heading.

use crate::endpoints;
use crate::page::{At, Recommended};
use crate::source::Source;
use crate::text::Piece;
use crate::words::{Word, is_name};

/// Where a page begins.
pub(crate) struct Bounds {
    /// The first piece of its parts: the recommended version, or the first address with what belongs to it.
    pub(crate) start: usize,
    /// The piece behind its title and summary.
    pub(crate) head_end: usize,
}

/// What stands before the parts.
pub(crate) struct Head {
    /// The function's name.
    pub(crate) title: Option<At<String>>,
    /// What the function does.
    pub(crate) summary: Option<At<String>>,
}

/// Finds where the page's parts begin: nothing before that place is a heading of the page. A copied part of a page has
/// neither recommended version nor addresses before its fields, and begins with the text.
pub(crate) fn bounds(source: &Source<'_>) -> Bounds {
    let pieces = &source.text.pieces;
    let is_recommended = |at: &usize| source.word(*at) == Some(Word::Recommended);
    let has_version = |at: &usize| source.get(at + 1).is_some_and(|piece| recommended(&piece.text).is_some());
    let version = (0..pieces.len())
        .find(|at| is_recommended(at) && has_version(at))
        .or_else(|| (0..pieces.len()).find(is_recommended));
    let address = pieces.iter().position(|piece| endpoints::is_address(&piece.text));
    let field = (0..pieces.len()).find(|at| source.starts_field(*at));
    let first =
        version.into_iter().chain(address).min().filter(|first| field.is_none_or(|field| *first < field));
    match first {
        Some(at) if version == Some(at) => Bounds { start: at, head_end: at },
        Some(at) => {
            let belongs = |at: &usize| {
                let piece = source.get(*at);
                let words = [Some(Word::Endpoints), Some(Word::Production), Some(Word::Test)];
                piece.is_some_and(|piece| piece.is_bare() || words.contains(&piece.word))
            };
            let start = (0..at).rev().take_while(belongs).last().unwrap_or(at);
            Bounds { start, head_end: start }
        }
        None => {
            let head_end = (0..pieces.len()).find(|at| source.is_heading(*at)).unwrap_or(pieces.len());
            Bounds { start: 0, head_end }
        }
    }
}

/// Reads title and summary. `function` is the name that the addresses tell.
pub(crate) fn read(source: &mut Source<'_>, end: usize, function: Option<&At<String>>) -> Head {
    let title = title(source, end, function);
    let (from, follows_title) = match title {
        Some(at) => (at + 1, true),
        None => (0, false),
    };
    let named = title.and_then(|at| source.get(at)).map(|piece| At::new(piece.text.clone(), piece.line));
    for at in 0..end {
        let is_hint = source.get(at).is_some_and(|piece| is_search_hint(&piece.text));
        if is_hint || Some(at) == title {
            source.claim(at);
        }
    }
    let is_said = |at: &usize| source.get(*at).is_some_and(is_sentence);
    let mut said: Vec<usize> = if follows_title {
        (from..end).filter(is_said).collect()
    } else {
        let ends = |at: &usize| source.get(*at).is_some_and(|piece| piece.text.ends_with(['.', '!', ':']));
        (from..end).rev().take_while(|at| is_said(at) && ends(at)).collect()
    };
    said.sort_unstable();
    let mut summary: Option<At<String>> = None;
    for at in said {
        let Some(piece) = source.get(at) else { continue };
        source.claim(at);
        match &mut summary {
            Some(summary) => {
                summary.value.push(' ');
                summary.value.push_str(&piece.text);
            }
            None => summary = Some(At::new(piece.text.clone(), piece.line)),
        }
    }
    Head { title: named, summary }
}

/// The version behind the words that announce it: `WR_WS_2.58`.
pub(crate) fn recommended(text: &str) -> Option<Recommended> {
    let (prefix, version) = text.trim_end_matches(['.', ',', ';', ' ']).rsplit_once('_')?;
    let plain = prefix.starts_with(|c: char| c.is_ascii_uppercase())
        && prefix.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
    let version = version.parse().ok().filter(|_| plain)?;
    Some(Recommended { prefix: prefix.to_owned(), version })
}

/// The last piece before the page's parts that is the function's name. Where no address tells it, one that is a
/// heading goes before one with a capital letter in it, and that before a word that could be any.
fn title(source: &Source<'_>, end: usize, function: Option<&At<String>>) -> Option<usize> {
    if let Some(function) = function {
        return (0..end).rev().find(|at| source.get(*at).is_some_and(|piece| piece.text == function.value));
    }
    let rank = |at: usize| -> Option<u8> {
        let piece = source.get(at)?;
        let is_before_prose = source
            .get(source.past_bare(at + 1))
            .is_some_and(|next| is_sentence(next) || is_search_hint(&next.text));
        let has_capital = piece.text.contains(|c: char| c.is_ascii_uppercase());
        if piece.word.is_some() || !is_name(&piece.text) {
            None
        } else if piece.heading {
            Some(3)
        } else if has_capital {
            Some(2)
        } else {
            is_before_prose.then_some(1)
        }
    };
    (0..end).filter_map(|at| Some((rank(at)?, at))).max().map(|(_, at)| at)
}

/// Three words or more that are no hint on searching and nothing about cookies.
fn is_sentence(piece: &Piece) -> bool {
    let words = piece.text.split(' ').nth(2).is_some();
    let small = || piece.text.to_lowercase();
    words && piece.word.is_none() && !is_search_hint(&piece.text) && !small().contains("cookie")
}

/// `To search in the page use Ctrl+F on your keyboard`, in any language.
fn is_search_hint(text: &str) -> bool {
    let squeezed: String = text.chars().take(200).filter(|c| *c != ' ').collect();
    squeezed.to_ascii_lowercase().contains("ctrl+f")
}
