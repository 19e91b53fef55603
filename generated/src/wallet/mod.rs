// @generated from spec/services/wallet.yaml by `sips generate`. Changes made here are lost.

//! Keeps customers' payment means in wallets at Worldline Sips.

mod add_card;
mod delete_payment_mean;
mod get_payment_mean_data;
mod get_wallet_data;
mod sign_off;
mod update_payment_mean;
mod containers;
mod fields;
mod values;
pub use self::add_card::*;
pub use self::delete_payment_mean::*;
pub use self::get_payment_mean_data::*;
pub use self::get_wallet_data::*;
pub use self::sign_off::*;
pub use self::update_payment_mean::*;
pub use self::containers::*;
pub use self::values::*;
