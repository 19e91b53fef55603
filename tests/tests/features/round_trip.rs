//! JSON to message to SOAP to message to JSON, and through the types, with everything still there.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use sips_office_runtime::codec::{Direction, Limits, json, soap};
use sips_office_runtime::descriptor::{self, Function, Protocol};
use sips_office_runtime::message::{Container, Field, Item, Message, Scalar, Value};
use sips_office_runtime::{SealAlgorithm, SecretKey, Verdict};

use crate::arbitrary;
use crate::feature::{Feature, Typed};

/// How many messages of each function and direction.
const CASES: u32 = 32;

/// Holds that any message of any function of the feature comes back, up to the kinds of its values, and sealed.
pub(crate) fn assert_identity(feature: &Feature) {
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    for typed in &feature.typed {
        for direction in [Direction::Request, Direction::Response] {
            let any = arbitrary::message(fields_of(typed.function, direction));
            let ran =
                TestRunner::new(config.clone()).run(&any, |message| identity(typed, direction, message));
            ran.unwrap_or_else(|failure| panic!("{} {direction:?}: {failure}", typed.function.name));
        }
    }
}

fn identity(typed: &Typed, direction: Direction, message: Message<'static>) -> Result<(), TestCaseError> {
    let function = typed.function;
    let sealed = sealed(message);
    let through_json = json::read(&json_of(&sealed), &Limits::default()).unwrap().into_owned();
    prop_assert_eq!(text(&through_json), text(&sealed));
    prop_assert_eq!(verdict(&through_json), Verdict::Valid);

    if function.soap_path.is_some() {
        let carried = self::sealed(carried(&through_json, fields_of(function, direction)));
        let body = soap_of(&carried, function, direction);
        let reply = soap::read(&body, function, direction, &Limits::default()).unwrap();
        let soap::Reply::Message(through_soap) = reply else { panic!("{reply:?}") };
        let back = json::read(&json_of(&through_soap), &Limits::default()).unwrap().into_owned();
        prop_assert_eq!(text(&without_kinds(&back)), text(&without_kinds(&carried)));
        prop_assert_eq!(verdict(&through_soap), Verdict::Valid);
        prop_assert_eq!(verdict(&back), Verdict::Valid);

        let mut uncarried = through_json.borrowed();
        uncarried.set("seal", carried.text("seal").unwrap_or_default());
        prop_assert!(soap_of(&uncarried, function, direction) == body, "SOAP carries what only JSON has");
    }

    if direction == Direction::Response {
        let back = (typed.read)(through_json.borrowed());
        prop_assert_eq!(text(&without_kinds(&back)), text(&without_kinds(&without_empty(&through_json))));
    }
    Ok(())
}

fn fields_of(function: &Function, direction: Direction) -> &[descriptor::Field] {
    match direction {
        Direction::Request => &function.request,
        Direction::Response => &function.response,
    }
}

fn key() -> SecretKey {
    SecretKey::new("Ein Schlüssel").unwrap()
}

fn sealed(mut message: Message<'_>) -> Message<'_> {
    message.set("seal", key().seal(SealAlgorithm::HmacSha256, &message).into_string());
    message
}

fn verdict(message: &Message<'_>) -> Verdict {
    key().verify(SealAlgorithm::HmacSha256, message)
}

fn json_of(message: &Message<'_>) -> Vec<u8> {
    let mut body = Vec::new();
    json::write(message, &mut body);
    body
}

fn soap_of(message: &Message<'_>, function: &Function, direction: Direction) -> Vec<u8> {
    let mut body = Vec::new();
    soap::write(message, function, direction, &mut body).unwrap();
    body
}

/// A message does not show its values, and a failed test should.
fn text(message: &Message<'_>) -> String {
    String::from_utf8(json_of(message)).unwrap()
}

/// The message without the fields that only JSON carries.
fn carried(message: &Message<'_>, described: &[descriptor::Field]) -> Message<'static> {
    each(message, described, &|_, described| described.is_none_or(|field| field.only != Some(Protocol::Json)))
}

/// The message without empty texts, which in a type are absent.
fn without_empty(message: &Message<'_>) -> Message<'static> {
    each(message, &[], &|field, _| field.value.as_text() != Some(""))
}

/// The message with every number and boolean as a text.
fn without_kinds(message: &Message<'_>) -> Message<'static> {
    each(message, &[], &|_, _| true)
}

type Keep<'k> = &'k dyn Fn(&Field<'_>, Option<&descriptor::Field>) -> bool;

/// The message as texts, with those fields, at any depth, that are kept.
fn each(message: &[Field<'_>], described: &[descriptor::Field], keep: Keep<'_>) -> Message<'static> {
    let mut kept = Message::new();
    for field in message {
        let described = descriptor::find(described, &field.name);
        if keep(field, described) {
            kept.set(field.name.clone().into_owned(), value(&field.value, described, keep));
        }
    }
    kept
}

fn value(value: &Value<'_>, described: Option<&descriptor::Field>, keep: Keep<'_>) -> Value<'static> {
    let scalar = |scalar: &Scalar<'_>| Scalar::new(scalar.text().to_owned());
    let inside = described.and_then(|field| field.kind.children()).unwrap_or_default();
    let group = |fields: &Container<'_>| Container::from(each(fields, inside, keep));
    match value {
        Value::Scalar(text) => scalar(text).into(),
        Value::Container(fields) => group(fields).into(),
        Value::List(items) => Value::List(
            items
                .iter()
                .map(|item| match item {
                    Item::Scalar(text) => Item::Scalar(scalar(text)),
                    Item::Container(fields) => Item::Container(group(fields)),
                })
                .collect(),
        ),
    }
}
