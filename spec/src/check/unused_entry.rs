//! What the dictionary defines and nothing uses.

use std::collections::BTreeSet;

use sips_office_runtime::spelling::nearest;

use super::Checked;
use crate::finding::{Finding, Findings};
use crate::raw::At;
use crate::rule::Rule;

pub(crate) fn unused_entry(checked: &Checked<'_>, findings: &mut Findings) {
    let raw = checked.raw;
    // A folder without functions is a dictionary for others; and what could not be read may well use everything.
    if raw.functions.is_empty() || !checked.all_read {
        return;
    }
    let fields = || raw.fields.iter().map(|field| &field.field);
    let containers = || raw.containers.iter().map(|container| &container.container);
    let lists = || raw.value_lists.iter().map(|list| &list.list);
    let used_fields = used(fields(), raw.uses().map(|usage| &usage.field));
    let used_containers = used(containers(), raw.fields.iter().filter_map(|field| field.container.as_ref()));
    let used_lists = used(lists(), raw.fields.iter().filter_map(|field| field.values.as_ref()));
    let mut hold = |what: &str, user: &str, name: &At<String>, used: &BTreeSet<&str>| {
        if checked.is_own(&name.place) && !used.contains(&*name.value) {
            let message = format!("nothing uses the {what} `{}`", name.value);
            let finding = Finding::new(Rule::UnusedEntry, name.place.clone(), message);
            findings.push(finding.help(format!("use it in a {user}, or remove it")));
        }
    };
    fields().for_each(|name| hold("field", "function, service or container", name, &used_fields));
    containers().for_each(|name| hold("container", "field", name, &used_containers));
    lists().for_each(|name| hold("value list", "field", name, &used_lists));
}

/// The names that are used; a misspelt one, which has its finding, stands for the one that was meant.
fn used<'r>(
    known: impl Iterator<Item = &'r At<String>>,
    names: impl Iterator<Item = &'r At<String>>,
) -> BTreeSet<&'r str> {
    let known: BTreeSet<_> = known.map(|name| &*name.value).collect();
    names
        .map(|name| match known.contains(&*name.value) {
            true => &*name.value,
            false => nearest(&name.value, known.iter().copied()).unwrap_or(&name.value),
        })
        .collect()
}
