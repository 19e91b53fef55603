//! The fields of requests and responses.

use std::collections::BTreeMap;

use sips_office_runtime::descriptor::Direction;
use sips_office_spec::Subject;
use sips_office_spec::catalog::{self, FieldUse};
use sips_office_spec::subject::FieldPart;

use super::comparison::Comparison;
use super::{Kind, values};
use crate::page::{Extent, Field, Message, Presence};

/// The lists of a message, in the order of a page.
const LISTS: [Presence; 3] = [Presence::Required, Presence::Optional, Presence::Conditional];

/// More fields than these are only counted in a sentence.
const MOST_NAMED: usize = 20;

/// Compares the fields of both messages.
pub(super) fn compare(comparison: &mut Comparison<'_>) {
    for message in [Direction::Request, Direction::Response] {
        fields(comparison, message);
    }
}

/// Whether the page shows every field of a message.
pub(super) fn shows_all(message: &Message) -> bool {
    LISTS.iter().all(|list| message.shown(*list) == Extent::Whole)
}

fn fields(comparison: &mut Comparison<'_>, message: Direction) {
    let (page, edition) = (comparison.page.message(message), comparison.edition);
    let uses = edition.function.fields(message);
    extents(comparison, message, uses);
    let mut seen = BTreeMap::<&str, &Field>::new();
    let mut unknown = Vec::new();
    for field in &page.fields {
        let name = field.name.value.as_str();
        let subject = || subject(message, name, None);
        let shown = (Some(said(field)), Some(field.name.line));
        let shown = (shown.0.as_deref(), shown.1);
        let place = uses.iter().find(|usage| usage.field == name).map(|usage| &usage.place);
        let place = place.unwrap_or(&edition.function.place);
        if seen.insert(name, field).is_some() {
            comparison.twice(subject(), field.name.line, place);
            continue;
        }
        match uses.iter().find(|usage| usage.field == name) {
            Some(usage) if is_expected(comparison, usage) => {
                comparison.agree(&subject());
                one(comparison, message, field, usage);
            }
            Some(usage) => comparison.differ(Kind::FieldExcluded, subject(), shown, (None, &usage.place)),
            None => unknown.push(field),
        }
    }
    let missing = uses.iter().filter(|usage| {
        !seen.contains_key(usage.field.as_str())
            && is_expected(comparison, usage)
            && page.shown(list_of(&usage.presence)) == Extent::Whole
    });
    let missing: Vec<_> = missing.collect();
    let renamed = renamed(&unknown, &missing);
    for field in unknown {
        let name = field.name.value.as_str();
        match renamed.iter().find(|(renamed, _)| renamed.name.line == field.name.line) {
            Some((_, usage)) => {
                let whole = subject(message, &usage.field, None);
                let (page, spec) = ((Some(name), Some(field.name.line)), (Some(&*usage.field), &usage.place));
                comparison.differ(Kind::FieldRenamed, whole, page, spec);
                values::compare(comparison, message, field, usage);
            }
            None => {
                let said = said(field);
                let page = (Some(said.as_str()), Some(field.name.line));
                let whole = subject(message, name, None);
                comparison.differ(Kind::FieldUnknown, whole, page, (None, &edition.function.place));
            }
        }
    }
    for usage in missing {
        if renamed.iter().any(|(_, renamed)| renamed.field == usage.field) {
            continue;
        }
        let list = list_of(&usage.presence);
        let line = page.fields.iter().filter(|field| field.listed_as == list).map(last_line).max();
        let said = format!("{}, since {}", word(list), usage.since);
        let whole = subject(message, &usage.field, None);
        comparison.differ(Kind::FieldMissing, whole, (None, line), (Some(&said), &usage.place));
    }
}

/// Compares what is said of a field.
fn one(comparison: &mut Comparison<'_>, message: Direction, field: &Field, usage: &FieldUse) {
    let name = &usage.field;
    let spec = list_of(&usage.presence);
    let about = subject(message, name, Some(FieldPart::Presence));
    match &field.presence {
        Some(presence) if presence.value != field.listed_as => {
            let said = format!("{} and listed as {}", word(presence.value), word(field.listed_as));
            comparison.hold(Kind::PresenceUnclear, about, (&said, presence.line), (word(spec), &usage.place));
        }
        presence => {
            let line = presence.as_ref().map_or(field.name.line, |presence| presence.line);
            let said = (word(field.listed_as), line);
            comparison.hold(Kind::Presence, about, said, (word(spec), &usage.place));
        }
    }
    if let Some(since) = &field.since {
        let said = since.value.to_string();
        let about = subject(message, name, Some(FieldPart::Since));
        let spec = usage.since.to_string();
        comparison.hold(Kind::Since, about, (&said, since.line), (&spec, &usage.place));
    }
    values::compare(comparison, message, field, usage);
}

/// Fields that are the page's and the spec's under two names: nothing else has their presence and since.
fn renamed<'a>(unknown: &[&'a Field], missing: &[&'a FieldUse]) -> Vec<(&'a Field, &'a FieldUse)> {
    let alike = |field: &Field, usage: &FieldUse| {
        field.listed_as == list_of(&usage.presence)
            && field.since.as_ref().is_some_and(|since| since.value == usage.since)
    };
    let pair = |field: &&'a Field| {
        let mut of_spec = missing.iter().filter(|usage| alike(field, usage));
        let usage = of_spec.next().filter(|_| of_spec.next().is_none())?;
        let is_only = unknown.iter().filter(|other| alike(other, usage)).nth(1).is_none();
        is_only.then_some((*field, *usage))
    };
    unknown.iter().filter_map(pair).collect()
}

/// Tells which lists the page does not show, and of which fields it shows no more than the name.
fn extents(comparison: &mut Comparison<'_>, message: Direction, uses: &[FieldUse]) {
    let page = comparison.page.message(message);
    let of = message.name();
    if LISTS.iter().all(|list| page.shown(*list) == Extent::Nothing) {
        return comparison.skip(format!("the page shows no {of} fields"));
    }
    for list in LISTS {
        let has_some = uses.iter().any(|usage| list_of(&usage.presence) == list);
        match page.shown(list) {
            Extent::Nothing if has_some => {
                comparison.skip(format!("the page shows no {} {of} fields", word(list)))
            }
            Extent::Cut => {
                let line = page.fields.iter().filter(|field| field.listed_as == list).map(last_line).max();
                let at = line.map_or(String::new(), |line| format!(" (line {line})"));
                comparison.skip(format!(
                    "the page ends in the {of}'s {} fields{at}; what may follow was not compared",
                    word(list)
                ));
            }
            Extent::Nothing | Extent::Whole => {}
        }
    }
    let bare = page.fields.iter().filter(|field| field.presence.is_none() || field.since.is_none());
    let bare: Vec<_> = bare.map(|field| field.name.value.as_str()).collect();
    if let Some(more) = bare.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
        let first = bare.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join(", ");
        comparison.skip(format!("the page does not say all of these {of} fields: {first} and {more} more"));
    } else if !bare.is_empty() {
        comparison.skip(format!("the page does not say all of these {of} fields: {}", bare.join(", ")));
    }
}

/// Whether this brand's page has the field.
fn is_expected(comparison: &Comparison<'_>, usage: &FieldUse) -> bool {
    let edition = comparison.edition;
    !usage.absent_for.contains(&edition.brand.id) && !edition.is_gone(usage.until)
}

/// The last line that speaks of the field.
fn last_line(field: &Field) -> usize {
    let values =
        field.values.iter().map(|value| value.label.as_ref().map_or(value.code.line, |label| label.line));
    let said = [
        field.presence.as_ref().map(|presence| presence.line),
        field.since.as_ref().map(|since| since.line),
        field.description.as_ref().map(|description| description.line),
    ];
    values.chain(said.into_iter().flatten()).fold(field.name.line, usize::max)
}

/// A field in a few words.
fn said(field: &Field) -> String {
    let presence = word(field.listed_as);
    field.since.as_ref().map_or(presence.to_owned(), |since| format!("{presence}, since {}", since.value))
}

fn subject(message: Direction, field: &str, part: Option<FieldPart>) -> Subject {
    Subject::Field { message, field: field.to_owned(), part }
}

fn list_of(presence: &catalog::Presence) -> Presence {
    match presence {
        catalog::Presence::Required => Presence::Required,
        catalog::Presence::Optional => Presence::Optional,
        catalog::Presence::Conditional(_) => Presence::Conditional,
    }
}

fn word(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "required",
        Presence::Optional => "optional",
        Presence::Conditional => "conditional",
    }
}
