//! What of a response exists under an interface version and in a protocol.

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::{Field, Protocol, find};
use sips_office_runtime::message::{Container, Item, Value};

/// Whether a field exists under the interface version and in the protocol.
pub(crate) fn is_carried(field: &Field, version: Option<InterfaceVersion>, protocol: Protocol) -> bool {
    version.is_none_or(|version| field.known_to(version)) && field.only.is_none_or(|only| only == protocol)
}

/// As much of a field's value as exists under the interface version and in the protocol, down to the last container;
/// `None` where nothing of it does.
pub(crate) fn carried(
    field: &Field,
    value: Value<'static>,
    version: Option<InterfaceVersion>,
    protocol: Protocol,
) -> Option<Value<'static>> {
    if !is_carried(field, version, protocol) {
        return None;
    }
    let group = |inside: Container<'static>| {
        let mut kept = Container::new();
        for inner in inside {
            if let Some(described) = find(field.kind.children().unwrap_or_default(), &inner.name)
                && let Some(value) = carried(described, inner.value, version, protocol)
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
