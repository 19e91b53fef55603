//! All wallets of all merchants.

use std::collections::BTreeMap;

use time::OffsetDateTime;

use super::{PaymentMean, Wallet};

/// The wallets of all merchants. One merchant does not see another's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wallets {
    by_merchant: BTreeMap<String, BTreeMap<String, Wallet>>,
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

    pub(crate) fn wallet_mut(&mut self, merchant_id: &str, wallet_id: &str) -> Option<&mut Wallet> {
        self.by_merchant.get_mut(merchant_id)?.get_mut(wallet_id)
    }

    /// A merchant's wallet, created now where there is none.
    pub(crate) fn wallet_or_new(
        &mut self,
        merchant_id: &str,
        wallet_id: &str,
        now: OffsetDateTime,
    ) -> &mut Wallet {
        let wallets = self.by_merchant.entry(merchant_id.to_owned()).or_default();
        wallets.entry(wallet_id.to_owned()).or_insert_with(|| Wallet::new(wallet_id).created(now))
    }

    /// Takes a wallet out with all that is in it.
    pub(crate) fn remove(&mut self, merchant_id: &str, wallet_id: &str) -> Option<Wallet> {
        self.by_merchant.get_mut(merchant_id)?.remove(wallet_id)
    }
}
