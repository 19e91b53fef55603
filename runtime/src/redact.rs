//! How much of a message may be shown: one rule, for `Debug` of typed structs and for whoever shows whole messages.

use std::borrow::Cow;

use crate::descriptor::{self, Sensitivity};
use crate::message::{Field, Group, Item, Message, Scalar, Sorted, Value};

/// What becomes of fields that no description knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Of their texts only kind and length are shown: they may hold anything.
    Hidden,
    /// They are shown, for whoever may see the message anyway.
    Shown,
}

/// The message as it may be shown under the description of its fields: every text masked as far as its field's
/// sensitivity demands, and no less than that of a container or list around it.
///
/// The names of the fields stay as they are, and so do texts that may be shown: what is not harmless in them is for
/// [`shown`](crate::shown) to replace.
pub fn redacted(message: &Message<'_>, fields: &[descriptor::Field], unknown: Unknown) -> Message<'static> {
    Veil::over(fields, unknown).group(message)
}

/// What may be shown below one place of a message.
#[derive(Clone, Copy)]
pub(crate) struct Veil<'d> {
    described: bool,
    sensitivity: Sensitivity,
    children: &'d [descriptor::Field],
    unknown: Unknown,
}

/// As much of a text as may be shown.
pub(crate) enum Revealed<'t> {
    /// The text, masked where it is sensitive.
    Text(Cow<'t, str>),
    /// Nothing at all.
    Nothing,
    /// Its kind and length, as its `Debug` has them.
    Outline,
}

impl<'d> Veil<'d> {
    /// Over a message.
    pub(crate) fn over(fields: &'d [descriptor::Field], unknown: Unknown) -> Self {
        Self { described: true, sensitivity: Sensitivity::Public, children: fields, unknown }
    }

    /// Over a field of what this one is over.
    pub(crate) fn field(&self, name: &str) -> Self {
        let described = descriptor::find(self.children, name);
        Self {
            described: described.is_some(),
            sensitivity: described.map_or(self.sensitivity, |field| field.sensitivity.max(self.sensitivity)),
            children: described.and_then(|field| field.kind.children()).unwrap_or_default(),
            unknown: self.unknown,
        }
    }

    /// What may be shown of a text here.
    pub(crate) fn reveal<'t>(&self, text: &'t str) -> Revealed<'t> {
        match self.sensitivity {
            Sensitivity::Secret => Revealed::Nothing,
            _ if !self.described && self.unknown == Unknown::Hidden => Revealed::Outline,
            sensitivity => Revealed::Text(sensitivity.mask(text)),
        }
    }

    fn group<G: Group<'static>>(&self, fields: &[Field<'_>]) -> G {
        G::of(Sorted::of_sorted(fields.iter().map(|field| Field {
            name: Cow::Owned(field.name.clone().into_owned()),
            value: self.field(&field.name).value(&field.value),
        })))
    }

    fn value(&self, value: &Value<'_>) -> Value<'static> {
        match value {
            Value::Scalar(scalar) => Value::Scalar(self.scalar(scalar)),
            Value::Container(container) => Value::Container(self.group(container)),
            Value::List(items) => Value::List(items.iter().map(|item| self.item(item)).collect()),
        }
    }

    fn item(&self, item: &Item<'_>) -> Item<'static> {
        match item {
            Item::Scalar(scalar) => Item::Scalar(self.scalar(scalar)),
            Item::Container(container) => Item::Container(self.group(container)),
        }
    }

    /// What is shown whole keeps its kind; what is not is a text about it.
    fn scalar(&self, scalar: &Scalar<'_>) -> Scalar<'static> {
        match self.reveal(scalar.text()) {
            Revealed::Text(Cow::Borrowed(_)) => scalar.clone().into_owned(),
            Revealed::Text(Cow::Owned(masked)) => Scalar::new(masked),
            Revealed::Nothing => Scalar::new("…"),
            Revealed::Outline => Scalar::new(format!("{scalar:?}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::descriptor::{Field as Description, Kind, Presence};
    use crate::message::{Container, ScalarKind};
    use crate::version::InterfaceVersion;

    const CARD: &str = "4974930000001234";

    fn described(name: &'static str, kind: Kind, sensitivity: Sensitivity) -> Description {
        Description {
            name: name.into(),
            kind,
            presence: Presence::Optional,
            since: InterfaceVersion::new(2, 0),
            until: None,
            values: None,
            sensitivity,
            may_be_empty: false,
            only: None,
            when: Cow::Borrowed(&[]),
            absent_for: Cow::Borrowed(&[]),
            deprecated: None,
            example: None,
        }
    }

    fn group(fields: &[(&'static str, &'static str)]) -> Container<'static> {
        let mut group = Container::new();
        for (name, text) in fields {
            group.insert(*name, *text).unwrap();
        }
        group
    }

    fn texts(container: &Value<'_>) -> Vec<String> {
        let Value::Container(container) = container else { panic!("{container:?}") };
        container.iter().map(|field| field.value.as_text().unwrap().to_owned()).collect()
    }

    #[test]
    fn a_field_is_masked_as_its_description_demands() {
        let known = [
            described("amount", Kind::Number, Sensitivity::Public),
            described("card", Kind::Text, Sensitivity::CardNumber),
            described("pin", Kind::Number, Sensitivity::Secret),
        ];
        let mut message = Message::new();
        let number = |text: &'static str| Scalar::of_kind(ScalarKind::Number, text).unwrap();
        message.set("amount", number("2500"));
        message.set("card", CARD);
        message.set("pin", number("4711"));
        message.set("new", CARD);
        for (unknown, text) in [(Unknown::Hidden, "text of 16 characters"), (Unknown::Shown, CARD)] {
            let shown = redacted(&message, &known, unknown);
            assert_eq!(shown.get("amount"), message.get("amount"));
            assert_eq!((shown.text("card"), shown.text("pin")), (Some("############1234"), Some("…")));
            assert_eq!((shown.text("new"), shown.len()), (Some(text), 4));
        }
    }

    #[test]
    fn what_stands_in_something_sensitive_is_masked_at_least_as_much() {
        let children = || {
            let public = described("a", Kind::Text, Sensitivity::Public);
            vec![public, described("b", Kind::Text, Sensitivity::Secret)].into()
        };
        let item = || "i".into();
        for (sensitivity, expected) in [
            (Sensitivity::Public, [CARD, "…", CARD]),
            (Sensitivity::CardNumber, ["############1234", "…", "############1234"]),
            (Sensitivity::Secret, ["…", "…", "…"]),
        ] {
            let known = [
                described("container", Kind::Container(children()), sensitivity),
                described("list", Kind::ContainerList { item: item(), fields: children() }, sensitivity),
                described("texts", Kind::TextList { item: item() }, sensitivity),
            ];
            let inner = || group(&[("a", CARD), ("b", CARD), ("c", CARD)]);
            let mut message = Message::new();
            message.set("container", inner());
            message.set("list", vec![Item::Container(inner())]);
            message.set("texts", vec![Item::Scalar(Scalar::new(CARD))]);
            let shown = redacted(&message, &known, Unknown::Shown);
            assert_eq!(texts(shown.get("container").unwrap()), expected);
            let Some(Value::List(items)) = shown.get("list") else { panic!("{shown:?}") };
            assert_eq!(texts(&items[0].clone().into()), expected);
            assert_eq!(shown.get("texts"), Some(&vec![Item::Scalar(Scalar::new(expected[0]))].into()));
            let hidden = redacted(&message, &known, Unknown::Hidden);
            let unknown = &texts(hidden.get("container").unwrap())[2];
            let nothing = sensitivity == Sensitivity::Secret;
            assert_eq!(unknown, if nothing { "…" } else { "text of 16 characters" });
        }
    }

    #[test]
    fn all_below_an_unknown_field_is_unknown() {
        let mut message = Message::new();
        message.set("new", group(&[("card", CARD)]));
        let known = [described("card", Kind::Text, Sensitivity::Public)];
        let shown = redacted(&message, &known, Unknown::Hidden);
        assert_eq!(texts(shown.get("new").unwrap()), ["text of 16 characters"]);
    }
}
