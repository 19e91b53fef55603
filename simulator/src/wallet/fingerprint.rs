//! Recognising a card that is in a wallet already, without keeping its number.

use std::collections::BTreeMap;
use std::fmt;
use std::hash::{BuildHasher, RandomState};

use super::CardNumber;

/// Which payment mean of one wallet has which card number, as hashes.
///
/// There are few enough card numbers to try them all, so a plain hash would tell the number. This one is keyed, and the
/// key is drawn at random for each wallet and read by nobody: outside this process a fingerprint is worth nothing, and
/// the same card in two wallets has two fingerprints. Of 64 bits, two cards of a wallet share one never in practice.
#[derive(Clone, Default)]
pub(super) struct Fingerprints {
    keyed: RandomState,
    by_payment_mean: BTreeMap<String, u64>,
}

impl Fingerprints {
    pub(super) fn know(&self, number: &CardNumber<'_>) -> bool {
        let fingerprint = self.of(number);
        self.by_payment_mean.values().any(|known| *known == fingerprint)
    }

    pub(super) fn add(&mut self, payment_mean_id: String, number: &CardNumber<'_>) {
        self.by_payment_mean.insert(payment_mean_id, self.of(number));
    }

    pub(super) fn forget(&mut self, payment_mean_id: &str) {
        self.by_payment_mean.remove(payment_mean_id);
    }

    fn of(&self, number: &CardNumber<'_>) -> u64 {
        self.keyed.hash_one(number.expose())
    }
}

/// Shows nothing: a hash in decimal could even look like a piece of a number.
impl fmt::Debug for Fingerprints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fingerprints(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_card_has_another_fingerprint_in_each_wallet_and_none_is_shown() {
        let number = CardNumber::new("4929530182746351").unwrap();
        let [one, two] = [(); 2].map(|()| {
            let mut fingerprints = Fingerprints::default();
            fingerprints.add("1".to_owned(), &number);
            fingerprints
        });
        assert_ne!(one.by_payment_mean, two.by_payment_mean);
        assert_eq!(format!("{one:?}{two:#?}"), "Fingerprints(…)Fingerprints(…)");
    }
}
