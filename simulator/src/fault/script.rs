//! Faults written down beforehand: which calls suffer which.

use std::fmt;
use std::ops::{RangeFrom, RangeFull, RangeInclusive};
use std::str::FromStr;

use sips_office_runtime::shown;

use super::Fault;

/// Which calls suffer which faults, written down before any is made.
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
        self.acts.push(Act { function, calls, faults: faults.into_iter().collect() });
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
            let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<u64>().ok().filter(|number| is_number && *number > 0)
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
                "`{shown}` says no calls: write `3`, `2-4`, `5-` or `every`, counted from 1"
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
        for text in ["", "0", "-", "-3", "4-2", "0-2", "+1", "1 ", "1,2", "Every", "99999999999999999999"] {
            let error = text.parse::<Calls>().unwrap_err().to_string();
            assert!(error.contains("write `3`, `2-4`, `5-` or `every`"), "{error}");
        }
    }
}
