//! What of a response exists under an interface version and in a protocol.

use sips_office_runtime::descriptor::{CheckContext, Field, find};
use sips_office_runtime::message::{Container, Item, Value};

/// As much of a field's value as exists under the interface version and in the protocol, down to the last container;
/// `None` where nothing of it does, or nothing is in it.
pub(crate) fn carried(
    field: &Field,
    value: Value<'static>,
    context: &CheckContext<'_>,
) -> Option<Value<'static>> {
    if !field.exists_under(context) {
        return None;
    }
    let group = |inside: Container<'static>| {
        let mut kept = Container::new();
        for inner in inside {
            if let Some(described) = find(field.kind.children().unwrap_or_default(), &inner.name)
                && let Some(value) = carried(described, inner.value, context)
            {
                // The names were different ones before.
                let _ = kept.insert(inner.name, value);
            }
        }
        (!kept.is_empty()).then_some(kept)
    };
    match value {
        Value::Scalar(_) => Some(value),
        Value::Container(inside) => group(inside).map(Value::Container),
        Value::List(items) => {
            let items = items.into_iter().filter_map(|item| match item {
                Item::Scalar(_) => Some(item),
                Item::Container(inside) => group(inside).map(Item::Container),
            });
            let items: Vec<_> = items.collect();
            (!items.is_empty()).then_some(Value::List(items))
        }
    }
}
