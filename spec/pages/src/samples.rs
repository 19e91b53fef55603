//! Sample messages, which stand on the page as they are.

use sips_office_runtime::descriptor::Protocol;

use crate::page::{At, Extent, Sample};
use crate::source::Source;
use crate::text::Piece;

const UNCLOSED: &str = "is a sample that never closes";
const BEHIND: &str = "stands behind a sample's end";

/// What was seen of a message's samples.
#[derive(Default)]
pub(crate) struct Shown {
    /// There is one, complete or not.
    pub(crate) any: bool,
    /// Another part of the page has followed.
    pub(crate) is_left: bool,
    /// The last line that a sample has.
    pub(crate) last_line: usize,
    is_broken: bool,
}

impl Shown {
    /// How much of the samples the page shows. At the page's end they are complete with one of each of its protocols.
    pub(crate) fn extent(&self, samples: &[Sample], is_one_of_each_protocol: bool) -> Extent {
        match self.any {
            false => Extent::Nothing,
            true if self.is_broken || samples.is_empty() => Extent::Cut,
            true if self.is_left || is_one_of_each_protocol => Extent::Whole,
            true => Extent::Cut,
        }
    }
}

/// Whether a sample begins with this text.
pub(crate) fn begins(text: &str) -> bool {
    match text.strip_prefix('{') {
        Some(behind) => {
            let behind = behind.trim_start();
            behind.is_empty() || behind.starts_with(['"', '}', '“'])
        }
        None => text.strip_prefix('<').is_some_and(|tag| {
            tag.starts_with(|c: char| c.is_ascii_alphabetic() || "?!".contains(c)) && !tag.starts_with("http")
        }),
    }
}

/// Reads the samples that begin at a piece, and gives the piece behind them.
pub(crate) fn read(
    source: &mut Source<'_>,
    at: usize,
    shown: &mut Shown,
    samples: &mut Vec<Sample>,
) -> usize {
    let Some(piece) = source.get(at) else { return at + 1 };
    let end = document(source, piece, at + 1, shown, samples);
    let behind = source.text.pieces.iter().skip(at + 1).take_while(|piece| piece.line <= end).count();
    at + 1 + behind
}

/// Reads the samples on a last line that has no end.
pub(crate) fn read_open(
    source: &mut Source<'_>,
    piece: &Piece,
    shown: &mut Shown,
    samples: &mut Vec<Sample>,
) {
    document(source, piece, source.end(), shown, samples);
}

/// Reads the documents that begin on a piece's line, each up to where it closes, and gives the last line read. Pieces
/// from `next` on tell where the page goes on, if one never closes.
fn document(
    source: &mut Source<'_>,
    piece: &Piece,
    next: usize,
    shown: &mut Shown,
    samples: &mut Vec<Sample>,
) -> usize {
    let text = source.text;
    let mut line = piece.line;
    let begins_line = text.lines.get(line - 1).and_then(|text| text.find(['{', '<']));
    let mut from = begins_line.unwrap_or_default();
    let mut next = next;
    loop {
        shown.any = true;
        let first = line;
        let Some(start) = text.lines.get(line - 1).and_then(|text| text.get(from..)) else { return line };
        let indent = text.lines.get(line - 1).map_or(0, |text| text.len() - text.trim_start().len());
        let protocol = if start.starts_with('{') { Protocol::Json } else { Protocol::Soap };
        let mut end = match protocol {
            Protocol::Json => End::Json(Braces::default()),
            Protocol::Soap => End::Xml(Tags::default()),
        };
        let mut document = String::new();
        let closed = loop {
            let Some(rest) = text.lines.get(line - 1).and_then(|text| text.get(from..)) else { break None };
            if line > first && goes_on_elsewhere(source, line, &mut next, &end, rest) {
                break None;
            }
            let close = end.find(rest);
            let part = rest.get(..close.unwrap_or(rest.len())).unwrap_or_default();
            let spaces = part.len() - part.trim_start().len();
            let part = part.get(spaces.min(indent)..).unwrap_or_default().trim_end();
            if !part.is_empty() {
                if !document.is_empty() {
                    document.push('\n');
                }
                document.push_str(part);
            }
            if let Some(close) = close {
                break Some(from + close);
            }
            line += 1;
            from = 0;
        };
        let Some(close) = closed else {
            let last = (line - 1).max(first);
            source.stray_lines(first, last, start, UNCLOSED);
            (shown.is_broken, shown.last_line) = (true, last);
            return last;
        };
        samples.push(Sample { protocol, document: At::new(document, first) });
        shown.last_line = line;
        let behind = text.lines.get(line - 1).and_then(|text| text.get(close..)).unwrap_or_default();
        let skipped = behind.len() - behind.trim_start_matches([' ', ',', ';', '`', '|']).len();
        let behind = behind.get(skipped..).unwrap_or_default();
        if !begins(behind) {
            if !behind.trim().is_empty() {
                source.stray_lines(line, line, behind, BEHIND);
            }
            return line;
        }
        from = close + skipped;
    }
}

/// Whether the page goes on at a line, though the sample before it has not closed: there is a heading or a field, or a
/// sample of the other protocol.
fn goes_on_elsewhere(source: &Source<'_>, line: usize, next: &mut usize, end: &End, text: &str) -> bool {
    let text = text.trim_start();
    let is_other_sample = match end {
        End::Json(braces) => !braces.in_text && text.starts_with('<'),
        End::Xml(_) => text.starts_with('{'),
    };
    while let Some(piece) = source.get(*next).filter(|piece| piece.line <= line) {
        if piece.line == line && (source.is_heading(*next) || source.starts_field(*next)) {
            return true;
        }
        *next += 1;
    }
    is_other_sample
}

/// Finds where a document closes.
enum End {
    Json(Braces),
    Xml(Tags),
}

impl End {
    /// The byte behind the document's end, if it ends in this line.
    fn find(&mut self, line: &str) -> Option<usize> {
        match self {
            End::Json(braces) => braces.find(line),
            End::Xml(tags) => tags.find(line),
        }
    }
}

#[derive(Default)]
struct Braces {
    depth: usize,
    in_text: bool,
    escaped: bool,
}

impl Braces {
    fn find(&mut self, line: &str) -> Option<usize> {
        for (at, c) in line.char_indices() {
            match c {
                _ if self.escaped => self.escaped = false,
                '\\' if self.in_text => self.escaped = true,
                '"' => self.in_text = !self.in_text,
                _ if self.in_text => {}
                '{' | '[' => self.depth += 1,
                '}' | ']' => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == 0 {
                        return Some(at + 1);
                    }
                }
                _ => {}
            }
        }
        // No text of JSON goes over a line's end.
        (self.in_text, self.escaped) = (false, false);
        None
    }
}

#[derive(Default)]
struct Tags {
    depth: usize,
    within: Within,
}

/// What an XML document is within at some place.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Within {
    #[default]
    Text,
    /// A tag: whether it closes an element, the quote that an attribute began with, and whether a slash came last.
    Tag { closes: bool, quote: Option<char>, slash: bool },
    /// A comment, a processing instruction and the like, up to these characters.
    Other(&'static str),
}

impl Tags {
    fn find(&mut self, line: &str) -> Option<usize> {
        let mut at = 0;
        while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
            match self.within {
                Within::Text => {
                    let tag = rest.find('<')?;
                    let (within, length) = opened(rest.get(tag..).unwrap_or_default());
                    self.within = within;
                    at += tag + length;
                }
                Within::Other(end) => {
                    let found = rest.find(end)?;
                    self.within = Within::Text;
                    at += found + end.len();
                }
                Within::Tag { closes, quote, slash } => {
                    let c = rest.chars().next()?;
                    at += c.len_utf8();
                    self.within = match (c, quote) {
                        (_, Some(open)) => {
                            let quote = (c != open).then_some(open);
                            Within::Tag { closes, quote, slash: false }
                        }
                        ('"' | '\'', None) => Within::Tag { closes, quote: Some(c), slash: false },
                        ('>', None) => {
                            match (closes, slash) {
                                (true, _) => self.depth = self.depth.saturating_sub(1),
                                (false, false) => self.depth += 1,
                                (false, true) => {}
                            }
                            if self.depth == 0 {
                                return Some(at);
                            }
                            Within::Text
                        }
                        _ => Within::Tag { closes, quote: None, slash: c == '/' },
                    };
                }
            }
        }
        None
    }
}

/// What a text that begins with `<` opens, and the length of its mark.
fn opened(text: &str) -> (Within, usize) {
    const OTHERS: [(&str, &str); 4] = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")];
    let other = OTHERS.iter().find(|(start, _)| text.starts_with(start));
    match other {
        Some((start, end)) => (Within::Other(end), start.len()),
        None => {
            let closes = text.starts_with("</");
            (Within::Tag { closes, quote: None, slash: false }, if closes { 2 } else { 1 })
        }
    }
}
