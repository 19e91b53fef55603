//! How the platform is reached: timeout, retries, proxy and root certificates.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use sips_office_runtime::{ReqwestTransport, RetryPolicy, TransportOptions};

use super::report;
use crate::status::Failure;

/// How the platform is reached.
#[derive(Args)]
pub(super) struct NetworkOptions {
    /// How many seconds an attempt may take; by default 60.
    #[arg(long, value_name = "SECONDS", env = "SIPS_TIMEOUT", value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub(super) timeout: Option<u64>,
    /// How many times a request that failed is sent again, where that is safe: it was not sent, or the function is
    /// idempotent. By default none.
    #[arg(long, value_name = "NUMBER", env = "SIPS_RETRIES", value_parser = clap::value_parser!(u32).range(0..=10))]
    pub(super) retries: Option<u32>,
    /// The proxy to go through, such as `http://proxy.example:3128`; `none` for none. By default that of HTTPS_PROXY.
    #[arg(long, value_name = "URL", env = "SIPS_PROXY", hide_env_values = true)]
    pub(super) proxy: Option<String>,
    /// A PEM file with root certificates to trust beside the system's.
    #[arg(long, value_name = "FILE", env = "SIPS_CA_FILE")]
    pub(super) ca_file: Option<PathBuf>,
}

impl NetworkOptions {
    /// The transport.
    pub(super) fn transport(&self) -> Result<ReqwestTransport, Failure> {
        let mut options = TransportOptions::new();
        if let Some(seconds) = self.timeout {
            options = options.timeout(Duration::from_secs(seconds));
        }
        options = match self.proxy.as_deref() {
            None => options,
            Some("none") => options.no_proxy(),
            Some(address) => options.proxy(address),
        };
        if let Some(path) = &self.ca_file {
            let pem = fs::read(path);
            let pem = pem.map_err(|error| Failure::refused(format!("{}: {error}", path.display())))?;
            options = options.add_root_certificates(pem);
        }
        ReqwestTransport::new(&options).map_err(|error| Failure::refused(report::chain(&error)))
    }

    /// How often to send again.
    pub(super) fn retry(&self) -> RetryPolicy {
        RetryPolicy::up_to(self.retries.unwrap_or(0).saturating_add(1))
    }
}
