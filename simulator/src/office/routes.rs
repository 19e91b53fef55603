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
    by_path: BTreeMap<String, Address>,
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
        let mut by_path = BTreeMap::<String, Address>::new();
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
        let address = self.by_path.get(path)?;
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

    /// The error of an operation that none of them is.
    pub(super) fn unknown(&self, operation: &str) -> DecodeError {
        let names: Vec<_> = self.0.iter().map(|served| &*served.function.name).collect();
        DecodeError::OtherOperation { expected: names.join("` or `"), found: shown::name(operation) }
    }
}

fn rooted(path: &str) -> String {
    format!("/{}", path.trim_start_matches('/'))
}
