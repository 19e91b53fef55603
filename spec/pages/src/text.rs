//! A page's lines, and the pieces that they are made of.
//!
//! What a browser, an editor or a converter has changed is undone here: line ends, kinds of spaces, characters that
//! nobody sees, accents apart from their letters, bullets, Markdown's marks, the bars of a table, and lines that a
//! rendering has glued together. What comes out is the same for all of them: a [`Piece`] is the least part of a page
//! that has a meaning of its own.

use sips_office_runtime::shown;

use crate::glue;
use crate::page::Language;
use crate::words::{self, Word};

/// A page's lines and pieces.
pub(crate) struct Text {
    /// The lines without what [`clean`] takes away.
    pub(crate) lines: Vec<String>,
    /// The pieces in their order. No two [bare](Piece::is_bare) ones stand beside each other.
    pub(crate) pieces: Vec<Piece>,
    /// The last piece, where its line has no end and it may go on: half of a name is no name.
    pub(crate) open: Option<Piece>,
    /// Whether the last of `pieces` is a word of the layout that may go on: `Request` before `/Response`.
    pub(crate) may_go_on: bool,
}

/// The least part of a page that has a meaning of its own.
#[derive(Debug)]
pub(crate) struct Piece {
    /// Its line, counted from 1.
    pub(crate) line: usize,
    /// What stands before it.
    pub(crate) bullet: Bullet,
    /// Whether it is marked as a heading.
    pub(crate) heading: bool,
    /// Its text without bullet and marks; empty behind a bullet that has nothing behind it.
    pub(crate) text: String,
    /// What it stands for, if it is a word of the layout.
    pub(crate) word: Option<Word>,
    /// The language that its word is of.
    pub(crate) language: Option<Language>,
}

/// What stands before a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bullet {
    None,
    Mark,
    Number,
}

impl Piece {
    /// Whether it is a bullet with nothing behind it.
    pub(crate) fn is_bare(&self) -> bool {
        self.text.is_empty()
    }
}

impl Text {
    /// Cuts a text into lines and pieces.
    pub(crate) fn cut(text: &str) -> Self {
        let (lines, ended) = lines(text);
        let mut pieces: Vec<Piece> = Vec::new();
        let mut last_is_closed = true;
        for (at, line) in lines.iter().enumerate() {
            let before = pieces.len();
            let closed = cut_line(at + 1, line, &mut pieces);
            if pieces.len() > before {
                last_is_closed = closed;
            }
        }
        let last_line_has_pieces = pieces.last().is_some_and(|piece| piece.line == lines.len());
        let may_go_on = !ended && last_line_has_pieces && !last_is_closed;
        let is_word = pieces.last().is_some_and(|piece| piece.word.is_some());
        let open = if may_go_on && !is_word { pieces.pop() } else { None };
        Self { lines, pieces, open, may_go_on: may_go_on && is_word }
    }
}

/// The clean lines, and whether the last one has an end.
fn lines(text: &str) -> (Vec<String>, bool) {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(['\n', '\r']);
        let Some(end) = end else {
            lines.push(clean(rest));
            return (lines, false);
        };
        let (line, behind) = rest.split_at(end);
        lines.push(clean(line));
        rest = behind.strip_prefix("\r\n").unwrap_or_else(|| behind.get(1..).unwrap_or_default());
    }
    (lines, true)
}

/// The line with every kind of space as a space, with accents on their letters, and without invisible characters.
fn clean(line: &str) -> String {
    let mut cleaned = String::with_capacity(line.len());
    for c in line.chars() {
        if c.is_whitespace() {
            cleaned.push(' ');
        } else if let Some(composed) = cleaned.chars().next_back().and_then(|letter| compose(letter, c)) {
            cleaned.pop();
            cleaned.push(composed);
        } else if shown::is_harmless(c) {
            cleaned.push(c);
        }
    }
    cleaned
}

/// The accents of French, each with the letters that it stands on and what they become.
const ACCENTS: &[(char, &str, &str)] = &[
    ('\u{300}', "aeuAEU", "àèùÀÈÙ"),
    ('\u{301}', "aeiouAEIOU", "áéíóúÁÉÍÓÚ"),
    ('\u{302}', "aeiouAEIOU", "âêîôûÂÊÎÔÛ"),
    ('\u{308}', "aeiouyAEIOU", "äëïöüÿÄËÏÖÜ"),
    ('\u{327}', "cC", "çÇ"),
    ('\u{303}', "anoANO", "ãñõÃÑÕ"),
];

fn compose(letter: char, accent: char) -> Option<char> {
    if !('\u{300}'..='\u{36f}').contains(&accent) {
        return None;
    }
    let (_, letters, composed) = ACCENTS.iter().find(|(known, ..)| *known == accent)?;
    letters.chars().zip(composed.chars()).find(|(plain, _)| *plain == letter).map(|(_, composed)| composed)
}

/// The bars between the cells of a table: of Markdown, and as converters draw them.
const BARS: [char; 3] = ['|', '│', '┃'];

/// Adds the pieces of a line; whether the last of them cannot go on behind the line's end.
fn cut_line(line: usize, text: &str, pieces: &mut Vec<Piece>) -> bool {
    let text = text.trim();
    if text.is_empty() || is_rule(text) {
        return true;
    }
    if is_row(text) {
        text.split(BARS).for_each(|cell| cut_cell(line, cell, pieces));
        text.ends_with(BARS)
    } else {
        cut_cell(line, text, pieces);
        false
    }
}

/// Whether the line is a row of a table.
fn is_row(text: &str) -> bool {
    text.starts_with(BARS) || text.contains('│') || text.matches(" | ").nth(1).is_some()
}

/// Whether the line is drawn: beneath a heading, between two parts, between the rows of a table.
fn is_rule(text: &str) -> bool {
    text.chars().nth(2).is_some()
        && text.chars().all(|c| {
            matches!(c, '-' | '=' | '_' | '*' | '~' | '+' | ':' | '|' | ' ' | '\u{2500}'..='\u{257f}')
        })
        && text.contains(['-', '=', '_', '*', '~', '─', '━', '═'])
}

/// How many pieces a cell or line is cut into at most: a field's name, its details, its prose and a first value.
const MOST_PARTS: usize = 12;

fn cut_cell(line: usize, text: &str, pieces: &mut Vec<Piece>) {
    let text = text.trim();
    if text.is_empty() || is_rule(text) {
        return;
    }
    let (mut bullet, heading, rest) = marks(text);
    let mut rest = tidy(rest);
    if rest.is_empty() {
        let follows_bare = pieces.last().is_some_and(Piece::is_bare);
        if bullet != Bullet::None && !follows_bare {
            pieces.push(Piece { line, bullet, heading: false, text: rest, word: None, language: None });
        }
        return;
    }
    let mut after = None;
    for part in 1.. {
        let cut = if part < MOST_PARTS { glue::cut(&rest, after) } else { None };
        let (text, next) = match cut {
            Some((text, next_bullet, next)) => (text, Some((next_bullet, next))),
            None => (rest, None),
        };
        let (word, language) = words::word(&text).unzip();
        after = word;
        pieces.push(Piece { line, bullet, heading, text, word, language: language.flatten() });
        let Some((next_bullet, next)) = next else { return };
        (bullet, rest) = (next_bullet, next);
    }
}

/// The characters that stand before a line of a list. Those that writing uses too need a space behind them.
const BULLETS: [char; 12] = ['•', '·', '◦', '▪', '▫', '‣', '●', '○', '■', '□', '⁃', '\u{f0b7}'];
const BULLETS_BEFORE_A_SPACE: [char; 6] = ['-', '*', '+', '–', '—', 'o'];

/// Takes bullets and Markdown's marks from a text's beginning: what bullet there was, whether it is a heading, the rest.
fn marks(text: &str) -> (Bullet, bool, &str) {
    let (mut bullet, mut heading, mut rest) = (Bullet::None, false, text);
    loop {
        if let Some(behind) = hashes(rest) {
            heading = true;
            rest = behind.trim_end_matches('#');
        } else if let Some(behind) = rest.strip_prefix("> ") {
            rest = behind;
        } else if let Some(behind) = mark(rest) {
            (bullet, rest) = (Bullet::Mark, behind);
        } else if let Some(behind) = number(rest) {
            (bullet, rest) = (Bullet::Number, behind);
        } else {
            return (bullet, heading, rest);
        }
        rest = rest.trim();
    }
}

fn hashes(text: &str) -> Option<&str> {
    let behind = text.trim_start_matches('#');
    let count = text.len() - behind.len();
    ((1..=6).contains(&count) && (behind.is_empty() || behind.starts_with(' '))).then_some(behind)
}

fn mark(text: &str) -> Option<&str> {
    if let Some(behind) = text.strip_prefix(BULLETS) {
        return Some(behind);
    }
    text.strip_prefix(BULLETS_BEFORE_A_SPACE).filter(|behind| behind.is_empty() || behind.starts_with(' '))
}

/// `1. ` or `1) `; a version or a code has no space there.
fn number(text: &str) -> Option<&str> {
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - behind.len();
    let behind = behind.strip_prefix(['.', ')'])?;
    ((1..=3).contains(&digits) && behind.starts_with(' ')).then_some(behind)
}

/// The text without Markdown's marks within it, and with single spaces.
fn tidy(text: &str) -> String {
    let spaced = text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let mut text = if spaced.contains("](") { without_links(&spaced) } else { spaced };
    if text.contains('\\') {
        text = unescaped(&text);
    }
    if text.matches("**").count().is_multiple_of(2) {
        text = text.replace("**", "");
    }
    for mark in ["__", "_", "*", "`"] {
        let inner = text.strip_prefix(mark).and_then(|inner| inner.strip_suffix(mark));
        if let Some(inner) = inner.filter(|inner| !inner.is_empty() && !inner.contains(mark)) {
            text = inner.to_owned();
        }
    }
    text.trim().to_owned()
}

/// `[text](address)` as `text`.
fn without_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut settled = 0;
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("](") {
        let Some(end) = behind.find(')') else { break };
        out.push_str(before);
        match out.get(settled..).and_then(|open| open.rfind('[')) {
            Some(open) => {
                out.remove(settled + open);
            }
            None => out.push_str("]("),
        }
        let is_link = !out.ends_with("](");
        rest = if is_link { behind.get(end + 1..).unwrap_or_default() } else { behind };
        settled = out.len();
    }
    out.push_str(rest);
    out
}

/// `\_` as `_`: Markdown's way to write a character that would be a mark.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match characters.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => out.extend(characters.next()),
            _ => out.push(c),
        }
    }
    out
}
