//! The raw vocabulary: what the YAML says, each word with its place, nothing yet compared with anything else.
//!
//! What is absent or of the wrong form is simply not here, or empty; `conform` has reported it.

mod read;

use sips_office_runtime::InterfaceVersion;

pub(crate) use self::read::FromNode;
use crate::source::Place;

/// Something written, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) place: Place,
}

/// Everything read, before anything is compared.
#[derive(Clone, Debug, Default)]
pub(crate) struct Raw {
    pub(crate) brands: Vec<Brand>,
    pub(crate) services: Vec<Service>,
    pub(crate) fields: Vec<Field>,
    pub(crate) containers: Vec<Container>,
    pub(crate) value_lists: Vec<ValueList>,
    pub(crate) functions: Vec<Function>,
}

#[derive(Clone, Debug)]
pub(crate) struct Brand {
    pub(crate) brand: At<String>,
    pub(crate) platform: String,
    pub(crate) documentation: Option<String>,
    pub(crate) production: Option<At<String>>,
    pub(crate) test: Option<At<String>>,
    pub(crate) assumed: Option<At<String>>,
}

#[derive(Clone, Debug)]
pub(crate) struct Service {
    pub(crate) service: At<String>,
    pub(crate) summary: Option<String>,
    pub(crate) namespace: String,
    pub(crate) endpoints: Endpoints,
    pub(crate) prefix: Option<At<String>>,
    pub(crate) label: Option<At<String>>,
    pub(crate) labels: Vec<(At<String>, At<String>)>,
    pub(crate) response_code: Option<ResponseCode>,
    pub(crate) request: Common,
    pub(crate) response: Common,
    pub(crate) changelog: Option<Changelog>,
    /// Where it says that it takes the place of a shipped one.
    pub(crate) overrides: Option<Place>,
    pub(crate) assumed: Option<At<String>>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Endpoints {
    pub(crate) json: Option<At<String>>,
    pub(crate) soap: Option<At<String>>,
    pub(crate) assumed: Option<At<String>>,
}

#[derive(Clone, Debug)]
pub(crate) struct ResponseCode {
    pub(crate) field: At<String>,
    pub(crate) accepted: Vec<At<String>>,
    pub(crate) assumed: Option<At<String>>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Common {
    pub(crate) leading: Vec<FieldUse>,
    pub(crate) trailing: Vec<FieldUse>,
}

#[derive(Clone, Debug)]
pub(crate) struct FieldUse {
    pub(crate) field: At<String>,
    pub(crate) presence: Option<At<String>>,
    pub(crate) since: Option<At<InterfaceVersion>>,
    pub(crate) until: Option<At<InterfaceVersion>>,
    pub(crate) only: Option<At<String>>,
    pub(crate) condition: Option<String>,
    pub(crate) when: Vec<(At<String>, Vec<At<String>>)>,
    pub(crate) may_be_empty: bool,
    pub(crate) deprecated: Option<String>,
    pub(crate) assumed: Option<At<String>>,
}

/// The changelog rows, by version.
#[derive(Clone, Debug, Default)]
pub(crate) struct Changelog {
    pub(crate) versions: Vec<Changes>,
}

#[derive(Clone, Debug)]
pub(crate) struct Changes {
    /// `None` where what is written is no version.
    pub(crate) version: Option<InterfaceVersion>,
    pub(crate) request: Vec<At<String>>,
    pub(crate) response: Vec<At<String>>,
    /// Rows of the fields in containers, by the field that holds the container.
    pub(crate) containers: Vec<(At<String>, Vec<At<String>>)>,
}

#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) field: At<String>,
    pub(crate) kind: Option<At<String>>,
    pub(crate) container: Option<At<String>>,
    pub(crate) item: Option<String>,
    pub(crate) description: String,
    pub(crate) values: Option<At<String>>,
    pub(crate) sensitive: Option<String>,
    pub(crate) example: Option<At<String>>,
    pub(crate) rust: Option<String>,
    pub(crate) overrides: Option<Place>,
    pub(crate) assumed: Option<At<String>>,
}

#[derive(Clone, Debug)]
pub(crate) struct Container {
    pub(crate) container: At<String>,
    pub(crate) description: String,
    pub(crate) fields: Vec<FieldUse>,
    pub(crate) rust: Option<String>,
    pub(crate) overrides: Option<Place>,
    pub(crate) assumed: Option<At<String>>,
}

#[derive(Clone, Debug)]
pub(crate) struct ValueList {
    pub(crate) list: At<String>,
    pub(crate) open: bool,
    pub(crate) values: Vec<Value>,
    pub(crate) rust: Option<String>,
    pub(crate) overrides: Option<Place>,
    pub(crate) assumed: Option<At<String>>,
}

#[derive(Clone, Debug)]
pub(crate) struct Value {
    pub(crate) code: At<String>,
    pub(crate) name: At<String>,
    pub(crate) label: String,
    pub(crate) since: Option<At<InterfaceVersion>>,
    pub(crate) until: Option<At<InterfaceVersion>>,
    pub(crate) deprecated: Option<String>,
    pub(crate) rust: Option<String>,
    pub(crate) assumed: Option<At<String>>,
}

#[derive(Clone, Debug)]
pub(crate) struct Function {
    pub(crate) function: At<String>,
    pub(crate) service: Option<At<String>>,
    pub(crate) summary: String,
    pub(crate) idempotent: bool,
    pub(crate) endpoints: Endpoints,
    pub(crate) protocols: Option<Vec<At<String>>>,
    pub(crate) response_code: Option<ResponseCode>,
    pub(crate) brands: Vec<FunctionBrand>,
    pub(crate) alternatives: Vec<Vec<At<String>>>,
    pub(crate) request: Vec<FieldUse>,
    pub(crate) response: Vec<FieldUse>,
    pub(crate) changelog: Option<Changelog>,
    pub(crate) samples: Vec<Sample>,
    pub(crate) sources: Vec<String>,
    pub(crate) departures: Vec<Departure>,
    pub(crate) rust: Option<String>,
    pub(crate) assumed: Option<At<String>>,
}

/// What a brand's page says of a function otherwise than the others.
#[derive(Clone, Debug)]
pub(crate) struct FunctionBrand {
    pub(crate) brand: At<String>,
    /// The brand with all that is said of it.
    pub(crate) entry: Place,
    /// Whether it is a mapping that says nothing, or only why something is assumed.
    pub(crate) says_nothing: bool,
    pub(crate) recommended: Option<At<InterfaceVersion>>,
    pub(crate) lacks: Vec<At<String>>,
    pub(crate) summary: Option<At<String>>,
    pub(crate) assumed: Option<At<String>>,
}

#[derive(Clone, Debug)]
pub(crate) struct Sample {
    pub(crate) message: String,
    pub(crate) protocol: String,
    pub(crate) brand: Option<At<String>>,
    pub(crate) lacks: Vec<At<String>>,
    pub(crate) because: Option<At<String>>,
    pub(crate) document: At<String>,
}

/// Where a function departs from its pages on purpose.
#[derive(Clone, Debug)]
pub(crate) struct Departure {
    pub(crate) from: At<String>,
    pub(crate) brands: Option<Vec<At<String>>>,
    pub(crate) because: Option<At<String>>,
}

impl Raw {
    /// Every use of a field, by services, functions and containers.
    pub(crate) fn uses(&self) -> impl Iterator<Item = &FieldUse> {
        let common = self.services.iter().flat_map(|service| [&service.request, &service.response]);
        let common = common.flat_map(|common| common.leading.iter().chain(&common.trailing));
        let own =
            self.functions.iter().flat_map(|function| function.request.iter().chain(&function.response));
        common.chain(own).chain(self.containers.iter().flat_map(|container| &container.fields))
    }
}
