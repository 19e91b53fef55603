//! The wallets, in memory.

use std::collections::BTreeMap;

/// The wallets of all merchants. One merchant does not see another's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wallets {
    by_merchant: BTreeMap<String, BTreeMap<String, Wallet>>,
}

/// A customer's wallet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wallet {
    id: String,
    payment_means: BTreeMap<String, PaymentMean>,
}

/// What a customer pays with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentMean {
    id: String,
    alias: Option<String>,
}

impl Wallets {
    /// No wallets.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same wallets with one more, in the place of any that the merchant has with the same identifier.
    #[must_use]
    pub fn with(mut self, merchant_id: impl Into<String>, wallet: Wallet) -> Self {
        self.by_merchant.entry(merchant_id.into()).or_default().insert(wallet.id.clone(), wallet);
        self
    }

    /// A merchant's wallet.
    pub fn wallet(&self, merchant_id: &str, wallet_id: &str) -> Option<&Wallet> {
        self.by_merchant.get(merchant_id)?.get(wallet_id)
    }

    /// A payment mean in a merchant's wallet.
    pub fn payment_mean(
        &self,
        merchant_id: &str,
        wallet_id: &str,
        payment_mean_id: &str,
    ) -> Option<&PaymentMean> {
        self.wallet(merchant_id, wallet_id)?.payment_mean(payment_mean_id)
    }

    pub(crate) fn payment_mean_mut(
        &mut self,
        merchant_id: &str,
        wallet_id: &str,
        payment_mean_id: &str,
    ) -> Option<&mut PaymentMean> {
        self.by_merchant.get_mut(merchant_id)?.get_mut(wallet_id)?.payment_means.get_mut(payment_mean_id)
    }
}

impl Wallet {
    /// A wallet without payment means.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), payment_means: BTreeMap::new() }
    }

    /// The same wallet with one more payment mean, in the place of any with the same identifier.
    #[must_use]
    pub fn with(mut self, payment_mean: PaymentMean) -> Self {
        self.payment_means.insert(payment_mean.id.clone(), payment_mean);
        self
    }

    /// The wallet's identifier, chosen by the merchant.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The payment mean of that identifier.
    pub fn payment_mean(&self, id: &str) -> Option<&PaymentMean> {
        self.payment_means.get(id)
    }

    /// The payment means, ordered by the text of their identifiers.
    pub fn payment_means(&self) -> impl Iterator<Item = &PaymentMean> {
        self.payment_means.values()
    }
}

impl PaymentMean {
    /// A payment mean without an alias.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), alias: None }
    }

    /// The same payment mean under a name.
    #[must_use]
    pub fn with_alias(mut self, alias: impl Into<String>) -> Self {
        self.rename(alias);
        self
    }

    /// Its identifier, which is its rank in the wallet.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The name that the customer gave it.
    pub fn alias(&self) -> Option<&str> {
        self.alias.as_deref()
    }

    pub(crate) fn rename(&mut self, alias: impl Into<String>) {
        self.alias = Some(alias.into());
    }
}
