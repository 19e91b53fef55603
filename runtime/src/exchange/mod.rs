//! One call without any input or output: a request in, bytes out; bytes in, a verified answer out.
//!
//! The [`Client`](crate::Client) puts a transport between the two; so can anybody else.

mod address;
mod http;
mod pause;
mod policy;
mod prepare;
mod receive;
mod retry;
mod settings;
mod transport;

#[cfg(feature = "reqwest")]
pub(crate) use address::is_loopback;
pub use http::{HttpRequest, HttpResponse};
pub use policy::SealPolicy;
pub use prepare::{Expected, Prepared};
pub use retry::{Attempts, RetryPolicy};
pub use settings::{ExchangeBuilder, SettingsError};
pub use transport::{Transport, TransportError, TransportErrorKind};

use crate::codec::Limits;
use crate::descriptor::{Brand, Environment, Protocol};
use crate::seal::{SealAlgorithm, SecretKey};
use crate::version::InterfaceVersion;

/// A merchant's settings with one brand and environment, and what can be done with them: preparing requests and
/// receiving their responses.
///
/// `Debug` shows nothing of the key.
#[derive(Clone, Debug)]
pub struct Exchange {
    brand: Brand,
    environment: Environment,
    merchant_id: String,
    key: SecretKey,
    key_version: String,
    protocol: Protocol,
    interface_version: Option<InterfaceVersion>,
    seal_algorithm: Option<SealAlgorithm>,
    intermediate_service_provider_id: Option<String>,
    base_address: String,
    seal_policy: SealPolicy,
    limits: Limits,
}

impl Exchange {
    /// Begins the settings of an exchange: JSON, the brand's own address and recommended interface version, and sealed
    /// answers required, unless the builder is told otherwise.
    ///
    /// ```
    /// # use sips_office_runtime::descriptor::{Brand, Environment, Protocol};
    /// # use sips_office_runtime::{Exchange, SecretKey};
    /// # fn settings(brand: Brand, key: String) -> Result<(), Box<dyn std::error::Error>> {
    /// let exchange = Exchange::builder(brand, Environment::Test, "011223344550000", SecretKey::new(key)?, 1)
    ///     .protocol(Protocol::Soap)
    ///     .build()?;
    /// # Ok(()) }
    /// ```
    pub fn builder(
        brand: impl Into<Brand>,
        environment: Environment,
        merchant_id: impl Into<String>,
        key: SecretKey,
        key_version: u32,
    ) -> ExchangeBuilder {
        ExchangeBuilder::new(brand.into(), environment, merchant_id.into(), key, key_version)
    }

    /// The brand.
    pub fn brand(&self) -> &Brand {
        &self.brand
    }

    /// The environment.
    pub fn environment(&self) -> Environment {
        self.environment
    }

    /// The protocol.
    pub fn protocol(&self) -> Protocol {
        self.protocol
    }

    /// Where requests go, without a path of a function and without a closing slash.
    pub fn base_address(&self) -> &str {
        &self.base_address
    }

    /// How large a response may be.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }
}
