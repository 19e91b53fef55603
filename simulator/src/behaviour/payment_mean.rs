//! The functions over one payment mean of a wallet.

use sips_office_runtime::message::{Container, Value};

use super::{Call, Filled};
use crate::refusal::{Objection, Refusal};
use crate::wallet::PaymentMean;

/// Gives a payment mean another alias. Without one in the request, the payment mean keeps the alias that it has: the
/// function updates what it is told, and the documentation knows no way to take an alias away.
pub(super) fn update_payment_mean(call: &mut Call<'_>) -> Result<Filled, Objection> {
    let (id, alias, now) = (call.payment_mean_id(), call.text("paymentMeanAlias"), call.now);
    match call.wallet()?.rename(id, alias, now) {
        true => Ok(call.acted()),
        false => Err(Refusal::UnknownWallet.into()),
    }
}

/// Deletes a payment mean. The wallet stays, even when it was the last one.
pub(super) fn delete_payment_mean(call: &mut Call<'_>) -> Result<Filled, Objection> {
    let (id, now) = (call.payment_mean_id(), call.now);
    match call.wallet()?.delete(id, now) {
        true => Ok(call.acted()),
        false => Err(Refusal::UnknownWallet.into()),
    }
}

/// Reads a payment mean.
pub(super) fn get_payment_mean_data(call: &mut Call<'_>) -> Result<Filled, Objection> {
    let id = call.payment_mean_id();
    let mean = call.wallet()?.payment_mean(id).ok_or(Refusal::UnknownWallet)?;
    Ok(vec![("walletPaymentMeanData", described(mean).into())])
}

/// What is known of a payment mean; what is not known is absent.
pub(super) fn described(mean: &PaymentMean) -> Container<'static> {
    let known = [
        ("paymentMeanId", Some(mean.id())),
        ("maskedPan", mean.masked_pan()),
        ("paymentMeanAlias", mean.alias()),
        ("panExpiryDate", mean.expiry_date()),
        ("paymentMeanBrand", mean.brand()),
    ];
    let mut described = Container::new();
    for (name, text) in known {
        if let Some(text) = text {
            // No name stands above twice.
            let _ = described.insert(name, Value::from(text.to_owned()));
        }
    }
    described
}
