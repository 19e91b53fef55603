//! The order in which a JSON document was written, for those who seal in that order. The tree has only name order.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use sips_office_runtime::descriptor::Role;
use sips_office_runtime::message::{Field, Item, Message, Value};

/// The sealed texts of a message one behind the other, each object's fields in the order of the document that the
/// message was read from; `None` where the document is another.
pub(super) fn in_document_order(json: &str, message: &Message<'_>) -> Option<String> {
    let mut text = String::new();
    object(json, message, true, &mut text)?;
    Some(text)
}

fn object(json: &str, fields: &[Field<'_>], is_top: bool, text: &mut String) -> Option<()> {
    let Entries(entries) = serde_json::from_str(json).ok()?;
    for (name, raw) in entries {
        if is_top && !Role::of(&name).is_sealed() {
            continue;
        }
        let at = fields.binary_search_by(|field| (*field.name).cmp(&*name)).ok()?;
        match &fields.get(at)?.value {
            Value::Scalar(scalar) => text.push_str(scalar.text()),
            Value::Container(container) => object(raw.get(), container, false, text)?,
            Value::List(items) => list(raw.get(), items, text)?,
        }
    }
    Some(())
}

fn list(json: &str, items: &[Item<'_>], text: &mut String) -> Option<()> {
    let raw: Vec<&RawValue> = serde_json::from_str(json).ok()?;
    for (raw, item) in raw.into_iter().zip(items) {
        match item {
            Item::Scalar(scalar) => text.push_str(scalar.text()),
            Item::Container(container) => object(raw.get(), container, false, text)?,
        }
    }
    Some(())
}

/// An object's entries as they come.
struct Entries<'j>(Vec<(String, &'j RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        struct AsTheyCome;

        impl<'de> Visitor<'de> for AsTheyCome {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Entries<'de>, A::Error> {
                let mut all = Vec::new();
                while let Some(entry) = entries.next_entry()? {
                    all.push(entry);
                }
                Ok(Entries(all))
            }
        }

        json.deserialize_map(AsTheyCome)
    }
}

#[cfg(test)]
mod tests {
    use sips_office_runtime::codec::{Limits, json};

    use super::*;

    #[test]
    fn fields_come_as_written_and_values_as_sealed() {
        let document = r#"{"z":"1","seal":"s","\u0061":{"y":2.50,"b":[{"d":"é","c":true},"x"],"keyVersion":"7"},"B":""}"#;
        let message = json::read(document.as_bytes(), &Limits::default()).unwrap();
        assert_eq!(in_document_order(document, &message).as_deref(), Some("12.50étruex7"));
    }

    #[test]
    fn another_document_has_no_order_for_the_message() {
        let message = json::read(br#"{"a":"1"}"#, &Limits::default()).unwrap();
        assert_eq!(in_document_order(r#"{"b":"1"}"#, &message), None);
        assert_eq!(in_document_order("<a/>", &message), None);
    }
}
