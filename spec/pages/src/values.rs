//! Lists of values: codes and what they mean.
//!
//! A code and its label stand on two lines, with bullets before both, before one of them, or before none; or on one
//! line with something between them; or the labels are collapsed. A code is one word, a label seldom is.

use crate::page::{At, Value};
use crate::source::Source;
use crate::text::Piece;
use crate::words::is_code;

const NO_VALUE: &str = "is neither a code nor a label";

/// Reads the values that the pieces are; whether one of the pieces is neither code nor label.
pub(crate) fn read(source: &mut Source<'_>, places: &[usize]) -> (Vec<Value>, bool) {
    let pieces: Vec<&Piece> = places.iter().filter_map(|at| source.get(*at)).collect();
    let only_codes = are_only_codes(&pieces);
    let mixes_bullets = pieces.iter().skip(1).any(|piece| piece.bullet != pieces[0].bullet)
        && pieces.iter().skip(1).step_by(2).all(|piece| piece.bullet != pieces[0].bullet);
    let mut values: Vec<Value> = Vec::new();
    let mut is_broken = false;
    for (nth, piece) in pieces.iter().enumerate() {
        let code = is_code(&piece.text);
        let lacks_label = values.last().is_some_and(|value| value.label.is_none());
        let follows = |after: usize| pieces.get(nth + after).map(|piece| is_code(&piece.text));
        let is_label = lacks_label
            && !only_codes
            && (!code
                || if mixes_bullets { piece.bullet != pieces[0].bullet } else { follows(1) != Some(false) });
        if is_label {
            if let Some(value) = values.last_mut() {
                value.label = Some(At::new(piece.text.clone(), piece.line));
            }
        } else if code {
            values.push(Value { code: At::new(piece.text.clone(), piece.line), label: None });
        } else if let Some((code, label)) = both(&piece.text) {
            let label = Some(At::new(label.to_owned(), piece.line));
            values.push(Value { code: At::new(code.to_owned(), piece.line), label });
        } else if let Some(label) = goes_on(piece, &mut values) {
            label.push(' ');
            label.push_str(&piece.text);
        } else {
            is_broken = true;
            if let Some(at) = places.get(nth) {
                source.stray(*at, NO_VALUE);
            }
        }
    }
    (values, is_broken)
}

/// Whether the labels are collapsed: every piece is one word, and they are no pairs of a number and a word or of a word
/// and itself.
fn are_only_codes(pieces: &[&Piece]) -> bool {
    let number = |piece: &Piece| piece.text.chars().all(|c| c.is_ascii_digit());
    let is_pair = |pair: &[&Piece]| match pair {
        [code, label] => code.text == label.text || (number(code) && !number(label)),
        _ => true,
    };
    pieces.iter().all(|piece| is_code(&piece.text)) && !(pieces.len() > 1 && pieces.chunks(2).all(is_pair))
}

/// `00: Successful operation`, `00 - Successful operation`.
fn both(text: &str) -> Option<(&str, &str)> {
    const BETWEEN: [char; 7] = [':', '=', '–', '—', '-', '→', ' '];
    let end = text.find([' ', ':', '=', '→'])?;
    let (code, behind) = text.split_at_checked(end)?;
    let label = behind.trim_start_matches(BETWEEN);
    let between = behind.strip_suffix(label)?.trim();
    (is_code(code) && !between.is_empty() && !label.is_empty()).then_some((code, label))
}

/// The label that a line without a bullet goes on with.
fn goes_on<'v>(piece: &Piece, values: &'v mut [Value]) -> Option<&'v mut String> {
    let label = values.last_mut()?.label.as_mut()?;
    (piece.bullet == crate::text::Bullet::None).then_some(&mut label.value)
}
