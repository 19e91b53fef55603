// @generated from spec/dictionary/cashManagement.yaml by `sips generate`. Changes made here are lost.

//! Value lists of the cashManagement functions.

use ::sips_office_runtime::{message, typed};

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

impl std::fmt::Display for CurrencyCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl typed::ToValue for CurrencyCode {
    fn to_value(&self) -> message::Value<'_> {
        self.as_str().into()
    }
}

impl typed::FromValue for CurrencyCode {
    fn from_value<'a>(value: message::Value<'a>) -> Result<Self, message::Value<'a>> {
        value.as_text().map(Self::from).ok_or(value)
    }

    fn reads(item: &message::Item<'_>) -> bool {
        matches!(item, message::Item::Scalar(_))
    }
}
