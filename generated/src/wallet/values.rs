// @generated from spec/dictionary by `sips generate`. Changes made here are lost.

//! Value lists of the wallet functions.

use ::sips_office_runtime::message::Value;
use ::sips_office_runtime::typed::{FromValue, ToValue, UnlistedCode};

/// Values of `walletResponseCode`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WalletResponseCode {
    /// `00`: Successful operation.
    Success,
    /// `03`: Invalid Merchant contract.
    InvalidContract,
    /// `12`: Invalid data, verify the request.
    InvalidData,
    /// `25`: Wallet / payment mean unknown by Worldline Sips.
    UnknownWallet,
    /// `30`: Format error.
    FormatError,
    /// `40`: merchantId not allowed to access this wallet service.
    MerchantNotAllowed,
    /// `94`: Duplicated wallet / payment mean.
    Duplicate,
    /// `99`: Temporary problem at the Worldline Sips server level.
    TemporaryProblem,
    /// `01`: Unknown wallet or payment mean.
    ///
    /// Assumed: The page's description promises this code for an unknown wallet or payment mean; its value
    /// list has 25.
    UnknownAccount,
    /// `34`: The request's seal is wrong.
    ///
    /// Assumed: On no page; client code met it as the answer to a wrong seal.
    WrongSeal,
    /// A code that the documentation does not list, as received.
    Unlisted(UnlistedCode),
}

impl WalletResponseCode {
    /// The code on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Success => "00",
            Self::InvalidContract => "03",
            Self::InvalidData => "12",
            Self::UnknownWallet => "25",
            Self::FormatError => "30",
            Self::MerchantNotAllowed => "40",
            Self::Duplicate => "94",
            Self::TemporaryProblem => "99",
            Self::UnknownAccount => "01",
            Self::WrongSeal => "34",
            Self::Unlisted(code) => code.as_str(),
        }
    }

    /// What the documentation says of the code; `None` where it does not list it.
    pub fn label(&self) -> Option<&'static str> {
        match self {
            Self::Success => Some("Successful operation"),
            Self::InvalidContract => Some("Invalid Merchant contract"),
            Self::InvalidData => Some("Invalid data, verify the request"),
            Self::UnknownWallet => {
                Some("Wallet / payment mean unknown by Worldline Sips")
            }
            Self::FormatError => Some("Format error"),
            Self::MerchantNotAllowed => {
                Some("merchantId not allowed to access this wallet service")
            }
            Self::Duplicate => Some("Duplicated wallet / payment mean"),
            Self::TemporaryProblem => {
                Some("Temporary problem at the Worldline Sips server level")
            }
            Self::UnknownAccount => Some("Unknown wallet or payment mean"),
            Self::WrongSeal => Some("The request's seal is wrong"),
            Self::Unlisted(_) => None,
        }
    }
}

impl From<&str> for WalletResponseCode {
    fn from(code: &str) -> Self {
        match code {
            "00" => Self::Success,
            "03" => Self::InvalidContract,
            "12" => Self::InvalidData,
            "25" => Self::UnknownWallet,
            "30" => Self::FormatError,
            "40" => Self::MerchantNotAllowed,
            "94" => Self::Duplicate,
            "99" => Self::TemporaryProblem,
            "01" => Self::UnknownAccount,
            "34" => Self::WrongSeal,
            _ => Self::Unlisted(UnlistedCode::from_unlisted(code)),
        }
    }
}

impl std::fmt::Display for WalletResponseCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ToValue for WalletResponseCode {
    fn to_value(&self) -> Value<'_> {
        self.as_str().into()
    }
}

impl FromValue for WalletResponseCode {
    fn from_value<'a>(value: Value<'a>) -> Result<Self, Value<'a>> {
        value.as_text().map(Self::from).ok_or(value)
    }
}
