//! The functions over a wallet as a whole.

use sips_office_runtime::message::{Item, Value};

use super::payment_mean::described;
use super::{Call, Filled};
use crate::clock;
use crate::refusal::{Objection, Refusal};
use crate::wallet::Wallet;

/// Reads a wallet with all its payment means. The list of an empty wallet is absent from the answer, like everything that
/// is empty.
pub(super) fn get_wallet_data(call: &mut Call<'_>) -> Result<Filled, Objection> {
    let wallet = call.wallet()?;
    let means = wallet.payment_means().map(|mean| Item::Container(described(mean))).collect();
    let dates =
        [("walletCreationDateTime", wallet.creation()), ("walletLastActionDateTime", wallet.last_action())];
    let mut filled: Filled =
        dates.into_iter().filter_map(|(name, time)| Some((name, clock::text(time?).into()))).collect();
    filled.push(("walletPaymentMeanDataList", Value::List(means)));
    Ok(filled)
}

/// Removes a wallet with all its payment means.
pub(super) fn sign_off(call: &mut Call<'_>) -> Result<Filled, Objection> {
    call.wallets.remove(call.merchant_id, call.wallet_id()).ok_or(Refusal::UnknownWallet)?;
    Ok(call.acted())
}

impl Call<'_> {
    /// The wallet that the request is about.
    pub(super) fn wallet(&mut self) -> Result<&mut Wallet, Refusal> {
        self.wallets.wallet_mut(self.merchant_id, self.wallet_id()).ok_or(Refusal::UnknownWallet)
    }

    /// What an action on a wallet answers.
    pub(super) fn acted(&self) -> Filled {
        vec![("walletActionDateTime", clock::text(self.now).into())]
    }
}
