//! Names of the specs to Rust identifiers, and the collisions that come of it.

use std::collections::BTreeMap;

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span};
use sips_office_runtime::typed::ANSWER_METHODS;
use sips_office_spec::{Finding, Findings, Place, Rule};

/// What an identifier names, which decides its case and which names are taken already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `payment_mean_id`
    Method,
    /// `WalletResponseCode`
    Type,
    /// `UnknownWallet`
    Variant,
    /// `update_payment_mean`
    Module,
    /// `UPDATE_PAYMENT_MEAN`
    Static,
}

impl Kind {
    fn apply(self, name: &str) -> String {
        match self {
            Self::Method | Self::Module => name.to_snake_case(),
            Self::Type | Self::Variant => name.to_upper_camel_case(),
            Self::Static => name.to_shouty_snake_case(),
        }
    }

    /// What generated code calls its own, or takes from elsewhere by that name. An answer's methods would hide a
    /// response's getters of their name.
    fn is_taken(self, text: &str) -> bool {
        self.taken().contains(&text) || (self == Self::Method && ANSWER_METHODS.contains(&text))
    }

    fn taken(self) -> &'static [&'static str] {
        match self {
            Self::Method => &[
                "add_to",
                "clone",
                "default",
                "eq",
                "fmt",
                "from",
                "from_container",
                "from_list",
                "from_message",
                "from_text",
                "from_value",
                "function",
                "into",
                "new",
                "to_message",
                "to_value",
                "unknown_fields",
            ],
            Self::Type => &[
                "Box",
                "Clone",
                "Copy",
                "Cow",
                "Debug",
                "Default",
                "Display",
                "Eq",
                "Err",
                "From",
                "Hash",
                "InterfaceVersion",
                "Into",
                "IntoIterator",
                "Iterator",
                "None",
                "Ok",
                "Option",
                "PartialEq",
                "Result",
                "Some",
                "String",
                "Vec",
            ],
            Self::Variant => &["Unlisted"],
            Self::Module => &["brand", "containers", "fields", "values"],
            Self::Static => &[],
        }
    }
}

/// The identifier of a name, or of the one that the spec chose in its place; always a legal one. A name that is taken
/// steps aside with an underscore behind it, as one that is a keyword does.
pub(crate) fn ident(name: &str, chosen: Option<&str>, kind: Kind) -> Ident {
    let mut text = kind.apply(chosen.unwrap_or(name));
    // What no identifier may hold is gone after the change of case, except where it is all that there was.
    text.retain(|letter| letter == '_' || letter.is_alphanumeric());
    if kind == Kind::Module {
        // It names a file too, which the compiler looks for under ASCII names only.
        text.retain(|letter| letter.is_ascii());
    }
    if text.trim_matches('_').is_empty() {
        text = kind.apply("unnamed");
    }
    if !text.starts_with(|first: char| first == '_' || first.is_alphabetic()) {
        text.insert(0, if matches!(kind, Kind::Method | Kind::Module) { 'n' } else { 'N' });
    }
    if kind == Kind::Static && text.to_lowercase() == text {
        // A parameter of the same name could not stand beside it.
        text.insert_str(0, "N_");
    }
    if is_refused(&text, kind) {
        // A raw identifier would not do for `self`.
        text.push('_');
    }
    if is_refused(&text, kind) {
        text = kind.apply("unnamed");
    }
    Ident::new(&text, Span::call_site())
}

fn is_refused(text: &str, kind: Kind) -> bool {
    // `syn` knows the keywords, and what an identifier may start and go on with.
    kind.is_taken(text) || syn::parse_str::<Ident>(text).is_err()
}

/// The names of one scope, which must differ.
pub(crate) struct Scope {
    /// Where the names would stand: `the module wallet`.
    what: String,
    taken: BTreeMap<String, (String, Place)>,
}

impl Scope {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), taken: BTreeMap::new() }
    }

    /// Notes an identifier for what `name` says, and reports a second one.
    pub(crate) fn take(&mut self, ident: &Ident, name: &str, place: &Place, findings: &mut Findings) {
        let own = (name.to_owned(), place.clone());
        let Some((first, first_place)) = self.taken.insert(ident.to_string(), own) else { return };
        // A function has several types and a module: where two are named alike, that is one slip.
        let is_told = |found: &Finding| {
            let beside = found.related.as_ref().map(|(place, _)| place);
            found.rule == Rule::RustName && found.place == *place && beside == Some(&first_place)
        };
        if findings.iter().any(is_told) {
            return;
        }
        let message = format!("{first} and {name} both become `{ident}` in {}", self.what);
        let finding = Finding::new(Rule::RustName, place.clone(), message).related(first_place, "first here");
        findings.push(finding.help("give one of them another name with `rust:`"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Kind; 5] = [Kind::Method, Kind::Type, Kind::Variant, Kind::Module, Kind::Static];

    #[test]
    fn every_name_becomes_a_legal_identifier_that_is_not_taken() {
        let names = [
            "type", "self", "Self", "3dsData", "é", "a-b.c", "_", "-", "crate", "__", "§", "", "名", "values",
        ];
        let taken = ALL.iter().flat_map(|kind| kind.taken()).chain(ANSWER_METHODS).copied();
        for name in names.into_iter().chain(taken) {
            for kind in ALL {
                let text = ident(name, None, kind).to_string();
                assert!(!is_refused(&text, kind), "{name} became {text}");
            }
        }
        assert_eq!(ident("paymentMeanId", None, Kind::Method), "payment_mean_id");
        assert_eq!(ident("type", None, Kind::Method), "type_");
        assert_eq!(ident("new", None, Kind::Method), "new_");
        assert_eq!(ident("option", None, Kind::Type), "Option_");
        assert_eq!(ident("type", Some("sort"), Kind::Method), "sort");
        assert_eq!(ident("3ds", None, Kind::Type), "N3ds");
        assert_eq!(ident("fläche", None, Kind::Method), "fläche");
        assert_eq!(ident("fläche", None, Kind::Module), "flche");
        for kind in [Kind::Method, Kind::Module] {
            for name in names {
                assert_ne!(ident(name, None, kind), ident(name, None, Kind::Static), "{name}");
            }
        }
    }

    #[test]
    fn one_identifier_for_two_names_is_a_finding_with_both_places() {
        let place = |start| Place { file: 0, start, end: start + 1 };
        let (mut scope, mut findings) = (Scope::new("a request"), Findings::default());
        for (at, name) in ["orderID", "orderId"].into_iter().enumerate() {
            scope.take(&ident(name, None, Kind::Method), name, &place(at), &mut findings);
        }
        let found: Vec<_> = findings.iter().collect();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "orderID and orderId both become `order_id` in a request");
        assert_eq!(
            (found[0].place.start, found[0].related.as_ref().map(|(first, _)| first.start)),
            (1, Some(0))
        );
    }
}
