//! No change to a sealed message that the seal is said to notice goes unnoticed.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::Index;
use sips_office_runtime::codec::{Limits, json};
use sips_office_runtime::message::{Container, Field, Item, Message, Scalar, Value};
use sips_office_runtime::{SealAlgorithm, SecretKey, Verdict};

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn another_text_or_a_dropped_field_never_verifies(
        message in any_message(), at in any::<Index>(), text in ".{0,4}", drop in any::<bool>(), algorithm in 0..3_usize,
    ) {
        let algorithm = SealAlgorithm::ALL[algorithm];
        let key = SecretKey::new("secret123").unwrap();
        let mut sealed = message.clone();
        sealed.set("seal", key.seal(algorithm, &message).into_string());
        prop_assert_eq!(key.verify(algorithm, &sealed), Verdict::Valid);

        let change = if drop { Change::Drop } else { Change::Write(&text) };
        let mut left = at.index(scalars(&message).max(1));
        let Some(changed) = changed(&message, &mut left, change) else { return Ok(()) };
        let mut forged = changed;
        forged.set("seal", sealed.text("seal").unwrap().to_owned());
        prop_assert_eq!(key.verify(algorithm, &forged), Verdict::Wrong);

        let mut body = Vec::new();
        json::write(&forged, &mut body);
        let received = json::read(&body, &Limits { depth: 64, ..Limits::default() }).unwrap();
        prop_assert_eq!(key.verify(algorithm, &received), Verdict::Wrong);
    }
}

/// What becomes of one text.
#[derive(Clone, Copy)]
enum Change<'t> {
    Drop,
    Write(&'t str),
}

fn any_message() -> impl Strategy<Value = Message<'static>> {
    let text = ".{0,6}";
    let value = text.prop_map(Value::from).prop_recursive(3, 24, 4, |inner| {
        let fields = btree_map("[a-zA-Z]{1,3}", inner, 0..4).prop_map(container).boxed();
        let item = prop_oneof![
            ".{0,6}".prop_map(|text| Item::Scalar(Scalar::new(text))),
            fields.clone().prop_map(Item::Container)
        ];
        prop_oneof![fields.prop_map(Value::Container), vec(item, 0..4).prop_map(Value::List)]
    });
    // None of these names is one that the seal leaves out.
    btree_map("[a-zA-Z]{1,3}", value, 1..8).prop_map(|fields| Message::from(container(fields)))
}

fn container(fields: std::collections::BTreeMap<String, Value<'static>>) -> Container<'static> {
    let mut container = Container::new();
    for (name, value) in fields {
        container.insert(name, value).unwrap();
    }
    container
}

fn scalars(fields: &[Field<'_>]) -> usize {
    fields.iter().map(|field| of_value(&field.value)).sum()
}

fn of_value(value: &Value<'_>) -> usize {
    match value {
        Value::Scalar(_) => 1,
        Value::Container(container) => scalars(container),
        Value::List(items) => items.iter().map(|item| of_value(&item.clone().into())).sum(),
    }
}

/// The message with its text number `left` changed; `None` where that changes nothing that is sealed.
fn changed(message: &Message<'static>, left: &mut usize, change: Change<'_>) -> Option<Message<'static>> {
    group(message, left, change).map(Message::from)
}

fn group(fields: &[Field<'static>], left: &mut usize, change: Change<'_>) -> Option<Container<'static>> {
    let (mut made, mut any) = (Container::new(), false);
    for field in fields {
        let value = match edited(&field.value, left, change) {
            Edited::Untouched => Some(field.value.clone()),
            Edited::Dropped => {
                any = true;
                None
            }
            Edited::Changed(value) => {
                any = true;
                Some(value)
            }
        };
        if let Some(value) = value {
            made.insert(field.name.clone(), value).unwrap();
        }
    }
    any.then_some(made)
}

enum Edited {
    Untouched,
    Dropped,
    Changed(Value<'static>),
}

fn edited(value: &Value<'static>, left: &mut usize, change: Change<'_>) -> Edited {
    match value {
        Value::Scalar(scalar) => {
            let here = *left == 0;
            *left = left.wrapping_sub(1);
            match change {
                Change::Drop if here && !scalar.text().is_empty() => Edited::Dropped,
                Change::Write(text) if here && text != scalar.text() => {
                    Edited::Changed(text.to_owned().into())
                }
                _ => Edited::Untouched,
            }
        }
        Value::Container(container) => match group(container, left, change) {
            Some(container) => Edited::Changed(container.into()),
            None => Edited::Untouched,
        },
        Value::List(items) => {
            let (mut made, mut any) = (Vec::new(), false);
            for item in items {
                match edited(&item.clone().into(), left, change) {
                    Edited::Untouched => made.push(item.clone()),
                    Edited::Dropped => any = true,
                    Edited::Changed(Value::Scalar(scalar)) => {
                        any = true;
                        made.push(Item::Scalar(scalar));
                    }
                    Edited::Changed(Value::Container(container)) => {
                        any = true;
                        made.push(Item::Container(container));
                    }
                    Edited::Changed(Value::List(_)) => {}
                }
            }
            if any { Edited::Changed(made.into()) } else { Edited::Untouched }
        }
    }
}
