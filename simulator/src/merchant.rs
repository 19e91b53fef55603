//! Who may call: merchants and their keys.

use std::collections::BTreeMap;

use sips_office_runtime::SecretKey;

/// A merchant with its secret keys.
///
/// `Debug` shows nothing of a key.
#[derive(Clone, Debug)]
pub struct Merchant {
    id: String,
    keys: BTreeMap<String, SecretKey>,
}

/// The merchants that a simulator knows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Merchants(BTreeMap<String, Merchant>);

impl Merchant {
    /// A merchant with one key.
    pub fn new(id: impl Into<String>, key_version: u32, key: SecretKey) -> Self {
        Self { id: id.into(), keys: BTreeMap::new() }.with_key(key_version, key)
    }

    /// The same merchant with one more key, as while a new key takes an old one's place.
    #[must_use]
    pub fn with_key(mut self, key_version: u32, key: SecretKey) -> Self {
        self.keys.insert(key_version.to_string(), key);
        self
    }

    /// The key of a version, given as it stands on the wire.
    pub(crate) fn key(&self, version: &str) -> Option<&SecretKey> {
        self.keys.get(version)
    }
}

impl Merchants {
    /// Adds a merchant, in the place of any with the same identifier.
    pub(crate) fn add(&mut self, merchant: Merchant) {
        self.0.insert(merchant.id.clone(), merchant);
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Merchant> {
        self.0.get(id)
    }
}
