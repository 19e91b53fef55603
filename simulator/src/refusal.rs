//! Which response code is given for what: all of them stand here.

use sips_office_runtime::Violation;

/// Why the simulator does not do what is asked, each with its response code.
///
/// # Assumed
/// The documentation labels the codes and leaves open when each is given, so the following is a guess:
///
/// - A request that has not the *form* of its function's request, under its interface version, is a format error: a
///   field missing, empty, unknown, too young or removed, a container in the place of a text. A field of the right form
///   with a *value* that it does not take is invalid data. Both name the field; of several that are wrong, the first in
///   documented order.
/// - The questions are asked in this order: merchant, key version, seal algorithm, seal, interface version, the rest.
/// - An unknown key version is a wrong seal. As no key is known then, nor for an unknown merchant, those answers have no
///   seal.
/// - A card number is up to 19 digits, or a token of up to 128 characters that are not digits alone; white space is in
///   neither. An expiry date is empty, or a month as YYYYMM, also one that is over. Anything else there has the right form,
///   a text, and is invalid data.
/// - A card is a duplicate where its wallet holds the same number already, whatever else is said of it. The same card in
///   another wallet is none, nor is one that was deleted.
/// - Code 34 stands for a missing seal too, and 25 for an unknown wallet or payment mean, where the documentation's
///   prose promises 01 and its list 25.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Refusal {
    /// The merchant is unknown: 03.
    UnknownMerchant,
    /// A field has a value that it does not take: 12.
    InvalidData,
    /// The wallet or the payment mean is unknown: 25.
    UnknownWallet,
    /// The request has not the form of the function's requests: 30.
    FormatError,
    /// The seal is missing, does not fit, or is made with an unknown key: 34.
    WrongSeal,
    /// The card is in the wallet already: 94.
    Duplicate,
}

impl Refusal {
    /// The response code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::UnknownMerchant => "03",
            Self::InvalidData => "12",
            Self::UnknownWallet => "25",
            Self::FormatError => "30",
            Self::WrongSeal => "34",
            Self::Duplicate => "94",
        }
    }
}

/// A refusal, and the field that it is about where it is about one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Objection {
    pub(crate) refusal: Refusal,
    pub(crate) field: Option<String>,
}

impl Objection {
    pub(crate) fn format(field: &str) -> Self {
        Self { refusal: Refusal::FormatError, field: Some(field.to_owned()) }
    }

    pub(crate) fn data(field: &str) -> Self {
        Self { refusal: Refusal::InvalidData, field: Some(field.to_owned()) }
    }
}

impl From<Refusal> for Objection {
    fn from(refusal: Refusal) -> Self {
        Self { refusal, field: None }
    }
}

impl From<&Violation> for Objection {
    fn from(violation: &Violation) -> Self {
        let refusal = match violation {
            Violation::NotListed { .. } | Violation::ValueYounger { .. } | Violation::ValueRemoved { .. } => {
                Refusal::InvalidData
            }
            _ => Refusal::FormatError,
        };
        Self { refusal, field: violation.field().map(str::to_owned) }
    }
}
