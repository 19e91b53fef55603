//! Fields as messages and containers use them.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use sips_office_runtime::InterfaceVersion;

use super::{Resolver, protocol, refer};
use crate::catalog::{Field, FieldUse, Presence};
use crate::changelog;
use crate::raw::{self, At};
use sips_office_runtime::spelling::nearest;

impl Resolver<'_> {
    /// The fields of a message or container, from several runs of which some are common.
    pub(super) fn uses(&mut self, runs: &[(&[raw::FieldUse], bool)]) -> Vec<FieldUse> {
        let all: Vec<_> =
            runs.iter().flat_map(|(run, common)| run.iter().map(move |raw| (raw, *common))).collect();
        // A condition speaks of the fields beside it; the checks look nowhere else.
        let beside: BTreeSet<_> = meant(&self.catalog.fields, all.iter().map(|(raw, _)| *raw))
            .into_iter()
            .filter_map(|(name, _)| name.map(str::to_owned))
            .collect();
        let mut uses: IndexMap<String, FieldUse> = IndexMap::new();
        for (raw, common) in all {
            if let Some(first) = uses.get(&raw.field.value) {
                let (own, other) = if common && !first.common {
                    // Of a service's field and a function's own, the own one is the slip.
                    (
                        At { value: raw.field.value.clone(), place: first.place.clone() },
                        raw.field.place.clone(),
                    )
                } else {
                    (raw.field.clone(), first.place.clone())
                };
                self.twice("field", &own, other);
                continue;
            }
            refer(self.findings, "field", &raw.field, self.catalog.fields.keys());
            for (field, codes) in &raw.when {
                match self.catalog.fields.contains_key(&field.value) {
                    true => refer(self.findings, "field of this message or container", field, &beside),
                    false => refer(self.findings, "field", field, &beside),
                }
                self.refer_codes(&field.value, codes);
            }
            self.assume(&raw.assumed, || format!("the field {}", raw.field.value));
            uses.insert(raw.field.value.clone(), self.field_use(raw, common));
        }
        uses.into_values().collect()
    }

    /// What is missing or wrong has its finding; so that it has no second one, the use is made all the same.
    fn field_use(&mut self, raw: &raw::FieldUse, common: bool) -> FieldUse {
        let presence = match (raw.presence.as_ref(), &raw.condition) {
            (Some(presence), Some(condition)) if presence.value == "conditional" => {
                Presence::Conditional(condition.clone())
            }
            (Some(presence), _) if presence.value == "required" => Presence::Required,
            _ => Presence::Optional,
        };
        FieldUse {
            field: raw.field.value.clone(),
            presence,
            since: raw.since.as_ref().map_or(InterfaceVersion::new(0, 0), |since| since.value),
            until: raw.until.as_ref().map(|until| until.value),
            only: raw.only.as_ref().and_then(|only| protocol(&only.value)),
            when: raw
                .when
                .iter()
                .map(|(field, codes)| {
                    (field.value.clone(), codes.iter().map(|code| code.value.clone()).collect())
                })
                .collect(),
            may_be_empty: raw.may_be_empty,
            absent_for: Vec::new(),
            deprecated: raw.deprecated.clone(),
            common,
            assumed: raw.assumed.as_ref().map(|reason| reason.value.clone()),
            place: raw.field.place.clone(),
        }
    }

    /// Reports a name that no field of a message has.
    pub(super) fn refer_use(&mut self, what: &str, name: &At<String>, uses: &[FieldUse]) {
        // A misspelt field has its finding, and the name that it was meant to have is then no second slip.
        let fields = &self.catalog.fields;
        let misspelt = uses.iter().filter(|usage| !fields.contains_key(&usage.field));
        let mut meant = misspelt.filter_map(|usage| nearest(&usage.field, fields.keys().map(String::as_str)));
        if meant.all(|meant| meant != name.value) {
            refer(self.findings, what, name, uses.iter().map(|usage| &usage.field));
        }
    }

    /// Reports codes that the field's value list, where it has one, does not have.
    pub(super) fn refer_codes(&mut self, field: &str, codes: &[At<String>]) {
        let list = self
            .catalog
            .fields
            .get(field)
            .and_then(|field| self.catalog.value_lists.get(field.values.as_ref()?));
        let Some(list) = list else { return };
        for code in codes {
            refer(
                self.findings,
                &format!("{} code", list.name),
                code,
                list.values.iter().map(|value| &value.code),
            );
        }
    }
}

/// Fields under the dictionary's names, misspelt ones under the name that they were meant to have.
pub(super) fn meant<'r>(
    dictionary: &'r IndexMap<String, Field>,
    uses: impl IntoIterator<Item = &'r raw::FieldUse>,
) -> Vec<changelog::Meant<'r>> {
    let known = |name: &'r str| match dictionary.contains_key(name) {
        true => Some(name),
        false => nearest(name, dictionary.keys().map(String::as_str)),
    };
    uses.into_iter().map(|usage| (known(&usage.field.value), usage)).collect()
}
