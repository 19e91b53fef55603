//! Faults written down beforehand: which calls suffer which.

use std::cmp::Reverse;
use std::fmt;
use std::ops::{RangeFrom, RangeFull, RangeInclusive};
use std::str::FromStr;

use sips_office_runtime::shown;

use super::Fault;

/// Which calls suffer which faults, written down before any is made.
///
/// Where several say something of one call, it suffers all their faults. Of two faults that one answer cannot show, that of
/// one function counts before that of all, then that of fewer calls, then that of calls that begin later.
///
/// ```
/// use sips_office_simulator::{Fault, FaultScript};
///
/// let script = FaultScript::new()
///     .of("addCard", 1, [Fault::NoAnswer])
///     .of("addCard", 3..=4, [Fault::Status(503)])
///     .of_any(.., [Fault::UnknownField]);
/// # let _ = script;
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FaultScript {
    /// What counts first is first.
    acts: Vec<Act>,
}

/// Some calls and their faults.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Act {
    /// `None` for all functions together.
    function: Option<String>,
    calls: Calls,
    faults: Vec<Fault>,
}

/// Some of the calls that come one after the other, counted from 1.
///
/// As a text: `3`, `2-4`, `5-` (the fifth and all after it), `every`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Calls {
    first: u64,
    last: Option<u64>,
}

/// A text that says no calls. `Display` says what does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidCalls(String);

impl FaultScript {
    /// No faults.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same script, in which also these calls of a function suffer these faults. Only calls of that function are
    /// counted. A name that no function has is never called.
    #[must_use]
    pub fn of(
        self,
        function: impl Into<String>,
        calls: impl Into<Calls>,
        faults: impl IntoIterator<Item = Fault>,
    ) -> Self {
        self.and(Some(function.into()), calls.into(), faults)
    }

    /// The same script, in which also these calls suffer these faults, counted over all functions.
    #[must_use]
    pub fn of_any(self, calls: impl Into<Calls>, faults: impl IntoIterator<Item = Fault>) -> Self {
        self.and(None, calls.into(), faults)
    }

    fn and(
        mut self,
        function: Option<String>,
        calls: Calls,
        faults: impl IntoIterator<Item = Fault>,
    ) -> Self {
        let act = Act { function, calls, faults: faults.into_iter().collect() };
        let at = self.acts.partition_point(|before| before.rank() <= act.rank());
        self.acts.insert(at, act);
        self
    }

    /// The faults of a call, given which of all calls it is, and which of its function's.
    pub(super) fn faults(&self, function: Option<(&str, u64)>, of_all: u64) -> impl Iterator<Item = &Fault> {
        let comes = move |act: &&Act| match (&act.function, function) {
            (None, _) => act.calls.contains(of_all),
            (Some(wanted), Some((name, of_function))) => wanted == name && act.calls.contains(of_function),
            (Some(_), None) => false,
        };
        self.acts.iter().filter(comes).flat_map(|act| &act.faults)
    }
}

impl Act {
    /// What counts before others is less.
    fn rank(&self) -> impl Ord + use<> {
        let Calls { first, last } = self.calls;
        (self.function.is_none(), last.map_or(u64::MAX, |last| last.saturating_sub(first)), Reverse(first))
    }
}

impl Calls {
    /// Every call.
    const EVERY: Self = Self { first: 1, last: None };

    fn contains(self, call: u64) -> bool {
        call >= self.first && self.last.is_none_or(|last| call <= last)
    }
}

impl From<u64> for Calls {
    fn from(call: u64) -> Self {
        Self { first: call, last: Some(call) }
    }
}

impl From<RangeInclusive<u64>> for Calls {
    fn from(calls: RangeInclusive<u64>) -> Self {
        Self { first: *calls.start(), last: Some(*calls.end()) }
    }
}

impl From<RangeFrom<u64>> for Calls {
    fn from(calls: RangeFrom<u64>) -> Self {
        Self { first: calls.start, last: None }
    }
}

impl From<RangeFull> for Calls {
    fn from(_: RangeFull) -> Self {
        Self::EVERY
    }
}

impl FromStr for Calls {
    type Err = InvalidCalls;

    fn from_str(text: &str) -> Result<Self, InvalidCalls> {
        let number = |text: &str| {
            // One call has one name: `01` would be another for `1`.
            let is_number = !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<u64>().ok().filter(|_| is_number)
        };
        let calls = match text.split_once('-') {
            None if text == "every" => Some(Self::EVERY),
            None => number(text).map(Self::from),
            Some((first, "")) => number(first).map(|first| Self { first, last: None }),
            Some((first, last)) => number(first)
                .zip(number(last))
                .filter(|(first, last)| first <= last)
                .map(|(first, last)| Self { first, last: Some(last) }),
        };
        calls.ok_or_else(|| {
            let shown = shown::name(text);
            InvalidCalls(format!(
                "`{shown}` says no calls: write `3`, `2-4`, `5-` or `every`, counted from 1, without a zero before it"
            ))
        })
    }
}

impl fmt::Display for InvalidCalls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for InvalidCalls {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_counted_from_one() {
        let told = |text: &str| {
            let calls: Calls = text.parse().unwrap();
            (1..=6).filter(|call| calls.contains(*call)).collect::<Vec<_>>()
        };
        assert_eq!(told("3"), [3]);
        assert_eq!(told("2-4"), [2, 3, 4]);
        assert_eq!(told("5-"), [5, 6]);
        assert_eq!(told("every"), [1, 2, 3, 4, 5, 6]);
        assert_eq!(("2-4".parse(), "5-".parse()), (Ok(Calls::from(2..=4)), Ok(Calls::from(5..))));
        for text in [
            "",
            "0",
            "01",
            "01-3",
            "1-03",
            "05-",
            "-",
            "-3",
            "4-2",
            "0-2",
            "+1",
            "1 ",
            "1,2",
            "Every",
            "99999999999999999999",
        ] {
            let error = text.parse::<Calls>().unwrap_err().to_string();
            assert!(error.contains("write `3`, `2-4`, `5-` or `every`"), "{error}");
        }
    }

    #[test]
    fn of_overlapping_calls_the_narrower_and_then_the_later_counts_first() {
        let fault = |code: &str| [Fault::Code(code.to_owned())];
        let script = FaultScript::new()
            .of_any(3, fault("all 3"))
            .of_any(.., fault("all"))
            .of("a", .., fault("every"))
            .of("a", 3.., fault("3-"))
            .of("a", 2..=4, fault("2-4"))
            .of("a", 3..=5, fault("3-5"))
            .of("a", 2..=3, fault("2-3"))
            .of("a", 3, fault("3"));
        let expected = ["3", "2-3", "3-5", "2-4", "3-", "every", "all 3", "all"].map(fault).concat();
        assert_eq!(script.faults(Some(("a", 3)), 3).cloned().collect::<Vec<_>>(), expected);
    }
}
