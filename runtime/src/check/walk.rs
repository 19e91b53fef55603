//! The walk that holds a message against its description.

use crate::descriptor::{Field as Description, Function, Kind, ListedValue, Presence, Protocol, ValueList};
use crate::message::{Field, Item, Message, Scalar, ScalarKind, Value};
use crate::path::Path;
use crate::version::InterfaceVersion;

use super::spelling::nearest;
use super::violation::Violation;

/// What a request is checked under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// The interface version of the request; `None` leaves out what depends on it.
    pub version: Option<InterfaceVersion>,
    /// The protocol that carries it.
    pub protocol: Protocol,
}

/// Everything that is wrong with a complete request, client-filled fields and seal included.
///
/// First what is missing or wrong among the function's fields, in their documented order, then what the function does
/// not have. A conditional field counts as optional; an optional field that is empty counts as absent, as the platform
/// itself treats it. The text of `interfaceVersion` and the seal are not looked into: that is for whoever knows the
/// prefix and the key.
pub fn check_request(function: &Function, message: &Message<'_>, context: &Context) -> Vec<Violation> {
    let mut walk = Walk { context: *context, found: Vec::new() };
    walk.group(&function.request, message, None);
    walk.found
}

struct Walk {
    context: Context,
    found: Vec<Violation>,
}

impl Walk {
    /// The message itself, a container, or a container of a list.
    fn group(&mut self, described: &[Description], fields: &[Field<'_>], parent: Option<&Path<'_>>) {
        for description in described {
            let path = Path::below(parent, &description.name);
            match value_of(fields, &description.name) {
                Some(value) => self.present(description, value, &path),
                None if self.is_required(description) => {
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

    fn is_required(&self, description: &Description) -> bool {
        description.presence == Presence::Required
            && self.is_carried(description)
            && self.context.version.is_none_or(|version| description.known_to(version))
    }

    fn is_carried(&self, description: &Description) -> bool {
        description.only.is_none_or(|only| only == self.context.protocol)
    }

    fn present(&mut self, description: &Description, value: &Value<'_>, path: &Path<'_>) {
        // A field that may not be there at all needs no second complaint about what it holds.
        if let Some(only) = description.only
            && only != self.context.protocol
        {
            return self.found.push(Violation::OtherProtocol { field: path.to_string(), only });
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
            if self.is_required(description) && !description.may_be_empty {
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
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::descriptor::{List, Sensitivity};
    use crate::message::Container;

    const fn version(minor: u16) -> InterfaceVersion {
        InterfaceVersion::new(2, minor)
    }

    fn field(name: &'static str, kind: Kind) -> Description {
        Description {
            name: name.into(),
            kind,
            presence: Presence::Optional,
            since: version(0),
            until: None,
            values: None,
            sensitivity: Sensitivity::Public,
            may_be_empty: false,
            only: None,
            example: None,
        }
    }

    fn required(description: Description) -> Description {
        Description { presence: Presence::Required, ..description }
    }

    fn values(open: bool) -> Option<ValueList> {
        let value = |code: &'static str, since, until| ListedValue {
            code: code.into(),
            label: "".into(),
            since,
            until,
        };
        let values = vec![
            value("PAN", None, None),
            value("CSE", Some(version(20)), None),
            value("OLD", None, Some(version(5))),
        ];
        Some(ValueList { name: "panType".into(), open, values: values.into() })
    }

    fn function(request: impl Into<List<Description>>) -> Function {
        Function {
            name: "try".into(),
            service: "wallet".into(),
            version_prefix: "WR_WS".into(),
            namespace: "urn:try".into(),
            json_path: None,
            soap_path: None,
            idempotent: false,
            recommended: Cow::Borrowed(&[]),
            request: request.into(),
            response: Cow::Borrowed(&[]),
            response_code: None,
        }
    }

    fn check_at(minor: u16, description: Description, message: &Message<'_>) -> Vec<Violation> {
        let context = Context { version: Some(version(minor)), protocol: Protocol::Json };
        check_request(&function(vec![description]), message, &context)
    }

    fn check(description: Description, message: &Message<'_>) -> Vec<Violation> {
        check_at(12, description, message)
    }

    fn holding<'a>(value: impl Into<Value<'a>>) -> Message<'a> {
        let mut message = Message::new();
        message.insert("a", value).unwrap();
        message
    }

    #[test]
    fn a_required_field_must_be_there_and_hold_something() {
        let a = || required(field("a", Kind::Text));
        let missing = Violation::Missing { field: "a".into(), since: version(0) };
        assert_eq!(check(a(), &Message::new()), [missing]);
        assert_eq!(check(a(), &holding("")), [Violation::Empty { field: "a".into() }]);
        assert_eq!(check(a(), &holding("x")), []);
        assert_eq!(check(Description { may_be_empty: true, ..a() }, &holding("")), []);
        let list = required(field("a", Kind::TextList { item: "b".into() }));
        assert_eq!(check(list, &holding(Vec::new())), [Violation::Empty { field: "a".into() }]);
    }

    #[test]
    fn a_conditional_or_empty_optional_field_counts_as_optional() {
        let conditional =
            Description { presence: Presence::Conditional("when".into()), ..field("a", Kind::Text) };
        assert_eq!(check(conditional, &Message::new()), []);
        assert_eq!(check(Description { values: values(false), ..field("a", Kind::Text) }, &holding("")), []);
        assert_eq!(check(field("a", Kind::Number), &holding("")), []);
    }

    #[test]
    fn a_version_knows_a_field_from_since_to_until() {
        let young = || required(Description { since: version(12), ..field("a", Kind::Text) });
        let younger = Violation::Younger { field: "a".into(), since: version(12), version: version(11) };
        assert_eq!(check_at(11, young(), &holding("x")), [younger]);
        assert_eq!(check_at(11, young(), &Message::new()), [], "what is too young is not required");
        assert_eq!(check_at(12, young(), &holding("x")), []);

        let old = || required(Description { until: Some(version(9)), ..field("a", Kind::Text) });
        let removed = Violation::Removed { field: "a".into(), until: version(9), version: version(10) };
        assert_eq!(check_at(10, old(), &holding("x")), [removed]);
        assert_eq!(check_at(10, old(), &Message::new()), []);
        assert_eq!(check_at(9, old(), &holding("x")), []);
    }

    #[test]
    fn without_a_version_nothing_is_gated() {
        let young = Description { since: version(99), values: values(true), ..field("a", Kind::Text) };
        let context = Context { version: None, protocol: Protocol::Json };
        assert_eq!(check_request(&function(vec![young]), &holding("CSE"), &context), []);
    }

    #[test]
    fn gating_and_presence_reach_into_containers_and_lists() {
        let described: Vec<_> = vec![
            Description { since: version(31), ..field("young", Kind::Text) },
            required(field("must", Kind::Text)),
        ];
        let inner = || {
            let mut inner = Container::new();
            inner.insert("young", "x").unwrap();
            inner
        };
        let found = |path: &str| {
            [
                Violation::Younger {
                    field: format!("{path}.young"),
                    since: version(31),
                    version: version(12),
                },
                Violation::Missing { field: format!("{path}.must"), since: version(0) },
            ]
        };
        let container = field("a", Kind::Container(described.clone().into()));
        assert_eq!(check(container, &holding(inner())), found("a"));
        let list = || field("a", Kind::ContainerList { item: "b".into(), fields: described.clone().into() });
        assert_eq!(check(list(), &holding(vec![Item::Container(inner())])), found("a[0]"));
        let scalar = Item::Scalar(Scalar::new("x"));
        let wrong = Violation::WrongKind { field: "a[0]".into(), expected: "container", found: "text" };
        assert_eq!(check(list(), &holding(vec![scalar])), [wrong]);
    }

    #[test]
    fn a_closed_list_takes_its_values_only() {
        let closed = || Description { values: values(false), ..field("a", Kind::Text) };
        let allowed = |codes: &[&str]| Violation::NotListed {
            field: "a".into(),
            allowed: codes.iter().map(ToString::to_string).collect(),
        };
        assert_eq!(check(closed(), &holding("pan")), [allowed(&["PAN"])]);
        assert_eq!(check_at(20, closed(), &holding("4974930000000000")), [allowed(&["PAN", "CSE"])]);
        assert_eq!(check(closed(), &holding("PAN")), []);
        assert_eq!(
            check(Description { values: values(true), ..field("a", Kind::Text) }, &holding("else")),
            []
        );
        let list = Description { values: values(false), ..field("a", Kind::TextList { item: "b".into() }) };
        let found =
            check(list, &holding(vec![Item::Scalar(Scalar::new("PAN")), Item::Scalar(Scalar::new("x"))]));
        assert_eq!(found.iter().map(Violation::field).collect::<Vec<_>>(), [Some("a[1]")]);
    }

    #[test]
    fn a_version_knows_a_value_from_since_to_until() {
        let open = || Description { values: values(true), ..field("a", Kind::Text) };
        let (field, version_) = ("a".to_owned(), version(12));
        assert_eq!(
            check(open(), &holding("CSE")),
            [Violation::ValueYounger {
                field: field.clone(),
                code: "CSE".into(),
                since: version(20),
                version: version_
            }]
        );
        assert_eq!(
            check(open(), &holding("OLD")),
            [Violation::ValueRemoved { field, code: "OLD".into(), until: version(5), version: version_ }]
        );
    }

    #[test]
    fn kinds_must_fit() {
        let number = |text: &'static str| Scalar::of_kind(ScalarKind::Number, text).unwrap();
        let wrong = |expected, found| [Violation::WrongKind { field: "a".into(), expected, found }];
        assert_eq!(check(field("a", Kind::Text), &holding(Container::new())), [], "empty is absent");
        let mut inner = Container::new();
        inner.insert("b", "x").unwrap();
        assert_eq!(check(field("a", Kind::Text), &holding(inner)), wrong("text", "container"));
        assert_eq!(check(field("a", Kind::Text), &holding(number("2"))), wrong("text", "number"));
        assert_eq!(check(field("a", Kind::Number), &holding(number("2"))), []);
        assert_eq!(check(field("a", Kind::Number), &holding("2500")), []);
        assert_eq!(check(field("a", Kind::Number), &holding("two")), wrong("number", "text"));
        assert_eq!(check(field("a", Kind::Boolean), &holding("true")), []);
        assert_eq!(check(field("a", Kind::Boolean), &holding("yes")), wrong("boolean", "text"));
        assert_eq!(
            check(field("a", Kind::TextList { item: "b".into() }), &holding("x")),
            wrong("list", "text")
        );
    }

    #[test]
    fn a_field_of_the_other_protocol_is_refused_and_not_required() {
        let soap = || required(Description { only: Some(Protocol::Soap), ..field("a", Kind::Text) });
        let other = Violation::OtherProtocol { field: "a".into(), only: Protocol::Soap };
        assert_eq!(check(soap(), &holding("x")), [other]);
        assert_eq!(check(soap(), &Message::new()), []);
    }

    #[test]
    fn an_unknown_field_is_named_with_what_was_probably_meant() {
        let mut message = Message::new();
        message.insert("paymentMeanAlais", "x").unwrap();
        let found = check(field("paymentMeanAlias", Kind::Text), &message);
        assert_eq!(
            found,
            [Violation::UnknownField {
                field: "paymentMeanAlais".into(),
                suggestion: Some("paymentMeanAlias".into())
            }]
        );
    }

    #[test]
    fn no_violation_shows_a_value() {
        let secret = "4974930000000000";
        let mut inner = Container::new();
        inner.insert("x", secret).unwrap();
        let kinds = || {
            [Kind::Number, Kind::Boolean, Kind::Container(vec![].into()), Kind::TextList { item: "b".into() }]
        };
        for kind in kinds() {
            for value in [Value::from(secret), inner.clone().into()] {
                for found in
                    check(Description { values: values(false), ..field("a", kind.clone()) }, &holding(value))
                {
                    assert!(!format!("{found} {found:?}").contains(secret), "{found}");
                }
            }
        }
    }
}
