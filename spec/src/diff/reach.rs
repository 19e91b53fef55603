//! Which messages reach a definition of the dictionary, and whether Rust has a name for it there.

use std::collections::HashMap;

use sips_office_runtime::descriptor::{Direction, Role};

use super::kind::Touched;
use crate::catalog::{Catalog, FieldKind, FieldUse};

/// What the functions of a catalog use of its dictionary.
#[derive(Default)]
pub(super) struct Reach<'c> {
    fields: HashMap<&'c str, Touched>,
    containers: HashMap<&'c str, Touched>,
    lists: HashMap<&'c str, Touched>,
}

impl<'c> Reach<'c> {
    pub(super) fn of(catalog: &'c Catalog) -> Self {
        let mut reach = Self::default();
        for function in catalog.functions.values() {
            for message in [Direction::Request, Direction::Response] {
                for usage in function.fields(message) {
                    reach.usage(catalog, usage, message, Role::of(&usage.field));
                }
            }
        }
        reach
    }

    pub(super) fn field(&self, name: &str) -> Touched {
        self.fields.get(name).copied().unwrap_or_default()
    }

    pub(super) fn container(&self, name: &str) -> Touched {
        self.containers.get(name).copied().unwrap_or_default()
    }

    pub(super) fn list(&self, name: &str) -> Touched {
        self.lists.get(name).copied().unwrap_or_default()
    }

    fn usage(&mut self, catalog: &'c Catalog, usage: &'c FieldUse, message: Direction, role: Role) {
        let here = touched(message, role);
        add(&mut self.fields, &usage.field, here);
        let Some(field) = catalog.fields.get(&usage.field) else { return };
        if let Some(list) = &field.values {
            // Only texts have an enum, and the seal algorithm has the runtime's.
            let is_text = matches!(field.kind, FieldKind::Text | FieldKind::List { container: None, .. });
            let has_enum = here.named_in_rust && is_text && role != Role::SealAlgorithm;
            add(&mut self.lists, list, Touched { named_in_rust: has_enum, ..here });
        }
        let Some(name) = field.kind.container() else { return };
        // Each container once a direction, however many ways lead to it.
        if add(&mut self.containers, name, touched(message, Role::Data))
            && let Some(container) = catalog.containers.get(name)
        {
            for usage in &container.fields {
                self.usage(catalog, usage, message, Role::Data);
            }
        }
    }
}

/// What a field of that role at the top level of a message touches. What the client fills in a request has no setter.
pub(super) fn touched(message: Direction, role: Role) -> Touched {
    let request = message == Direction::Request;
    Touched { request, response: !request, named_in_rust: !(request && role.is_filled_by_client()) }
}

/// Notes one more use, and tells whether it was news.
fn add<'c>(known: &mut HashMap<&'c str, Touched>, name: &'c str, here: Touched) -> bool {
    let entry = known.entry(name).or_default();
    let before = *entry;
    *entry = before.and(here);
    *entry != before
}
