//! The runtime under every generated Sips Office function.
#![forbid(unsafe_code)]

mod answer;
mod check;
mod client;
pub mod codec;
pub mod descriptor;
mod error;
mod exchange;
pub mod message;
mod path;
mod seal;
pub mod typed;
mod version;

pub use answer::{Answer, SealState};
pub use check::{Context, Violation, Violations, check_request};
pub use client::{Client, DefaultTransport, Transport, TransportError, TransportErrorKind};
#[cfg(feature = "reqwest")]
pub use client::{ReqwestTransport, TransportOptions};
pub use error::{Error, Outcome};
pub use exchange::{
    Exchange, ExchangeBuilder, HttpRequest, HttpResponse, Prepared, SealPolicy, SettingsError,
};
pub use seal::{
    EmptyKey, Seal, SealAlgorithm, SealedPart, SecretKey, UnknownSealAlgorithm, Verdict, sealed_parts,
    sealed_text,
};
pub use version::{InterfaceVersion, InvalidVersion};
