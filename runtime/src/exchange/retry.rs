//! Sending again: when that is safe, how often, and after how long.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBackoff, ExponentialBuilder};

use super::TransportErrorKind as Kind;
use crate::descriptor::Function;
use crate::error::Error;
use crate::outcome::Outcome;

/// How often a request that failed is sent again, where that is safe.
///
/// It is safe where nothing was sent, and where the outcome is unknown and the function is idempotent by its spec: doing
/// it twice comes to the same as doing it once. It is done only where the next attempt may go better: after failures of
/// the network, HTTP 5xx, and SOAP faults of the server. A refusal is final, and so is an answer that nothing vouches
/// for.
///
/// A client sends nothing again unless it is told to.
///
/// ```
/// # use std::time::Duration;
/// # use sips_office_runtime::RetryPolicy;
/// let policy = RetryPolicy::up_to(3).within(Duration::from_secs(45));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "a policy does nothing until a client is given it"]
pub struct RetryPolicy {
    attempts: u32,
    first_pause: Duration,
    longest_pause: Duration,
    total: Option<Duration>,
}

/// The attempts of one call: which of them is made, with how much time, and whether there is another.
///
/// The clients keep to it. Whoever sends by other means can too, with [`Exchange::prepare`](crate::Exchange::prepare)
/// before it and [`Exchange::receive`](crate::Exchange::receive) in every attempt. It does not look at a clock: it is
/// told how much time has passed since the call began.
///
/// ```
/// # use std::time::Duration;
/// # use sips_office_runtime::descriptor::Function;
/// # use sips_office_runtime::{Attempts, Error, RetryPolicy};
/// # fn once(timeout: Option<Duration>) -> Result<(), Error> { Ok(()) }
/// # fn all(function: &Function) -> Result<(), Error> {
/// let began = std::time::Instant::now();
/// let mut attempts = Attempts::new(RetryPolicy::up_to(3), function);
/// loop {
///     let timeout = attempts.begin(began.elapsed());
///     let Err(error) = once(timeout) else { return Ok(()) };
///     std::thread::sleep(attempts.failed(error, began.elapsed())?);
/// }
/// # }
/// ```
#[derive(Debug)]
pub struct Attempts {
    policy: RetryPolicy,
    is_idempotent: bool,
    pauses: ExponentialBackoff,
    made: u32,
    /// Whether any attempt before the last may have been carried out.
    is_unknown: bool,
}

impl RetryPolicy {
    /// Sends nothing again.
    pub const fn never() -> Self {
        Self::up_to(1)
    }

    /// Makes up to so many attempts in all, the first one counted. Between them are pauses of 200 milliseconds, doubled
    /// each time up to 5 seconds, and the whole takes up to 2 minutes.
    pub const fn up_to(attempts: u32) -> Self {
        let (first_pause, longest_pause) = (Duration::from_millis(200), Duration::from_secs(5));
        let total = if attempts > 1 { Some(Duration::from_secs(120)) } else { None };
        Self { attempts, first_pause, longest_pause, total }
    }

    /// Waits that long before the second attempt, and twice as long before each further one, but no longer than
    /// `longest`. Chance makes a pause up to twice as long, so that shops that failed together do not return together.
    pub const fn pauses(self, first: Duration, longest: Duration) -> Self {
        Self { first_pause: first, longest_pause: longest, ..self }
    }

    /// Ends the whole within that time, pauses included: an attempt that begins late has less time, and none begins
    /// after.
    pub const fn within(self, total: Duration) -> Self {
        Self { total: Some(total), ..self }
    }

    /// Whether sending the request again after that error is safe, and may go better.
    pub fn is_safe_after(error: &Error, function: &Function) -> bool {
        is_safe(error, function.idempotent)
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::never()
    }
}

impl Attempts {
    /// No attempt is made yet.
    pub fn new(policy: RetryPolicy, function: &Function) -> Self {
        let pauses = ExponentialBuilder::new()
            .with_jitter()
            .with_factor(2.0)
            .with_min_delay(policy.first_pause)
            .with_max_delay(policy.longest_pause.max(policy.first_pause))
            .without_max_times()
            .build();
        Self { policy, is_idempotent: function.idempotent, pauses, made: 0, is_unknown: false }
    }

    /// Begins an attempt, that much time after the call began; gives the time that it may take, where there is a bound.
    pub fn begin(&mut self, elapsed: Duration) -> Option<Duration> {
        self.made += 1;
        self.policy.total.map(|total| total.saturating_sub(elapsed))
    }

    /// How many attempts were begun.
    pub fn made(&self) -> u32 {
        self.made
    }

    /// How long to wait before the next attempt.
    ///
    /// # Errors
    /// Where there is none: the error to end with. After more than one attempt that is [`Error::Retried`].
    pub fn failed(&mut self, error: Error, elapsed: Duration) -> Result<Duration, Error> {
        if self.made < self.policy.attempts
            && is_safe(&error, self.is_idempotent)
            && let Some(pause) = self.pauses.next()
            && self.policy.total.is_none_or(|total| elapsed.saturating_add(pause) < total)
        {
            self.is_unknown |= error.outcome() == Outcome::Unknown;
            return Ok(pause);
        }
        if self.made <= 1 {
            return Err(error);
        }
        // Whatever became of the last attempt: one before may have been carried out.
        let outcome = if self.is_unknown { Outcome::Unknown } else { error.outcome() };
        Err(Error::Retried { attempts: self.made, outcome, last: Box::new(error) })
    }
}

fn is_safe(error: &Error, is_idempotent: bool) -> bool {
    let is_safe = match error.outcome() {
        Outcome::NotSent => true,
        Outcome::Unknown => is_idempotent,
        Outcome::Refused => false,
    };
    is_safe && may_pass(error)
}

/// Whether the next attempt may go better. What is wrong with settings, certificates, keys and requests stays wrong.
fn may_pass(error: &Error) -> bool {
    match error {
        Error::Transport(error) => {
            matches!(error.kind(), Kind::Dns | Kind::Connect | Kind::Timeout | Kind::Cut | Kind::Other)
        }
        Error::Status { status, .. } => *status >= 500,
        Error::Fault { fault, .. } => !fault.is_refusal(),
        _ => false,
    }
}
