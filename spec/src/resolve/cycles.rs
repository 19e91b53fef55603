//! Containers that contain themselves.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::Resolver;
use crate::catalog::FieldUse;
use crate::rule::Rule;

impl Resolver<'_> {
    /// Containers that contain themselves could be neither sent nor described.
    pub(super) fn cycles(&mut self) {
        let inside = |name: &str| -> Vec<String> {
            let uses = self.catalog.containers.get(name).map_or(&[][..], |container| &container.fields);
            let child =
                |usage: &FieldUse| self.catalog.fields.get(&usage.field)?.kind.container().map(str::to_owned);
            uses.iter().filter_map(child).collect()
        };
        let reached: IndexMap<_, _> = self
            .catalog
            .containers
            .keys()
            .map(|name| {
                let (mut reached, mut open) = (BTreeSet::new(), inside(name));
                while let Some(name) = open.pop() {
                    if !reached.contains(&name) {
                        open.extend(inside(&name));
                        reached.insert(name);
                    }
                }
                (name.clone(), reached)
            })
            .collect();
        let reaches =
            |from: &String, to: &String| reached.get(from).is_some_and(|reached| reached.contains(to));
        let mut cyclic: Vec<&String> = Vec::new();
        for name in reached.keys().filter(|name| reaches(name, name)) {
            // A cycle is one slip, wherever one enters it.
            let known = cyclic.iter().any(|other| reaches(other, name) && reaches(name, other));
            cyclic.push(name);
            let Some(container) = self.catalog.containers.get(name).filter(|_| !known) else { continue };
            let through =
                reached.keys().filter(|other| *other != name && reaches(name, other) && reaches(other, name));
            let through: Vec<_> = through.map(|name| format!("`{name}`")).collect();
            let through = if through.is_empty() {
                String::new()
            } else {
                format!(", through {}", through.join(" and "))
            };
            let message = format!("the container `{name}` contains itself{through}");
            self.findings.report(Rule::ContainerCycle, container.place.clone(), message);
        }
        let cyclic: Vec<_> = cyclic.into_iter().cloned().collect();
        for name in cyclic {
            if let Some(container) = self.catalog.containers.get_mut(&name) {
                container.fields.clear();
            }
        }
    }
}
