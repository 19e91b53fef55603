//! The merchant and the wallet that a simulator has unless it is told otherwise. Nobody's: the key is public.

use sips_office_runtime::SecretKey;

use crate::merchant::Merchant;
use crate::wallet::{PaymentMean, Wallet, Wallets};

/// The merchant.
pub const MERCHANT_ID: &str = "011223344550000";
/// The merchant's secret key.
pub const SECRET_KEY: &str = "secret123";
/// The version of the key.
pub const KEY_VERSION: u32 = 1;
/// The merchant's one wallet.
pub const WALLET_ID: &str = "walId011";
/// The payment means in the wallet, none of which has an alias.
pub const PAYMENT_MEAN_IDS: [&str; 2] = ["1", "2"];

/// The merchant with the key; `None` never, as the key is not empty.
pub(crate) fn merchant() -> Option<Merchant> {
    SecretKey::new(SECRET_KEY).ok().map(|key| Merchant::new(MERCHANT_ID, KEY_VERSION, key))
}

/// The merchant's wallet with its payment means.
pub(crate) fn wallets() -> Wallets {
    let means = PAYMENT_MEAN_IDS.into_iter().map(PaymentMean::new);
    Wallets::new().with(MERCHANT_ID, means.fold(Wallet::new(WALLET_ID), Wallet::with))
}
