//! The values of a field, and what they mean.

use std::collections::BTreeSet;

use sips_office_runtime::descriptor::{Direction, Role};
use sips_office_spec::catalog::FieldUse;
use sips_office_spec::subject::FieldPart;
use sips_office_spec::{Place, Subject};

use super::comparison::{Comparison, Label, difference, same_words};
use super::order::is_reordered;
use super::{Edition, Kind};
use crate::page::{At, Extent, Field, Value};

/// A value of the spec, as a page would show it.
struct Known {
    /// What stands for it in subjects.
    code: String,
    /// What a page prints.
    printed: String,
    label: Option<String>,
    place: Place,
    label_place: Place,
    is_assumed: bool,
}

/// Compares the values that the page lists with the spec's.
pub(super) fn compare(comparison: &mut Comparison<'_>, message: Direction, field: &Field, usage: &FieldUse) {
    let edition = comparison.edition;
    let name = &usage.field;
    let subject = |part| Subject::Field { message, field: name.clone(), part: Some(part) };
    let (known, place) = known(edition, usage);
    let documented: Vec<_> = known.iter().filter(|known| !known.is_assumed).collect();
    let whole = subject(FieldPart::Values);
    let first = field.values.first();
    match (field.values_shown, known.is_empty(), first) {
        (Extent::Nothing, true, _) | (_, true, None) => return,
        (Extent::Nothing, false, _) => {
            return comparison.skip(format!("the page shows no values of {}.{name}", message.name()));
        }
        (Extent::Cut, false, _) => {
            let line = first.map_or(String::new(), |_| format!(" (line {})", last_line(field)));
            comparison.skip(format!(
                "the page ends in the values of {}.{name}{line}; what may follow was not compared",
                message.name()
            ));
        }
        (Extent::Whole, false, None) => {
            // A prefix without a label is known from elsewhere, and stands on no list.
            if !documented.is_empty() {
                let codes = listed(documented.iter().map(|known| known.printed.as_str()));
                let spec = (Some(codes.as_str()), &place);
                comparison.differ(Kind::ValuesMissing, whole, (None, Some(field.name.line)), spec);
            }
            return;
        }
        (_, true, Some(first)) => {
            let codes = listed(field.values.iter().map(|value| value.code.value.as_str()));
            let page = (Some(codes.as_str()), Some(first.code.line));
            return comparison.differ(Kind::ValuesUnknown, whole, page, (None, &place));
        }
        (Extent::Whole, false, Some(_)) => {}
    }
    let mut seen = BTreeSet::new();
    let mut unknown = Vec::new();
    let mut order = Vec::new();
    for value in &field.values {
        let code = &value.code;
        if !seen.insert(code.value.as_str()) {
            let stands_for = known
                .iter()
                .find(|known| known.printed == code.value)
                .map_or(&code.value, |known| &known.code);
            let about = subject(FieldPart::Value(stands_for.clone()));
            let known = known.iter().find(|known| known.printed == code.value);
            let place = known.map_or(&place, |known| &known.place);
            comparison.twice(about, code.line, place);
            continue;
        }
        let Some(at) = known.iter().position(|known| known.printed == code.value) else {
            unknown.push(value);
            continue;
        };
        order.push(at);
        let Some(known) = known.get(at) else { continue };
        let about = subject(FieldPart::Value(known.code.clone()));
        // A prefix without a label says no more than the versions do.
        let says_more = value.label.is_some() || Role::of(&field.name.value) != Role::InterfaceVersion;
        let listed = (known.is_assumed && says_more).then(|| {
            let spec = (Some("only assumed"), &known.place);
            difference(Kind::ValueDocumented, about.clone(), printed(value), spec)
        });
        match (&value.label, listed) {
            // One of which the spec does not know what it means, and the page neither.
            (Some(label), None) if known.label.is_none() && label.value == known.printed => {}
            (Some(At { value: label, line }), listed) => comparison.label(Label {
                subject: subject(FieldPart::Label(known.code.clone())),
                page: (label.clone(), *line),
                spec: known.label.clone(),
                place: known.label_place.clone(),
                listed,
            }),
            (None, Some(listed)) => comparison.differences.push(listed),
            (None, None) => {}
        }
        comparison.agree(&about);
    }
    let is_missing = |known: &&Known| !known.is_assumed && !seen.contains(known.printed.as_str());
    let missing: Vec<_> = match field.values_shown {
        Extent::Whole => known.iter().filter(is_missing).collect(),
        Extent::Nothing | Extent::Cut => Vec::new(),
    };
    let renamed = renamed(&unknown, &missing);
    for value in unknown {
        let of_spec = renamed.iter().find(|(renamed, _)| renamed.code.line == value.code.line);
        match of_spec {
            Some((_, known)) => {
                let about = subject(FieldPart::Value(known.code.clone()));
                let page = (Some(value.code.value.as_str()), Some(value.code.line));
                comparison.differ(Kind::ValueRenamed, about, page, (Some(&known.printed), &known.place));
            }
            None => {
                let about = subject(FieldPart::Value(value.code.value.clone()));
                comparison.differ(Kind::ValueUnknown, about, printed(value), (None, &place));
            }
        }
    }
    for known in missing {
        if renamed.iter().any(|(_, renamed)| renamed.code == known.code) {
            continue;
        }
        let about = subject(FieldPart::Value(known.code.clone()));
        let said = known.label.as_deref().unwrap_or(&known.printed);
        let line = Some(last_line(field));
        comparison.differ(Kind::ValueMissing, about, (None, line), (Some(said), &known.place));
    }
    order.retain(|at| known.get(*at).is_some_and(|known| !known.is_assumed));
    if is_reordered(&order) {
        let of_page = listed(field.values.iter().map(|value| value.code.value.as_str()));
        let of_spec = listed(documented.iter().map(|known| known.printed.as_str()));
        let line = first.map(|value| value.code.line);
        comparison.differ(Kind::ValuesOrder, whole, (Some(&of_page), line), (Some(&of_spec), &place));
    } else {
        comparison.agree(&whole);
    }
}

/// The values of a field as this brand's page lists them, and where they are defined.
fn known(edition: &Edition<'_>, usage: &FieldUse) -> (Vec<Known>, Place) {
    if Role::of(&usage.field) == Role::InterfaceVersion {
        return prefix(edition, usage);
    }
    let field = edition.catalog.fields.get(&usage.field);
    let list = field.and_then(|field| edition.catalog.value_lists.get(field.values.as_ref()?));
    let Some(list) = list else {
        return (Vec::new(), field.map_or(&usage.place, |field| &field.place).clone());
    };
    let values = list.values.iter().filter(|value| !edition.is_gone(value.until)).map(|value| Known {
        code: value.code.clone(),
        printed: value.code.clone(),
        // A label that is not known is the code itself.
        label: (value.label != value.code).then(|| edition.worded(&value.label)),
        place: value.place.clone(),
        label_place: value.place.clone(),
        is_assumed: value.assumed.is_some(),
    });
    (values.collect(), list.place.clone())
}

/// The one entry that pages list for `interfaceVersion`: the prefix with the number that versions begin with, and in its
/// label the prefix alone with what it means. A prefix whose meaning is not known need not be listed.
fn prefix(edition: &Edition<'_>, usage: &FieldUse) -> (Vec<Known>, Place) {
    let (service, brand) = (edition.service, &edition.brand.id);
    let prefix = &service.version_prefix;
    let places = &service.prefix_places;
    let (label, label_place) = match service.prefix_labels.get(brand) {
        Some(label) => (Some(label), places.brands.get(brand)),
        None => (service.prefix_label.as_ref(), places.label.as_ref()),
    };
    let page = edition.recommended().map_or(2, |version| version.major());
    let known = Known {
        code: prefix.clone(),
        printed: format!("{prefix}_{page}."),
        is_assumed: label.is_none(),
        label: label.map(|label| format!("{prefix}: {}", edition.worded(label))),
        place: places.prefix.clone(),
        label_place: label_place.unwrap_or(&places.prefix).clone(),
    };
    match prefix.is_empty() {
        true => (Vec::new(), usage.place.clone()),
        false => (vec![known], places.prefix.clone()),
    }
}

/// Values that are the page's and the spec's under two codes: nothing else has their label.
fn renamed<'v>(unknown: &[&'v Value], missing: &[&'v Known]) -> Vec<(&'v Value, &'v Known)> {
    let alike = |value: &Value, known: &Known| match (&value.label, &known.label) {
        (Some(label), Some(known)) => same_words(&label.value, known),
        _ => false,
    };
    let pair = |value: &&'v Value| {
        let mut of_spec = missing.iter().filter(|known| alike(value, known));
        let known = of_spec.next().filter(|_| of_spec.next().is_none())?;
        let is_only = unknown.iter().filter(|other| alike(other, known)).nth(1).is_none();
        is_only.then_some((*value, *known))
    };
    unknown.iter().filter_map(pair).collect()
}

/// A value in a few words: what it means, else its code.
fn printed(value: &Value) -> (Option<&str>, Option<usize>) {
    let said = value.label.as_ref().map_or(&value.code.value, |label| &label.value);
    (Some(said), Some(value.code.line))
}

fn last_line(field: &Field) -> usize {
    let line = |value: &Value| value.label.as_ref().map_or(value.code.line, |label| label.line);
    field.values.last().map_or(field.name.line, line)
}

fn listed<'v>(codes: impl Iterator<Item = &'v str>) -> String {
    codes.collect::<Vec<_>>().join(", ")
}
