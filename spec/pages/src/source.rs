//! The pieces of a page while it is read, and what of them could not be.

use sips_office_runtime::shown;

use crate::page::{Presence, Unread};
use crate::samples;
use crate::text::{Bullet, Piece, Text};
use crate::words::{Word, is_name, is_unusual_name};

/// How much of an unread text is kept, in characters.
const LONGEST_BEGINNING: usize = 80;

/// A page's pieces, and which of them belong to nothing.
pub(crate) struct Source<'t> {
    pub(crate) text: &'t Text,
    why: Vec<Option<&'static str>>,
    lines: Vec<Unread>,
}

impl<'t> Source<'t> {
    pub(crate) fn new(text: &'t Text) -> Self {
        Self { text, why: vec![None; text.pieces.len()], lines: Vec::new() }
    }

    pub(crate) fn get(&self, at: usize) -> Option<&'t Piece> {
        self.text.pieces.get(at)
    }

    /// What the piece there stands for.
    pub(crate) fn word(&self, at: usize) -> Option<Word> {
        self.get(at)?.word
    }

    /// How many pieces there are.
    pub(crate) fn end(&self) -> usize {
        self.text.pieces.len()
    }

    /// The same place, or the next where a bare bullet stands there.
    pub(crate) fn past_bare(&self, at: usize) -> usize {
        at + usize::from(self.get(at).is_some_and(Piece::is_bare))
    }

    /// Notes that a piece belongs to nothing.
    pub(crate) fn stray(&mut self, at: usize, why: &'static str) {
        if let Some(known) = self.why.get_mut(at) {
            *known = Some(why);
        }
    }

    /// Notes that a piece was read after all.
    pub(crate) fn claim(&mut self, at: usize) {
        if let Some(known) = self.why.get_mut(at) {
            *known = None;
        }
    }

    /// Notes that lines belong to nothing.
    pub(crate) fn stray_lines(&mut self, first: usize, last: usize, text: &str, why: &'static str) {
        self.lines.push(unread(first, last, text, why));
    }

    /// All that was noted, in the order of the page; what stands together comes as one.
    pub(crate) fn into_unread(self) -> Vec<Unread> {
        let mut all = self.lines;
        let mut last: Option<(usize, &str)> = None;
        let mut runs: Vec<Unread> = Vec::new();
        for (at, (piece, why)) in self.text.pieces.iter().zip(&self.why).enumerate() {
            let Some(why) = why.filter(|_| !piece.is_bare()) else {
                if !piece.is_bare() {
                    last = None;
                }
                continue;
            };
            match (runs.last_mut(), last) {
                (Some(run), Some((_, reason))) if reason == why => run.last = piece.line,
                _ => runs.push(unread(piece.line, piece.line, &piece.text, why)),
            }
            last = Some((at, why));
        }
        all.extend(runs);
        all.sort_by_key(|unread| (unread.first, unread.last));
        all
    }

    /// The presence that a piece says, where it says one.
    pub(crate) fn presence(&self, at: usize) -> Option<Presence> {
        match self.word(at)? {
            Word::Required => Some(Presence::Required),
            Word::Optional => Some(Presence::Optional),
            Word::Conditional => Some(Presence::Conditional),
            _ => None,
        }
    }

    /// Whether the piece is a heading of the page. Behind a bullet, words of headings are a field's presence or a label.
    pub(crate) fn is_heading(&self, at: usize) -> bool {
        use Word::{Changelog, Endpoints, Notes, Request, RequestSample, Response, ResponseSample};
        self.get(at).is_some_and(|piece| {
            let is_word = matches!(
                piece.word,
                Some(Changelog | Endpoints | Notes | Request | RequestSample | Response | ResponseSample)
            );
            (is_word || self.presence(at).is_some()) && (piece.heading || piece.bullet != Bullet::Mark)
        })
    }

    /// Whether a field begins there and shows details.
    pub(crate) fn starts_field(&self, at: usize) -> bool {
        let Some(piece) = self.get(at) else { return false };
        let behind = self.past_bare(at + 1);
        let has_details = match self.word(behind) {
            Some(Word::Presence) => piece.word != Some(Word::Presence) && piece.word != Some(Word::Method),
            Some(Word::InterfaceVersion) => piece.word.is_none(),
            Some(_) => {
                let value = self.presence(behind).is_some();
                let marked = self.get(behind).is_some_and(|piece| piece.bullet == Bullet::Mark);
                value && marked && piece.word.is_none()
            }
            None => false,
        };
        let is_announced = self.word(at + 1) == Some(Word::Presence) && is_unusual_name(&piece.text);
        has_details && (is_name(&piece.text) || is_announced)
    }

    /// Whether a piece is a name and no word of the layout.
    pub(crate) fn is_name(&self, at: usize) -> bool {
        self.get(at).is_some_and(|piece| piece.word.is_none() && is_name(&piece.text))
    }

    /// Whether a sample begins there.
    pub(crate) fn starts_sample(&self, at: usize) -> bool {
        self.get(at).is_some_and(|piece| samples::begins(&piece.text))
    }
}

fn unread(first: usize, last: usize, text: &str, why: &str) -> Unread {
    Unread { first, last, text: shown::line(text, LONGEST_BEGINNING), why: why.to_owned() }
}
