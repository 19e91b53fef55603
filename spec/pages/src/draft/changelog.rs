//! The rows of a page's changelog that agree with the fields, as a spec writes them.

use std::collections::{BTreeMap, BTreeSet};

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::Direction;

use super::uses::{Use, is_of};
use super::yaml::{Entries, Value, entry};
use crate::Page;
use crate::page::Attendance;

/// The rows of some fields, by version.
#[derive(Debug, Default)]
pub(super) struct Rows {
    versions: BTreeMap<InterfaceVersion, Changes>,
}

#[derive(Debug, Default)]
struct Changes {
    messages: [Vec<String>; 2],
    containers: BTreeMap<String, Vec<String>>,
}

impl Rows {
    /// Takes the rows of a message's fields, in the order of the fields. One that has none, or one of another version,
    /// says so.
    pub(super) fn take(&mut self, page: &Page, direction: Direction, uses: &mut [Use]) {
        let rows = page.changelog.rows.iter().filter(|row| is_of(&row.attendance, direction));
        let rows: BTreeSet<_> = rows.map(|row| (row.field.as_str(), row.version)).collect();
        for usage in uses {
            if rows.contains(&(usage.field.as_str(), usage.since)) {
                let changes = self.versions.entry(usage.since).or_default();
                changes.messages[direction as usize].push(usage.field.clone());
            } else {
                usage.lacks_row(page, direction);
            }
        }
    }

    /// Takes the rows of containers that agree: field in the container, holder, version.
    pub(super) fn take_containers(
        &mut self,
        page: &Page,
        agrees: impl Fn(&str, &str, InterfaceVersion) -> bool,
    ) {
        for row in &page.changelog.rows {
            let Attendance::Container(holder) = &row.attendance else { continue };
            if agrees(&row.field, holder, row.version) {
                let names = self
                    .versions
                    .entry(row.version)
                    .or_default()
                    .containers
                    .entry(holder.clone())
                    .or_default();
                if !names.contains(&row.field) {
                    names.push(row.field.clone());
                }
            }
        }
    }

    /// As they are written down.
    pub(super) fn value(&self) -> Value {
        let version = |(version, changes): (&InterfaceVersion, &Changes)| {
            let [request, response] = &changes.messages;
            let mut entries = Entries::new();
            for (side, names) in [("request", request), ("response", response)] {
                if !names.is_empty() {
                    entries.push(entry(side, Value::Names(names.clone())));
                }
            }
            if !changes.containers.is_empty() {
                let containers = changes.containers.iter();
                let containers = containers.map(|(holder, names)| entry(holder, Value::Names(names.clone())));
                entries.push(entry("containers", Value::Map(containers.collect())));
            }
            entry(version.to_string(), Value::Map(entries))
        };
        Value::Map(self.versions.iter().map(version).collect())
    }
}
