//! Which address belongs to which functions.

use std::collections::BTreeMap;

use sips_office_runtime::codec::DecodeError;
use sips_office_runtime::descriptor::{Function, Protocol};
use sips_office_runtime::shown;
use sips_office_spec::Catalog;

use crate::behaviour::{Behaviour, behaviour_of};

/// All addresses of a catalog.
pub(crate) struct Routes {
    served: Vec<Served>,
    /// By path, without percent-encoding.
    by_path: BTreeMap<Vec<u8>, Address>,
}

/// A function, ready to be called.
pub(crate) struct Served {
    pub(crate) function: Function,
    pub(crate) behaviour: Option<Behaviour>,
}

/// What an address takes. JSON goes before SOAP where a catalog gives both one address.
#[derive(Default)]
struct Address {
    json: Option<usize>,
    soap: Vec<usize>,
}

/// What stands at an address.
pub(super) enum Route<'o> {
    Json(&'o Served),
    Soap(SoapFunctions<'o>),
}

/// The functions that share a SOAP address; the message itself tells which it is for.
pub(super) struct SoapFunctions<'o>(Vec<&'o Served>);

impl Routes {
    pub(crate) fn new(catalog: &Catalog) -> Self {
        let mut by_path = BTreeMap::<Vec<u8>, Address>::new();
        let mut served = Vec::new();
        for (at, function) in catalog.functions.values().enumerate() {
            let described = catalog.describe(function);
            if let Some(path) = &described.json_path {
                by_path.entry(rooted(path)).or_default().json.get_or_insert(at);
            }
            if let Some(path) = &described.soap_path {
                by_path.entry(rooted(path)).or_default().soap.push(at);
            }
            served.push(Served {
                behaviour: behaviour_of(&described.service, &described.name),
                function: described,
            });
        }
        Self { served, by_path }
    }

    /// What stands at the path; `None` where nothing does.
    pub(super) fn at(&self, path: &str) -> Option<Route<'_>> {
        let address = self.by_path.get(&decoded(path))?;
        match address.json {
            Some(at) => self.served.get(at).map(Route::Json),
            None => {
                let functions = address.soap.iter().filter_map(|&at| self.served.get(at));
                Some(Route::Soap(SoapFunctions(functions.collect())))
            }
        }
    }
}

impl Route<'_> {
    pub(super) fn protocol(&self) -> Protocol {
        match self {
            Self::Json(_) => Protocol::Json,
            Self::Soap(_) => Protocol::Soap,
        }
    }
}

impl<'o> SoapFunctions<'o> {
    pub(super) fn get(&self, operation: &str) -> Option<&'o Served> {
        self.0.iter().copied().find(|served| served.function.name == operation)
    }

    /// The service of the first; `None` never, as an address has functions.
    pub(super) fn service(&self) -> Option<&'o str> {
        self.0.first().map(|served| &*served.function.service)
    }

    /// The error of an operation that none of them is.
    pub(super) fn unknown(&self, operation: &str) -> DecodeError {
        let names: Vec<_> = self.0.iter().map(|served| &*served.function.name).collect();
        DecodeError::OtherOperation { expected: names.join("` or `"), found: shown::name(operation) }
    }
}

fn rooted(path: &str) -> Vec<u8> {
    decoded(&format!("/{}", path.trim_start_matches('/')))
}

/// The path without percent-encoding, which HTTP asks for where a function's name is not plain ASCII. What only looks
/// like it stays as it is.
fn decoded(path: &str) -> Vec<u8> {
    let digit =
        |byte: Option<&u8>| char::from(*byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut rest = path.as_bytes();
    let mut decoded = Vec::with_capacity(rest.len());
    while let Some((&first, behind)) = rest.split_first() {
        rest = behind;
        decoded.push(match (first, digit(behind.first()), digit(behind.get(1))) {
            (b'%', Some(high), Some(low)) => {
                rest = behind.get(2..).unwrap_or_default();
                high << 4 | low
            }
            _ => first,
        });
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_encoding_is_taken_off_once() {
        for (path, expected) in [
            ("/a/b", "/a/b"),
            ("/r%C3%A9serve%20x", "/réserve x"),
            ("/r%c3%a9serve", "/réserve"),
            ("/%2541", "/%41"),
            ("/100%", "/100%"),
            ("/%4", "/%4"),
            ("/%+1%zz", "/%+1%zz"),
        ] {
            assert_eq!(decoded(path), expected.as_bytes(), "{path}");
        }
    }
}
