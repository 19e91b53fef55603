//! Names that no SOAP message can carry.

use std::collections::BTreeSet;

use sips_office_runtime::codec::soap;
use sips_office_runtime::descriptor::{Direction, Protocol};

use super::Checked;
use crate::catalog::{FieldKind, FieldUse};
use crate::finding::{Finding, Findings};
use crate::rule::Rule;
use crate::source::Place;

pub(crate) fn wire_name(checked: &Checked<'_>, findings: &mut Findings) {
    let mut names = Names { checked, findings, seen: BTreeSet::new() };
    for (_, function) in checked.functions().filter(|(_, function)| function.soap_path.is_some()) {
        names.hold("function", &function.name, &function.place, "correct it, or say `protocols: [json]`");
        for direction in [Direction::Request, Direction::Response] {
            names.uses(function.fields(direction));
        }
    }
}

struct Names<'c, 'f> {
    checked: &'c Checked<'c>,
    findings: &'f mut Findings,
    /// The containers that were looked into.
    seen: BTreeSet<&'c str>,
}

impl<'c> Names<'c, '_> {
    fn uses(&mut self, uses: &'c [FieldUse]) {
        for usage in uses.iter().filter(|usage| usage.only != Some(Protocol::Json)) {
            self.hold("field", &usage.field, &usage.place, "correct it, or say `only: json`");
            let Some(field) = self.checked.catalog.fields.get(&usage.field) else { continue };
            if let FieldKind::List { item, .. } = &field.kind {
                self.hold("list item", item, &field.place, "give the list another `item`");
            }
            let container = self.checked.container_of(field);
            if let Some(container) = container.filter(|container| self.seen.insert(&container.name)) {
                self.uses(&container.fields);
            }
        }
    }

    fn hold(&mut self, what: &str, name: &str, place: &Place, help: &str) {
        if !soap::is_name(name) {
            let message = format!("SOAP can't carry the {what} `{name}`, which is no XML name");
            let finding = Finding::new(Rule::WireName, place.clone(), message);
            self.findings.push(finding.help(help));
        }
    }
}
