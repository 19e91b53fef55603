//! The secret key, and sealing and verifying with it.

use std::fmt;
use std::sync::Arc;

use arrayvec::{ArrayString, ArrayVec};
use hmac::digest::FixedOutput;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256, Sha512};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::algorithm::SealAlgorithm;
use super::order::walk;
use crate::descriptor::Role;
use crate::message::Message;

/// A merchant's secret key, with the key schedule of both HMACs kept ready.
///
/// Clones share one copy, which is wiped when the last of them is dropped. Nothing of it is printed, and it cannot be
/// read back.
#[derive(Clone)]
pub struct SecretKey {
    schedule: Arc<Schedule>,
}

struct Schedule {
    text: Zeroizing<String>,
    hmac_sha256: Hmac<Sha256>,
    hmac_sha512: Hmac<Sha512>,
}

/// The seal of a message, in lower-case hexadecimal.
///
/// It cannot be compared with `==`, which would tell an attacker by its duration how much fits: use
/// [`SecretKey::verify`].
#[derive(Clone, Debug)]
pub struct Seal(ArrayString<LONGEST>);

/// The characters of an HMAC-SHA-512.
const LONGEST: usize = 128;
/// How many bytes of short texts are gathered before the hash sees them: a step of the hash costs more than a copy.
const GATHERED: usize = 512;

/// What verifying found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The seal fits the message.
    Valid,
    /// The message has no seal, or an empty one.
    Missing,
    /// There is a seal and it does not fit.
    Wrong,
}

/// A secret key of no characters, which would seal like everybody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmptyKey;

impl SecretKey {
    /// A key from its text, to the letter: it is neither hexadecimal nor base64.
    ///
    /// # Errors
    /// [`EmptyKey`] where the text is empty.
    pub fn new(text: impl Into<String>) -> Result<Self, EmptyKey> {
        let text = Zeroizing::new(text.into());
        if text.is_empty() {
            return Err(EmptyKey);
        }
        // HMAC takes a key of any length, so there is no other way to fail.
        let hmac_sha256 = Hmac::new_from_slice(text.as_bytes()).map_err(|_| EmptyKey)?;
        let hmac_sha512 = Hmac::new_from_slice(text.as_bytes()).map_err(|_| EmptyKey)?;
        Ok(Self { schedule: Arc::new(Schedule { text, hmac_sha256, hmac_sha512 }) })
    }

    /// The seal of a message. A seal that the message already has plays no part.
    pub fn seal(&self, algorithm: SealAlgorithm, message: &Message<'_>) -> Seal {
        let mut seal = Seal::empty();
        self.seal_into(algorithm, message, &mut seal, |_| {});
        seal
    }

    /// Puts the [`seal`](Self::seal) of a message where it is to stay: to move what was just written is slow. Whoever else
    /// wants to look at the sealed texts sees them too, many at once.
    pub(crate) fn seal_into(
        &self,
        algorithm: SealAlgorithm,
        message: &Message<'_>,
        seal: &mut Seal,
        mut see: impl FnMut(&[u8]),
    ) {
        self.compute(algorithm, seal, |take| {
            let mut gathered = ArrayVec::<u8, GATHERED>::new();
            walk(message, &mut |_, text| {
                let text = text.as_bytes();
                if text.len() > gathered.remaining_capacity() {
                    take(&gathered);
                    see(&gathered);
                    gathered.clear();
                }
                // What does not fit even now is no short text.
                if gathered.try_extend_from_slice(text).is_err() {
                    take(text);
                    see(text);
                }
            });
            take(&gathered);
            see(&gathered);
        });
    }

    /// The seal of a text that was put together elsewhere.
    pub fn seal_text(&self, algorithm: SealAlgorithm, text: &str) -> Seal {
        let mut seal = Seal::empty();
        self.compute(algorithm, &mut seal, |take| take(text.as_bytes()));
        seal
    }

    /// Whether the seal that stands in a message fits it, compared in constant time.
    ///
    /// A seal must be exactly what [`seal`](Self::seal) gives: capitals, spaces, a container or a list are
    /// [`Verdict::Wrong`].
    pub fn verify(&self, algorithm: SealAlgorithm, message: &Message<'_>) -> Verdict {
        let Some(received) = message.get(Role::Seal.name()) else { return Verdict::Missing };
        let Some(received) = received.as_text() else { return Verdict::Wrong };
        if received.is_empty() {
            return Verdict::Missing;
        }
        match are_same(self.seal(algorithm, message).0.as_bytes(), received.as_bytes()) {
            true => Verdict::Valid,
            false => Verdict::Wrong,
        }
    }

    /// Feeds the pieces to the algorithm one by one, so that the sealed text is never put together as a whole.
    fn compute(&self, algorithm: SealAlgorithm, seal: &mut Seal, feed: impl FnOnce(&mut dyn FnMut(&[u8]))) {
        match algorithm {
            SealAlgorithm::HmacSha256 => {
                let mut mac = self.schedule.hmac_sha256.clone();
                feed(&mut |piece| mac.update(piece));
                seal.set(mac);
            }
            SealAlgorithm::HmacSha512 => {
                let mut mac = self.schedule.hmac_sha512.clone();
                feed(&mut |piece| mac.update(piece));
                seal.set(mac);
            }
            SealAlgorithm::Sha256 => {
                let mut hash = Sha256::new();
                feed(&mut |piece| Digest::update(&mut hash, piece));
                Digest::update(&mut hash, self.schedule.text.as_bytes());
                seal.set(hash);
            }
        }
    }
}

/// Compares in constant time, eight bytes at once: seals are of 64 or 128.
fn are_same(one: &[u8], other: &[u8]) -> bool {
    let (words, rest) = one.as_chunks::<8>();
    let (other_words, other_rest) = other.as_chunks::<8>();
    let same = words.iter().zip(other_words).fold(rest.ct_eq(other_rest), |same, (word, other)| {
        same & u64::from_ne_bytes(*word).ct_eq(&u64::from_ne_bytes(*other))
    });
    one.len() == other.len() && bool::from(same)
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(…)")
    }
}

impl Seal {
    /// The place for a seal.
    #[inline]
    pub(crate) const fn empty() -> Self {
        Self(ArrayString::new_const())
    }

    /// What the hash gives, in hexadecimal. All three have room in it.
    fn set(&mut self, hash: impl FixedOutput) {
        // Into its place, for the compiler hands a hash that is returned over byte by byte.
        let mut bytes = Default::default();
        hash.finalize_into(&mut bytes);
        let mut room = [0; LONGEST];
        let text = base16ct::lower::encode_str(&bytes, &mut room).unwrap_or_default();
        self.0.clear();
        let fits = self.0.try_push_str(text).is_ok();
        debug_assert!(fits, "the longest has room");
    }

    /// The seal as it is sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The seal as it is sent, owned.
    pub fn into_string(self) -> String {
        self.0.to_string()
    }
}

impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for EmptyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the secret key is empty: give the key that the merchant's extranet shows")
    }
}

impl std::error::Error for EmptyKey {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{Container, Item, Scalar, Value};

    fn key() -> SecretKey {
        SecretKey::new("secret123").unwrap()
    }

    fn message(fields: &[(&'static str, &'static str)]) -> Message<'static> {
        let mut message = Message::new();
        for (name, text) in fields {
            message.insert(*name, *text).unwrap();
        }
        message
    }

    fn update_payment_mean() -> Message<'static> {
        message(&[
            ("interfaceVersion", "WR_WS_2.3"),
            ("keyVersion", "1"),
            ("merchantId", "011223344550000"),
            ("merchantWalletId", "walId011"),
            ("paymentMeanAlias", "myAlias"),
            ("paymentMeanId", "2"),
        ])
    }

    #[test]
    fn the_vector_of_a_plain_text() {
        let key = SecretKey::new("superSafeSecretKey").unwrap();
        assert_eq!(
            key.seal_text(SealAlgorithm::HmacSha256, "This is a test!").as_str(),
            "198e5f278e3f8548e174e84492953c4871732278b7e2aa2cbf20bb1ab85914ea"
        );
    }

    #[test]
    fn the_vector_with_a_container() {
        let mut contact = Container::new();
        contact.insert("email", "customer@email.com").unwrap();
        let mut message = message(&[
            ("amount", "2500"),
            ("automaticResponseUrl", "https://automatic-response-url.fr/"),
            ("captureDay", "0"),
            ("captureMode", "AUTHOR_CAPTURE"),
            ("currencyCode", "978"),
            ("interfaceVersion", "IR_WS_2.22"),
            ("keyVersion", "1"),
            ("merchantId", "011223344550000"),
            ("normalReturnUrl", "https://normal-return-url/"),
            ("orderChannel", "INTERNET"),
            ("orderId", "ORD101"),
            ("returnContext", "ReturnContext"),
            ("transactionOrigin", "SO_WEBAPPLI"),
            ("transactionReference", "TREFEXA2012"),
        ]);
        message.insert("customerContact", contact).unwrap();
        assert_eq!(
            key().seal(SealAlgorithm::HmacSha256, &message).as_str(),
            "322b943d833417c1570e0a282641e8e29d6a5b968c9b846694b5610e18ab5b81"
        );
    }

    #[test]
    fn the_three_algorithms_over_the_documented_sample() {
        for (algorithm, seal) in [
            (SealAlgorithm::HmacSha256, "bc098cdc2c672ed9edaff1b6bc354de423d4a0b9b2cee1eed434841ed42c6258"),
            (SealAlgorithm::Sha256, "a9b8fa74a6b6b24f9bd135f5c7061a6f6d6393a761f8514c48f410626cf8143e"),
            (
                SealAlgorithm::HmacSha512,
                "1b9cd3a1fb36cc676015badaf099fa60c788689c3d135154c643fe31b22088b4\
                 61ca02f9134829168b0a828feb2bd10b44f05a270e686c80bce8055d23598d6e",
            ),
        ] {
            assert_eq!(key().seal(algorithm, &update_payment_mean()).as_str(), seal, "{algorithm}");
        }
    }

    #[test]
    fn text_is_sealed_as_utf8_and_once() {
        let message = message(&[("paymentMeanAlias", "Café")]);
        let expected = key().seal_text(SealAlgorithm::HmacSha256, "Caf\u{e9}");
        assert_eq!(key().seal(SealAlgorithm::HmacSha256, &message).as_str(), expected.as_str());
        // HMAC-SHA-256 of the bytes 43 61 66 c3 a9, computed apart from this program.
        assert_eq!(expected.as_str(), "d6d80083915e7a711cfc893d183af40029765d556af1f623b7905988eabaa263");
    }

    #[test]
    fn a_seal_fits_its_message_and_no_other() {
        for algorithm in SealAlgorithm::ALL {
            let mut sealed = update_payment_mean();
            sealed.set("seal", key().seal(algorithm, &sealed).into_string());
            assert_eq!(key().verify(algorithm, &sealed), Verdict::Valid);
            sealed.set("keyVersion", "2");
            assert_eq!(key().verify(algorithm, &sealed), Verdict::Valid, "the key version is not sealed");
            sealed.set("paymentMeanId", "3");
            assert_eq!(key().verify(algorithm, &sealed), Verdict::Wrong);
        }
    }

    #[test]
    fn a_missing_or_empty_seal_is_missing() {
        let mut message = update_payment_mean();
        assert_eq!(key().verify(SealAlgorithm::HmacSha256, &message), Verdict::Missing);
        message.set("seal", "");
        assert_eq!(key().verify(SealAlgorithm::HmacSha256, &message), Verdict::Missing);
    }

    #[test]
    fn anything_but_the_exact_lower_case_seal_is_wrong() {
        let seal = key().seal(SealAlgorithm::HmacSha256, &update_payment_mean()).into_string();
        let mut inside = Container::new();
        inside.insert("seal", seal.clone()).unwrap();
        let wrong: [Value<'_>; 8] = [
            seal.to_uppercase().into(),
            format!(" {seal}").into(),
            format!("{seal}00").into(),
            seal[..62].to_owned().into(),
            "0".into(),
            "é".into(),
            inside.into(),
            vec![Item::Scalar(Scalar::new(seal.clone()))].into(),
        ];
        for value in wrong {
            let mut message = update_payment_mean();
            message.set("seal", value.clone());
            assert_eq!(key().verify(SealAlgorithm::HmacSha256, &message), Verdict::Wrong, "{value:?}");
        }
    }

    #[test]
    fn the_seal_of_one_algorithm_is_wrong_under_another() {
        let mut message = update_payment_mean();
        message.set("seal", key().seal(SealAlgorithm::Sha256, &message).into_string());
        assert_eq!(key().verify(SealAlgorithm::HmacSha256, &message), Verdict::Wrong);
    }

    #[test]
    fn nothing_of_a_key_is_printed() {
        assert_eq!(format!("{:?}", key()), "SecretKey(…)");
    }

    #[test]
    fn an_empty_key_is_refused() {
        assert_eq!(SecretKey::new("").unwrap_err(), EmptyKey);
    }

    #[test]
    fn long_keys_are_taken() {
        assert!(SecretKey::new("k".repeat(500)).is_ok());
    }
}
