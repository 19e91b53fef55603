//! Documents that were made before, so that nobody has to wait for them again.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::HttpAnswer;

/// The most documents that are kept for addresses that are not the simulator's own: anybody can call it by any name.
const MOST_ELSEWHERE: usize = 16;

/// The documents that were made.
#[derive(Default)]
pub(super) struct Made {
    kept: Mutex<VecDeque<Kept>>,
}

struct Kept {
    name: String,
    address: String,
    answer: HttpAnswer,
}

impl Made {
    /// The document of that name in which addresses begin with that one, made where it is not kept. Those of `own` are
    /// kept for good, as there are no more than services; of all others the oldest is forgotten first.
    pub(super) fn get(
        &self,
        name: &str,
        address: &str,
        own: &str,
        make: impl FnOnce() -> HttpAnswer,
    ) -> HttpAnswer {
        let is_meant = |kept: &&Kept| kept.name == name && kept.address == address;
        if let Some(known) = self.kept().iter().find(is_meant) {
            return known.answer.clone();
        }
        // Nobody waits for somebody else's document.
        let answer = make();
        let mut kept = self.kept();
        if kept.iter().any(|known| is_meant(&known)) {
            return answer;
        }
        let is_elsewhere = |kept: &Kept| kept.address != own;
        if address != own
            && kept.iter().filter(|kept| is_elsewhere(kept)).count() >= MOST_ELSEWHERE
            && let Some(oldest) = kept.iter().position(is_elsewhere)
        {
            kept.remove(oldest);
        }
        kept.push_back(Kept { name: name.to_owned(), address: address.to_owned(), answer: answer.clone() });
        answer
    }

    fn kept(&self) -> MutexGuard<'_, VecDeque<Kept>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_made_once_for_its_own_address_and_for_the_last_others() {
        const OWN: &str = "http://own";
        let made = Made::default();
        let is_new = |name: &str, address: &str| {
            let mut is_new = false;
            let answer = made.get(name, address, OWN, || {
                is_new = true;
                HttpAnswer::text(200, &format!("{name} {address}"))
            });
            assert_eq!(answer.body, format!("{name} {address}\n").into_bytes());
            is_new
        };
        assert!(is_new("a", OWN) && is_new("b", OWN) && is_new("a", "http://0"));
        assert!(!is_new("a", OWN) && !is_new("b", OWN) && !is_new("a", "http://0"));
        for other in 1..=MOST_ELSEWHERE {
            assert!(is_new("a", &format!("http://{other}")));
        }
        assert!(is_new("a", "http://0"), "the oldest is forgotten");
        assert!(!is_new("a", &format!("http://{MOST_ELSEWHERE}")) && !is_new("a", OWN));
        assert_eq!(made.kept().len(), MOST_ELSEWHERE + 2);
    }
}
