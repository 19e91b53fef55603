//! The walk that holds a message against its description.

use crate::descriptor::{
    Alternative, Field as Description, Function, Kind, ListedValue, Presence, Protocol, Text, ValueList, When,
};
use crate::message::{Field, Item, Message, Scalar, ScalarKind, Value};
use crate::path::Path;
use crate::version::InterfaceVersion;

use super::spelling::nearest;
use super::violation::Violation;

/// What a request is checked under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context<'c> {
    /// The interface version of the request; `None` leaves out what depends on it.
    pub version: Option<InterfaceVersion>,
    /// The protocol that carries it.
    pub protocol: Protocol,
    /// The brand's identifier; `None` leaves out in what brands differ.
    pub brand: Option<&'c str>,
}

/// Everything that is wrong with a complete request, client-filled fields and seal included.
///
/// First what is missing or wrong among the function's fields, in their documented order, then what the function does
/// not have, then the alternatives. A conditional field is required where its condition is known as data and holds; an
/// optional field that is empty counts as absent, as the platform itself treats it. The text of `interfaceVersion` and the seal are not looked into: that is for whoever knows the
/// prefix and the key.
pub fn check_request(function: &Function, message: &Message<'_>, context: &Context<'_>) -> Vec<Violation> {
    let mut walk = Walk { context: *context, found: Vec::new() };
    walk.group(&function.request, message, None);
    for alternative in function.alternatives.iter() {
        walk.alternative(alternative, message);
    }
    walk.found
}

struct Walk<'c> {
    context: Context<'c>,
    found: Vec<Violation>,
}

impl Walk<'_> {
    /// The message itself, a container, or a container of a list.
    fn group(&mut self, described: &[Description], fields: &[Field<'_>], parent: Option<&Path<'_>>) {
        for description in described {
            let path = Path::below(parent, &description.name);
            match value_of(fields, &description.name) {
                Some(value) => self.present(description, value, &path, fields),
                None if self.is_required(description, fields) => {
                    self.found.push(Violation::Missing { field: path.to_string(), since: description.since });
                }
                None => {}
            }
        }
        for field in fields {
            let is_known = described.iter().any(|description| description.name == field.name);
            if !is_known {
                let names = described.iter().map(|description| &*description.name);
                self.found.push(Violation::UnknownField {
                    field: Path::below(parent, &field.name).to_string(),
                    suggestion: nearest(&field.name, names).map(str::to_owned),
                });
            }
        }
    }

    /// Whether exactly one of the fields has a value.
    fn alternative(&mut self, alternative: &Alternative, message: &Message<'_>) {
        let given = |name: &&Text| message.get(name).is_some_and(|value| !is_empty(value));
        let fields = || alternative.fields.iter().map(ToString::to_string).collect();
        match alternative.fields.iter().filter(given).count() {
            0 => self.found.push(Violation::NoneOf { fields: fields() }),
            1 => {}
            _ => self.found.push(Violation::SeveralOf { fields: fields() }),
        }
    }

    fn is_required(&self, description: &Description, beside: &[Field<'_>]) -> bool {
        let asked = match description.presence {
            Presence::Required => true,
            Presence::Conditional(_) => {
                !description.when.is_empty() && description.when.iter().all(|when| holds(when, beside))
            }
            Presence::Optional => false,
        };
        asked
            && self.is_carried(description)
            && !self.is_absent(description)
            && self.context.version.is_none_or(|version| description.known_to(version))
    }

    fn is_carried(&self, description: &Description) -> bool {
        description.only.is_none_or(|only| only == self.context.protocol)
    }

    fn is_absent(&self, description: &Description) -> bool {
        self.context.brand.is_some_and(|brand| description.absent_for.iter().any(|absent| absent == brand))
    }

    fn present(
        &mut self,
        description: &Description,
        value: &Value<'_>,
        path: &Path<'_>,
        beside: &[Field<'_>],
    ) {
        // A field that may not be there at all needs no second complaint about what it holds.
        if let Some(only) = description.only
            && only != self.context.protocol
        {
            return self.found.push(Violation::OtherProtocol { field: path.to_string(), only });
        }
        if let Some(brand) = self.context.brand.filter(|_| self.is_absent(description)) {
            let (field, brand) = (path.to_string(), brand.to_owned());
            return self.found.push(Violation::OtherBrand { field, brand });
        }
        if let Some(version) = self.context.version {
            if version < description.since {
                let (field, since) = (path.to_string(), description.since);
                return self.found.push(Violation::Younger { field, since, version });
            }
            if let Some(until) = description.until
                && version > until
            {
                return self.found.push(Violation::Removed { field: path.to_string(), until, version });
            }
        }
        if is_empty(value) {
            if self.is_required(description, beside) && !description.may_be_empty {
                self.found.push(Violation::Empty { field: path.to_string() });
            }
            return;
        }
        self.content(description, value, path);
    }

    fn content(&mut self, description: &Description, value: &Value<'_>, path: &Path<'_>) {
        match (&description.kind, value) {
            (Kind::Container(described), Value::Container(fields)) => {
                self.group(described, fields, Some(path));
            }
            (Kind::ContainerList { fields: described, .. }, Value::List(items)) => {
                for (at, item) in items.iter().enumerate() {
                    let path = path.element(at);
                    match item {
                        Item::Container(fields) => self.group(described, fields, Some(&path)),
                        Item::Scalar(scalar) => self.wrong_kind(&path, "container", scalar.kind().name()),
                    }
                }
            }
            (Kind::TextList { .. }, Value::List(items)) => {
                for (at, item) in items.iter().enumerate() {
                    let path = path.element(at);
                    match item {
                        Item::Scalar(scalar) => self.scalar(&Kind::Text, description, scalar, &path),
                        Item::Container(_) => self.wrong_kind(&path, "text", "container"),
                    }
                }
            }
            (Kind::Text | Kind::Number | Kind::Boolean | Kind::DateTime, Value::Scalar(scalar)) => {
                self.scalar(&description.kind, description, scalar, path)
            }
            (expected, found) => self.wrong_kind(path, kind_name(expected), found.kind_name()),
        }
    }

    fn scalar(&mut self, kind: &Kind, description: &Description, scalar: &Scalar<'_>, path: &Path<'_>) {
        // The documented samples send numbers and booleans as JSON strings too, so a text that reads as one is one.
        let reads_as = |kind| Scalar::of_kind(kind, scalar.text()).is_some();
        let fits = match kind {
            Kind::Number => scalar.kind() != ScalarKind::Boolean && reads_as(ScalarKind::Number),
            Kind::Boolean => reads_as(ScalarKind::Boolean),
            _ => scalar.kind() == ScalarKind::Text,
        };
        if !fits {
            return self.wrong_kind(path, kind_name(kind), scalar.kind().name());
        }
        if let Some(values) = &description.values {
            self.listed(values, scalar.text(), path);
        }
    }

    fn listed(&mut self, values: &ValueList, text: &str, path: &Path<'_>) {
        let Some(listed) = values.get(text) else {
            if !values.open {
                let allowed = values.values.iter().filter(|value| self.takes(value));
                self.found.push(Violation::NotListed {
                    field: path.to_string(),
                    allowed: allowed.map(|value| value.code.to_string()).collect(),
                });
            }
            return;
        };
        let Some(version) = self.context.version else { return };
        let (field, code) = (path.to_string(), listed.code.to_string());
        match (listed.since, listed.until) {
            (Some(since), _) if version < since => {
                self.found.push(Violation::ValueYounger { field, code, since, version });
            }
            (_, Some(until)) if version > until => {
                self.found.push(Violation::ValueRemoved { field, code, until, version });
            }
            _ => {}
        }
    }

    fn takes(&self, value: &ListedValue) -> bool {
        self.context.version.is_none_or(|version| {
            value.since.is_none_or(|since| since <= version)
                && value.until.is_none_or(|until| version <= until)
        })
    }

    fn wrong_kind(&mut self, path: &Path<'_>, expected: &'static str, found: &'static str) {
        self.found.push(Violation::WrongKind { field: path.to_string(), expected, found });
    }
}

fn value_of<'v, 'm>(fields: &'v [Field<'m>], name: &str) -> Option<&'v Value<'m>> {
    let at = fields.binary_search_by(|field| (*field.name).cmp(name)).ok()?;
    fields.get(at).map(|field| &field.value)
}

fn holds(when: &When, beside: &[Field<'_>]) -> bool {
    let text = value_of(beside, &when.field).and_then(Value::as_text);
    text.is_some_and(|text| when.codes.iter().any(|code| code == text))
}

fn is_empty(value: &Value<'_>) -> bool {
    match value {
        Value::Scalar(scalar) => scalar.text().is_empty(),
        Value::Container(container) => container.is_empty(),
        Value::List(items) => items.is_empty(),
    }
}

const fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::DateTime => "text",
        Kind::Number => "number",
        Kind::Boolean => "boolean",
        Kind::Container(_) => "container",
        Kind::TextList { .. } | Kind::ContainerList { .. } => "list",
    }
}

#[cfg(test)]
mod tests;
