//! Adding a card to a wallet.

use super::{Call, Filled};
use crate::refusal::{Objection, Refusal};
use crate::wallet::{CardNumber, PaymentMean};

/// Adds a card, in a new wallet where there is none. A refusal creates nothing.
pub(super) fn add_card(call: &mut Call<'_>) -> Result<Filled, Objection> {
    const NUMBER: &str = "cardNumber";
    const EXPIRY_DATE: &str = "cardExpiryDate";
    let number = call.text(NUMBER).and_then(CardNumber::new).ok_or_else(|| Objection::data(NUMBER))?;
    let expiry_date = call.text(EXPIRY_DATE);
    if !expiry_date.is_none_or(is_month) {
        return Err(Objection::data(EXPIRY_DATE));
    }
    let text = |name| call.text(name).map(str::to_owned);
    let (alias, brand, pan_type) = (text("paymentMeanAlias"), text("paymentMeanBrand"), text("panType"));

    let wallet = call.wallets.wallet_or_new(call.merchant_id, call.wallet_id(), call.now);
    if wallet.holds(&number) {
        return Err(Refusal::Duplicate.into());
    }
    let (id, masked_pan) = (wallet.next_payment_mean_id(), number.masked());
    let card = PaymentMean {
        id: id.clone(),
        alias,
        masked_pan: Some(masked_pan.clone()),
        expiry_date: expiry_date.map(str::to_owned),
        brand,
        pan_type,
    };
    wallet.add_card(card, &number, call.now);
    let mut filled = call.acted();
    filled.extend([("paymentMeanId", id.into()), ("maskedPan", masked_pan.into())]);
    Ok(filled)
}

/// Whether the text is a month as YYYYMM. One that is over is one too: whether a card still works is its bank's business.
fn is_month(text: &str) -> bool {
    let is_digits = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit());
    let month = text.get(4..).and_then(|month| month.parse().ok());
    is_digits && month.is_some_and(|month: u8| (1..=12).contains(&month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_six_digits_of_which_the_last_two_are_one() {
        for good in ["203012", "200001", "999910"] {
            assert!(is_month(good), "{good}");
        }
        for bad in
            ["", "2030", "203000", "203013", "20301", "2030121", "12/2030", "2030-1", "20é12", "+20301"]
        {
            assert!(!is_month(bad), "{bad}");
        }
    }
}
