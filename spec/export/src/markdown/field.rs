//! A field of a page.

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::{Direction, Role, Sensitivity};
use sips_office_spec::catalog::{FieldKind, ListedValue, Presence, ValueList};
use sips_office_spec::markdown::{code, line, prose};

use super::Page;
use crate::scope::{Seen, either};

impl<'c> Page<'_, 'c> {
    /// Adds a field of a message, listed under its presence.
    pub(super) fn field(&mut self, presence: &str, seen: &Seen<'c>, direction: Direction) {
        self.add(&format!("#### {}", prose(&seen.field.name)));
        self.add(&format!("- presence: {presence}\n- Interface version: {}", seen.usage.since));
        let mut sentences = vec![self.prose(&seen.field.description)];
        sentences.extend(self.conditions(seen));
        sentences.extend(self.limits(seen));
        self.add(&line(&sentences.join(" ")));
        let list = self.values_of(seen);
        if let Some(list) = list {
            self.about_values(list, direction);
        }
        match &seen.field.kind {
            FieldKind::Container(container) => self.container("It holds", container),
            FieldKind::List { container: Some(container), item } => {
                let item = code(item);
                self.container(&format!("A list, in SOAP of {item} elements. Each holds"), container);
            }
            FieldKind::List { container: None, item } => {
                self.add(&format!("A list of texts, in SOAP of {} elements.", code(item)));
            }
            FieldKind::Number => self.add("A number."),
            FieldKind::Boolean => self.add("Either true or false."),
            FieldKind::DateTime => self.add("A date and time in ISO 8601, with the offset from UTC."),
            FieldKind::Text => {}
        }
        for assumed in self.scope.assumed(seen) {
            self.add(&format!("Assumed: {}", prose(&assumed)));
        }
        match list {
            Some(list) => self.values(list),
            None if seen.described.role() == Role::InterfaceVersion => self.prefix(),
            None => {}
        }
    }

    /// When a field comes, in sentences.
    fn conditions(&self, seen: &Seen<'_>) -> Vec<String> {
        let mut sentences = Vec::new();
        if let Presence::Conditional(condition) = &seen.usage.presence {
            sentences.push(self.prose(condition));
        }
        for (field, codes) in &seen.usage.when {
            sentences.push(self.scope.words(&format!(
                "It comes where {} is {}.",
                code(field),
                either(codes)
            )));
        }
        sentences
    }

    /// What else is said of a field, in sentences.
    fn limits(&self, seen: &Seen<'_>) -> Vec<String> {
        let mut sentences = Vec::new();
        if seen.usage.may_be_empty {
            sentences.push("It may be empty.".to_owned());
        }
        sentences.extend(seen.usage.only.map(|only| format!("It exists in {} only.", only.title())));
        sentences.extend(seen.usage.until.map(|until| format!("It exists up to {until}.")));
        if self.is_young(seen.usage.since) {
            sentences.push("It is younger than the recommended version.".to_owned());
        }
        if seen.field.sensitivity != Sensitivity::Public {
            sentences.push("It is sensitive and belongs into no log.".to_owned());
        }
        let deprecated = seen.usage.deprecated.as_deref();
        sentences
            .extend(deprecated.map(|why| format!("It should not be used any more: {}", self.prose(why))));
        sentences
    }

    fn is_young(&self, since: InterfaceVersion) -> bool {
        let recommended = self.scope.brand.and_then(|brand| self.function.recommended.get(&brand.id));
        recommended.is_some_and(|recommended| since > *recommended)
    }

    /// Adds what a container holds, in SOAP order.
    fn container(&mut self, intro: &str, name: &str) {
        let mut lines = Vec::new();
        self.inside(name, 0, &mut lines);
        if lines.is_empty() {
            return self.add(&format!("{intro} fields that nobody knows."));
        }
        self.add(&format!("{intro}, in SOAP order:"));
        self.add(&lines.join("\n"));
    }

    fn inside(&self, name: &str, depth: usize, lines: &mut Vec<String>) {
        let Some(container) = self.scope.catalog.containers.get(name) else { return };
        for seen in self.fields(&container.fields) {
            let mut sentences = vec![seen.presence_word(), self.prose(&seen.field.description)];
            sentences.extend(self.conditions(&seen));
            sentences.extend(self.limits(&seen));
            sentences.extend(self.values_of(&seen).map(|list| {
                let codes: Vec<_> = self.listed(list).map(|value| value.code.clone()).collect();
                format!("Its values: {}.", self.scope.words(&either(&codes)))
            }));
            sentences.extend(self.scope.assumed(&seen).iter().map(|why| format!("Assumed: {}", prose(why))));
            let indent = "  ".repeat(depth);
            lines.push(format!("{indent}- {}: {}", code(&seen.field.name), sentences.join(" ")));
            if let Some(container) = seen.field.kind.container() {
                self.inside(container, depth + 1, lines);
            }
        }
    }

    fn values_of(&self, seen: &Seen<'_>) -> Option<&'c ValueList> {
        let list = self.scope.catalog.fields.get(&seen.field.name)?.values.as_deref()?;
        self.scope.catalog.value_lists.get(list)
    }

    /// The documented values that exist.
    fn listed(&self, list: &'c ValueList) -> impl Iterator<Item = &'c ListedValue> {
        self.existing(list).filter(|value| value.assumed.is_none())
    }

    fn existing(&self, list: &'c ValueList) -> impl Iterator<Item = &'c ListedValue> {
        let described = self.scope.catalog.describe_values(list).values.into_owned();
        let known = list.values.iter().zip(described).filter(|(_, value)| self.scope.knows_value(value));
        known.map(|(value, _)| value).filter(|value| !self.is_gone(value.until))
    }

    /// Adds what is to be said of values before they are listed.
    fn about_values(&mut self, list: &'c ValueList, direction: Direction) {
        let mut sentences = Vec::new();
        if list.open || direction == Direction::Response {
            sentences.push("Other values than the listed ones may come.".to_owned());
        }
        for value in self.existing(list) {
            let code = code(&value.code);
            sentences.extend(value.since.map(|since| format!("{code} exists since {since}.")));
            sentences.extend(value.until.map(|until| format!("{code} exists up to {until}.")));
            let deprecated = value.deprecated.as_deref();
            sentences.extend(
                deprecated.map(|why| format!("{code} should not be used any more: {}", self.prose(why))),
            );
            if let Some(why) = &value.assumed {
                let label = if value.label == value.code {
                    String::new()
                } else {
                    format!(", {}", self.prose(&value.label))
                };
                sentences.push(format!("{code}{label}, is assumed: {}", self.prose(why)));
            }
        }
        if !sentences.is_empty() {
            self.add(&sentences.join(" "));
        }
    }

    fn values(&mut self, list: &'c ValueList) {
        let values: Vec<_> = self.listed(list).collect();
        let are_labelled = values.iter().any(|value| value.label != value.code);
        let lines: Vec<_> = values
            .iter()
            .map(|value| match are_labelled {
                true => format!("{}: {}", self.prose(&value.code), self.prose(&value.label)),
                false => self.prose(&value.code),
            })
            .collect();
        if !lines.is_empty() {
            self.add("List of values");
            self.list(&lines);
        }
    }

    /// Adds the one value that pages list for the interface version: its prefix, and what that means.
    fn prefix(&mut self) {
        let Some(service) = self.service else { return };
        let own = self.scope.brand.and_then(|brand| service.prefix_labels.get(&brand.id));
        let Some(label) = own.or(service.prefix_label.as_ref()) else { return };
        let recommended = crate::example::version(self.scope, self.function);
        let major = recommended.map_or(2, InterfaceVersion::major);
        let prefix = self.prose(&service.version_prefix);
        let label = self.prose(label);
        self.add("List of values");
        self.list(&[format!("{prefix}_{major}.: {prefix}: {label}")]);
    }
}
