//! The transport over reqwest: HTTPS by rustls with ring and the system's trusted certificates.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, Response, Url};
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;

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
    response_bytes: usize,
    /// Why no certificate can be trusted, where none can.
    no_trust: Option<Arc<rustls::Error>>,
}

/// How long a transport waits, and how much it takes.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TransportOptions {
    /// How long a connection may take to come about, TLS included. By default 10 seconds.
    pub connect_timeout: Duration,
    /// How long the whole call may take. By default 60 seconds: answers after more than 30 have been seen.
    pub timeout: Duration,
    /// The bytes of a response. By default 1 MiB.
    pub response_bytes: usize,
}

impl Default for TransportOptions {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(10),
            timeout: Duration::from_secs(60),
            response_bytes: crate::codec::Limits::default().bytes,
        }
    }
}

impl ReqwestTransport {
    /// Sets up the transport. Nothing is connected yet.
    ///
    /// A system without trusted certificates is no error before something is sent by https.
    ///
    /// # Errors
    /// [`TransportError`], not sent, where TLS or the proxy settings of the environment cannot be used.
    pub fn new(options: &TransportOptions) -> Result<Self, TransportError> {
        let (tls, no_trust) = tls()?;
        let builder = || {
            Client::builder()
                .user_agent(concat!("sips-office/", env!("CARGO_PKG_VERSION")))
                .redirect(Policy::none())
                .connect_timeout(options.connect_timeout)
                .timeout(options.timeout)
                .retry(reqwest::retry::never())
                .http1_only()
                .referer(false)
                .tls_backend_preconfigured(tls.clone())
        };
        let build = |builder: ClientBuilder| {
            builder.build().map_err(|error| TransportError::not_sent(Kind::Other).with_source(error))
        };
        Ok(Self {
            outward: build(builder())?,
            loopback: build(builder().no_proxy())?,
            response_bytes: options.response_bytes,
            no_trust,
        })
    }

    async fn exchange(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let url = Url::parse(&request.url)
            .map_err(|error| TransportError::not_sent(Kind::Other).with_source(error))?;
        if let Some(reason) = &self.no_trust
            && url.scheme() == "https"
        {
            return Err(TransportError::not_sent(Kind::Tls).with_source(Arc::clone(reason)));
        }
        let client = match url.host_str().is_some_and(is_loopback) {
            true => &self.loopback,
            false => &self.outward,
        };
        let mut sending = client.post(url).body(request.body);
        for (name, value) in request.headers {
            sending = sending.header(name, value);
        }
        let response = sending.send().await.map_err(failed)?;
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
        while let Some(chunk) = response.chunk().await.map_err(failed)? {
            if chunk.len() > self.response_bytes.saturating_sub(body.len()) {
                return Err(TransportError::unknown(Kind::TooLarge));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }
}

impl Transport for ReqwestTransport {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        self.exchange(request).await
    }
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReqwestTransport")
            .field("response_bytes", &self.response_bytes)
            .finish_non_exhaustive()
    }
}

/// The TLS settings; where the system has no trusted certificates, settings that trust nobody, and why.
fn tls() -> Result<(ClientConfig, Option<Arc<rustls::Error>>), TransportError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = || {
        ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .map_err(|error| TransportError::not_sent(Kind::Tls).with_source(error))
    };
    match builder()?.with_platform_verifier() {
        Ok(verified) => Ok((verified.with_no_client_auth(), None)),
        Err(reason) => {
            let nobody = builder()?.with_root_certificates(RootCertStore::empty()).with_no_client_auth();
            Ok((nobody, Some(Arc::new(reason))))
        }
    }
}

/// Sorts reqwest's errors by whether the request can have left.
fn failed(error: reqwest::Error) -> TransportError {
    let error = error.without_url();
    let sorted = if error.is_connect() {
        TransportError::not_sent(match () {
            () if error.is_dns() => Kind::Dns,
            () if has_tls_cause(&error) => Kind::Tls,
            () if error.is_timeout() => Kind::Timeout,
            () => Kind::Connect,
        })
    } else if error.is_builder() {
        TransportError::not_sent(Kind::Other)
    } else {
        TransportError::unknown(if error.is_timeout() { Kind::Timeout } else { Kind::Cut })
    };
    sorted.with_source(error)
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
