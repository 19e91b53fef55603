// @generated from spec/services/wallet.yaml by `sips generate`. Changes made here are lost.

//! Keeps customers' payment means in wallets at Worldline Sips.

mod update_payment_mean;
mod values;
pub use self::update_payment_mean::*;
pub use self::values::*;
