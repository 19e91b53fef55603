//! Messages made of the dictionary's examples.

use sips_office_runtime::descriptor::{CheckContext, Field, Kind, Role};
use sips_office_runtime::message::{Container, Item, Message, Scalar, ScalarKind, Value};

/// Adds the example of every field that has one to a message that may hold some fields already.
///
/// The seal, the field that names an error, a field whose condition another field does not meet, and a field that does not
/// exist under the context, stay out.
pub fn fill(fields: &[Field], context: &CheckContext<'_>, message: &mut Message<'static>) {
    for field in fields {
        let own = matches!(field.role(), Role::Seal | Role::ErrorFieldName);
        if own || !field.exists_under(context) || message.get(&field.name).is_some() {
            continue;
        }
        if let Some(value) = example(field, context) {
            message.set(field.name.to_string(), value);
        }
    }
    // Conditions look at other fields, so they come when all are there.
    for field in fields {
        if !field.comes_beside(message) {
            message.remove(&field.name);
        }
    }
}

fn example(field: &Field, context: &CheckContext<'_>) -> Option<Value<'static>> {
    match &field.kind {
        Kind::Container(fields) => group(fields, context).map(Value::Container),
        Kind::ContainerList { fields, .. } => {
            group(fields, context).map(|fields| vec![Item::Container(fields)].into())
        }
        Kind::TextList { .. } => scalar(field, ScalarKind::Text).map(|text| vec![Item::Scalar(text)].into()),
        Kind::Number => scalar(field, ScalarKind::Number).map(Value::Scalar),
        Kind::Boolean => scalar(field, ScalarKind::Boolean).map(Value::Scalar),
        Kind::Text | Kind::DateTime => scalar(field, ScalarKind::Text).map(Value::Scalar),
    }
}

/// The examples of a container's fields; `None` where there is none.
fn group(fields: &[Field], context: &CheckContext<'_>) -> Option<Container<'static>> {
    let mut filled = Container::new();
    for field in fields.iter().filter(|field| field.exists_under(context)) {
        if let Some(value) = example(field, context) {
            // A name that is described twice is filled once.
            let _ = filled.insert(field.name.to_string(), value);
        }
    }
    (!filled.is_empty()).then_some(filled)
}

/// The example as the kind that the field has, or as a text where it is none of that kind.
fn scalar(field: &Field, kind: ScalarKind) -> Option<Scalar<'static>> {
    let text = field.example.as_deref()?.to_owned();
    Some(Scalar::of_kind(kind, text.clone()).unwrap_or_else(|| Scalar::new(text)))
}
