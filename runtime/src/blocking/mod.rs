//! A client whose calls block the thread until they are done, for programs without an async runtime.
//!
//! It is the same client: what it checks, seals, verifies, repeats and tells is [`crate::Client`]'s. Only the waiting
//! differs.

#[cfg(feature = "reqwest")]
mod reqwest;

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Duration;

#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;

use crate::answer::Answer;
use crate::descriptor::Function;
use crate::error::Error;
use crate::exchange::{Exchange, HttpRequest, HttpResponse, Prepared, RetryPolicy, TransportError};
use crate::message::Message;
use crate::typed::Request;

/// The transport of a [`Client`] that names none.
#[cfg(feature = "reqwest")]
pub type DefaultTransport = ReqwestTransport;
/// The transport of a [`Client`] that names none: without the feature `reqwest`, there is none.
#[cfg(not(feature = "reqwest"))]
pub type DefaultTransport = std::convert::Infallible;

/// Carries one HTTP request and brings its response, while the caller waits.
///
/// What holds for [`crate::Transport`] holds here.
pub trait Transport: Send + Sync {
    /// Sends the request as a POST.
    ///
    /// # Errors
    /// [`TransportError`], which tells whether the platform can have seen the request.
    fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError>;

    /// Waits before a request is sent again. By default the thread sleeps.
    fn pause(&self, time: Duration) {
        thread::sleep(time);
    }
}

/// Calls functions, and waits for their answers. Clones are cheap and share one transport with its connections.
#[derive(Debug)]
pub struct Client<T = DefaultTransport> {
    inner: crate::Client<Waiting<T>>,
}

#[cfg(feature = "reqwest")]
impl Client {
    /// A client over HTTPS with the usual options.
    ///
    /// # Errors
    /// As for [`crate::Client::new`], and where no thread can be started.
    pub fn new(exchange: Exchange) -> Result<Self, Error> {
        Self::with_options(exchange, &crate::TransportOptions::new())
    }

    /// A client over HTTPS.
    ///
    /// # Errors
    /// As for [`new`](Self::new).
    pub fn with_options(exchange: Exchange, options: &crate::TransportOptions) -> Result<Self, Error> {
        let options = options.clone().or_response_bytes(exchange.limits().bytes);
        Ok(Self::with_transport(exchange, ReqwestTransport::new(&options)?))
    }
}

impl<T> Client<T> {
    /// A client over a transport of one's own.
    pub fn with_transport(exchange: Exchange, transport: T) -> Self {
        Self { inner: crate::Client::with_transport(exchange, Waiting(transport)) }
    }

    /// The same client, with other ideas about sending again what failed. By default nothing is.
    #[must_use]
    pub fn with_retry(self, policy: RetryPolicy) -> Self {
        Self { inner: self.inner.with_retry(policy) }
    }

    /// The settings.
    pub fn exchange(&self) -> &Exchange {
        self.inner.exchange()
    }
}

impl<T: Transport> Client<T> {
    /// Calls a function.
    ///
    /// # Errors
    /// As for [`crate::Client::call`].
    pub fn call<R: Request>(&self, request: &R) -> Result<Answer<R::Response>, Error> {
        finish(self.inner.call(request))
    }

    /// Calls a function with a message put together at run time.
    ///
    /// # Errors
    /// As for [`call`](Self::call).
    pub fn call_message(
        &self,
        function: &Function,
        message: &Message<'_>,
    ) -> Result<Answer<Message<'static>>, Error> {
        finish(self.inner.call_message(function, message))
    }

    /// Sends a request that was prepared before, perhaps to show it first.
    ///
    /// # Errors
    /// As for [`call`](Self::call).
    pub fn send(&self, prepared: &Prepared<'_>) -> Result<Answer<Message<'static>>, Error> {
        finish(self.inner.send(prepared))
    }
}

impl<T> Clone for Client<T> {
    fn clone(&self) -> Self {
        Self { inner: self.inner.clone() }
    }
}

/// A blocking transport for the async client: whoever asks it for a response waits while asking.
#[derive(Debug)]
struct Waiting<T>(T);

impl<T: Transport> crate::Transport for Waiting<T> {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        self.0.send(request)
    }

    async fn pause(&self, time: Duration) {
        self.0.pause(time);
    }
}

/// Carries a future through in this thread. Over a transport that waits itself, that takes one look.
fn finish<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(done) => return done,
            Poll::Pending => thread::park(),
        }
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}
