//! JSON whose objects keep their order, as people read it.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::value::RawValue;
use sips_office_runtime::message::{Field, Item, Scalar, ScalarKind, Value};

/// A JSON value.
#[derive(Clone, Debug)]
pub(crate) enum Json {
    Text(String),
    Truth(bool),
    Count(u32),
    /// A number as it was written.
    Raw(Box<RawValue>),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// An object of what is there.
pub(crate) fn object<const N: usize>(entries: [(&str, Option<Json>); N]) -> Json {
    let entries = entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Json::Object(entries.collect())
}

/// A list of texts.
pub(crate) fn texts<T: Into<Json>>(texts: impl IntoIterator<Item = T>) -> Json {
    Json::List(texts.into_iter().map(Into::into).collect())
}

impl Json {
    /// The whole document.
    pub(crate) fn document(&self) -> String {
        // Texts, numbers and lists of them always have a form.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// A message, with its fields in the order in which they are sealed.
    pub(crate) fn message(fields: &[Field<'_>]) -> Self {
        Self::Object(fields.iter().map(|field| (field.name.to_string(), Self::value(&field.value))).collect())
    }

    fn value(value: &Value<'_>) -> Self {
        match value {
            Value::Scalar(scalar) => Self::scalar(scalar),
            Value::Container(fields) => Self::message(fields),
            Value::List(items) => Self::List(
                items
                    .iter()
                    .map(|item| match item {
                        Item::Scalar(scalar) => Self::scalar(scalar),
                        Item::Container(fields) => Self::message(fields),
                    })
                    .collect(),
            ),
        }
    }

    fn scalar(scalar: &Scalar<'_>) -> Self {
        let text = scalar.text();
        match scalar.kind() {
            ScalarKind::Boolean => Self::Truth(text == "true"),
            ScalarKind::Number => {
                RawValue::from_string(text.to_owned()).map_or_else(|_| text.into(), Self::Raw)
            }
            ScalarKind::Text => text.into(),
        }
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Truth(truth) => serializer.serialize_bool(*truth),
            Self::Count(count) => serializer.serialize_u32(*count),
            Self::Raw(raw) => raw.serialize(serializer),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(item))?;
                list.end()
            }
            Self::Object(entries) => {
                let mut object = serializer.serialize_map(Some(entries.len()))?;
                entries.iter().try_for_each(|(key, value)| object.serialize_entry(key, value))?;
                object.end()
            }
        }
    }
}
