//! The settings of an exchange, and what can be wrong with them.

use std::fmt;

use super::address::base_address;
use super::{Exchange, SealPolicy};
use crate::codec::Limits;
use crate::descriptor::{Brand, Environment, Protocol};
use crate::seal::{EmptyKey, SealAlgorithm, SecretKey};
use crate::version::InterfaceVersion;

/// The settings of an [`Exchange`] on their way.
#[derive(Clone, Debug)]
#[must_use = "the settings do nothing until they are built"]
pub struct ExchangeBuilder {
    exchange: Exchange,
    base_address: Option<String>,
}

/// Settings that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SettingsError {
    /// The merchant id is empty, or has spaces or characters that are not ASCII.
    MerchantId,
    /// The secret key is empty.
    SecretKey(EmptyKey),
    /// The intermediate service provider id is empty.
    IntermediateServiceProviderId,
    /// The base address is none that a sealed request may go to.
    BaseAddress {
        /// Why, in words.
        reason: &'static str,
    },
}

impl ExchangeBuilder {
    pub(super) fn new(
        brand: Brand,
        environment: Environment,
        merchant_id: String,
        key: SecretKey,
        key_version: u32,
    ) -> Self {
        Self {
            exchange: Exchange {
                brand,
                environment,
                merchant_id,
                key,
                key_version: key_version.to_string(),
                protocol: Protocol::Json,
                interface_version: None,
                seal_algorithm: None,
                intermediate_service_provider_id: None,
                base_address: String::new(),
                seal_policy: SealPolicy::required(),
                limits: Limits::default(),
            },
            base_address: None,
        }
    }

    /// The protocol. By default JSON.
    pub fn protocol(mut self, protocol: Protocol) -> Self {
        self.exchange.protocol = protocol;
        self
    }

    /// The interface version of every request in place of the one that the brand recommends. A request type that was
    /// generated for one version keeps to that.
    pub fn interface_version(mut self, version: InterfaceVersion) -> Self {
        self.exchange.interface_version = Some(version);
        self
    }

    /// How requests are sealed. Once set, it is also sent as `sealAlgorithm` where the interface version knows that
    /// field; unset, requests are sealed with HMAC-SHA-256 and do not say so.
    pub fn seal_algorithm(mut self, algorithm: SealAlgorithm) -> Self {
        self.exchange.seal_algorithm = Some(algorithm);
        self
    }

    /// The intermediate service provider's identifier, sent where the interface version knows it and the request has
    /// none of its own.
    pub fn intermediate_service_provider_id(mut self, id: impl Into<String>) -> Self {
        self.exchange.intermediate_service_provider_id = Some(id.into());
        self
    }

    /// Where requests go instead of the brand's own host: https, or plain http to this machine. A function's path is
    /// appended.
    pub fn base_address(mut self, address: &str) -> Self {
        self.base_address = Some(address.to_owned());
        self
    }

    /// Which answers may come without a seal. By default none.
    pub fn seal_policy(mut self, policy: SealPolicy) -> Self {
        self.exchange.seal_policy = policy;
        self
    }

    /// How large a response may be.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.exchange.limits = limits;
        self
    }

    /// The exchange.
    ///
    /// # Errors
    /// [`SettingsError`] at the first setting that cannot be used.
    pub fn build(self) -> Result<Exchange, SettingsError> {
        let Self { mut exchange, base_address: given } = self;
        if exchange.merchant_id.is_empty() || !exchange.merchant_id.chars().all(|c| c.is_ascii_graphic()) {
            return Err(SettingsError::MerchantId);
        }
        if exchange.intermediate_service_provider_id.as_ref().is_some_and(String::is_empty) {
            return Err(SettingsError::IntermediateServiceProviderId);
        }
        // A brand may come from a user's own file, so its host is not taken on trust either.
        let address =
            given.unwrap_or_else(|| format!("https://{}", exchange.brand.host(exchange.environment)));
        exchange.base_address =
            base_address(&address).map_err(|reason| SettingsError::BaseAddress { reason })?;
        Ok(exchange)
    }
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MerchantId => f.write_str("the merchant id must be one word, as in 011223344550000"),
            Self::SecretKey(error) => error.fmt(f),
            Self::IntermediateServiceProviderId => {
                f.write_str("the intermediate service provider id is empty: leave it unset instead")
            }
            Self::BaseAddress { reason } => write!(f, "the base address cannot be used: {reason}"),
        }
    }
}

impl std::error::Error for SettingsError {}

impl From<EmptyKey> for SettingsError {
    fn from(error: EmptyKey) -> Self {
        Self::SecretKey(error)
    }
}
