//! Fields, containers and value lists.

use sips_office_runtime::descriptor::Sensitivity;

use super::{Resolver, refer};
use crate::catalog::{Container, Field, FieldKind, ListedValue, ValueList};
use crate::finding::Finding;
use crate::raw::{self, At};
use crate::rule::Rule;

impl Resolver<'_> {
    pub(super) fn value_list(&mut self, raw: raw::ValueList) {
        self.assume(&raw.assumed, || format!("the value list {}", raw.list.value));
        if let Some(first) = self.catalog.value_lists.get(&raw.list.value) {
            let first = first.place.clone();
            return self.twice("value list", &raw.list, first);
        }
        for (at, value) in raw.values.iter().enumerate() {
            self.assume(&value.assumed, || format!("the code {} of {}", value.code.value, raw.list.value));
            self.once("code", &raw.list.value, raw.values[..at].iter().map(|value| &value.code), &value.code);
            self.once("name", &raw.list.value, raw.values[..at].iter().map(|value| &value.name), &value.name);
        }
        let values = raw.values.into_iter().map(|value| ListedValue {
            code: value.code.value,
            name: value.name.value,
            label: value.label,
            since: value.since.map(|since| since.value),
            until: value.until.map(|until| until.value),
            deprecated: value.deprecated,
            rust: value.rust,
            assumed: value.assumed.map(|reason| reason.value),
            place: value.code.place,
        });
        let list = ValueList {
            name: raw.list.value.clone(),
            open: raw.open,
            values: values.collect(),
            rust: raw.rust,
            place: raw.list.place,
        };
        self.catalog.value_lists.insert(raw.list.value, list);
    }

    /// Reports a code or name that a value list had before.
    fn once<'r>(
        &mut self,
        what: &str,
        list: &str,
        mut before: impl Iterator<Item = &'r At<String>>,
        text: &At<String>,
    ) {
        if let Some(first) = before.find(|other| other.value == text.value) {
            let message = format!("the {what} `{}` stands twice in {list}", text.value);
            let finding = Finding::new(Rule::DuplicateValue, text.place.clone(), message);
            self.findings.push(finding.related(first.place.clone(), "first here"));
        }
    }

    pub(super) fn field(&mut self, raw: raw::Field, containers: &[String]) {
        self.assume(&raw.assumed, || format!("the field {}", raw.field.value));
        if let Some(first) = self.catalog.fields.get(&raw.field.value) {
            let first = first.place.clone();
            return self.twice("field", &raw.field, first);
        }
        if let Some(list) = &raw.values {
            refer(self.findings, "value list", list, self.catalog.value_lists.keys());
        }
        if let Some(container) = &raw.container {
            refer(self.findings, "container", container, containers);
        }
        let name = raw.field.value;
        let kind = kind(&name, raw.kind, raw.container, raw.item);
        let field = Field {
            name: name.clone(),
            kind,
            description: raw.description,
            values: raw.values.map(|list| list.value),
            sensitivity: match raw.sensitive.as_deref() {
                Some("cardNumber") => Sensitivity::CardNumber,
                Some(_) => Sensitivity::Secret,
                None => Sensitivity::Public,
            },
            example: raw.example.map(|example| example.value),
            rust: raw.rust,
            assumed: raw.assumed.map(|reason| reason.value),
            place: raw.field.place,
        };
        self.catalog.fields.insert(name, field);
    }

    pub(super) fn container(&mut self, raw: raw::Container) {
        self.assume(&raw.assumed, || format!("the container {}", raw.container.value));
        if let Some(first) = self.catalog.containers.get(&raw.container.value) {
            let first = first.place.clone();
            return self.twice("container", &raw.container, first);
        }
        let container = Container {
            name: raw.container.value.clone(),
            description: raw.description,
            fields: self.uses(&[(&raw.fields, false)]),
            rust: raw.rust,
            place: raw.container.place,
        };
        self.catalog.containers.insert(raw.container.value, container);
    }
}

/// What a field holds. What does not go together has its finding.
fn kind(
    name: &str,
    kind: Option<At<String>>,
    container: Option<At<String>>,
    item: Option<String>,
) -> FieldKind {
    let word = kind.as_ref().map_or("text", |kind| kind.value.as_str());
    match (word, container) {
        ("container", Some(container)) => FieldKind::Container(container.value),
        ("list", container) => {
            // A list's elements are named in the singular unless the spec says otherwise.
            let singular = name.strip_suffix("List").or_else(|| name.strip_suffix('s')).unwrap_or(name);
            let item = item.unwrap_or_else(|| singular.to_owned());
            FieldKind::List { container: container.map(|container| container.value), item }
        }
        ("number", _) => FieldKind::Number,
        ("boolean", _) => FieldKind::Boolean,
        ("dateTime", _) => FieldKind::DateTime,
        ("text", _) | (_, None) => FieldKind::Text,
        // A word that is no kind has its finding; the container tells what was meant.
        (_, Some(container)) => FieldKind::Container(container.value),
    }
}
