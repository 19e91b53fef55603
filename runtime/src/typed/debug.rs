//! `Debug` that shows no more of a field than its description allows.

use std::fmt;

use crate::descriptor;
use crate::message::{Field, Item, Scalar, Value};
use crate::redact::{Revealed, Unknown, Veil};
use crate::shown;

/// Writes fields as a struct of the given name, each shown as its description allows. For generated code.
///
/// A field without description may hold anything, so only its kind and length show.
///
/// # Errors
/// Those of the formatter.
pub fn debug(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    fields: &[Field<'_>],
    known: &[descriptor::Field],
) -> fmt::Result {
    let veil = Veil::over(known, Unknown::Hidden);
    let mut all = f.debug_struct(name);
    for field in fields {
        all.field(&shown::name(&field.name), &Veiled(&field.value, veil.field(&field.name)));
    }
    all.finish()
}

/// Something of a message, and what may be shown of it.
struct Veiled<'v, T: ?Sized>(&'v T, Veil<'v>);

impl fmt::Debug for Veiled<'_, Value<'_>> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(value, veil) = *self;
        match value {
            Value::Scalar(scalar) => Veiled(scalar, veil).fmt(f),
            Value::Container(container) => Veiled(&**container, veil).fmt(f),
            Value::List(items) => {
                f.debug_list().entries(items.iter().map(|item| Veiled(item, veil))).finish()
            }
        }
    }
}

impl fmt::Debug for Veiled<'_, Item<'_>> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Item::Scalar(scalar) => Veiled(scalar, self.1).fmt(f),
            Item::Container(container) => Veiled(&**container, self.1).fmt(f),
        }
    }
}

impl fmt::Debug for Veiled<'_, [Field<'_>]> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for field in self.0 {
            let name = shown::name(&field.name);
            map.entry(&format_args!("{name}"), &Veiled(&field.value, self.1.field(&field.name)));
        }
        map.finish()
    }
}

impl fmt::Debug for Veiled<'_, Scalar<'_>> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.1.reveal(self.0.text()) {
            Revealed::Text(text) => write!(f, "{text:?}"),
            Revealed::Nothing => f.write_str("…"),
            Revealed::Outline => self.0.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{Container, Message};

    struct Shown(Message<'static>);

    impl fmt::Debug for Shown {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            debug(f, "Shown", &self.0, &[])
        }
    }

    #[test]
    fn names_from_outside_stay_on_one_line_and_show_no_card_number() {
        let odd = || "4974930000001234\n\u{9b}31m\u{202e}".to_owned() + &"x".repeat(5000);
        let mut inner = Container::new();
        inner.insert(odd(), odd()).unwrap();
        let mut message = Message::new();
        message.set("a", inner.clone());
        message.set("b", vec![Item::Container(inner)]);
        message.set(odd(), odd());
        let shown = format!("{:?}", Shown(message));
        assert!(shown.chars().all(shown::is_harmless) && shown.len() < 1000, "{shown}");
        assert!(!shown.contains("49749300") && shown.contains("text of 50"), "{shown}");
    }
}
