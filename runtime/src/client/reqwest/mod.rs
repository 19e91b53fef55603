//! The transport over reqwest: HTTPS by rustls with ring and the system's trusted certificates.

mod options;
mod resolve;
mod trust;

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, Response, Url};

use self::options::Proxy;
pub use self::options::TransportOptions;
use self::trust::Tls;
use crate::codec::Limits;
use crate::exchange::{
    HttpRequest, HttpResponse, Transport, TransportError, TransportErrorKind as Kind, is_loopback,
};

/// HTTP/1.1 over pooled connections, with finite timeouts and a limit on responses. Redirects are never followed.
///
/// A proxy of the environment (`HTTPS_PROXY` and the like) is used, but not for this machine.
#[derive(Clone)]
pub struct ReqwestTransport {
    outward: Client,
    loopback: Client,
    timeout: Duration,
    response_bytes: usize,
    /// Whether the clients are known to follow no redirect, so that what fails before a connection failed before all.
    is_ours: bool,
    /// Why no certificate can be trusted, where none can.
    no_trust: Option<Arc<rustls::Error>>,
}

impl ReqwestTransport {
    /// Sets up the transport. Nothing is connected yet.
    ///
    /// A system without trusted certificates is no error before something is sent by https.
    ///
    /// # Errors
    /// [`TransportError`] of the kind [`Settings`](Kind::Settings), not sent, where root certificates or proxy cannot
    /// be used.
    pub fn new(options: &TransportOptions) -> Result<Self, TransportError> {
        let Tls { config, no_trust } = options.trust.tls()?;
        let builder = || {
            let mut builder = Client::builder()
                .user_agent(&*options.user_agent)
                .redirect(Policy::none())
                .connect_timeout(options.connect_timeout)
                .pool_max_idle_per_host(options.idle_connections)
                .pool_idle_timeout(options.idle_time)
                // Whether a request may be sent again is decided where it is known what it asks for.
                .retry(reqwest::retry::never())
                .http1_only()
                .referer(false)
                .tls_backend_preconfigured(config.clone());
            if let Some(resolver) = &options.resolver {
                builder = builder.dns_resolver(Arc::new(resolver.clone()));
            }
            builder
        };
        let outward = match &options.proxy {
            Proxy::Environment => builder(),
            Proxy::None => builder().no_proxy(),
            // What is wrong with it is not told: the error would repeat it, and it may hold a password.
            Proxy::At(address) => builder().proxy(reqwest::Proxy::all(address.as_str()).map_err(|_| {
                let what = "the proxy has no address like http://proxy.example:3128";
                TransportError::not_sent(Kind::Settings).with_source(what)
            })?),
        };
        let build = |builder: reqwest::ClientBuilder| {
            builder.build().map_err(|error| TransportError::not_sent(Kind::Settings).with_source(error))
        };
        Ok(Self {
            outward: build(outward)?,
            loopback: build(builder().no_proxy())?,
            timeout: options.timeout,
            response_bytes: options.response_bytes.unwrap_or(Limits::default().bytes),
            is_ours: true,
            no_trust,
        })
    }

    /// Sends with a reqwest client of one's own, whose settings decide about connections, TLS and proxy. Of the options
    /// it takes [`timeout`](TransportOptions::timeout) and [`response_bytes`](TransportOptions::response_bytes).
    ///
    /// The client must not follow redirects, nor send a request again by itself. As that cannot be seen from outside,
    /// nothing that fails while it sends counts as not sent.
    ///
    /// ```
    /// # use sips_office_runtime::{ReqwestTransport, TransportOptions};
    /// # fn of(builder: reqwest::ClientBuilder) -> reqwest::Result<ReqwestTransport> {
    /// let client = builder
    ///     .redirect(reqwest::redirect::Policy::none())
    ///     .retry(reqwest::retry::never())
    ///     .build()?;
    /// Ok(ReqwestTransport::with_client(client, &TransportOptions::new()))
    /// # }
    /// ```
    pub fn with_client(client: Client, options: &TransportOptions) -> Self {
        Self {
            outward: client.clone(),
            loopback: client,
            timeout: options.timeout,
            response_bytes: options.response_bytes.unwrap_or(Limits::default().bytes),
            is_ours: false,
            no_trust: None,
        }
    }

    async fn exchange(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let url = Url::parse(&request.url)
            .map_err(|error| TransportError::not_sent(Kind::Settings).with_source(error))?;
        if let Some(reason) = &self.no_trust
            && url.scheme() == "https"
        {
            return Err(TransportError::not_sent(Kind::Tls).with_source(Arc::clone(reason)));
        }
        let client = match url.host_str().is_some_and(is_loopback) {
            true => &self.loopback,
            false => &self.outward,
        };
        let timeout = request.timeout.map_or(self.timeout, |left| left.min(self.timeout));
        let mut sending = client.post(url.clone()).timeout(timeout).body(request.body);
        for (name, value) in request.headers {
            sending = sending.header(name, value);
        }
        let response = sending.send().await.map_err(|error| self.failed(error))?;
        if *response.url() != url {
            return Err(TransportError::unknown(Kind::Redirected));
        }
        let status = response.status().as_u16();
        let headers = response.headers().iter();
        let headers = headers
            .filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.to_owned())))
            .collect();
        let body = self.body(response).await?;
        Ok(HttpResponse { status, headers, body })
    }

    /// Counts what arrives: a stated length is only a statement.
    async fn body(&self, mut response: Response) -> Result<Vec<u8>, TransportError> {
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| self.failed(error))? {
            if chunk.len() > self.response_bytes.saturating_sub(body.len()) {
                return Err(TransportError::unknown(Kind::TooLarge));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }

    /// Sorts reqwest's errors by whether the request can have left.
    ///
    /// Not sent is only what failed before there was a connection: name resolution, TCP, a proxy's tunnel and TLS all
    /// end before the first byte of a request is written. A pooled connection that turns out to be closed is no such
    /// case, as it may have closed after the request was written. (Where hyper knows that it took nothing of the
    /// request for such a connection, it takes another by itself, and there is no error.)
    fn failed(&self, error: reqwest::Error) -> TransportError {
        let error = error.without_url();
        let (kind, was_sent) = match () {
            () if error.is_builder() => (Kind::Settings, false),
            () if error.is_connect() && error.is_dns() => (Kind::Dns, !self.is_ours),
            () if error.is_connect() && has_tls_cause(&error) => (Kind::Tls, !self.is_ours),
            () if error.is_connect() && error.is_timeout() => (Kind::Timeout, !self.is_ours),
            () if error.is_connect() => (Kind::Connect, !self.is_ours),
            () if error.is_timeout() => (Kind::Timeout, true),
            () if error.is_redirect() => (Kind::Redirected, true),
            () => (Kind::Cut, true),
        };
        let sorted = if was_sent { TransportError::unknown(kind) } else { TransportError::not_sent(kind) };
        sorted.with_source(error)
    }
}

impl Transport for ReqwestTransport {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        self.exchange(request).await
    }

    async fn pause(&self, time: Duration) {
        tokio::time::sleep(time).await;
    }
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReqwestTransport")
            .field("timeout", &self.timeout)
            .field("response_bytes", &self.response_bytes)
            .finish_non_exhaustive()
    }
}

/// Whether rustls stands anywhere among the causes. What an I/O error wraps is no `source` of it, and one may wrap
/// another.
fn has_tls_cause(error: &(dyn StdError + 'static)) -> bool {
    if error.is::<rustls::Error>() {
        return true;
    }
    let wrapped = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    let next = match wrapped {
        Some(inner) => Some(inner as &(dyn StdError + 'static)),
        None => error.source(),
    };
    next.is_some_and(has_tls_cause)
}
