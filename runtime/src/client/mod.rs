//! The client: an exchange with a transport.

#[cfg(feature = "reqwest")]
mod reqwest;
mod span;

use std::sync::Arc;

#[cfg(feature = "reqwest")]
pub use self::reqwest::{ReqwestTransport, TransportOptions};

use crate::answer::Answer;
use crate::descriptor::Function;
use crate::error::Error;
use crate::exchange::{Exchange, HttpResponse, Prepared, Transport};
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
/// Every call is checked before it is sent, and every answer's seal is verified. Nothing is sent twice.
#[derive(Debug)]
pub struct Client<T = DefaultTransport> {
    inner: Arc<Inner<T>>,
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
        Self { inner: Arc::new(Inner { exchange, transport }) }
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
        let response = self.transmit(&prepared, &span).await?;
        let answer = span.answered(self.exchange().receive_message(&prepared, &response))?;
        Ok(answer.map(R::Response::from_message))
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
        let response = self.transmit(&prepared, &span).await?;
        let answer = span.answered(self.exchange().receive_message(&prepared, &response))?;
        Ok(answer.map(Message::into_owned))
    }

    /// Sends a request that was prepared before, perhaps to show it first.
    ///
    /// # Errors
    /// As for [`call`](Self::call).
    pub async fn send(&self, prepared: &Prepared<'_>) -> Result<Answer<Message<'static>>, Error> {
        let span = CallSpan::new(prepared.function(), self.exchange());
        let response = self.transmit(prepared, &span).await?;
        let answer = span.answered(self.exchange().receive_message(prepared, &response))?;
        Ok(answer.map(Message::into_owned))
    }

    async fn transmit(&self, prepared: &Prepared<'_>, span: &CallSpan) -> Result<HttpResponse, Error> {
        span.prepared(prepared);
        let sending = self.inner.transport.send(prepared.http().clone());
        let response = span.watch(span.around(sending).await.map_err(Error::from))?;
        span.status(response.status);
        Ok(response)
    }
}

impl<T> Clone for Client<T> {
    fn clone(&self) -> Self {
        Self { inner: Arc::clone(&self.inner) }
    }
}
