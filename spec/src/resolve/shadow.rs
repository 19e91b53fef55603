//! A user's definitions of names that are shipped: they hold where they say so, and are findings elsewhere.

use std::collections::BTreeMap;

use sips_office_runtime::spelling::nearest;

use crate::finding::{Finding, Findings};
use crate::fix::Edit;
use crate::raw::{self, At, Raw};
use crate::rule::Rule;
use crate::source::{Place, Sources};

/// Leaves of each shipped name that is defined again the definition that holds.
///
/// That is the user's where it says `override: true`. Elsewhere it is the shipped one, and the user's is a finding; two
/// of the user's are no matter of this.
pub(super) fn settle(raw: &mut Raw, sources: &Sources, findings: &mut Findings) {
    kind(&mut raw.services, sources, findings);
    kind(&mut raw.fields, sources, findings);
    kind(&mut raw.containers, sources, findings);
    kind(&mut raw.value_lists, sources, findings);
}

/// Something with a name that a user's folder can define anew.
trait Definition {
    /// What it is, for messages.
    const WHAT: &'static str;
    fn name(&self) -> &At<String>;
    fn overrides(&self) -> Option<&Place>;
}

fn kind<D: Definition>(definitions: &mut Vec<D>, sources: &Sources, findings: &mut Findings) {
    let is_shipped = |definition: &D| sources.file(&definition.name().place).shipped;
    let shipped: BTreeMap<String, Place> = definitions
        .iter()
        .filter(|definition| is_shipped(definition))
        .map(|definition| (definition.name().value.clone(), definition.name().place.clone()))
        .collect();
    let mut replaced = Vec::new();
    let mut keep = Vec::new();
    for definition in definitions.iter() {
        let (name, own) = (definition.name(), !is_shipped(definition));
        let first = shipped.get(&name.value).filter(|_| own);
        keep.push(match (first, definition.overrides()) {
            (Some(_), Some(_)) => {
                replaced.push(name.value.clone());
                true
            }
            (Some(first), None) => {
                findings.push(shadows(D::WHAT, name, first));
                false
            }
            (None, Some(place)) => {
                findings.push(overrides_nothing(D::WHAT, name, place, shipped.keys().filter(|_| own)));
                true
            }
            (None, None) => true,
        });
    }
    let mut keep = keep.into_iter();
    definitions.retain(|definition| {
        let gives_way = is_shipped(definition) && replaced.contains(&definition.name().value);
        keep.next().unwrap_or(true) && !gives_way
    });
}

fn shadows(what: &str, name: &At<String>, shipped: &Place) -> Finding {
    let message = format!("the {what} `{}` is shipped already", name.value);
    let finding =
        Finding::new(Rule::ShadowedName, name.place.clone(), message).related(shipped.clone(), "here");
    finding.help("leave it out, give it another name, or say `override: true` to have this one in its place")
}

fn overrides_nothing<'n>(
    what: &str,
    name: &At<String>,
    place: &Place,
    shipped: impl Iterator<Item = &'n String>,
) -> Finding {
    let message = format!("no {what} `{}` is shipped that this could take the place of", name.value);
    let finding = Finding::new(Rule::OverridesNothing, place.clone(), message);
    match nearest(&name.value, shipped.map(String::as_str)) {
        // Whether the name is wrong then or the key, only the writer knows.
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("a new name needs no `override`").mend(Edit::Remove(place.clone())),
    }
}

impl Definition for raw::Service {
    const WHAT: &'static str = "service";
    fn name(&self) -> &At<String> {
        &self.service
    }
    fn overrides(&self) -> Option<&Place> {
        self.overrides.as_ref()
    }
}

impl Definition for raw::Field {
    const WHAT: &'static str = "field";
    fn name(&self) -> &At<String> {
        &self.field
    }
    fn overrides(&self) -> Option<&Place> {
        self.overrides.as_ref()
    }
}

impl Definition for raw::Container {
    const WHAT: &'static str = "container";
    fn name(&self) -> &At<String> {
        &self.container
    }
    fn overrides(&self) -> Option<&Place> {
        self.overrides.as_ref()
    }
}

impl Definition for raw::ValueList {
    const WHAT: &'static str = "value list";
    fn name(&self) -> &At<String> {
        &self.list
    }
    fn overrides(&self) -> Option<&Place> {
        self.overrides.as_ref()
    }
}
