//! JSON Schemas of messages and containers.
//!
//! A request's schema is as strict as the checks are: a field must be there, an unknown one is refused, a closed list takes
//! its values and no others. A response's schema demands nothing, lets unknown fields and codes pass, and so never fails an
//! answer that is of use. What depends on other fields or on the interface version stands in words.

use std::collections::{BTreeMap, BTreeSet};

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::{Direction, Kind, Protocol, Role, Sensitivity, ValueList};
use sips_office_runtime::message::{Scalar, ScalarKind};
use sips_office_spec::catalog::{FieldKind, FieldUse, Function};
use sips_office_spec::markdown::{code, line, prose};

use crate::example;
use crate::json::{Json, object, texts};
use crate::names::{Names, Subject};
use crate::scope::{Scope, Seen, first};

/// The texts that read as a number.
const NUMBER: &str = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$";
/// The texts that are a seal.
const SEAL: &str = "^([0-9a-f]{64}|[0-9a-f]{128})$";

/// The schemas so far.
pub(super) struct Schemas<'s, 'c> {
    scope: &'s Scope<'c>,
    names: Names<'c>,
    made: BTreeMap<String, Json>,
}

impl<'s, 'c> Schemas<'s, 'c> {
    pub(super) fn new(scope: &'s Scope<'c>) -> Self {
        let is_legal = |name: &str| {
            !name.is_empty()
                && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
        };
        Self { scope, names: Names::new(is_legal), made: BTreeMap::new() }
    }

    /// Gives the function's messages their names.
    pub(super) fn reserve(&mut self, function: &'c Function) {
        for direction in [Direction::Request, Direction::Response] {
            self.names.of(Subject::message(direction, &function.name));
        }
    }

    /// A reference to the schema of a message, which is made where it is not yet.
    pub(super) fn message(&mut self, function: &'c Function, direction: Direction) -> Json {
        let name = self.names.of(Subject::message(direction, &function.name));
        if !self.made.contains_key(&name) {
            let prefix =
                self.scope.catalog.service_of(function).map_or("", |service| &service.version_prefix);
            let version =
                example::version(self.scope, function).map(|version| version.with_prefix(prefix).to_string());
            let of =
                Of { direction, first: first(function), prefix: Some(prefix), version: version.as_deref() };
            let schema = self.object(of, function.fields(direction), None);
            self.made.insert(name.clone(), schema);
        }
        reference(&name)
    }

    pub(super) fn into_json(self) -> Json {
        Json::Object(self.made.into_iter().collect())
    }

    fn container(&mut self, name: &'c str, direction: Direction) -> Json {
        let subject = match direction {
            Direction::Request => Subject::Container(name),
            Direction::Response => Subject::Received(name),
        };
        let named = self.names.of(subject);
        if let Some(container) =
            self.scope.catalog.containers.get(name).filter(|_| !self.made.contains_key(&named))
        {
            // In its place already, so that no container is written twice.
            self.made.insert(named.clone(), Json::Truth(true));
            let of = Of {
                direction,
                first: container.fields.iter().map(|usage| usage.since).min(),
                prefix: None,
                version: None,
            };
            let about = line(&self.scope.prose(&container.description));
            let schema = self.object(of, &container.fields, Some(about));
            self.made.insert(named.clone(), schema);
        }
        reference(&named)
    }

    fn object(&mut self, of: Of<'_>, uses: &'c [FieldUse], about: Option<String>) -> Json {
        let fields = self.scope.fields(uses, Some(Protocol::Json));
        let is_request = of.direction == Direction::Request;
        let required =
            fields.iter().filter(|seen| is_request && self.scope.is_always_required(seen, of.first));
        let required: Vec<_> = required.map(|seen| &*seen.field.name).collect();
        let required = (!required.is_empty()).then(|| texts(required));
        let properties = fields.iter().map(|seen| (seen.field.name.clone(), self.field(of, seen))).collect();
        object([
            ("type", Some("object".into())),
            ("description", about.map(Json::from)),
            ("required", required),
            ("properties", Some(Json::Object(properties))),
            ("additionalProperties", Some(Json::Truth(!is_request))),
        ])
    }

    fn field(&mut self, of: Of<'_>, seen: &Seen<'c>) -> Json {
        let about = Some(self.about(seen).into());
        let deprecated = seen.usage.deprecated.is_some().then_some(Json::Truth(true));
        match &seen.field.kind {
            FieldKind::Container(container) => {
                let reference = self.container(container, of.direction);
                let whole = [("description", about), ("deprecated", deprecated)];
                with(reference, whole)
            }
            FieldKind::List { container, .. } => {
                let items = match container {
                    Some(container) => self.container(container, of.direction),
                    None => Json::Object(self.text(of, seen)),
                };
                object([
                    ("type", Some("array".into())),
                    ("description", about),
                    ("deprecated", deprecated),
                    ("items", Some(items)),
                ])
            }
            FieldKind::Text | FieldKind::Number | FieldKind::Boolean | FieldKind::DateTime => {
                let text = Json::Object(self.text(of, seen));
                with(text, [("description", about), ("deprecated", deprecated)])
            }
        }
    }

    /// What a text, or an element of a list of texts, may be.
    fn text(&self, of: Of<'_>, seen: &Seen<'_>) -> Vec<(String, Json)> {
        let mut schema = Vec::<(&str, Json)>::new();
        let is_request = of.direction == Direction::Request;
        match (&seen.described.kind, is_request) {
            // Documented messages carry numbers and truths as texts; both ways are taken.
            (Kind::Number, true) => {
                schema.extend([("type", texts(["string", "number"])), ("pattern", NUMBER.into())])
            }
            (Kind::Number, false) => schema.push(("type", texts(["string", "number"]))),
            (Kind::Boolean, _) => schema.push(("type", texts(["string", "boolean"]))),
            (Kind::DateTime, _) => schema.extend([("type", "string".into()), ("format", "date-time".into())]),
            _ => schema.push(("type", "string".into())),
        }
        let closed = seen.described.values.as_ref().filter(|list| is_request && !list.open);
        let taken = match (closed, &seen.described.kind) {
            (Some(list), _) => Some(self.codes(list)),
            (None, Kind::Boolean) if is_request => Some(["true", "false"].map(str::to_owned).into()),
            (None, _) => None,
        };
        schema.extend(taken.map(|codes| match codes.is_empty() {
            // A list without values takes none.
            true => ("maxLength", Json::Count(0)),
            false => (
                "enum",
                Json::List(codes.iter().flat_map(|code| forms(code, &seen.described.kind)).collect()),
            ),
        }));
        let role = of.prefix.map_or(Role::Data, |_| seen.described.role());
        match role {
            Role::InterfaceVersion if is_request => {
                let prefix = of.prefix.map(escaped).unwrap_or_default();
                let pattern = format!(r"^{prefix}_(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$");
                schema.push(("pattern", pattern.into()));
            }
            Role::Seal if is_request => schema.push(("pattern", SEAL.into())),
            _ => {
                let is_plain = matches!(seen.described.kind, Kind::Text) && closed.is_none();
                let needs_text = self.scope.is_always_required(seen, of.first) && !seen.usage.may_be_empty;
                if is_request && is_plain && needs_text {
                    schema.push(("minLength", Json::Count(1)));
                }
            }
        }
        if seen.field.sensitivity == Sensitivity::Secret {
            schema.push(("format", "password".into()));
        }
        let examples = self.examples(of, seen, role);
        if !examples.is_empty() {
            schema.push(("examples", texts(examples)));
        }
        schema.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
    }

    fn examples(&self, of: Of<'_>, seen: &Seen<'_>, role: Role) -> Vec<String> {
        let own = match role {
            // The dictionary's example has the prefix of one service.
            Role::InterfaceVersion => of.version.map(str::to_owned),
            _ => seen.field.example.clone(),
        };
        let mut examples = Vec::from_iter(own);
        let is_told_as_enum = |list: &&ValueList| !list.open && of.direction == Direction::Request;
        if let Some(list) = seen.described.values.as_ref().filter(|list| !is_told_as_enum(list)) {
            examples.extend(self.codes(list));
        }
        let mut seen = BTreeSet::new();
        examples.retain(|example| seen.insert(example.clone()));
        examples
    }

    /// The codes that the version knows.
    fn codes(&self, list: &ValueList) -> Vec<String> {
        list.values
            .iter()
            .filter(|value| self.scope.knows_value(value))
            .map(|value| value.code.to_string())
            .collect()
    }

    /// What is said of a field, in Markdown.
    fn about(&self, seen: &Seen<'_>) -> String {
        let say = |text: &str| self.scope.prose(text);
        let mut lines = vec![say(&seen.field.description), seen.presence(say)];
        if seen.usage.may_be_empty {
            lines.push("It may be empty.".to_owned());
        }
        if seen.field.sensitivity != Sensitivity::Public {
            lines.push("Sensitive: it belongs into no log.".to_owned());
        }
        lines.extend(self.scope.absent_for(seen).iter().map(|sentence| prose(sentence)));
        lines.extend(seen.usage.deprecated.as_deref().map(|why| format!("Deprecated: {}", say(why))));
        lines.extend(self.scope.assumed(seen).iter().map(|why| format!("Assumed: {}", prose(why))));
        let mut text = line(&lines.join(" "));
        if let Some(list) = &seen.described.values {
            let known = list.values.iter().filter(|value| self.scope.knows_value(value));
            let told: Vec<_> = known.map(|value| self.value(&value.code, &value.label)).collect();
            if !told.is_empty() {
                let open = if list.open { "Mostly one of these; others may come:" } else { "One of these:" };
                text = format!("{text}\n\n{open}\n\n{}", told.join("\n"));
            }
        }
        text
    }

    fn value(&self, value: &str, label: &str) -> String {
        let shown = code(&self.scope.words(value));
        match value == label {
            true => format!("- {shown}"),
            false => format!("- {shown}: {}", self.scope.prose(label)),
        }
    }
}

/// Of what message or container a schema is.
#[derive(Clone, Copy)]
struct Of<'p> {
    direction: Direction,
    /// The first version that it has.
    first: Option<InterfaceVersion>,
    /// The prefix of its interface version, where it is a message.
    prefix: Option<&'p str>,
    /// The interface version of its examples, where it is a message.
    version: Option<&'p str>,
}

/// A code as a text, and as the number or truth that it may come as.
fn forms(code: &str, kind: &Kind) -> Vec<Json> {
    let scalar = match kind {
        Kind::Number => ScalarKind::Number,
        Kind::Boolean => ScalarKind::Boolean,
        _ => return vec![code.into()],
    };
    let plain = Scalar::of_kind(scalar, code).map(|scalar| Json::scalar(&scalar));
    [code.into()].into_iter().chain(plain).collect()
}

fn reference(name: &str) -> Json {
    object([("$ref", Some(format!("#/components/schemas/{name}").into()))])
}

/// The object with more entries before its own.
fn with<const N: usize>(schema: Json, more: [(&str, Option<Json>); N]) -> Json {
    match (object(more), schema) {
        (Json::Object(mut entries), Json::Object(schema)) => {
            entries.splice(0..0, schema);
            Json::Object(entries)
        }
        (_, schema) => schema,
    }
}

/// The text as a pattern that is that text.
fn escaped(text: &str) -> String {
    let mut pattern = String::new();
    for c in text.chars() {
        if r"^$\.*+?()[]{}|/".contains(c) {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}
