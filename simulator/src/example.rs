//! The merchant and the wallet that a simulator has unless it is told otherwise. Nobody's: the key is public.

use sips_office_runtime::SecretKey;
use time::{OffsetDateTime, UtcOffset};

use crate::merchant::Merchant;
use crate::wallet::{PaymentMean, Wallet, Wallets};

/// The merchant.
pub const MERCHANT_ID: &str = "011223344550000";
/// The merchant's secret key: that of the examples in exports, so that these are answered.
pub const SECRET_KEY: &str = sips_office_export::EXAMPLE_KEY;
/// The version of the key.
pub const KEY_VERSION: u32 = 1;
/// The merchant's one wallet.
pub const WALLET_ID: &str = "walId011";
/// The payment means in the wallet, none of which has an alias. Their cards are invented, and have no number that
/// another card could repeat.
pub const PAYMENT_MEAN_IDS: [&str; 2] = ["1", "2"];

/// Masked number, expiry date and brand of the payment means. The first are the examples of the dictionary.
const CARDS: [[&str; 3]; 2] =
    [["4111##########11", "203012", "VISA"], ["5555##########44", "203106", "MASTERCARD"]];
/// When the wallet was created, in seconds since 1970: the dictionary's example, 2014-05-19T23:19:54-12:00.
const CREATION: i64 = 1_400_584_794;

/// The merchant with the key; `None` never, as the key is not empty.
pub(crate) fn merchant() -> Option<Merchant> {
    SecretKey::new(SECRET_KEY).ok().map(|key| Merchant::new(MERCHANT_ID, KEY_VERSION, key))
}

/// The merchant's wallet with its payment means.
pub(crate) fn wallets() -> Wallets {
    let cards = PAYMENT_MEAN_IDS.into_iter().zip(CARDS);
    let means = cards.map(|(id, [masked_pan, expiry_date, brand])| {
        PaymentMean::new(id).with_masked_pan(masked_pan).with_expiry_date(expiry_date).with_brand(brand)
    });
    let mut wallet = means.fold(Wallet::new(WALLET_ID), Wallet::with);
    if let Some(creation) = creation() {
        wallet = wallet.created(creation);
    }
    Wallets::new().with(MERCHANT_ID, wallet)
}

/// `None` never, as the time and the offset are ones.
fn creation() -> Option<OffsetDateTime> {
    let time = OffsetDateTime::from_unix_timestamp(CREATION).ok()?;
    Some(time.to_offset(UtcOffset::from_hms(-12, 0, 0).ok()?))
}
