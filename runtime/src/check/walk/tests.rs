//! Every rule of the checks, in both directions.

use std::borrow::Cow;

use super::*;
use crate::descriptor::{Fields, Protocol, When};
use crate::message::Container;
use crate::version::InterfaceVersion;

const fn version(minor: u16) -> InterfaceVersion {
    InterfaceVersion::new(2, minor)
}

fn field(name: &'static str, kind: Kind) -> Description {
    Description::new(name, kind, version(0))
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
        deprecated: None,
    };
    let values = vec![
        value("PAN", None, None),
        value("CSE", Some(version(20)), None),
        value("OLD", None, Some(version(5))),
    ];
    Some(ValueList { name: "panType".into(), open, values: values.into() })
}

fn function(request: impl Into<Fields>) -> Function {
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
        response: Fields::of(&[]),
        alternatives: Cow::Borrowed(&[]),
        response_code: None,
    }
}

fn check_at(minor: u16, description: Description, message: &Message<'_>) -> Vec<Violation> {
    let context = CheckContext { version: Some(version(minor)), protocol: Protocol::Json, brand: None };
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
    let context = CheckContext { version: None, protocol: Protocol::Json, brand: None };
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
            Violation::Younger { field: format!("{path}.young"), since: version(31), version: version(12) },
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
    assert_eq!(check(Description { values: values(true), ..field("a", Kind::Text) }, &holding("else")), []);
    let list = Description { values: values(false), ..field("a", Kind::TextList { item: "b".into() }) };
    let found = check(list, &holding(vec![Item::Scalar(Scalar::new("PAN")), Item::Scalar(Scalar::new("x"))]));
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
    assert_eq!(check(field("a", Kind::Text), &holding("")), [], "empty is absent");
    assert_eq!(check(field("a", Kind::Text), &holding(Container::new())), wrong("text", "container"));
    assert_eq!(check(field("a", Kind::Number), &holding(Vec::new())), wrong("number", "list"));
    assert_eq!(
        check(field("a", Kind::Container(Vec::new().into())), &holding("")),
        wrong("container", "text")
    );
    let mut inner = Container::new();
    inner.insert("b", "x").unwrap();
    assert_eq!(check(field("a", Kind::Text), &holding(inner)), wrong("text", "container"));
    assert_eq!(check(field("a", Kind::Text), &holding(number("2"))), wrong("text", "number"));
    assert_eq!(check(field("a", Kind::Number), &holding(number("2"))), []);
    assert_eq!(check(field("a", Kind::Number), &holding("2500")), []);
    assert_eq!(check(field("a", Kind::Number), &holding("two")), wrong("number", "text"));
    assert_eq!(check(field("a", Kind::Boolean), &holding("true")), []);
    assert_eq!(check(field("a", Kind::Boolean), &holding("yes")), wrong("boolean", "text"));
    assert_eq!(check(field("a", Kind::TextList { item: "b".into() }), &holding("x")), wrong("list", "text"));
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
    let kinds =
        || [Kind::Number, Kind::Boolean, Kind::Container(vec![].into()), Kind::TextList { item: "b".into() }];
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

#[test]
fn a_conditional_field_is_required_where_its_condition_holds() {
    let when = When { field: "kind".into(), codes: vec!["A".into(), "B".into()].into() };
    let conditional = Description {
        presence: Presence::Conditional("with A or B".into()),
        when: vec![when].into(),
        ..field("a", Kind::Text)
    };
    let function = function(vec![conditional, field("kind", Kind::Text)]);
    let context = CheckContext { version: Some(version(0)), protocol: Protocol::Json, brand: None };
    let missing = |kind: &'static str| {
        let mut message = Message::new();
        message.set("kind", kind);
        check_request(&function, &message, &context).len()
    };
    assert_eq!([missing("A"), missing("B"), missing("C"), missing("")], [1, 1, 0, 0]);
    assert_eq!(check_request(&function, &Message::new(), &context), []);
}

#[test]
fn of_alternatives_a_request_has_exactly_one() {
    let alternative = Alternative { fields: vec!["a".into(), "b".into()].into() };
    let fields = || ["a", "b"].map(str::to_owned).to_vec();
    let function = Function {
        alternatives: vec![alternative].into(),
        ..function(vec![field("a", Kind::Text), field("b", Kind::Text)])
    };
    let context = CheckContext { version: None, protocol: Protocol::Json, brand: None };
    let check = |set: &[(&'static str, &'static str)]| {
        let mut message = Message::new();
        set.iter().for_each(|(name, text)| message.set(*name, *text));
        check_request(&function, &message, &context)
    };
    assert_eq!(check(&[("a", "x")]), []);
    assert_eq!(check(&[("a", "x"), ("b", "")]), []);
    assert_eq!(check(&[]), [Violation::NoneOf { fields: fields() }]);
    assert_eq!(check(&[("a", "x"), ("b", "y")]), [Violation::SeveralOf { fields: fields() }]);
}

#[test]
fn a_field_that_a_brand_lacks_is_neither_asked_for_nor_taken() {
    let absent = Description { absent_for: vec!["other".into()].into(), ..required(field("a", Kind::Text)) };
    let function = function(vec![absent]);
    let check = |brand, message: &Message<'_>| {
        check_request(&function, message, &CheckContext { version: None, protocol: Protocol::Json, brand })
    };
    let mut with = Message::new();
    with.set("a", "x");
    assert_eq!(check(Some("other"), &Message::new()), []);
    let refused = Violation::OtherBrand { field: "a".into(), brand: "other".into() };
    assert_eq!(check(Some("other"), &with), [refused]);
    assert_eq!(check(Some("sips"), &with), []);
    assert_eq!(check(Some("sips"), &Message::new()).len(), 1);
}

#[test]
fn the_quick_walk_lets_nothing_pass_that_the_long_one_complains_of() {
    let gated = [
        Description { since: version(12), ..field("a", Kind::Text) },
        Description { until: Some(version(8)), ..field("a", Kind::Text) },
        Description { only: Some(Protocol::Soap), ..field("a", Kind::Text) },
        Description { absent_for: vec!["mercanet".into()].into(), ..field("a", Kind::Text) },
        Description { values: values(false), ..field("a", Kind::Text) },
        Description { values: values(true), ..field("a", Kind::Text) },
        field("a", Kind::Text),
        field("a", Kind::DateTime),
        field("a", Kind::Number),
        field("a", Kind::Boolean),
        field("a", Kind::TextList { item: "b".into() }),
        field("a", Kind::Container(Vec::new().into())),
        field("other", Kind::Text),
    ];
    let held: [Option<Value<'static>>; 10] = [
        None,
        Some("".into()),
        Some("x".into()),
        Some("1".into()),
        Some("PAN".into()),
        Some("CSE".into()),
        Some("OLD".into()),
        Some(Scalar::from(true).into()),
        Some(Vec::new().into()),
        Some(Container::new().into()),
    ];
    let mut quick = 0;
    for description in gated {
        for presence in [Presence::Optional, Presence::Required, Presence::Conditional("when".into())] {
            let function = function(vec![Description { presence, ..description.clone() }]);
            for value in &held {
                let message = value.clone().map_or_else(Message::new, holding);
                for (at, brand) in [(None, None), (Some(5), Some("sips")), (Some(20), Some("mercanet"))] {
                    for protocol in [Protocol::Json, Protocol::Soap] {
                        let context = CheckContext { version: at.map(version), protocol, brand };
                        let mut walk = Walk { context, found: Vec::new() };
                        walk.group(&function.request, &message, None);
                        if walk.are_all_right(&function.request.pair(&message), &message) {
                            quick += 1;
                            assert_eq!(walk.found, [], "{:?} {context:?}", function.request);
                        }
                    }
                }
            }
        }
    }
    assert!(quick > 100, "{quick}");
}
