//! What a seal covers, and in which order. Sealing, verifying and explaining all take this one walk.

use crate::descriptor::Role;
use crate::message::{Field, Item, Message, Value};
use crate::path::Path;
use crate::shown;

/// One text under the seal, and where it stands.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedPart<'m> {
    /// The place: `merchantId`, `customerContact.email`, `list[0].paymentMeanId`.
    pub path: String,
    /// The text as transmitted.
    pub text: &'m str,
}

/// Every text that the seal of a message covers, in sealing order.
pub fn sealed_parts<'m>(message: &'m Message<'_>) -> Vec<SealedPart<'m>> {
    let mut parts = Vec::with_capacity(message.len());
    walk(message, &mut |path, text| parts.push(SealedPart { path: path.to_string(), text }));
    parts
}

/// The text that the seal of a message is computed over.
///
/// It holds every sealed value, card numbers too: show it only to whoever may see the message.
pub fn sealed_text(message: &Message<'_>) -> String {
    let mut whole = String::new();
    walk(message, &mut |_, text| whole.push_str(text));
    whole
}

/// Visits the sealed texts: fields in byte order of their names, a container at the place of its own name, a list in
/// document order. Only at the top level do the three fields that concern the seal itself stay out.
pub(super) fn walk<'m>(message: &'m Message<'_>, visit: &mut impl FnMut(&Path<'_>, &'m str)) {
    for field in message.iter().filter(|field| Role::of(&field.name).is_sealed()) {
        match &field.value {
            Value::Scalar(scalar) => visit(&Path::top(&field.name), scalar.text()),
            value => walk_value(value, &Path::top(&field.name), visit),
        }
    }
}

fn walk_value<'m>(value: &'m Value<'_>, path: &Path<'_>, visit: &mut impl FnMut(&Path<'_>, &'m str)) {
    match value {
        Value::Scalar(scalar) => visit(path, scalar.text()),
        Value::Container(fields) => walk_fields(fields, path, visit),
        Value::List(items) => {
            for (at, item) in items.iter().enumerate() {
                let path = path.element(at);
                match item {
                    Item::Scalar(scalar) => visit(&path, scalar.text()),
                    Item::Container(fields) => walk_fields(fields, &path, visit),
                }
            }
        }
    }
}

fn walk_fields<'m>(fields: &'m [Field<'_>], path: &Path<'_>, visit: &mut impl FnMut(&Path<'_>, &'m str)) {
    for field in fields {
        walk_value(&field.value, &path.field(&field.name), visit);
    }
}

/// Shows the place and the length, never the text.
impl std::fmt::Debug for SealedPart<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {} characters", shown::name(&self.path), self.text.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{Container, Scalar, ScalarKind};

    fn paths_and_texts(message: &Message<'_>) -> Vec<(String, String)> {
        sealed_parts(message).into_iter().map(|part| (part.path, part.text.to_owned())).collect()
    }

    #[test]
    fn the_fields_of_the_seal_itself_stay_out_at_the_top_level_only() {
        let mut inner = Container::new();
        inner.insert("keyVersion", "inside").unwrap();
        let mut message = Message::new();
        for name in ["seal", "keyVersion", "sealAlgorithm", "interfaceVersion", "merchantId"] {
            message.insert(name, name).unwrap();
        }
        message.insert("pspData", inner).unwrap();
        assert_eq!(sealed_text(&message), "interfaceVersionmerchantIdinside");
    }

    #[test]
    fn capitals_sort_before_small_letters() {
        let mut message = Message::new();
        for name in ["b", "Z", "a"] {
            message.insert(name, name).unwrap();
        }
        assert_eq!(sealed_text(&message), "Zab");
    }

    #[test]
    fn containers_and_lists_are_flattened_at_their_own_place() {
        let mean = |id: &'static str| {
            let mut fields = Container::new();
            fields.insert("paymentMeanId", id).unwrap();
            fields
                .insert("brands", vec![Item::Scalar(Scalar::new("CB")), Item::Scalar(Scalar::new("VISA"))])
                .unwrap();
            Item::Container(fields)
        };
        let mut message = Message::new();
        message.insert("z", "last").unwrap();
        message.insert("means", vec![mean("2"), mean("1")]).unwrap();
        message.insert("amount", Scalar::of_kind(ScalarKind::Number, "10.50").unwrap()).unwrap();
        let pair = |path: &str, text: &str| (path.to_owned(), text.to_owned());
        assert_eq!(
            paths_and_texts(&message),
            [
                pair("amount", "10.50"),
                pair("means[0].brands[0]", "CB"),
                pair("means[0].brands[1]", "VISA"),
                pair("means[0].paymentMeanId", "2"),
                pair("means[1].brands[0]", "CB"),
                pair("means[1].brands[1]", "VISA"),
                pair("means[1].paymentMeanId", "1"),
                pair("z", "last"),
            ]
        );
        assert_eq!(sealed_text(&message), "10.50CBVISA2CBVISA1last");
    }

    #[test]
    fn debug_shows_no_text() {
        let part = SealedPart { path: "cardNumber".into(), text: "4974930000000000" };
        assert_eq!(format!("{part:?}"), "cardNumber: 16 characters");
    }
}
