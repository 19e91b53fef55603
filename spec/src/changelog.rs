//! The changelog against the fields, in both directions.

use std::collections::{BTreeMap, BTreeSet};

use sips_office_runtime::InterfaceVersion;

use crate::catalog::{Attendance, Catalog, ChangelogRow, Container, FieldUse};
use crate::finding::{Finding, Findings};
use crate::fix::Edit;
use crate::raw::{self, At, Changelog, Changes};
use crate::rule::Rule;
use crate::source::Place;
use sips_office_runtime::spelling::{self, nearest};

/// A field's use, under the name that it was meant to have: a misspelt one has its finding already, and a row with
/// the right name is then no second slip. `None` where nobody can tell.
pub(crate) type Meant<'r> = (Option<&'r str>, &'r raw::FieldUse);

/// Reports every field that its changelog does not mention, and every row without its field.
///
/// A disagreement about the version is one slip and one finding, at the row.
pub(crate) fn check(log: &Changelog, request: &[Meant<'_>], response: &[Meant<'_>], findings: &mut Findings) {
    side(log, request, "request", |changes| &changes.request, findings);
    side(log, response, "response", |changes| &changes.response, findings);
}

/// Reports every row of a field in a container that disagrees with the container, and every field of it without a row.
///
/// A field whose since is assumed has no row: that is why it is assumed.
pub(crate) fn check_containers<'u>(
    log: &Changelog,
    catalog: &Catalog,
    uses: impl Iterator<Item = &'u FieldUse>,
    findings: &mut Findings,
) {
    let mut held = BTreeMap::new();
    uses.for_each(|usage| containers_under(catalog, usage, &mut held));
    let without = |place: &Place, message| Finding::new(Rule::ChangelogWithoutField, place.clone(), message);
    // What the rows speak of; a misspelt name has its finding, and speaks of what was meant.
    let mut listed = BTreeSet::new();
    let rows = || {
        log.versions.iter().flat_map(|changes| {
            changes.containers.iter().map(move |(holder, names)| (changes.version, holder, names))
        })
    };
    for (version, holder, names) in rows() {
        let near = match held.contains_key(&*holder.value) {
            true => None,
            false => {
                let near = spelling::near(&holder.value, held.keys().copied());
                let message = format!("the function has no container under `{}`", holder.value);
                findings.push(without(&holder.place, message).meant(near));
                near
            }
        };
        let meant = match held.contains_key(&*holder.value) {
            true => Some(&*holder.value),
            false => near.map(|near| near.name),
        };
        let Some((holder, container)) = meant.and_then(|meant| held.get_key_value(meant)) else { continue };
        for name in names {
            let is_meant =
                |usage: &&FieldUse| usage.field == name.value || meant_name(catalog, usage) == name.value;
            let Some(usage) = container.fields.iter().find(is_meant) else {
                let near = spelling::near(&name.value, container.fields.iter().map(|usage| &*usage.field));
                let message = format!("the container `{}` has no field `{}`", container.name, name.value);
                findings.push(without(&name.place, message).meant(near));
                listed.extend(near.map(|near| (*holder, near.name)));
                continue;
            };
            listed.insert((*holder, &*usage.field));
            if version.is_some_and(|version| version != usage.since) {
                let message = format!(
                    "the container's `{}` is since {}, and this row is of another version",
                    name.value, usage.since
                );
                findings.push(without(&name.place, message).related(usage.place.clone(), "here"));
            }
        }
    }
    for (holder, container) in held {
        for usage in container.fields.iter().filter(|usage| usage.assumed.is_none()) {
            if !listed.contains(&(holder, &*usage.field)) {
                let message =
                    format!("`{}` is since {}, and a changelog has no row for it", usage.field, usage.since);
                let finding = Finding::new(Rule::ChangelogLacksField, usage.place.clone(), message);
                let finding = finding.help(format!(
                    "add it under `\"{}\": {{ containers: {{ {holder}: […] }} }}`",
                    usage.since
                ));
                let beside = rows()
                    .filter(|(version, under, _)| *version == Some(usage.since) && under.value == holder)
                    .find_map(|(_, _, names)| names.last());
                findings.push(match beside {
                    Some(row) => finding.mend(Edit::Append(row.place.clone(), usage.field.clone())),
                    None => finding,
                });
            }
        }
    }
}

/// A field's name in the dictionary, or the one that a misspelt name was meant to be.
fn meant_name<'c>(catalog: &'c Catalog, usage: &'c FieldUse) -> &'c str {
    match catalog.fields.contains_key(&usage.field) {
        true => &usage.field,
        false => nearest(&usage.field, catalog.fields.keys().map(String::as_str)).unwrap_or(&usage.field),
    }
}

/// The containers that a field reaches, by the name of the field that holds each.
fn containers_under<'c>(catalog: &'c Catalog, usage: &FieldUse, held: &mut BTreeMap<&'c str, &'c Container>) {
    let Some(field) = catalog.fields.get(meant_name(catalog, usage)) else { return };
    let Some(container) = field.kind.container().and_then(|name| catalog.containers.get(name)) else {
        return;
    };
    if held.insert(&field.name, container).is_none() {
        container.fields.iter().for_each(|usage| containers_under(catalog, usage, held));
    }
}

/// The rows of some changelogs as one, by version and name, those of containers last.
pub(crate) fn rows<'c>(logs: impl Iterator<Item = &'c Changelog>) -> Vec<ChangelogRow> {
    let mut rows = BTreeMap::<(InterfaceVersion, Option<&str>, &str), (bool, bool, &Place)>::new();
    for changes in logs.flat_map(|log| &log.versions) {
        let Some(version) = changes.version else { continue };
        for row in &changes.request {
            rows.entry((version, None, &row.value)).or_insert((false, false, &row.place)).0 = true;
        }
        for row in &changes.response {
            rows.entry((version, None, &row.value)).or_insert((false, false, &row.place)).1 = true;
        }
        for (holder, names) in &changes.containers {
            for name in names {
                rows.entry((version, Some(&holder.value), &name.value)).or_insert((
                    false,
                    false,
                    &name.place,
                ));
            }
        }
    }
    let attendance = |holder: Option<&str>, sides| match (holder, sides) {
        (Some(holder), _) => Attendance::Container(holder.to_owned()),
        (None, (true, true)) => Attendance::Both,
        (None, (true, false)) => Attendance::Request,
        (None, (false, _)) => Attendance::Response,
    };
    rows.into_iter()
        .map(|((version, holder, field), (request, response, place))| ChangelogRow {
            version,
            field: field.to_owned(),
            attendance: attendance(holder, (request, response)),
            place: place.clone(),
        })
        .collect()
}

fn side(
    log: &Changelog,
    uses: &[Meant<'_>],
    side: &str,
    rows: fn(&Changes) -> &Vec<At<String>>,
    findings: &mut Findings,
) {
    let rows: Vec<_> = log
        .versions
        .iter()
        .flat_map(|changes| rows(changes).iter().map(move |row| (changes.version, row)))
        .collect();
    let has_row = |(name, usage): &Meant<'_>| {
        rows.iter().any(|(_, row)| *name == Some(&*row.value) || usage.field.value == row.value)
    };
    let mut misspelt = Vec::new();
    for (at, (version, row)) in rows.iter().enumerate() {
        let earlier = rows[..at].iter().find(|(_, other)| other.value == row.value);
        if let Some((other, first)) = earlier {
            let already = other.map_or("has a row".to_owned(), |other| format!("came in {other}"));
            let message = format!("the {side}'s `{}` {already} already", row.value);
            let finding = Finding::new(Rule::ChangelogWithoutField, row.place.clone(), message);
            let finding = finding.related(first.place.clone(), "first here");
            // Of two versions only the page tells which is right.
            findings.push(match version == other {
                true => finding.mend(Edit::Remove(row.place.clone())),
                false => finding,
            });
            continue;
        }
        let is_meant =
            |(name, usage): &&Meant<'_>| *name == Some(&*row.value) || usage.field.value == row.value;
        let Some((_, usage)) = uses.iter().find(is_meant) else {
            let message = format!("the {side} has no field `{}` of its own", row.value);
            let finding = Finding::new(Rule::ChangelogWithoutField, row.place.clone(), message);
            let without = uses.iter().filter(|usage| !has_row(usage)).filter_map(|(name, _)| *name);
            let near = spelling::near(&row.value, without);
            misspelt.extend(near.map(|near| near.name));
            findings.push(match near {
                Some(_) => finding.meant(near),
                None => finding.help(format!("add the field to `{side}:`, or remove the row")),
            });
            continue;
        };
        // A version that is none has its finding, and its rows are rows all the same.
        let Some(version) = version else { continue };
        if let Some(since) = usage.since.as_ref().filter(|since| since.value != *version) {
            let message = format!(
                "the changelog brings `{}` in {version}, the field says since {}",
                row.value, since.value
            );
            let finding = Finding::new(Rule::ChangelogWithoutField, row.place.clone(), message);
            findings.push(finding.related(since.place.clone(), "here"));
        }
    }
    for (name, usage) in uses.iter().filter(|usage| !has_row(usage)) {
        // A since that is assumed has no row: that is why it is assumed.
        let (Some(name), Some(since), None) = (name, &usage.since, &usage.assumed) else { continue };
        if misspelt.contains(name) {
            continue;
        }
        let message = format!("`{name}` is since {}, and the changelog has no row for it", since.value);
        let finding = Finding::new(Rule::ChangelogLacksField, usage.field.place.clone(), message);
        let finding = finding.help(format!("add it under `\"{}\": {{ {side}: […] }}`", since.value));
        let beside = rows.iter().rfind(|(version, _)| *version == Some(since.value));
        findings.push(match beside {
            Some((_, row)) => finding.mend(Edit::Append(row.place.clone(), (*name).to_owned())),
            None => finding,
        });
    }
}
