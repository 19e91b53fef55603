//! Fields and values that a brand's recommended version does not know.

use std::collections::BTreeSet;

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::Direction;

use super::Checked;
use crate::catalog::{FieldUse, Function};
use crate::finding::{Finding, Findings};
use crate::raw::{self, At};
use crate::rule::Rule;
use crate::source::Place;

pub(crate) fn newer_than_recommended(checked: &Checked<'_>, findings: &mut Findings) {
    for (raw, function) in checked.functions() {
        let younger: Vec<_> =
            raw.brands.iter().filter_map(|brand| younger(checked, raw, function, brand)).collect();
        let all: BTreeSet<_> = younger.iter().flat_map(|(.., things)| things).collect();
        match (&younger[..], all.first()) {
            ([_, ..], Some(thing)) if all.len() == 1 && thing.is_own => one_thing(thing, &younger, findings),
            _ => younger.iter().for_each(|brand| one_brand(brand, findings)),
        }
    }
}

/// A field, or a code of one, as a function has it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Thing {
    place: Place,
    /// For messages.
    name: String,
    since: InterfaceVersion,
    /// Whether it is a field that the function's own file names.
    is_own: bool,
}

/// A brand, the version that it recommends, and what that does not know.
type Younger<'r> = (&'r raw::FunctionBrand, &'r At<InterfaceVersion>, Vec<Thing>);

/// One field is too young, for however many brands: its `since` is more likely wrong than every recommended version.
fn one_thing(thing: &Thing, younger: &[Younger<'_>], findings: &mut Findings) {
    let brands: Vec<_> = younger
        .iter()
        .map(|(brand, version, _)| format!("{} recommends {}", brand.brand.value, version.value))
        .collect();
    let message = format!("{} is since {}, and {}", thing.name, thing.since, brands.join(" and "));
    let finding = Finding::new(Rule::NewerThanRecommended, thing.place.clone(), message);
    findings.push(match younger {
        [(_, version, _), ..] => finding.related(version.place.clone(), "here"),
        [] => finding,
    });
}

fn one_brand((brand, version, things): &Younger<'_>, findings: &mut Findings) {
    let names: Vec<_> =
        things.iter().map(|thing| format!("{} (since {})", thing.name, thing.since)).collect();
    let Some(first) = things.first() else { return };
    let message = format!(
        "{} recommends {}, which does not know {}",
        brand.brand.value,
        version.value,
        names.join(", ")
    );
    let finding = Finding::new(Rule::NewerThanRecommended, version.place.clone(), message);
    findings.push(finding.related(first.place.clone(), "here"));
}

fn younger<'r>(
    checked: &Checked<'_>,
    raw: &'r raw::Function,
    function: &Function,
    brand: &'r raw::FunctionBrand,
) -> Option<Younger<'r>> {
    // A brand that is none has its finding.
    let version =
        brand.recommended.as_ref().filter(|_| checked.catalog.brands.contains_key(&brand.brand.value))?;
    let mut look = Look {
        checked,
        brand: &brand.brand.value,
        version: version.value,
        seen: BTreeSet::new(),
        found: Vec::new(),
    };
    for direction in [Direction::Request, Direction::Response] {
        look.uses(function.fields(direction), "");
    }
    let mut things = look.found;
    for thing in &mut things {
        thing.is_own = raw.request.iter().chain(&raw.response).any(|usage| usage.field.place == thing.place);
    }
    (!things.is_empty()).then_some((brand, version, things))
}

struct Look<'c> {
    checked: &'c Checked<'c>,
    brand: &'c str,
    version: InterfaceVersion,
    /// The containers that were looked into.
    seen: BTreeSet<&'c str>,
    found: Vec<Thing>,
}

impl<'c> Look<'c> {
    fn uses(&mut self, uses: &'c [FieldUse], above: &str) {
        let brand = self.brand;
        for usage in uses.iter().filter(|usage| usage.absent_for.iter().all(|absent| absent != brand)) {
            let path = format!("{above}{}", usage.field);
            if usage.since > self.version {
                // That its values and children are as young goes without saying.
                self.note(format!("`{path}`"), usage.since, &usage.place);
                continue;
            }
            let Some(field) = self.checked.catalog.fields.get(&usage.field) else { continue };
            let list = field.values.as_ref().and_then(|list| self.checked.catalog.value_lists.get(list));
            for value in list.map_or(&[][..], |list| &list.values) {
                if let Some(since) = value.since.filter(|since| *since > self.version) {
                    self.note(format!("the code {} of `{path}`", value.code), since, &value.place);
                }
            }
            let container = self.checked.container_of(field);
            if let Some(container) = container.filter(|container| self.seen.insert(&container.name)) {
                self.uses(&container.fields, &format!("{path}."));
            }
        }
    }

    fn note(&mut self, name: String, since: InterfaceVersion, place: &Place) {
        self.found.push(Thing { place: place.clone(), name, since, is_own: false });
    }
}
