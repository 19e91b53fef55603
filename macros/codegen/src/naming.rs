//! Names of the specs to Rust identifiers, and the collisions that come of it.

use std::collections::BTreeMap;
use std::fmt;

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span};
use sips_office_spec::Place;

/// Two names of the specs that become one Rust name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collision {
    /// The Rust name.
    pub rust: String,
    /// Where it would stand: `the request of updatePaymentMean`.
    pub scope: String,
    /// The two names and where they are defined.
    pub names: [(String, Place); 2],
}

/// All collisions of a catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collisions(pub Vec<Collision>);

impl fmt::Display for Collision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [(first, _), (second, _)] = &self.names;
        write!(
            f,
            "`{first}` and `{second}` both become `{}` in {}; give one of them another name with `rust:`",
            self.rust, self.scope
        )
    }
}

impl fmt::Display for Collisions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|collision| writeln!(f, "{collision}"))
    }
}

impl std::error::Error for Collisions {}

/// The form of an identifier.
#[derive(Clone, Copy)]
pub(crate) enum Case {
    /// `payment_mean_id`
    Snake,
    /// `PaymentMeanId`
    Camel,
    /// `PAYMENT_MEAN_ID`
    Shouty,
}

/// The identifier of a name; always a legal one.
pub(crate) fn ident(name: &str, chosen: Option<&str>, case: Case) -> Ident {
    let name = chosen.unwrap_or(name);
    let mut text = match case {
        Case::Snake => name.to_snake_case(),
        Case::Camel => name.to_upper_camel_case(),
        Case::Shouty => name.to_shouty_snake_case(),
    };
    // What no identifier may hold is gone after the change of case, except where it is all that there was.
    text.retain(|letter| letter == '_' || letter.is_alphanumeric());
    if !text.starts_with(|first: char| first == '_' || first.is_alphabetic()) {
        text.insert(0, if matches!(case, Case::Camel) { 'N' } else { '_' });
    }
    // `syn` knows the keywords; a raw identifier would not do for `self`.
    while syn::parse_str::<Ident>(&text).is_err() {
        text.push('_');
        if text.len() > name.len() + 8 {
            text = "unnamed".to_owned();
        }
    }
    Ident::new(&text, Span::call_site())
}

/// The names of one scope, which must differ.
pub(crate) struct Scope<'c> {
    what: String,
    taken: BTreeMap<String, (String, Place)>,
    collisions: &'c mut Vec<Collision>,
}

impl<'c> Scope<'c> {
    pub(crate) fn new(what: impl Into<String>, collisions: &'c mut Vec<Collision>) -> Self {
        Self { what: what.into(), taken: BTreeMap::new(), collisions }
    }

    /// Takes the identifier of a name, and notes a collision where it is taken.
    pub(crate) fn take(&mut self, name: &str, chosen: Option<&str>, case: Case, place: &Place) -> Ident {
        let ident = ident(name, chosen, case);
        let own = (name.to_owned(), place.clone());
        if let Some(first) = self.taken.insert(ident.to_string(), own.clone()) {
            self.collisions.push(Collision {
                rust: ident.to_string(),
                scope: self.what.clone(),
                names: [first, own],
            });
        }
        ident
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_becomes_a_legal_identifier() {
        for name in
            ["type", "self", "Self", "3dsData", "é", "a-b.c", "_", "-", "crate", "paymentMeanId", "__", "§"]
        {
            for case in [Case::Snake, Case::Camel, Case::Shouty] {
                let text = ident(name, None, case).to_string();
                assert!(syn::parse_str::<Ident>(&text).is_ok(), "{name} became {text}");
            }
        }
        assert_eq!(ident("paymentMeanId", None, Case::Snake), "payment_mean_id");
        assert_eq!(ident("type", None, Case::Snake), "type_");
        assert_eq!(ident("type", Some("sort"), Case::Snake), "sort");
    }

    #[test]
    fn one_name_for_two_is_a_collision() {
        let place = Place { file: 0, start: 0, end: 0 };
        let mut collisions = Vec::new();
        let mut scope = Scope::new("a request", &mut collisions);
        scope.take("orderID", None, Case::Snake, &place);
        scope.take("orderId", None, Case::Snake, &place);
        assert_eq!(collisions.len(), 1);
        assert_eq!(collisions[0].rust, "order_id");
    }
}
