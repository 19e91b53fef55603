//! A typed client for Worldline Sips Office functions, in JSON and SOAP, sealed and checked.
//!
//! ```no_run
//! use sips_office::wallet::UpdatePaymentMeanRequest;
//! use sips_office::{Brand, Client, Environment, Error, Exchange, SecretKey};
//!
//! # #[cfg(feature = "reqwest")]
//! async fn rename(key: &str) -> Result<(), Error> {
//!     let exchange =
//!         Exchange::builder(Brand::Sogenactif, Environment::Test, "011223344550000", SecretKey::new(key)?, 1)
//!             .build()?;
//!     let client = Client::new(exchange)?;
//!
//!     let request = UpdatePaymentMeanRequest::new()
//!         .merchant_wallet_id("walId011")
//!         .payment_mean_id("2")
//!         .payment_mean_alias("Café");
//!     let answer = client.call(&request).await?.accepted()?;
//!     println!("renamed at {:?}", answer.wallet_action_date_time());
//!     Ok(())
//! }
//! ```
//!
//! - [`wallet`], [`cash_management`]: a request and a response type per function, generated from its spec.
//! - [`Exchange`]: a merchant's settings; prepares requests and receives answers without any IO.
//! - [`Client`]: an exchange with a transport. A clone is cheap and shares the connections.
//! - [`Error`]: every failure, each with its [`Outcome`]: not sent, unknown or refused.
//! - [`runtime`]: what all of it stands on, for those who bring a transport or specs of their own.
//!
//! # Features
//! - `reqwest` (default): the HTTP transport.
//! - `time` (default): dates are parsed, next to their text.
//! - `tracing` (default): each call has a span.
//! - `blocking`: a [`Client`] whose calls block, in the module `blocking`.
//! - `webpki-roots`: Mozilla's root certificates, for a system without any.
//!
//! Without features the crate has no HTTP, TLS or async dependency.
#![forbid(unsafe_code)]
#![warn(clippy::missing_errors_doc)]

#[rustfmt::skip]
mod brand;
#[rustfmt::skip]
pub mod cash_management;
#[rustfmt::skip]
pub mod wallet;

pub use brand::Brand;
pub use sips_office_runtime as runtime;
#[cfg(feature = "blocking")]
pub use sips_office_runtime::blocking;
pub use sips_office_runtime::descriptor::{Environment, Protocol};
pub use sips_office_runtime::{
    Answer, Client, Error, Exchange, InterfaceVersion, Outcome, ResultCode, RetryPolicy, SealAlgorithm,
    SealPolicy, SealState, SecretKey, Transport, TransportError, TransportErrorKind,
};
#[cfg(feature = "reqwest")]
pub use sips_office_runtime::{ReqwestTransport, TransportOptions};
