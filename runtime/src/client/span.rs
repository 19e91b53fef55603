//! One span per call: which function, how it went; never a value, a key or a body.

use std::future::Future;

use crate::answer::Answer;
use crate::descriptor::Function;
use crate::error::Error;
use crate::exchange::{Exchange, Prepared};

/// The span of one call. Without the feature `tracing` it does nothing.
pub(super) struct CallSpan {
    #[cfg(feature = "tracing")]
    span: tracing::Span,
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
            status = Empty,
            code = Empty,
            seal = Empty,
            outcome = Empty,
        );
        Self { span }
    }

    pub(super) fn prepared(&self, prepared: &Prepared<'_>) {
        self.span.record("interface_version", tracing::field::display(prepared.interface_version()));
    }

    pub(super) fn status(&self, status: u16) {
        self.span.record("status", status);
    }

    /// Notes how an error leaves the request.
    pub(super) fn watch<T>(&self, result: Result<T, Error>) -> Result<T, Error> {
        if let Err(error) = &result {
            self.span.record("outcome", error.outcome().as_str());
            let seal = match error {
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

    pub(super) fn answered<R>(&self, result: Result<Answer<R>, Error>) -> Result<Answer<R>, Error> {
        if let Ok(answer) = &result {
            self.span.record("seal", answer.seal_state().as_str());
            let result = answer.result();
            // A code that nobody listed may be anything at all.
            if let Some(code) = result.code().filter(|_| result.label().is_some() || result.is_accepted()) {
                self.span.record("code", code);
            }
        }
        self.watch(result)
    }

    pub(super) async fn around<F: Future>(&self, work: F) -> F::Output {
        use tracing::Instrument;
        work.instrument(self.span.clone()).await
    }
}

#[cfg(not(feature = "tracing"))]
impl CallSpan {
    pub(super) fn new(_: &Function, _: &Exchange) -> Self {
        Self {}
    }

    pub(super) fn prepared(&self, _: &Prepared<'_>) {}

    pub(super) fn status(&self, _: u16) {}

    pub(super) fn watch<T>(&self, result: Result<T, Error>) -> Result<T, Error> {
        result
    }

    pub(super) fn answered<R>(&self, result: Result<Answer<R>, Error>) -> Result<Answer<R>, Error> {
        result
    }

    pub(super) async fn around<F: Future>(&self, work: F) -> F::Output {
        work.await
    }
}
