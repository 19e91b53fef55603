// @generated from spec/dictionary/wallet.yaml by `sips generate`. Changes made here are lost.

//! Value lists of the wallet functions.

use std::borrow::Cow;
use std::fmt;
use ::sips_office_runtime::{descriptor, message, typed};

/// Values of `panType`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PanType {
    /// `CSE`: CSE.
    Cse,
    /// `PAN`: PAN.
    Pan,
    /// `STKPAN`: STKPAN.
    StkPan,
    /// `TOKEN_PAN`: TOKEN_PAN.
    TokenPan,
    /// `VCO_PAN`: VCO_PAN.
    #[deprecated = "Obsolete by its documentation."]
    VcoPan,
    /// A code that the documentation does not list, as received.
    Unlisted(typed::UnlistedCode),
}

#[allow(deprecated)]
impl PanType {
    /// The code on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Cse => "CSE",
            Self::Pan => "PAN",
            Self::StkPan => "STKPAN",
            Self::TokenPan => "TOKEN_PAN",
            Self::VcoPan => "VCO_PAN",
            Self::Unlisted(code) => code.as_str(),
        }
    }

    /// What the documentation says of the code; `None` where it does not list it.
    pub fn label(&self) -> Option<&'static str> {
        match self {
            Self::Cse => Some("CSE"),
            Self::Pan => Some("PAN"),
            Self::StkPan => Some("STKPAN"),
            Self::TokenPan => Some("TOKEN_PAN"),
            Self::VcoPan => Some("VCO_PAN"),
            Self::Unlisted(_) => None,
        }
    }
}

#[allow(deprecated)]
impl From<&str> for PanType {
    fn from(code: &str) -> Self {
        match code {
            "CSE" => Self::Cse,
            "PAN" => Self::Pan,
            "STKPAN" => Self::StkPan,
            "TOKEN_PAN" => Self::TokenPan,
            "VCO_PAN" => Self::VcoPan,
            _ => Self::Unlisted(typed::UnlistedCode::from_unlisted(code)),
        }
    }
}

impl fmt::Display for PanType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl typed::ToValue for PanType {
    fn to_value(&self) -> message::Value<'_> {
        self.as_str().into()
    }
}

impl typed::FromValue for PanType {
    fn from_text(code: &str) -> Option<Self> {
        Some(Self::from(code))
    }
}

impl PanType {
    /// The description of its codes that checks read.
    pub(super) const VALUES: descriptor::ValueList = descriptor::ValueList {
        name: Cow::Borrowed("panType"),
        open: true,
        values: Cow::Borrowed(
            &[
                descriptor::ListedValue {
                    code: Cow::Borrowed("CSE"),
                    label: Cow::Borrowed("CSE"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("PAN"),
                    label: Cow::Borrowed("PAN"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("STKPAN"),
                    label: Cow::Borrowed("STKPAN"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("TOKEN_PAN"),
                    label: Cow::Borrowed("TOKEN_PAN"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("VCO_PAN"),
                    label: Cow::Borrowed("VCO_PAN"),
                    since: None,
                    until: None,
                    deprecated: Some(Cow::Borrowed("Obsolete by its documentation.")),
                },
            ],
        ),
    };
}

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
    Unlisted(typed::UnlistedCode),
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
            _ => Self::Unlisted(typed::UnlistedCode::from_unlisted(code)),
        }
    }
}

impl fmt::Display for WalletResponseCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl typed::ToValue for WalletResponseCode {
    fn to_value(&self) -> message::Value<'_> {
        self.as_str().into()
    }
}

impl typed::FromValue for WalletResponseCode {
    fn from_text(code: &str) -> Option<Self> {
        Some(Self::from(code))
    }
}

impl WalletResponseCode {
    /// The description of its codes that checks read.
    pub(super) const VALUES: descriptor::ValueList = descriptor::ValueList {
        name: Cow::Borrowed("walletResponseCode"),
        open: true,
        values: Cow::Borrowed(
            &[
                descriptor::ListedValue {
                    code: Cow::Borrowed("00"),
                    label: Cow::Borrowed("Successful operation"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("03"),
                    label: Cow::Borrowed("Invalid Merchant contract"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("12"),
                    label: Cow::Borrowed("Invalid data, verify the request"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("25"),
                    label: Cow::Borrowed("Wallet / payment mean unknown by {platform}"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("30"),
                    label: Cow::Borrowed("Format error"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("40"),
                    label: Cow::Borrowed(
                        "merchantId not allowed to access this wallet service",
                    ),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("94"),
                    label: Cow::Borrowed("Duplicated wallet / payment mean"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("99"),
                    label: Cow::Borrowed(
                        "Temporary problem at the {platform} server level",
                    ),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("01"),
                    label: Cow::Borrowed("Unknown wallet or payment mean"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("34"),
                    label: Cow::Borrowed("The request's seal is wrong"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
            ],
        ),
    };
}
