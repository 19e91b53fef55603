//! The three ways to compute a seal.

use std::fmt;
use std::str::FromStr;

/// How a seal is computed from the sealed text and the secret key.
///
/// ```
/// use sips_office_runtime::SealAlgorithm;
///
/// assert_eq!("HMAC-SHA-512".parse(), Ok(SealAlgorithm::HmacSha512));
/// assert_eq!(SealAlgorithm::default().as_str(), "HMAC-SHA-256");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SealAlgorithm {
    /// HMAC over SHA-256; what the platform takes where a request names none.
    #[default]
    HmacSha256,
    /// HMAC over SHA-512.
    HmacSha512,
    /// SHA-256 over the text followed by the key: an old construction, kept for shops that are configured for it.
    Sha256,
}

impl SealAlgorithm {
    /// All of them, in documented order.
    pub const ALL: [Self; 3] = [Self::HmacSha256, Self::HmacSha512, Self::Sha256];

    /// The name on the wire, as in the field `sealAlgorithm`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HmacSha256 => "HMAC-SHA-256",
            Self::HmacSha512 => "HMAC-SHA-512",
            Self::Sha256 => "SHA-256",
        }
    }
}

impl fmt::Display for SealAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for SealAlgorithm {
    type Err = UnknownSealAlgorithm;

    /// Reads the name on the wire, to the letter.
    fn from_str(text: &str) -> Result<Self, UnknownSealAlgorithm> {
        Self::ALL.into_iter().find(|algorithm| algorithm.as_str() == text).ok_or(UnknownSealAlgorithm)
    }
}

/// A text that names no seal algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownSealAlgorithm;

impl fmt::Display for UnknownSealAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no seal algorithm of that name: there are HMAC-SHA-256, HMAC-SHA-512 and SHA-256")
    }
}

impl std::error::Error for UnknownSealAlgorithm {}
