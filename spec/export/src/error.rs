//! Why something can't be exported.

use sips_office_runtime::{InterfaceVersion, shown, spelling};

/// Why something can't be exported. Every error says what would help.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The catalog has nothing of that name.
    #[error("there is no {what} `{name}`{}; there are: {}", meant(.near.as_deref()), .known.join(", "))]
    Unknown {
        /// What it would be: `service`, `function` or `brand`.
        what: &'static str,
        /// The name that was asked for, fit to be shown.
        name: String,
        /// The name that was probably meant.
        near: Option<String>,
        /// The names that there are.
        known: Vec<String>,
    },
    /// The interface version is older than everything that was asked for.
    #[error("nothing of {name} is older than {first}, and {version} is: ask for {first} or a later version")]
    TooOld {
        /// The service or function.
        name: String,
        /// Its first version.
        first: InterfaceVersion,
        /// The version that was asked for.
        version: InterfaceVersion,
    },
    /// The service has no function in the protocol.
    #[error("no function of {service} has a {protocol} form, so there is nothing to write: {}", other(.protocol))]
    NoSuchProtocol {
        /// The service.
        service: String,
        /// The protocol: `JSON` or `SOAP`.
        protocol: &'static str,
    },
    /// A text that XML can't carry where it would have to stand.
    #[error("XML can't carry the {what} `{name}`: correct it in the specs")]
    NotXml {
        /// What it is: `namespace of garden`.
        what: String,
        /// The text, fit to be shown.
        name: String,
    },
    /// Two functions whose messages would have one name.
    #[error(
        "the messages of {first} and {second} are both called `{element}` in SOAP: say `protocols: [json]` in one of them"
    )]
    SameElement {
        /// The name.
        element: String,
        /// The one function.
        first: String,
        /// The other.
        second: String,
    },
    /// The base address is none.
    #[error("`{address}` can't stand before the functions' paths: {reason}")]
    BaseAddress {
        /// The address, fit to be shown.
        address: String,
        /// Why.
        reason: &'static str,
    },
    /// There is no host to write down.
    #[error("the specs have no brand whose hosts could be written down: add one, or give an address")]
    NoHost,
}

impl Error {
    pub(crate) fn unknown<'n>(
        what: &'static str,
        name: &str,
        known: impl Iterator<Item = &'n str> + Clone,
    ) -> Self {
        Self::Unknown {
            what,
            name: shown::name(name),
            near: spelling::nearest(name, known.clone()).map(shown::name),
            known: known.map(shown::name).collect(),
        }
    }
}

fn meant(near: Option<&str>) -> String {
    near.map(|near| format!(", did you mean `{near}`?")).unwrap_or_default()
}

fn other(protocol: &str) -> &'static str {
    if protocol == "SOAP" { "ask for openapi" } else { "ask for wsdl" }
}
