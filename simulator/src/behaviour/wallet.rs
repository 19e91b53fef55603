//! The wallet functions.

use super::{Call, Filled};
use crate::clock;
use crate::refusal::Refusal;

/// Gives a payment mean another alias. Without one in the request, the payment mean keeps the alias that it has: the
/// function updates what it is told, and the documentation knows no way to take an alias away.
pub(super) fn update_payment_mean(call: &mut Call<'_>) -> Result<Filled, Refusal> {
    let alias = call.text("paymentMeanAlias").map(str::to_owned);
    let wallet_id = call.request.text("merchantWalletId").unwrap_or_default();
    let payment_mean_id = call.request.text("paymentMeanId").unwrap_or_default();
    let payment_mean = call
        .wallets
        .payment_mean_mut(call.merchant_id, wallet_id, payment_mean_id)
        .ok_or(Refusal::UnknownWallet)?;
    if let Some(alias) = alias {
        payment_mean.rename(alias);
    }
    Ok(vec![("walletActionDateTime", clock::text(call.now).into())])
}
