//! Faults on demand: what a client must survive, and seldom meets when it is tested.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Something that goes wrong with an answer.
///
/// With [`Status`](Self::Status), [`Redirect`](Self::Redirect) and [`SoapFault`](Self::SoapFault) the request is not
/// carried out. With every other fault it is, and only the answer suffers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The answer comes late by that much.
    Delay(Duration),
    /// The answer is this HTTP status; one that HTTP does not have counts as 500.
    Status(u16),
    /// The answer is a redirect (307) to that address.
    Redirect(String),
    /// The answer is a SOAP fault (`soap:Server`), to JSON requests too.
    SoapFault,
    /// The answer's document ends in its middle, and HTTP knows nothing of it.
    TruncatedBody,
    /// The connection ends before anything of the answer.
    NoAnswer,
    /// The connection ends in the middle of the answer, although HTTP announced all of it.
    CutConnection,
    /// The answer's seal does not fit.
    WrongSeal,
    /// The answer has no seal.
    MissingSeal,
    /// The answer has a field more than is documented, and a seal that fits.
    UnknownField,
    /// The answer has a response code that is not documented, and a seal that fits.
    UnknownCode,
    /// The first of the answer's sealed texts stands in it twice.
    DuplicateField,
    /// A character of the answer was changed after it was sealed.
    ChangedByte,
}

/// The faults to come. Requests to addresses that no function has take none.
#[derive(Debug, Default)]
pub struct Faults {
    asked: Mutex<Asked>,
}

#[derive(Debug, Default)]
struct Asked {
    next: VecDeque<Fault>,
    always: Vec<Fault>,
}

/// The faults that one answer suffers.
#[derive(Debug, Default)]
pub(crate) struct Suffered(Vec<Fault>);

impl Faults {
    /// Lets one request suffer the fault: the next, or the one after those that were asked for before.
    pub fn next(&self, fault: Fault) {
        self.asked().next.push_back(fault);
    }

    /// Lets every request suffer the fault, beside others, until [`clear`](Self::clear).
    pub fn always(&self, fault: Fault) {
        self.asked().always.push(fault);
    }

    /// Asks for no more faults.
    pub fn clear(&self) {
        *self.asked() = Asked::default();
    }

    /// The faults of the request that is at hand.
    pub(crate) fn take(&self) -> Suffered {
        let mut asked = self.asked();
        let next = asked.next.pop_front();
        Suffered(asked.always.iter().cloned().chain(next).collect())
    }

    fn asked(&self) -> MutexGuard<'_, Asked> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Suffered {
    pub(crate) fn has(&self, fault: &Fault) -> bool {
        self.0.contains(fault)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Fault> {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_request_takes_one_of_the_next_and_all_of_the_lasting_faults() {
        let faults = Faults::default();
        faults.next(Fault::WrongSeal);
        faults.next(Fault::MissingSeal);
        faults.always(Fault::UnknownField);
        let taken = || faults.take().iter().cloned().collect::<Vec<_>>();
        assert_eq!(taken(), [Fault::UnknownField, Fault::WrongSeal]);
        assert_eq!(taken(), [Fault::UnknownField, Fault::MissingSeal]);
        assert_eq!(taken(), [Fault::UnknownField]);
        faults.clear();
        assert_eq!(taken(), []);
    }
}
