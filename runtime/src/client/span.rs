//! One span per call: which function, how it went; never a value, a key or a body.

use std::future::Future;
use std::time::Duration;

use crate::answer::Answer;
use crate::descriptor::Function;
use crate::error::Error;
use crate::exchange::{Exchange, Prepared};

/// The span of one call. Without the feature `tracing` it does nothing.
pub(super) struct CallSpan {
    #[cfg(feature = "tracing")]
    span: tracing::Span,
    #[cfg(feature = "tracing")]
    began: std::time::Instant,
}

#[cfg(feature = "tracing")]
impl CallSpan {
    pub(super) fn new(function: &Function, exchange: &Exchange) -> Self {
        use tracing::field::Empty;
        let span = tracing::info_span!(
            "sips_office_call",
            function = &*function.name,
            protocol = exchange.protocol().name(),
            brand = &*exchange.brand().id,
            environment = exchange.environment().name(),
            interface_version = Empty,
            attempt = Empty,
            status = Empty,
            code = Empty,
            seal = Empty,
            outcome = Empty,
            duration_ms = Empty,
        );
        Self { span, began: std::time::Instant::now() }
    }

    pub(super) fn prepared(&self, prepared: &Prepared<'_>) {
        self.span.record("interface_version", tracing::field::display(prepared.interface_version()));
    }

    /// Notes which attempt begins; a later one takes the place of an earlier.
    pub(super) fn attempt(&self, number: u32) {
        self.span.record("attempt", number);
    }

    /// Tells that an attempt failed and there will be another.
    pub(super) fn pause(&self, pause: Duration) {
        let pause_ms = milliseconds(pause);
        tracing::warn!(parent: &self.span, pause_ms, "the attempt failed and is repeated");
    }

    pub(super) fn status(&self, status: u16) {
        self.span.record("status", status);
    }

    /// Notes how an error leaves the request.
    pub(super) fn watch<T>(&self, result: Result<T, Error>) -> Result<T, Error> {
        if let Err(error) = &result {
            self.span.record("outcome", error.outcome().as_str());
            let seal = match error.last() {
                Error::WrongSeal => Some("wrong"),
                Error::Unsealed { .. } => Some("missing"),
                _ => None,
            };
            if let Some(seal) = seal {
                self.span.record("seal", seal);
            }
        }
        result
    }

    pub(super) fn answered<R>(&self, answer: Answer<R>) -> Answer<R> {
        self.span.record("seal", answer.seal_state().as_str());
        let result = answer.result();
        // A code that nobody listed may be anything at all.
        if let Some(code) = result.code().filter(|_| result.label().is_some() || result.is_accepted()) {
            self.span.record("code", code);
        }
        answer
    }

    pub(super) async fn around<F: Future>(&self, work: F) -> F::Output {
        use tracing::Instrument;
        work.instrument(self.span.clone()).await
    }
}

/// Also a call that is given up by whoever waits for it took its time.
#[cfg(feature = "tracing")]
impl Drop for CallSpan {
    fn drop(&mut self) {
        self.span.record("duration_ms", milliseconds(self.began.elapsed()));
    }
}

#[cfg(feature = "tracing")]
fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(not(feature = "tracing"))]
impl CallSpan {
    pub(super) fn new(_: &Function, _: &Exchange) -> Self {
        Self {}
    }

    pub(super) fn prepared(&self, _: &Prepared<'_>) {}

    pub(super) fn attempt(&self, _: u32) {}

    pub(super) fn pause(&self, _: Duration) {}

    pub(super) fn status(&self, _: u16) {}

    pub(super) fn watch<T>(&self, result: Result<T, Error>) -> Result<T, Error> {
        result
    }

    pub(super) fn answered<R>(&self, answer: Answer<R>) -> Answer<R> {
        answer
    }

    pub(super) async fn around<F: Future>(&self, work: F) -> F::Output {
        work.await
    }
}
