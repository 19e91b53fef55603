//! Seals over bytes, and what is written where a seal or a key should stand.
//!
//! The runtime seals texts with a key that is text, as is right. Here wrong seals are made again, and some of them come
//! of bytes that are no text.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256, Sha512};
use sips_office_runtime::SealAlgorithm;

/// The bytes of the seal, which are written in hexadecimal.
pub(super) fn digest(algorithm: SealAlgorithm, text: &[u8], key: &[u8]) -> Vec<u8> {
    match algorithm {
        SealAlgorithm::HmacSha256 => hmac::<Hmac<Sha256>>(text, key),
        SealAlgorithm::HmacSha512 => hmac::<Hmac<Sha512>>(text, key),
        SealAlgorithm::Sha256 => Sha256::new().chain_update(text).chain_update(key).finalize().to_vec(),
    }
}

/// How many bytes its seals have.
pub(super) fn length(algorithm: SealAlgorithm) -> usize {
    match algorithm {
        SealAlgorithm::HmacSha256 | SealAlgorithm::Sha256 => 32,
        SealAlgorithm::HmacSha512 => 64,
    }
}

/// The bytes of a hexadecimal text in whichever case.
pub(super) fn from_hex(text: &str) -> Option<Vec<u8>> {
    base16ct::mixed::decode_vec(text).ok()
}

/// The bytes of a base64 text of either alphabet, padded or not.
pub(super) fn from_base64(text: &str) -> Option<Vec<u8>> {
    let letters = text.trim_end_matches('=').as_bytes();
    if letters.len() % 4 == 1 || text.len() - letters.len() > 2 {
        return None;
    }
    let mut bytes = Vec::with_capacity(letters.len());
    for group in letters.chunks(4) {
        let mut bits = 0_u32;
        for letter in group {
            bits = bits << 6 | u32::from(sextet(*letter)?);
        }
        // The group's letters stand at the upper end of 24 bits, and each letter but the first completes a byte.
        bits <<= 6 * (4 - group.len());
        bytes.extend(bits.to_be_bytes().iter().skip(1).take(group.len() - 1));
    }
    Some(bytes)
}

fn sextet(letter: u8) -> Option<u8> {
    match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    }
}

fn hmac<M: Mac + KeyInit>(text: &[u8], key: &[u8]) -> Vec<u8> {
    // HMAC takes a key of any length, so the empty seal, which fits nothing, never comes about.
    M::new_from_slice(key)
        .map(|mac| mac.chain_update(text).finalize().into_bytes().to_vec())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use sips_office_runtime::SecretKey;

    use super::*;

    #[test]
    fn over_texts_they_are_the_runtimes_seals() {
        for algorithm in SealAlgorithm::ALL {
            let expected = SecretKey::new("clé").unwrap().seal_text(algorithm, "Café").into_string();
            let made = digest(algorithm, "Café".as_bytes(), "clé".as_bytes());
            assert_eq!(from_hex(&expected), Some(made.clone()));
            assert_eq!(made.len(), length(algorithm));
        }
    }

    #[test]
    fn base64_is_read_with_and_without_padding() {
        for (text, bytes) in [
            ("", &b""[..]),
            ("Zg==", b"f"),
            ("Zg", b"f"),
            ("Zm8=", b"fo"),
            ("Zm9v", b"foo"),
            ("-_-_", b"\xfb\xff\xbf"),
        ] {
            assert_eq!(from_base64(text).as_deref(), Some(bytes), "{text}");
        }
        for text in ["Z", "Zm9vY", "Zm 9", "Zg===", "é"] {
            assert_eq!(from_base64(text), None, "{text}");
        }
    }
}
