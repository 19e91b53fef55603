//! What carries a request to the platform and its response back.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::time::Duration;

use super::pause::pause;
use super::{HttpRequest, HttpResponse};
use crate::outcome::Outcome;

/// Carries one HTTP request and brings its response.
///
/// A transport never follows a redirect, sends a request at most once, and gives up after a finite time, which is no
/// longer than [`HttpRequest::timeout`]. It hands over a response of any status.
pub trait Transport: Send + Sync {
    /// Sends the request as a POST.
    ///
    /// # Errors
    /// [`TransportError`], which tells whether the platform can have seen the request.
    fn send(&self, request: HttpRequest)
    -> impl Future<Output = Result<HttpResponse, TransportError>> + Send;

    /// Waits before a request is sent again.
    ///
    /// Unless a transport has a timer of its own, a thread of its own sleeps for that long: that works under every async
    /// runtime.
    fn pause(&self, time: Duration) -> impl Future<Output = ()> + Send {
        pause(time)
    }
}

/// Why a transport brought no response.
///
/// `Display` holds nothing of the request or the response; the [`source`](StdError::source) is the transport's own.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    outcome: Outcome,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What went wrong on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The host's name was not resolved.
    Dns,
    /// No connection came about.
    Connect,
    /// No trusted encryption came about.
    Tls,
    /// It took too long.
    Timeout,
    /// The connection ended before a whole response came, or what came was no HTTP.
    Cut,
    /// The response is larger than allowed.
    TooLarge,
    /// The transport's HTTP client followed a redirect, although it should not.
    Redirected,
    /// The transport's own settings cannot be used.
    Settings,
    /// Something else.
    Other,
}

impl TransportError {
    /// An error before anything of the request can have reached the platform.
    pub fn not_sent(kind: TransportErrorKind) -> Self {
        Self { kind, outcome: Outcome::NotSent, source: None }
    }

    /// An error after which the platform may or may not have the request.
    pub fn unknown(kind: TransportErrorKind) -> Self {
        Self { kind, outcome: Outcome::Unknown, source: None }
    }

    /// The same with its cause, whose texts must not hold anything of the request's body.
    #[must_use]
    pub fn with_source(self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { source: Some(source.into()), ..self }
    }

    /// What went wrong.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// What became of the request: not sent, or unknown.
    pub fn outcome(&self) -> Outcome {
        self.outcome
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::Dns => "the platform's host name was not resolved",
            TransportErrorKind::Connect => "no connection to the platform came about",
            TransportErrorKind::Tls => "no trusted TLS connection to the platform came about",
            TransportErrorKind::Timeout => "the platform took too long",
            TransportErrorKind::Cut => "no whole response came before the connection ended",
            TransportErrorKind::TooLarge => "the response is larger than allowed",
            TransportErrorKind::Redirected => {
                "the HTTP client followed a redirect, which carries a sealed request elsewhere; make it with \
                 `redirect::Policy::none()`"
            }
            TransportErrorKind::Settings => "the transport's settings cannot be used",
            TransportErrorKind::Other => "the transport failed",
        })?;
        f.write_str(match self.outcome {
            Outcome::NotSent => ". The request was not sent",
            Outcome::Unknown | Outcome::Refused => ". Whether the request was carried out is unknown",
        })
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}
