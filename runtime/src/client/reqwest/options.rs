//! How a transport connects, how long it waits, whom it trusts, and how much it takes.

use std::fmt;
use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use super::resolve::Resolver;
use super::trust::{Roots, Trust};

/// How a [`ReqwestTransport`](super::ReqwestTransport) connects, how long it waits, whom it trusts, and how much it
/// takes.
///
/// ```
/// # use std::time::Duration;
/// # use sips_office_runtime::TransportOptions;
/// let options = TransportOptions::new()
///     .timeout(Duration::from_secs(30))
///     .proxy("http://proxy.shop.example:3128")
///     .user_agent("shop/4.2");
/// ```
///
/// `Debug` shows of a proxy only that there is one: its address may hold a password.
#[derive(Clone)]
#[must_use = "options do nothing until a transport is made with them"]
pub struct TransportOptions {
    pub(super) connect_timeout: Duration,
    pub(super) timeout: Duration,
    pub(super) response_bytes: Option<usize>,
    pub(super) proxy: Proxy,
    pub(super) trust: Trust,
    pub(super) idle_connections: usize,
    pub(super) idle_time: Duration,
    pub(super) user_agent: String,
    pub(super) resolver: Option<Resolver>,
}

/// By way of whom connections are made.
#[derive(Clone)]
pub(super) enum Proxy {
    /// Whatever the environment says: `HTTPS_PROXY` and the like.
    Environment,
    /// Nobody.
    None,
    /// The proxy at that address.
    At(String),
}

impl TransportOptions {
    /// The usual options.
    pub fn new() -> Self {
        Self {
            connect_timeout: Duration::from_secs(10),
            timeout: Duration::from_secs(60),
            response_bytes: None,
            proxy: Proxy::Environment,
            trust: Trust::default(),
            idle_connections: 100,
            idle_time: Duration::from_secs(15),
            user_agent: concat!("sips-office/", env!("CARGO_PKG_VERSION")).to_owned(),
            resolver: None,
        }
    }

    /// How long a connection may take to come about, with name resolution and TLS. By default 10 seconds.
    ///
    /// What fails within this time was not sent. So it should be shorter than [`timeout`](Self::timeout), after which
    /// that is no longer known.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// How long one attempt may take from beginning to end. By default 60 seconds: answers after more than 30 have been
    /// seen.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The most bytes of a response. By default what the exchange's limits allow; 1 MiB without an exchange.
    pub fn response_bytes(mut self, bytes: usize) -> Self {
        self.response_bytes = Some(bytes);
        self
    }

    /// Connects by way of the HTTP proxy at that address, whatever the environment says. TLS goes through it to the
    /// platform, so it sees host names and nothing else. Requests to this machine never take a proxy.
    pub fn proxy(mut self, address: impl Into<String>) -> Self {
        self.proxy = Proxy::At(address.into());
        self
    }

    /// Connects without a proxy, whatever the environment says. By default `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`
    /// are obeyed.
    pub fn no_proxy(mut self) -> Self {
        self.proxy = Proxy::None;
        self
    }

    /// Trusts also the root certificates of that PEM text, as for a company's proxy that looks into TLS.
    ///
    /// Text without a certificate is an error when the transport is made.
    pub fn add_root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.trust.more.push(pem.into());
        self
    }

    /// Trusts no root certificates but those that [`add_root_certificates`](Self::add_root_certificates) adds. By
    /// default the system's are trusted.
    pub fn only_added_root_certificates(mut self) -> Self {
        self.trust.roots = Roots::None;
        self
    }

    /// Trusts Mozilla's root certificates, which are compiled in, in the place of the system's: for a container
    /// without any. They age with the program.
    #[cfg(feature = "webpki-roots")]
    pub fn bundled_root_certificates(mut self) -> Self {
        self.trust.roots = Roots::Bundled;
        self
    }

    /// How many connections to a host stay open without a request. By default 100; with 0 each request has a
    /// connection of its own.
    pub fn idle_connections(mut self, most: usize) -> Self {
        self.idle_connections = most;
        self
    }

    /// How long a connection stays open without a request. By default 15 seconds: where the platform closes a
    /// connection in the moment in which a request is sent, it is unknown what became of the request.
    pub fn idle_time(mut self, time: Duration) -> Self {
        self.idle_time = time;
        self
    }

    /// What the transport calls itself. By default `sips-office/` and the version.
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = name.into();
        self
    }

    /// Asks this function for the addresses of a host, in the place of the system. It may block. No address is an
    /// error, of the kind [`Dns`](crate::TransportErrorKind::Dns) like those that it gives.
    ///
    /// ```
    /// # use sips_office_runtime::TransportOptions;
    /// let options = TransportOptions::new().resolver(|host| match host {
    ///     "office-server.test.sips-services.com" => Ok(vec!["192.0.2.7".parse().unwrap()]),
    ///     _ => Err(std::io::Error::other("no other host is called")),
    /// });
    /// ```
    pub fn resolver(
        mut self,
        resolve: impl Fn(&str) -> io::Result<Vec<IpAddr>> + Send + Sync + 'static,
    ) -> Self {
        self.resolver = Some(Resolver::new(Arc::new(resolve)));
        self
    }

    /// The same, with that most bytes of a response where none was set.
    pub(crate) fn or_response_bytes(mut self, bytes: usize) -> Self {
        self.response_bytes.get_or_insert(bytes);
        self
    }
}

impl Default for TransportOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for TransportOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let proxy = match &self.proxy {
            Proxy::Environment => "of the environment",
            Proxy::None => "none",
            Proxy::At(_) => "set",
        };
        f.debug_struct("TransportOptions")
            .field("connect_timeout", &self.connect_timeout)
            .field("timeout", &self.timeout)
            .field("response_bytes", &self.response_bytes)
            .field("proxy", &proxy)
            .field("trust", &self.trust)
            .field("idle_connections", &self.idle_connections)
            .field("idle_time", &self.idle_time)
            .field("user_agent", &self.user_agent)
            .field("resolver", &self.resolver.is_some())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_password_of_a_proxy() {
        let shown = format!("{:?}", TransportOptions::new().proxy("http://me:pa55@proxy:3128"));
        assert!(!shown.contains("pa55") && shown.contains(r#"proxy: "set""#), "{shown}");
    }
}
