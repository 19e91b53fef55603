//! The fields of a message, under the headings that say their presence.

use indexmap::IndexMap;

use crate::page::{At, Extent, Field, Message, Presence};
use crate::source::Source;
use crate::text::{Bullet, Piece};
use crate::values;
use crate::words::{Word, is_version};

const AGAIN: &str = "says a field's presence or version again";
const NO_VERSION: &str = "no version such as 2.12 follows";
const NO_KEY: &str = "is a version of nothing";

/// The fields of a message by name, and where each stands.
#[derive(Default)]
pub(crate) struct Names {
    places: IndexMap<String, usize>,
}

impl Names {
    /// Adds a field to a message. A name alone adds nothing where the field is known, as in a table of contents; details
    /// complete one. Whether it was added.
    pub(crate) fn add(&mut self, message: &mut Message, field: Field) -> bool {
        let known = self.places.get(&field.name.value).and_then(|at| message.fields.get_mut(*at));
        match known {
            Some(_) if !has_details(&field) => false,
            Some(known) if !has_details(known) && known.listed_as == field.listed_as => {
                *known = field;
                true
            }
            _ => {
                self.places.insert(field.name.value.clone(), message.fields.len());
                message.fields.push(field);
                true
            }
        }
    }
}

fn has_details(field: &Field) -> bool {
    field.presence.is_some()
        || field.since.is_some()
        || field.description.is_some()
        || !field.values.is_empty()
}

/// Reads the field that begins at a piece, and gives the piece behind it; `None` where none begins.
pub(crate) fn read(source: &mut Source<'_>, at: usize, listed_as: Presence) -> Option<(Field, usize)> {
    let starts = source.starts_field(at);
    let piece = source.get(at).filter(|_| starts || source.is_name(at))?;
    let mut field = Field {
        name: At::new(piece.text.clone(), piece.line),
        listed_as,
        presence: None,
        since: None,
        description: None,
        values: Vec::new(),
        values_shown: Extent::Nothing,
    };
    let next = details(source, at + 1, &mut field);
    let is_detailed = field.presence.is_some() || field.since.is_some();
    let mut next = description(source, next, &mut field, is_detailed);
    let has_list = source.word(next) == Some(Word::ListOfValues);
    let mut is_broken = false;
    if has_list {
        let mut pieces = Vec::new();
        next += 1;
        while !ends(source, next, is_detailed) {
            if source.get(next).is_some_and(|piece| !piece.is_bare()) {
                pieces.push(next);
            }
            next += 1;
        }
        (field.values, is_broken) = values::read(source, &pieces);
    }
    let is_last = source.past_bare(next) >= source.end();
    field.values_shown = match (has_list, field.values.is_empty()) {
        (true, true) => Extent::Nothing,
        (true, false) if is_broken || is_last => Extent::Cut,
        (false, _) if !has_details(&field) => Extent::Nothing,
        (false, _) if is_last => Extent::Cut,
        _ => Extent::Whole,
    };
    Some((field, next))
}

/// Reads presence and version, in either order, and gives the next piece.
fn details(source: &mut Source<'_>, mut at: usize, field: &mut Field) -> usize {
    loop {
        let key = source.past_bare(at);
        let value = source.past_bare(key + 1);
        match source.word(key) {
            Some(Word::Presence) => match (source.presence(value), source.get(value)) {
                (Some(presence), Some(piece)) => {
                    keep(source, value, &mut field.presence, presence, piece.line);
                    at = value + 1;
                }
                _ => at = key + 1,
            },
            Some(Word::InterfaceVersion) => {
                let version =
                    source.get(value).and_then(|piece| Some((piece.text.parse().ok()?, piece.line)));
                match version {
                    Some((version, line)) => {
                        keep(source, value, &mut field.since, version, line);
                        at = value + 1;
                    }
                    None => {
                        source.stray(key, NO_VERSION);
                        at = key + 1;
                    }
                }
            }
            // The line before it is missing, or this one is there twice.
            Some(_) => match (source.presence(key), source.get(key)) {
                (Some(presence), Some(piece)) if piece.bullet == Bullet::Mark && field.since.is_none() => {
                    keep(source, key, &mut field.presence, presence, piece.line);
                    at = key + 1;
                }
                _ => return at,
            },
            None => return at,
        }
    }
}

fn keep<T>(source: &mut Source<'_>, at: usize, place: &mut Option<At<T>>, value: T, line: usize) {
    match place {
        None => *place = Some(At::new(value, line)),
        Some(_) => source.stray(at, AGAIN),
    }
}

/// Reads prose up to the list of values or the field's end, and gives the piece there.
fn description(source: &mut Source<'_>, mut at: usize, field: &mut Field, is_detailed: bool) -> usize {
    while !ends(source, at, is_detailed) && source.word(at) != Some(Word::ListOfValues) {
        if let Some(piece) = source.get(at).filter(|piece| !piece.is_bare()) {
            if piece.bullet != Bullet::None && is_version(&piece.text) {
                source.stray(at, NO_KEY);
            } else {
                describe(&mut field.description, piece);
            }
        }
        at += 1;
    }
    at
}

/// Adds a line of prose: lines are joined by spaces, and an item of a list is a line of its own.
fn describe(description: &mut Option<At<String>>, piece: &Piece) {
    let text = piece.text.replace(": - ", ":\n- ");
    match description {
        None => *description = Some(At::new(text, piece.line)),
        Some(description) => {
            description.value.push_str(if piece.bullet == Bullet::None { " " } else { "\n- " });
            description.value.push_str(&text);
        }
    }
}

/// Whether a field has ended before a piece. A lone name begins the next one where this one shows its name alone, or
/// where a bare bullet stands before it.
fn ends(source: &Source<'_>, at: usize, is_detailed: bool) -> bool {
    let Some(piece) = source.get(at) else { return true };
    if piece.is_bare() {
        return match source.get(at + 1) {
            Some(_) => source.is_name(at + 1) || ends(source, at + 1, is_detailed),
            None => true,
        };
    }
    let is_detail = matches!(piece.word, Some(Word::Presence | Word::InterfaceVersion | Word::Recommended));
    is_detail
        || source.is_heading(at)
        || source.starts_field(at)
        || source.starts_sample(at)
        || (!is_detailed && source.is_name(at))
}
