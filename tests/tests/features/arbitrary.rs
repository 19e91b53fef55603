//! Any message that a description allows, as far as kinds go.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use sips_office_runtime::descriptor::{self, Kind};
use sips_office_runtime::message::{Container, Field, Item, Message, Scalar, ScalarKind, Value};

/// A message with some of the described fields.
pub(crate) fn message(described: &[descriptor::Field]) -> impl Strategy<Value = Message<'static>> {
    fields(described).prop_map(|fields| {
        let mut message = Message::new();
        fields.into_iter().for_each(|field| message.insert(field.name, field.value).unwrap());
        message
    })
}

fn fields(described: &[descriptor::Field]) -> BoxedStrategy<Vec<Field<'static>>> {
    let each: Vec<_> = described
        .iter()
        .map(|field| {
            let name = field.name.to_string();
            option::weighted(0.7, value(field))
                .prop_map(move |value| Some(Field { name: name.clone().into(), value: value? }))
        })
        .collect();
    each.prop_map(|fields| fields.into_iter().flatten().collect()).boxed()
}

fn value(field: &descriptor::Field) -> BoxedStrategy<Value<'static>> {
    let codes: Vec<_> =
        field.values.iter().flat_map(|list| list.values.iter()).map(|value| value.code.to_string()).collect();
    let text = move || match codes.clone() {
        codes if codes.is_empty() => text().boxed(),
        codes => prop_oneof![text(), proptest::sample::select(codes)].boxed(),
    };
    match &field.kind {
        Kind::Text | Kind::DateTime => text().prop_map(Value::from).boxed(),
        Kind::Number => prop_oneof![
            4 => "(-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,3})?)([eE][+-]?[0-9]{1,2})?".prop_map(|text| of_kind(ScalarKind::Number, text)),
            1 => "0[0-9]{0,3}|[1-9][0-9]{0,3}".prop_map(|text| Scalar::new(text).into()),
            1 => text().prop_map(Value::from),
        ]
        .boxed(),
        Kind::Boolean => prop_oneof![
            4 => any::<bool>().prop_map(|value| of_kind(ScalarKind::Boolean, value.to_string())),
            1 => text().prop_map(Value::from),
        ]
        .boxed(),
        Kind::Container(inside) => fields(inside).prop_map(|fields| container(fields).into()).boxed(),
        Kind::TextList { .. } => {
            vec(text().prop_map(|text| Item::Scalar(Scalar::new(text))), 0..4).prop_map(Value::List).boxed()
        }
        Kind::ContainerList { fields: inside, .. } => {
            let item = fields(inside).prop_map(|fields| Item::Container(container(fields)));
            vec(item, 0..4).prop_map(Value::List).boxed()
        }
    }
}

/// Texts that XML can carry; most of their characters mean something to one codec or the other.
fn text() -> impl Strategy<Value = String> {
    let special = proptest::sample::select(
        "<>&\"'/\\]![-{}:, \t\r\n\u{85}\u{a0}\u{2028}\u{feff}éß名🌳e\u{301}".chars().collect::<Vec<_>>(),
    );
    let legal = any::<char>().prop_filter("XML has no such character", |letter| {
        matches!(letter, '\t' | '\r' | '\n') || (*letter >= ' ' && !matches!(letter, '\u{fffe}' | '\u{ffff}'))
    });
    let letter = prop_oneof![2 => special, 1 => legal, 2 => proptest::char::range('!', '~')];
    prop_oneof![
        6 => vec(letter, 0..12).prop_map(String::from_iter),
        1 => "]]>|<!\\[CDATA\\[|&amp;|&#13;|<!--|-->|\\\\u0041|null|true|0|<a/>",
    ]
}

fn container(fields: Vec<Field<'static>>) -> Container<'static> {
    let mut container = Container::new();
    fields.into_iter().for_each(|field| container.insert(field.name, field.value).unwrap());
    container
}

fn of_kind(kind: ScalarKind, text: String) -> Value<'static> {
    Scalar::of_kind(kind, text).unwrap().into()
}
