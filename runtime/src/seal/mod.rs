//! The seal: what it covers, how it is computed and how it is compared.
//!
//! A seal is computed over the texts of a message in name order, without names and without separators. It therefore
//! binds neither the names of fields, nor the borders between values, nor empty fields, nor the request that an
//! answer belongs to. It shows that somebody with the key wrote these texts in this order; TLS does the rest.

mod algorithm;
mod key;
mod order;

pub use algorithm::{SealAlgorithm, UnknownSealAlgorithm};
pub use key::{EmptyKey, Seal, SecretKey, Verdict};
pub use order::{SealedPart, sealed_parts, sealed_text};
