//! Whose certificates are trusted.

use std::fmt;
use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;

use crate::exchange::{TransportError, TransportErrorKind as Kind};

/// Whose certificates are trusted.
#[derive(Clone, Default)]
pub(super) struct Trust {
    pub(super) roots: Roots,
    /// PEM texts with root certificates beside those.
    pub(super) more: Vec<Vec<u8>>,
}

/// The root certificates to begin with.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Roots {
    /// The system's.
    #[default]
    System,
    /// Mozilla's, compiled in.
    #[cfg(feature = "webpki-roots")]
    Bundled,
    /// None.
    None,
}

/// The TLS settings, and why they trust nobody where that is so.
pub(super) struct Tls {
    pub(super) config: ClientConfig,
    pub(super) no_trust: Option<Arc<rustls::Error>>,
}

impl Trust {
    /// A system without root certificates is no error yet: nothing may ever be sent by https.
    pub(super) fn tls(&self) -> Result<Tls, TransportError> {
        let more = self.certificates()?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .map_err(unusable)?;
        let mut store = RootCertStore::empty();
        match self.roots {
            Roots::System => match system(&more, provider) {
                Ok(verifier) => {
                    // A way for verifiers other than rustls' own: this one is the system's, and verifies.
                    let builder = builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier));
                    return Ok(Tls { config: builder.with_no_client_auth(), no_trust: None });
                }
                Err(reason) => {
                    let config = builder.with_root_certificates(store).with_no_client_auth();
                    return Ok(Tls { config, no_trust: Some(Arc::new(reason)) });
                }
            },
            #[cfg(feature = "webpki-roots")]
            Roots::Bundled => store.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
            Roots::None if more.is_empty() => return Err(unusable("no root certificate is to be trusted")),
            Roots::None => {}
        }
        for certificate in more {
            store.add(certificate).map_err(unusable)?;
        }
        Ok(Tls { config: builder.with_root_certificates(store).with_no_client_auth(), no_trust: None })
    }

    fn certificates(&self) -> Result<Vec<CertificateDer<'static>>, TransportError> {
        let mut certificates = Vec::new();
        for pem in &self.more {
            let before = certificates.len();
            for certificate in CertificateDer::pem_slice_iter(pem) {
                // The error would repeat a part of the text.
                let certificate = certificate.map_err(|_| unusable("a root certificate is no PEM text"))?;
                certificates.push(certificate);
            }
            if certificates.len() == before {
                return Err(unusable("a text of root certificates holds none (-----BEGIN CERTIFICATE-----)"));
            }
        }
        Ok(certificates)
    }
}

/// The system's verifier, which trusts some certificates more.
#[cfg(not(target_os = "android"))]
fn system(
    more: &[CertificateDer<'static>],
    provider: Arc<rustls::crypto::CryptoProvider>,
) -> Result<Verifier, rustls::Error> {
    Verifier::new_with_extra_roots(more.iter().cloned(), provider)
}

/// The system's verifier, which on Android takes no other certificates.
#[cfg(target_os = "android")]
fn system(
    more: &[CertificateDer<'static>],
    provider: Arc<rustls::crypto::CryptoProvider>,
) -> Result<Verifier, rustls::Error> {
    match more.is_empty() {
        true => Verifier::new(provider),
        false => Err(rustls::Error::General("Android's certificates cannot be added to".to_owned())),
    }
}

fn unusable(reason: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> TransportError {
    TransportError::not_sent(Kind::Settings).with_source(reason)
}

/// Shows how many texts there are, and of none what it says.
impl fmt::Debug for Trust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} and {} more", self.roots, self.more.len())
    }
}
