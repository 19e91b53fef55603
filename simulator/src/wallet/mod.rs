//! The wallets, in memory.

mod card_number;
mod fingerprint;
mod payment_mean;
mod store;

use time::OffsetDateTime;

pub(crate) use card_number::CardNumber;
pub use payment_mean::PaymentMean;
pub use store::Wallets;

use fingerprint::Fingerprints;

/// A customer's wallet.
///
/// It holds no card number: of a card that was added, the masked number, and a fingerprint that nobody can read and that
/// `Debug` and `==` leave out.
#[derive(Clone, Debug)]
pub struct Wallet {
    id: String,
    creation: Option<OffsetDateTime>,
    last_action: Option<OffsetDateTime>,
    payment_means: Vec<PaymentMean>,
    last_rank: u64,
    fingerprints: Fingerprints,
}

impl Wallet {
    /// A wallet without payment means, of which nobody knows when it was created.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            creation: None,
            last_action: None,
            payment_means: Vec::new(),
            last_rank: 0,
            fingerprints: Fingerprints::default(),
        }
    }

    /// The same wallet with the time at which it was created.
    #[must_use]
    pub fn created(mut self, time: OffsetDateTime) -> Self {
        self.creation = Some(time);
        self
    }

    /// The same wallet with one more payment mean, in the place of any with the same identifier.
    #[must_use]
    pub fn with(mut self, payment_mean: PaymentMean) -> Self {
        self.put(payment_mean);
        self
    }

    /// The wallet's identifier, chosen by the merchant.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// When it was created, where that is known.
    pub fn creation(&self) -> Option<OffsetDateTime> {
        self.creation
    }

    /// When it was last changed, its creation included, where that is known. Reading it changes nothing.
    pub fn last_action(&self) -> Option<OffsetDateTime> {
        self.last_action.or(self.creation)
    }

    /// The payment mean of that identifier.
    pub fn payment_mean(&self, id: &str) -> Option<&PaymentMean> {
        self.payment_means.iter().find(|known| known.id == id)
    }

    /// The payment means, in the order in which they came.
    pub fn payment_means(&self) -> impl Iterator<Item = &PaymentMean> {
        self.payment_means.iter()
    }

    /// Whether a card of that number was added, and is still there.
    pub(crate) fn holds(&self, number: &CardNumber<'_>) -> bool {
        self.fingerprints.know(number)
    }

    /// An identifier that no payment mean of the wallet has or had: ranks are not given again, so that a shop that kept
    /// one never meets another card under it.
    pub(crate) fn next_payment_mean_id(&self) -> String {
        let mut rank = self.last_rank;
        loop {
            rank = rank.wrapping_add(1);
            let id = rank.to_string();
            if self.payment_mean(&id).is_none() {
                return id;
            }
        }
    }

    pub(crate) fn add_card(&mut self, card: PaymentMean, number: &CardNumber<'_>, now: OffsetDateTime) {
        let id = card.id.clone();
        self.put(card);
        self.fingerprints.add(id, number);
        self.last_action = Some(now);
    }

    /// Gives a payment mean another alias, or leaves it the one that it has; `false` where there is no such payment mean.
    pub(crate) fn rename(&mut self, id: &str, alias: Option<&str>, now: OffsetDateTime) -> bool {
        let Some(known) = self.payment_means.iter_mut().find(|known| known.id == id) else { return false };
        if let Some(alias) = alias {
            known.alias = Some(alias.to_owned());
        }
        self.last_action = Some(now);
        true
    }

    /// Takes a payment mean out; `false` where there is no such payment mean.
    pub(crate) fn delete(&mut self, id: &str, now: OffsetDateTime) -> bool {
        let Some(at) = self.payment_means.iter().position(|known| known.id == id) else { return false };
        self.payment_means.remove(at);
        self.fingerprints.forget(id);
        self.last_action = Some(now);
        true
    }

    fn put(&mut self, payment_mean: PaymentMean) {
        if let Ok(rank) = payment_mean.id.parse() {
            self.last_rank = self.last_rank.max(rank);
        }
        self.fingerprints.forget(&payment_mean.id);
        match self.payment_means.iter_mut().find(|known| known.id == payment_mean.id) {
            Some(known) => *known = payment_mean,
            None => self.payment_means.push(payment_mean),
        }
    }
}

/// Everything but the fingerprints, which no two wallets share.
impl PartialEq for Wallet {
    fn eq(&self, other: &Self) -> bool {
        let Self { id, creation, last_action, payment_means, last_rank, fingerprints: _ } = self;
        *id == other.id
            && *creation == other.creation
            && *last_action == other.last_action
            && *payment_means == other.payment_means
            && *last_rank == other.last_rank
    }
}

impl Eq for Wallet {}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

    fn ids(wallet: &Wallet) -> Vec<&str> {
        wallet.payment_means().map(PaymentMean::id).collect()
    }

    #[test]
    fn ranks_go_on_from_the_highest_and_are_not_given_again() {
        let mut wallet = Wallet::new("w").with(PaymentMean::new("9")).with(PaymentMean::new("mine"));
        assert_eq!(wallet.next_payment_mean_id(), "10");
        let number = CardNumber::new("1").unwrap();
        wallet.add_card(PaymentMean::new("10"), &number, NOW);
        assert!(wallet.delete("10", NOW));
        assert_eq!(wallet.next_payment_mean_id(), "11");
        assert_eq!(ids(&wallet), ["9", "mine"]);
    }

    #[test]
    fn the_highest_rank_of_all_is_no_dead_end() {
        let last = u64::MAX.to_string();
        let wallet = Wallet::new("w").with(PaymentMean::new(last)).with(PaymentMean::new("0"));
        assert_eq!(wallet.next_payment_mean_id(), "1");
    }

    #[test]
    fn a_card_is_recognised_until_it_is_deleted_or_replaced() {
        let (number, other) = (CardNumber::new("4111").unwrap(), CardNumber::new("4112").unwrap());
        let mut wallet = Wallet::new("w");
        wallet.add_card(PaymentMean::new("1"), &number, NOW);
        assert!(wallet.holds(&number) && !wallet.holds(&other));
        assert!(wallet.clone().holds(&number));
        assert!(!wallet.clone().with(PaymentMean::new("1")).holds(&number));
        assert!(wallet.delete("1", NOW) && !wallet.delete("1", NOW));
        assert!(!wallet.holds(&number));
    }

    #[test]
    fn the_order_of_the_others_outlives_a_deletion_and_a_replacement() {
        let means = ["1", "2", "3", "4"].map(PaymentMean::new);
        let mut wallet = means.into_iter().fold(Wallet::new("w"), Wallet::with);
        assert!(wallet.delete("1", NOW));
        assert_eq!(ids(&wallet.with(PaymentMean::new("3").with_alias("x"))), ["2", "3", "4"]);
    }

    #[test]
    fn wallets_are_equal_by_what_shows() {
        let with = |number| {
            let mut wallet = Wallet::new("w");
            wallet.add_card(PaymentMean::new("1"), &CardNumber::new(number).unwrap(), NOW);
            wallet
        };
        assert_eq!(with("4111"), with("4111"));
        assert_ne!(with("4111"), with("4111").created(NOW));
        assert_ne!(with("4111"), Wallet::new("w"));
    }
}
