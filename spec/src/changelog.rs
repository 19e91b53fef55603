//! The changelog against the fields, in both directions.

use std::collections::BTreeMap;

use sips_office_runtime::InterfaceVersion;

use crate::catalog::ChangelogRow;
use crate::finding::{Finding, Findings, Rule};
use crate::raw::{At, Changelog, Changes, FieldUse};

/// A field's use, under the name that it was meant to have: a misspelt one has its finding already, and a row with
/// the right name is then no second slip. `None` where nobody can tell.
pub(crate) type Meant<'r> = (Option<&'r str>, &'r FieldUse);

/// Reports every field that its changelog does not mention, and every row without its field.
///
/// A disagreement about the version is one slip and one finding, at the row.
pub(crate) fn check(log: &Changelog, request: &[Meant<'_>], response: &[Meant<'_>], findings: &mut Findings) {
    side(log, request, "request", |changes| &changes.request, findings);
    side(log, response, "response", |changes| &changes.response, findings);
}

/// The rows of some changelogs as one, by version and name.
pub(crate) fn rows<'c>(logs: impl Iterator<Item = &'c Changelog>) -> Vec<ChangelogRow> {
    let mut rows = BTreeMap::<(InterfaceVersion, &str), (bool, bool)>::new();
    for changes in logs.flat_map(|log| &log.versions) {
        for row in &changes.request {
            rows.entry((changes.version, &row.value)).or_default().0 = true;
        }
        for row in &changes.response {
            rows.entry((changes.version, &row.value)).or_default().1 = true;
        }
    }
    rows.into_iter()
        .map(|((version, field), (request, response))| ChangelogRow { version, field: field.to_owned(), request, response })
        .collect()
}

fn side(
    log: &Changelog,
    uses: &[Meant<'_>],
    side: &str,
    rows: fn(&Changes) -> &Vec<At<String>>,
    findings: &mut Findings,
) {
    let rows: Vec<_> =
        log.versions.iter().flat_map(|changes| rows(changes).iter().map(move |row| (changes.version, row))).collect();
    for (at, (version, row)) in rows.iter().enumerate() {
        let earlier = rows[..at].iter().find(|(_, other)| other.value == row.value);
        if let Some((other, first)) = earlier {
            let message = format!("the {side}'s `{}` came in {other} already", row.value);
            let finding = Finding::new(Rule::ChangelogWithoutField, row.place.clone(), message);
            findings.push(finding.related(first.place.clone(), "first here"));
            continue;
        }
        let Some((_, usage)) = uses.iter().find(|(name, _)| *name == Some(&row.value)) else {
            let message = format!("the {side} has no field `{}` of its own", row.value);
            let finding = Finding::new(Rule::ChangelogWithoutField, row.place.clone(), message);
            findings.push(finding.help(format!("add the field to `{side}:`, or remove the row")));
            continue;
        };
        if let Some(since) = usage.since.as_ref().filter(|since| since.value != *version) {
            let message = format!("the changelog brings `{}` in {version}, the field says since {}", row.value, since.value);
            let finding = Finding::new(Rule::ChangelogWithoutField, row.place.clone(), message);
            findings.push(finding.related(since.place.clone(), "here"));
        }
    }
    for (name, usage) in uses {
        let (Some(name), Some(since)) = (name, &usage.since) else { continue };
        if rows.iter().all(|(_, row)| row.value != *name) {
            let message = format!("`{name}` is since {}, and the changelog has no row for it", since.value);
            let finding = Finding::new(Rule::ChangelogLacksField, usage.field.place.clone(), message);
            findings.push(finding.help(format!("add it under `\"{}\": {{ {side}: […] }}`", since.value)));
        }
    }
}
