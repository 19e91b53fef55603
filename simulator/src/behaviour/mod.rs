//! What functions do, once a request has passed every check.
//!
//! A function that the simulator knows by service and name acts on the wallets. Every other one answers a success made
//! of the dictionary's examples.

mod card;
mod carried;
mod payment_mean;
mod wallet;

use sips_office_runtime::message::{Message, Value};
use time::OffsetDateTime;

use crate::refusal::Objection;
use crate::wallet::Wallets;

pub(crate) use carried::carried;

/// A request that has passed every check, and what it may act on.
pub(crate) struct Call<'c> {
    /// Who calls.
    pub(crate) merchant_id: &'c str,
    /// The whole request.
    pub(crate) request: &'c Message<'c>,
    /// All wallets.
    pub(crate) wallets: &'c mut Wallets,
    /// What time it is.
    pub(crate) now: OffsetDateTime,
}

/// The response fields of a success, besides the code and the seal. What the function's description does not have, what
/// the request's interface version does not know, and a container or list with nothing in it, is left out of the answer.
pub(crate) type Filled = Vec<(&'static str, Value<'static>)>;

/// Carries out a function, or refuses to.
pub(crate) type Behaviour = fn(&mut Call<'_>) -> Result<Filled, Objection>;

/// Service, function, behaviour.
const BEHAVIOURS: &[(&str, &str, Behaviour)] = &[
    ("wallet", "addCard", card::add_card),
    ("wallet", "deletePaymentMean", payment_mean::delete_payment_mean),
    ("wallet", "getPaymentMeanData", payment_mean::get_payment_mean_data),
    ("wallet", "getWalletData", wallet::get_wallet_data),
    ("wallet", "signOff", wallet::sign_off),
    ("wallet", "updatePaymentMean", payment_mean::update_payment_mean),
];

/// What the function does; `None` where it is answered with examples.
pub(crate) fn behaviour_of(service: &str, function: &str) -> Option<Behaviour> {
    let known = BEHAVIOURS.iter().find(|(of, name, _)| *of == service && *name == function);
    known.map(|(_, _, behaviour)| *behaviour)
}

impl<'c> Call<'c> {
    /// The text of a request field. An empty one counts as absent, as the platform treats it.
    fn text(&self, name: &str) -> Option<&'c str> {
        self.request.text(name).filter(|text| !text.is_empty())
    }

    /// Which wallet the request is about; checked to be there.
    fn wallet_id(&self) -> &'c str {
        self.text("merchantWalletId").unwrap_or_default()
    }

    /// Which payment mean the request is about; checked to be there.
    fn payment_mean_id(&self) -> &'c str {
        self.text("paymentMeanId").unwrap_or_default()
    }
}
