//! Messages taken apart and put together again.

use sips_office_runtime::message::{Container, Field, Item, Message, Scalar, Value};

/// Each text of a message with its path; the elements of a list share the list's.
pub(crate) fn leaves(fields: &[Field<'_>]) -> Vec<(String, String)> {
    let mut leaves = Vec::new();
    gather("", fields, &mut leaves);
    leaves
}

/// The message with one of its fields otherwise, or without it.
pub(crate) fn with(message: &Message<'_>, path: &str, value: Option<&str>) -> Message<'static> {
    changed(message, &mut |at, old| match at == path {
        true => value.map(|text| text.to_owned().into()),
        false => Some(old.clone().into_owned()),
    })
}

/// The message with that text in the place of every text.
pub(crate) fn filled(message: &Message<'_>, text: &str) -> Message<'static> {
    changed(message, &mut |_, value| {
        Some(match value {
            Value::List(items) if items.iter().all(|item| matches!(item, Item::Scalar(_))) => {
                Value::List(items.iter().map(|_| Item::Scalar(Scalar::new(text.to_owned()))).collect())
            }
            Value::Scalar(_) => text.to_owned().into(),
            group => group.clone().into_owned(),
        })
    })
}

/// Gives every value to `change` before what is inside it.
fn changed(
    message: &Message<'_>,
    change: &mut impl FnMut(&str, &Value<'_>) -> Option<Value<'static>>,
) -> Message<'static> {
    let mut made = Message::new();
    for field in group("", message, change) {
        made.set(field.name, field.value);
    }
    made
}

fn group(
    above: &str,
    fields: &[Field<'_>],
    change: &mut impl FnMut(&str, &Value<'_>) -> Option<Value<'static>>,
) -> Vec<Field<'static>> {
    let mut made = Vec::new();
    for field in fields {
        let path = below(above, &field.name);
        let Some(value) = change(&path, &field.value) else { continue };
        let mut container = |fields: &[Field<'_>]| {
            let mut made = Container::new();
            for field in group(&path, fields, change) {
                made.insert(field.name, field.value).unwrap();
            }
            made
        };
        let value = match value {
            Value::Container(inside) => Value::Container(container(&inside)),
            Value::List(items) => Value::List(
                items
                    .into_iter()
                    .map(|item| match item {
                        Item::Container(inside) => Item::Container(container(&inside)),
                        scalar => scalar,
                    })
                    .collect(),
            ),
            scalar => scalar,
        };
        made.push(Field { name: field.name.to_string().into(), value });
    }
    made
}

fn gather(above: &str, fields: &[Field<'_>], leaves: &mut Vec<(String, String)>) {
    for field in fields {
        let path = below(above, &field.name);
        match &field.value {
            Value::Scalar(scalar) => leaves.push((path, scalar.text().to_owned())),
            Value::Container(inside) => gather(&path, inside, leaves),
            Value::List(items) => {
                for item in items {
                    match item {
                        Item::Scalar(scalar) => leaves.push((path.clone(), scalar.text().to_owned())),
                        Item::Container(inside) => gather(&path, inside, leaves),
                    }
                }
            }
        }
    }
}

fn below(above: &str, name: &str) -> String {
    match above {
        "" => name.to_owned(),
        _ => format!("{above}.{name}"),
    }
}
