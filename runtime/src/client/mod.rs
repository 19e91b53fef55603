//! The client: an exchange with a transport.

#[cfg(feature = "reqwest")]
mod reqwest;
mod span;

use std::sync::Arc;
use std::time::Instant;

#[cfg(feature = "reqwest")]
pub use self::reqwest::{ReqwestTransport, TransportOptions};

use crate::answer::Answer;
use crate::descriptor::Function;
use crate::error::Error;
use crate::exchange::{Attempts, Exchange, HttpRequest, Prepared, RetryPolicy, Transport};
use crate::message::Message;
use crate::typed::{Request, Response};
use span::CallSpan;

/// The transport of a [`Client`] that names none.
#[cfg(feature = "reqwest")]
pub type DefaultTransport = ReqwestTransport;
/// The transport of a [`Client`] that names none: without the feature `reqwest`, there is none.
#[cfg(not(feature = "reqwest"))]
pub type DefaultTransport = std::convert::Infallible;

/// Calls functions. Clones are cheap and share one transport with its connections.
///
/// Every call is checked before it is sent, and every answer's seal is verified. Nothing is sent twice unless
/// [`with_retry`](Self::with_retry) allows it.
#[derive(Debug)]
pub struct Client<T = DefaultTransport> {
    inner: Arc<Inner<T>>,
    retry: RetryPolicy,
}

#[derive(Debug)]
struct Inner<T> {
    exchange: Exchange,
    transport: T,
}

#[cfg(feature = "reqwest")]
impl Client {
    /// A client over HTTPS with the usual options.
    ///
    /// # Errors
    /// [`Error::Transport`] where the transport cannot be set up.
    pub fn new(exchange: Exchange) -> Result<Self, Error> {
        Self::with_options(exchange, &TransportOptions::new())
    }

    /// A client over HTTPS.
    ///
    /// # Errors
    /// [`Error::Transport`] where the transport cannot be set up so.
    pub fn with_options(exchange: Exchange, options: &TransportOptions) -> Result<Self, Error> {
        let options = options.clone().or_response_bytes(exchange.limits().bytes);
        Ok(Self::with_transport(exchange, ReqwestTransport::new(&options)?))
    }
}

impl<T> Client<T> {
    /// A client over a transport of one's own.
    pub fn with_transport(exchange: Exchange, transport: T) -> Self {
        Self { inner: Arc::new(Inner { exchange, transport }), retry: RetryPolicy::never() }
    }

    /// The same client, with other ideas about sending again what failed. By default nothing is.
    #[must_use]
    pub fn with_retry(self, policy: RetryPolicy) -> Self {
        Self { retry: policy, ..self }
    }

    /// The settings.
    pub fn exchange(&self) -> &Exchange {
        &self.inner.exchange
    }
}

impl<T: Transport> Client<T> {
    /// Calls a function.
    ///
    /// # Errors
    /// [`Error`] where there is no answer to rely on; its [`outcome`](Error::outcome) tells what became of the request.
    /// A response code other than success is no error: see [`Answer::accepted`].
    pub async fn call<R: Request>(&self, request: &R) -> Result<Answer<R::Response>, Error> {
        let span = CallSpan::new(R::function(), self.exchange());
        let prepared = span.watch(self.exchange().prepare(request))?;
        self.transmit(&prepared, &span, |message| R::Response::from_message(message)).await
    }

    /// Calls a function with a message put together at run time.
    ///
    /// # Errors
    /// As for [`call`](Self::call).
    pub async fn call_message(
        &self,
        function: &Function,
        message: &Message<'_>,
    ) -> Result<Answer<Message<'static>>, Error> {
        let span = CallSpan::new(function, self.exchange());
        let prepared = span.watch(self.exchange().prepare_message(function, message))?;
        self.transmit(&prepared, &span, owned).await
    }

    /// Sends a request that was prepared before, perhaps to show it first.
    ///
    /// # Errors
    /// As for [`call`](Self::call).
    pub async fn send(&self, prepared: &Prepared<'_>) -> Result<Answer<Message<'static>>, Error> {
        let span = CallSpan::new(prepared.function(), self.exchange());
        self.transmit(prepared, &span, owned).await
    }

    /// Makes as many attempts as the policy allows and the failures ask for.
    async fn transmit<X>(
        &self,
        prepared: &Prepared<'_>,
        span: &CallSpan,
        read: fn(&mut Message<'_>) -> X,
    ) -> Result<Answer<X>, Error> {
        span.prepared(prepared);
        let began = Instant::now();
        let mut attempts = Attempts::new(self.retry, prepared.function());
        loop {
            let timeout = attempts.begin(began.elapsed());
            span.attempt(attempts.made());
            let request = HttpRequest { timeout, ..prepared.http().clone() };
            let error = match self.attempt(prepared, request, span, read).await {
                Ok(answer) => return Ok(span.answered(answer)),
                Err(error) => error,
            };
            let pause = span.watch(attempts.failed(error, began.elapsed()))?;
            span.pause(pause);
            span.around(self.inner.transport.pause(pause)).await;
        }
    }

    async fn attempt<X>(
        &self,
        prepared: &Prepared<'_>,
        request: HttpRequest,
        span: &CallSpan,
        read: fn(&mut Message<'_>) -> X,
    ) -> Result<Answer<X>, Error> {
        let response = span.around(self.inner.transport.send(request)).await?;
        span.status(response.status);
        self.exchange().received(&prepared.into(), &response, read)
    }
}

fn owned(message: &mut Message<'_>) -> Message<'static> {
    std::mem::take(message).into_owned()
}

impl<T> Clone for Client<T> {
    fn clone(&self) -> Self {
        Self { inner: Arc::clone(&self.inner), retry: self.retry }
    }
}
