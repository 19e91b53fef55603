//! The runtime under every generated Sips Office function.
#![forbid(unsafe_code)]
#![warn(clippy::missing_errors_doc)]

mod answer;
#[cfg(feature = "blocking")]
pub mod blocking;
mod check;
mod client;
pub mod codec;
pub mod descriptor;
mod error;
mod exchange;
pub mod message;
mod outcome;
mod path;
pub mod redact;
mod role;
mod seal;
pub mod shown;
pub mod spelling;
pub mod typed;
mod version;

pub use answer::{Answer, ResultCode, SealState};
pub use check::{CheckContext, Violation, Violations, check_request};
pub use client::{Client, DefaultTransport};
#[cfg(feature = "reqwest")]
pub use client::{ReqwestTransport, TransportOptions};
pub use error::Error;
pub use exchange::{
    Attempts, Exchange, ExchangeBuilder, Expected, HttpRequest, HttpResponse, Prepared, RetryPolicy,
    SealPolicy, SettingsError, Transport, TransportError, TransportErrorKind,
};
pub use outcome::Outcome;
pub use seal::{
    EmptyKey, Seal, SealAlgorithm, SealedPart, SecretKey, UnknownSealAlgorithm, Verdict, sealed_parts,
    sealed_text,
};
pub use version::{InterfaceVersion, InvalidVersion};
