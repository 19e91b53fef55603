//! The walk that holds a message against its description.

use crate::descriptor::{
    Absence, Alternative, CheckContext, Field as Description, Function, Kind, ListedValue, Pair, Pairs,
    Presence, Text, ValueList,
};
use crate::message::{Field, Item, Message, Scalar, ScalarKind, Value, find};
use crate::path::Path;
use crate::spelling::nearest;

use super::violation::Violation;

/// Everything that is wrong with a complete request, client-filled fields and seal included.
///
/// First what is missing or wrong among the function's fields, in their documented order, then what the function does
/// not have, then the alternatives. A conditional field is required where its condition is known as data and holds; an
/// optional field that is empty counts as absent, as the platform itself treats it. The text of `interfaceVersion` and
/// the seal are not looked into: that is for whoever knows the prefix and the key.
pub fn check_request(
    function: &Function,
    message: &Message<'_>,
    context: &CheckContext<'_>,
) -> Vec<Violation> {
    check_paired(function, message, &function.request.pair(message), context)
}

/// As [`check_request`], where the fields have been paired with their descriptions.
pub(crate) fn check_paired(
    function: &Function,
    message: &Message<'_>,
    pairs: &Pairs<'_, '_>,
    context: &CheckContext<'_>,
) -> Vec<Violation> {
    let mut walk = Walk { context: *context, found: Vec::new() };
    if !walk.are_all_right(pairs, message) {
        walk.group(&function.request, message, None);
    }
    for alternative in function.alternatives.iter() {
        walk.alternative(alternative, message);
    }
    walk.found
}

struct Walk<'c> {
    context: CheckContext<'c>,
    found: Vec<Violation>,
}

impl Walk<'_> {
    /// Whether every field is what nearly every field is. It says no where it would have to look closer.
    #[inline(never)]
    fn are_all_right(&self, pairs: &Pairs<'_, '_>, beside: &[Field<'_>]) -> bool {
        let Some(mut all) = pairs.all() else { return false };
        all.all(|Pair { description, is_ungated, field }| match field.map(|field| &field.value) {
            None => !self.is_required(description, beside),
            Some(Value::Scalar(scalar)) if scalar.kind() == ScalarKind::Text && !scalar.text().is_empty() => {
                let version = self.context.version;
                match is_ungated {
                    true => version.is_none_or(|version| version >= description.since),
                    false => self.is_right(description, scalar.text()),
                }
            }
            Some(_) => false,
        })
    }

    /// The message itself, a container, or a container of a list.
    fn group(&mut self, described: &[Description], fields: &[Field<'_>], parent: Option<&Path<'_>>) {
        let mut known = 0;
        for description in described {
            match find(fields, &description.name) {
                Some(field) => {
                    known += 1;
                    let path = Path::below(parent, &description.name);
                    self.present(description, &field.value, &path, fields);
                }
                None if self.is_required(description, fields) => {
                    let field = Path::below(parent, &description.name).to_string();
                    self.found.push(Violation::Missing { field, since: description.since });
                }
                None => {}
            }
        }
        if known == fields.len() {
            return;
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

    #[inline]
    fn is_required(&self, description: &Description, beside: &[Field<'_>]) -> bool {
        let is_asked = match description.presence {
            Presence::Optional => return false,
            Presence::Required => true,
            Presence::Conditional(_) => !description.when.is_empty() && description.comes_beside(beside),
        };
        // Without a brand to go by, what some brand lacks can't be asked for.
        let everywhere = self.context.brand.is_some() || description.absent_for.is_empty();
        is_asked && everywhere && description.exists_under(&self.context)
    }

    /// Whether the field is a text that may be there, and takes this one.
    #[inline(never)]
    fn is_right(&self, description: &Description, text: &str) -> bool {
        let is_known =
            |value: &ListedValue| self.context.version.is_none_or(|version| value.known_to(version));
        matches!(description.kind, Kind::Text | Kind::DateTime)
            && description.values.as_ref().is_none_or(|values| values.get(text).is_some_and(is_known))
            && description.exists_under(&self.context)
    }

    fn present(
        &mut self,
        description: &Description,
        value: &Value<'_>,
        path: &Path<'_>,
        beside: &[Field<'_>],
    ) {
        // A field that may not be there at all needs no second complaint about what it holds.
        if let Some(absence) = description.absence_under(&self.context) {
            return self.found.push(out_of_place(path.to_string(), absence));
        }
        if is_empty(value) && holds_like(&description.kind, value) {
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
                let version = self.context.version;
                let allowed = values.values.iter();
                let allowed = allowed.filter(|value| version.is_none_or(|version| value.known_to(version)));
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

    fn wrong_kind(&mut self, path: &Path<'_>, expected: &'static str, found: &'static str) {
        self.found.push(Violation::WrongKind { field: path.to_string(), expected, found });
    }
}

fn out_of_place(field: String, absence: Absence<'_>) -> Violation {
    match absence {
        Absence::OtherProtocol { only } => Violation::OtherProtocol { field, only },
        Absence::OtherBrand { brand } => Violation::OtherBrand { field, brand: brand.to_owned() },
        Absence::Younger { since, version } => Violation::Younger { field, since, version },
        Absence::Removed { until, version } => Violation::Removed { field, until, version },
    }
}

/// Whether the value is of the kind's shape: an empty list is no empty text.
fn holds_like(kind: &Kind, value: &Value<'_>) -> bool {
    match value {
        Value::Scalar(_) => matches!(kind, Kind::Text | Kind::Number | Kind::Boolean | Kind::DateTime),
        Value::Container(_) => matches!(kind, Kind::Container(_)),
        Value::List(_) => matches!(kind, Kind::TextList { .. } | Kind::ContainerList { .. }),
    }
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
