//! Which answers may come without a seal.

use crate::descriptor::{Environment, Protocol};

/// Which answers may come without a seal. A seal that is there and does not fit is never accepted.
///
/// By default none: the documentation lists a seal in every response. Yet its SOAP samples show none, and test
/// platforms are reported to send none; whoever meets that says so here, for that protocol and environment only.
///
/// ```
/// use sips_office_runtime::SealPolicy;
/// use sips_office_runtime::descriptor::{Environment, Protocol};
///
/// let policy = SealPolicy::required().accept_unsealed(Protocol::Soap, Environment::Test);
/// assert!(policy.accepts_unsealed(Protocol::Soap, Environment::Test));
/// assert!(!policy.accepts_unsealed(Protocol::Soap, Environment::Production));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SealPolicy {
    unsealed: Vec<(Protocol, Environment)>,
}

impl SealPolicy {
    /// Every answer must have a seal.
    pub const fn required() -> Self {
        Self { unsealed: Vec::new() }
    }

    /// Answers of that protocol from that environment may come without a seal: whoever can change them on their way
    /// can then also write them.
    #[must_use]
    pub fn accept_unsealed(mut self, protocol: Protocol, environment: Environment) -> Self {
        if !self.accepts_unsealed(protocol, environment) {
            self.unsealed.push((protocol, environment));
        }
        self
    }

    /// Whether answers of that protocol from that environment may come without a seal.
    pub fn accepts_unsealed(&self, protocol: Protocol, environment: Environment) -> bool {
        self.unsealed.contains(&(protocol, environment))
    }
}
