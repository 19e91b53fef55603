// @generated from spec/dictionary/cashManagement.yaml by `sips generate`. Changes made here are lost.

//! Value lists of the cashManagement functions.

use std::borrow::Cow;
use std::fmt;
use ::sips_office_runtime::{descriptor, message, typed};

/// Values of `currencyCode`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CurrencyCode {
    /// `032`: ARS.
    Ars,
    /// `036`: AUD.
    Aud,
    /// `048`: BHD.
    Bhd,
    /// `116`: KHR.
    Khr,
    /// `124`: CAD.
    Cad,
    /// `144`: LKR.
    Lkr,
    /// `156`: CNY.
    Cny,
    /// `191`: HRK.
    Hrk,
    /// `203`: CZK.
    Czk,
    /// `208`: DKK.
    Dkk,
    /// `344`: HKD.
    Hkd,
    /// `348`: HUF.
    Huf,
    /// `352`: ISK.
    Isk,
    /// `356`: INR.
    Inr,
    /// `376`: ILS.
    Ils,
    /// `392`: JPY.
    Jpy,
    /// `410`: KRW.
    Krw,
    /// `414`: KWD.
    Kwd,
    /// `458`: MYR.
    Myr,
    /// `480`: MUR.
    Mur,
    /// `484`: MXN.
    Mxn,
    /// `524`: NPR.
    Npr,
    /// `554`: NZD.
    Nzd,
    /// `578`: NOK.
    Nok,
    /// `634`: QAR.
    Qar,
    /// `643`: RUB.
    Rub,
    /// `682`: SAR.
    Sar,
    /// `702`: SGD.
    Sgd,
    /// `710`: ZAR.
    Zar,
    /// `752`: SEK.
    Sek,
    /// `756`: CHF.
    Chf,
    /// `764`: THB.
    Thb,
    /// `784`: AED.
    Aed,
    /// `788`: TND.
    Tnd,
    /// `826`: GBP.
    Gbp,
    /// `840`: USD.
    Usd,
    /// `901`: TWD.
    Twd,
    /// `941`: RSD.
    Rsd,
    /// `946`: RON.
    Ron,
    /// `949`: TRY.
    Try,
    /// `952`: XOF.
    Xof,
    /// `953`: XPF.
    Xpf,
    /// `975`: BGN.
    Bgn,
    /// `978`: EUR.
    Eur,
    /// `980`: UAH.
    Uah,
    /// `985`: PLN.
    Pln,
    /// `986`: BRL.
    Brl,
    /// A code that the documentation does not list, as received.
    Unlisted(typed::UnlistedCode),
}

impl CurrencyCode {
    /// The code on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Ars => "032",
            Self::Aud => "036",
            Self::Bhd => "048",
            Self::Khr => "116",
            Self::Cad => "124",
            Self::Lkr => "144",
            Self::Cny => "156",
            Self::Hrk => "191",
            Self::Czk => "203",
            Self::Dkk => "208",
            Self::Hkd => "344",
            Self::Huf => "348",
            Self::Isk => "352",
            Self::Inr => "356",
            Self::Ils => "376",
            Self::Jpy => "392",
            Self::Krw => "410",
            Self::Kwd => "414",
            Self::Myr => "458",
            Self::Mur => "480",
            Self::Mxn => "484",
            Self::Npr => "524",
            Self::Nzd => "554",
            Self::Nok => "578",
            Self::Qar => "634",
            Self::Rub => "643",
            Self::Sar => "682",
            Self::Sgd => "702",
            Self::Zar => "710",
            Self::Sek => "752",
            Self::Chf => "756",
            Self::Thb => "764",
            Self::Aed => "784",
            Self::Tnd => "788",
            Self::Gbp => "826",
            Self::Usd => "840",
            Self::Twd => "901",
            Self::Rsd => "941",
            Self::Ron => "946",
            Self::Try => "949",
            Self::Xof => "952",
            Self::Xpf => "953",
            Self::Bgn => "975",
            Self::Eur => "978",
            Self::Uah => "980",
            Self::Pln => "985",
            Self::Brl => "986",
            Self::Unlisted(code) => code.as_str(),
        }
    }

    /// What the documentation says of the code; `None` where it does not list it.
    pub fn label(&self) -> Option<&'static str> {
        match self {
            Self::Ars => Some("ARS"),
            Self::Aud => Some("AUD"),
            Self::Bhd => Some("BHD"),
            Self::Khr => Some("KHR"),
            Self::Cad => Some("CAD"),
            Self::Lkr => Some("LKR"),
            Self::Cny => Some("CNY"),
            Self::Hrk => Some("HRK"),
            Self::Czk => Some("CZK"),
            Self::Dkk => Some("DKK"),
            Self::Hkd => Some("HKD"),
            Self::Huf => Some("HUF"),
            Self::Isk => Some("ISK"),
            Self::Inr => Some("INR"),
            Self::Ils => Some("ILS"),
            Self::Jpy => Some("JPY"),
            Self::Krw => Some("KRW"),
            Self::Kwd => Some("KWD"),
            Self::Myr => Some("MYR"),
            Self::Mur => Some("MUR"),
            Self::Mxn => Some("MXN"),
            Self::Npr => Some("NPR"),
            Self::Nzd => Some("NZD"),
            Self::Nok => Some("NOK"),
            Self::Qar => Some("QAR"),
            Self::Rub => Some("RUB"),
            Self::Sar => Some("SAR"),
            Self::Sgd => Some("SGD"),
            Self::Zar => Some("ZAR"),
            Self::Sek => Some("SEK"),
            Self::Chf => Some("CHF"),
            Self::Thb => Some("THB"),
            Self::Aed => Some("AED"),
            Self::Tnd => Some("TND"),
            Self::Gbp => Some("GBP"),
            Self::Usd => Some("USD"),
            Self::Twd => Some("TWD"),
            Self::Rsd => Some("RSD"),
            Self::Ron => Some("RON"),
            Self::Try => Some("TRY"),
            Self::Xof => Some("XOF"),
            Self::Xpf => Some("XPF"),
            Self::Bgn => Some("BGN"),
            Self::Eur => Some("EUR"),
            Self::Uah => Some("UAH"),
            Self::Pln => Some("PLN"),
            Self::Brl => Some("BRL"),
            Self::Unlisted(_) => None,
        }
    }
}

impl From<&str> for CurrencyCode {
    fn from(code: &str) -> Self {
        match code {
            "032" => Self::Ars,
            "036" => Self::Aud,
            "048" => Self::Bhd,
            "116" => Self::Khr,
            "124" => Self::Cad,
            "144" => Self::Lkr,
            "156" => Self::Cny,
            "191" => Self::Hrk,
            "203" => Self::Czk,
            "208" => Self::Dkk,
            "344" => Self::Hkd,
            "348" => Self::Huf,
            "352" => Self::Isk,
            "356" => Self::Inr,
            "376" => Self::Ils,
            "392" => Self::Jpy,
            "410" => Self::Krw,
            "414" => Self::Kwd,
            "458" => Self::Myr,
            "480" => Self::Mur,
            "484" => Self::Mxn,
            "524" => Self::Npr,
            "554" => Self::Nzd,
            "578" => Self::Nok,
            "634" => Self::Qar,
            "643" => Self::Rub,
            "682" => Self::Sar,
            "702" => Self::Sgd,
            "710" => Self::Zar,
            "752" => Self::Sek,
            "756" => Self::Chf,
            "764" => Self::Thb,
            "784" => Self::Aed,
            "788" => Self::Tnd,
            "826" => Self::Gbp,
            "840" => Self::Usd,
            "901" => Self::Twd,
            "941" => Self::Rsd,
            "946" => Self::Ron,
            "949" => Self::Try,
            "952" => Self::Xof,
            "953" => Self::Xpf,
            "975" => Self::Bgn,
            "978" => Self::Eur,
            "980" => Self::Uah,
            "985" => Self::Pln,
            "986" => Self::Brl,
            _ => Self::Unlisted(typed::UnlistedCode::from_unlisted(code)),
        }
    }
}

impl fmt::Display for CurrencyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl typed::ToValue for CurrencyCode {
    fn to_value(&self) -> message::Value<'_> {
        self.as_str().into()
    }
}

impl typed::FromValue for CurrencyCode {
    fn from_text(code: &str) -> Option<Self> {
        Some(Self::from(code))
    }
}

impl CurrencyCode {
    /// The description of its codes that checks read.
    pub(super) const VALUES: descriptor::ValueList = descriptor::ValueList {
        name: Cow::Borrowed("currencyCode"),
        open: true,
        values: Cow::Borrowed(
            &[
                descriptor::ListedValue {
                    code: Cow::Borrowed("032"),
                    label: Cow::Borrowed("ARS"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("036"),
                    label: Cow::Borrowed("AUD"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("048"),
                    label: Cow::Borrowed("BHD"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("116"),
                    label: Cow::Borrowed("KHR"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("124"),
                    label: Cow::Borrowed("CAD"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("144"),
                    label: Cow::Borrowed("LKR"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("156"),
                    label: Cow::Borrowed("CNY"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("191"),
                    label: Cow::Borrowed("HRK"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("203"),
                    label: Cow::Borrowed("CZK"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("208"),
                    label: Cow::Borrowed("DKK"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("344"),
                    label: Cow::Borrowed("HKD"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("348"),
                    label: Cow::Borrowed("HUF"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("352"),
                    label: Cow::Borrowed("ISK"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("356"),
                    label: Cow::Borrowed("INR"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("376"),
                    label: Cow::Borrowed("ILS"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("392"),
                    label: Cow::Borrowed("JPY"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("410"),
                    label: Cow::Borrowed("KRW"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("414"),
                    label: Cow::Borrowed("KWD"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("458"),
                    label: Cow::Borrowed("MYR"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("480"),
                    label: Cow::Borrowed("MUR"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("484"),
                    label: Cow::Borrowed("MXN"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("524"),
                    label: Cow::Borrowed("NPR"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("554"),
                    label: Cow::Borrowed("NZD"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("578"),
                    label: Cow::Borrowed("NOK"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("634"),
                    label: Cow::Borrowed("QAR"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("643"),
                    label: Cow::Borrowed("RUB"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("682"),
                    label: Cow::Borrowed("SAR"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("702"),
                    label: Cow::Borrowed("SGD"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("710"),
                    label: Cow::Borrowed("ZAR"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("752"),
                    label: Cow::Borrowed("SEK"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("756"),
                    label: Cow::Borrowed("CHF"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("764"),
                    label: Cow::Borrowed("THB"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("784"),
                    label: Cow::Borrowed("AED"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("788"),
                    label: Cow::Borrowed("TND"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("826"),
                    label: Cow::Borrowed("GBP"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("840"),
                    label: Cow::Borrowed("USD"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("901"),
                    label: Cow::Borrowed("TWD"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("941"),
                    label: Cow::Borrowed("RSD"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("946"),
                    label: Cow::Borrowed("RON"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("949"),
                    label: Cow::Borrowed("TRY"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("952"),
                    label: Cow::Borrowed("XOF"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("953"),
                    label: Cow::Borrowed("XPF"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("975"),
                    label: Cow::Borrowed("BGN"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("978"),
                    label: Cow::Borrowed("EUR"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("980"),
                    label: Cow::Borrowed("UAH"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("985"),
                    label: Cow::Borrowed("PLN"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("986"),
                    label: Cow::Borrowed("BRL"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
            ],
        ),
    };
}
