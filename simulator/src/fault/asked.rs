//! The faults that were asked for and are still to come.

use std::collections::{BTreeMap, VecDeque};
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Fault, FaultScript};

/// The faults to come, beside those that a request asks for by its header. Requests to addresses that no function has
/// take none.
#[derive(Debug, Default)]
pub struct Faults {
    asked: Mutex<Asked>,
}

#[derive(Debug, Default)]
struct Asked {
    next: VecDeque<Fault>,
    always: Vec<Fault>,
    script: FaultScript,
    /// How many calls the script has seen.
    calls: u64,
    by_function: BTreeMap<String, u64>,
}

/// The faults that one answer suffers, all of which it can show.
#[derive(Debug, Default)]
pub(crate) struct Suffered(Vec<Fault>);

impl Faults {
    /// Lets one request suffer the fault: the next, or the one after those that were asked for before.
    pub fn next(&self, fault: Fault) {
        self.asked().next.push_back(fault);
    }

    /// Lets every request suffer the fault, beside others, until [`clear`](Self::clear). It gives way to those with which
    /// it cannot be seen.
    pub fn always(&self, fault: Fault) {
        self.asked().always.push(fault);
    }

    /// Plays a script from its beginning, in the place of any other: the next call is the first.
    pub fn play(&self, script: FaultScript) {
        let mut asked = self.asked();
        let (next, always) = (mem::take(&mut asked.next), mem::take(&mut asked.always));
        *asked = Asked { next, always, script, ..Asked::default() };
    }

    /// Asks for no more faults, and ends the script.
    pub fn clear(&self) {
        *self.asked() = Asked::default();
    }

    pub(crate) fn playing(script: FaultScript) -> Self {
        Self { asked: Mutex::new(Asked { script, ..Asked::default() }) }
    }

    /// The faults of the request that is at hand, those of its own header first. Of two that exclude each other the first
    /// counts. The function is `None` where the request does not tell it.
    pub(crate) fn take(&self, own: Vec<Fault>, function: Option<&str>) -> Suffered {
        let mut asked = self.asked();
        let next = asked.next.pop_front();
        asked.calls = asked.calls.saturating_add(1);
        // Names come from the catalog, so there are few.
        let of_function = function.map(|name| {
            let count = asked.by_function.entry(name.to_owned()).or_default();
            *count = count.saturating_add(1);
            (name, *count)
        });
        let scripted = asked.script.faults(of_function, asked.calls);
        let all = own.into_iter().chain(next).chain(scripted.cloned()).chain(asked.always.iter().cloned());
        let mut suffered = Vec::<Fault>::new();
        for fault in all {
            if !suffered.iter().any(|before| before.excludes(&fault)) {
                suffered.push(fault);
            }
        }
        Suffered(suffered)
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
    fn one_request_takes_its_own_one_of_the_next_the_scripts_and_all_of_the_lasting_faults() {
        let script = FaultScript::new().of("a", 2, [Fault::DuplicateField]).of_any(3, [Fault::ChangedByte]);
        let faults = Faults::playing(script);
        faults.next(Fault::WrongSeal);
        faults.next(Fault::MissingSeal);
        faults.always(Fault::UnknownField);
        let taken = |own: &[Fault], function| {
            let taken = faults.take(own.to_vec(), function);
            taken.iter().cloned().collect::<Vec<_>>()
        };
        assert_eq!(
            taken(&[Fault::CutConnection], Some("a")),
            [Fault::CutConnection, Fault::WrongSeal, Fault::UnknownField]
        );
        assert_eq!(taken(&[], Some("b")), [Fault::MissingSeal, Fault::UnknownField]);
        assert_eq!(taken(&[], Some("a")), [Fault::DuplicateField, Fault::ChangedByte, Fault::UnknownField]);
        assert_eq!(taken(&[], None), [Fault::UnknownField]);
        faults.play(FaultScript::new().of("a", 1, [Fault::DuplicateField]));
        assert_eq!(taken(&[], Some("a")), [Fault::DuplicateField, Fault::UnknownField]);
        faults.clear();
        assert_eq!(taken(&[], Some("a")), []);
    }

    #[test]
    fn of_two_that_exclude_each_other_the_first_counts() {
        let faults = Faults::playing(FaultScript::new().of_any(.., [Fault::Code("99".to_owned())]));
        faults.next(Fault::MissingSeal);
        faults.always(Fault::Status(503));
        let taken = faults.take(vec![Fault::WrongSeal], None);
        assert_eq!(taken.0, [Fault::WrongSeal, Fault::Code("99".to_owned())]);
        assert_eq!(faults.take(vec![Fault::NoAnswer], None).0, [Fault::NoAnswer]);
    }
}
