//! What the documented SOAP requests lack.
//!
//! The pages call fields required that their own SOAP samples do not have. A schema that demands them would refuse what the
//! vendor shows, so it leaves them to the checks.

use std::collections::BTreeSet;

use sips_office_runtime::descriptor::{Direction, Protocol};
use sips_office_runtime::message::{Field, Item, Value};
use sips_office_spec::Catalog;
use sips_office_spec::catalog::{FieldUse, Function};

/// The fields that some documented SOAP request lacks.
pub(super) struct Lacking<'c> {
    catalog: &'c Catalog,
    fields: BTreeSet<(Holder<'c>, &'c str)>,
}

/// What has the field.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holder<'c> {
    /// A function's request.
    Function(&'c str),
    /// All requests of the service.
    Service,
    /// A container, wherever it is used.
    Container(&'c str),
}

impl<'c> Lacking<'c> {
    /// Reads the samples of the functions.
    pub(super) fn of(catalog: &'c Catalog, functions: impl Iterator<Item = &'c Function>) -> Self {
        let mut lacking = Self { catalog, fields: BTreeSet::new() };
        for function in functions {
            let described = catalog.describe(function);
            let samples = function.samples.iter();
            let requests = samples
                .filter(|sample| sample.protocol == Protocol::Soap && sample.message == Direction::Request);
            for sample in requests {
                let Ok(message) = sample.read(&described) else { continue };
                // What the sample's brand does not have says nothing of others.
                let is_absent =
                    |usage: &&FieldUse| usage.absent_for.iter().any(|id| Some(id) == sample.brand.as_ref());
                let uses = function.request.iter().filter(|usage| !is_absent(usage));
                let (common, own): (Vec<_>, Vec<_>) = uses.partition(|usage| usage.common);
                lacking.look(Holder::Service, &common, &message);
                lacking.look(Holder::Function(&function.name), &own, &message);
            }
        }
        lacking
    }

    pub(super) fn has(&self, holder: Holder<'c>, field: &str) -> bool {
        self.fields.contains(&(holder, field))
    }

    fn look(&mut self, holder: Holder<'c>, uses: &[&'c FieldUse], fields: &[Field<'_>]) {
        for usage in uses {
            let Some(found) = fields.iter().find(|field| field.name == usage.field) else {
                self.fields.insert((holder, &usage.field));
                continue;
            };
            let kind = self.catalog.fields.get(&usage.field).map(|field| &field.kind);
            let Some(container) = kind
                .and_then(|kind| kind.container())
                .and_then(|container| self.catalog.containers.get(container))
            else {
                continue;
            };
            let uses: Vec<_> = container.fields.iter().collect();
            let holder = Holder::Container(&container.name);
            match &found.value {
                Value::Scalar(_) => {}
                Value::Container(inside) => self.look(holder, &uses, &inside[..]),
                Value::List(items) => {
                    for item in items {
                        if let Item::Container(inside) = item {
                            self.look(holder, &uses, &inside[..]);
                        }
                    }
                }
            }
        }
    }
}
