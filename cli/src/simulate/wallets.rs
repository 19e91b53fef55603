//! The file of `--wallets`: what the simulator begins with. Names are those on the wire.
//!
//! ```toml
//! [[wallet]]
//! merchantWalletId = "walId011"
//! walletCreationDateTime = 2026-01-31T12:00:00+01:00
//!
//! [[wallet.paymentMean]]
//! paymentMeanId = "1"
//! maskedPan = "4111##########11"
//! ```

use std::collections::BTreeSet;
use std::path::Path;

use sips_office_runtime::codec::soap;
use sips_office_runtime::shown;
use sips_office_simulator::{PaymentMean, Wallet, Wallets, example};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::toml_file::Mistakes;

/// More digits of a card number than these are never shown, and so never kept: the first six and the last four.
const MOST_DIGITS: usize = 10;

/// A key of a table, and how it changes what the table describes.
struct Key<T: 'static> {
    name: &'static str,
    /// What it takes, in words.
    takes: &'static str,
    /// With the value; `None` where it is none that the key takes.
    set: fn(T, &DeValue<'_>) -> Option<T>,
}

const WALLET: &[Key<Wallet>] = &[Key {
    name: "walletCreationDateTime",
    takes: "a date and time with its offset, such as 2026-01-31T12:00:00+01:00",
    set: |wallet, value| Some(wallet.created(time(value)?)),
}];
/// What a wallet is called by.
const WALLET_ID: &str = "merchantWalletId";
/// The tables of its payment means.
const MEANS: &str = "paymentMean";

const MEAN: &[Key<PaymentMean>] = &[
    Key {
        name: "paymentMeanAlias",
        takes: "a text without a card number",
        set: |mean, value| {
            let alias = text(value)?;
            let shows_none = shown::masked(&alias, usize::MAX) == shown::line(&alias, usize::MAX);
            shows_none.then(|| mean.with_alias(alias))
        },
    },
    Key {
        name: "maskedPan",
        takes: "a text with `#` in place of most digits, such as \"4111##########11\"",
        set: |mean, value| {
            let masked = text(value)?;
            let digits = masked.chars().filter(char::is_ascii_digit).count();
            (digits <= MOST_DIGITS).then(|| mean.with_masked_pan(masked))
        },
    },
    Key {
        name: "panExpiryDate",
        takes: "a month as YYYYMM, such as \"203012\"",
        set: |mean, value| {
            let month = text(value)?;
            let is_digits = month.len() == 6 && month.bytes().all(|byte| byte.is_ascii_digit());
            let is_month = matches!(month.get(4..)?.parse(), Ok(1..=12_u8));
            (is_digits && is_month).then(|| mean.with_expiry_date(month))
        },
    },
    Key {
        name: "paymentMeanBrand",
        takes: "a text, such as \"VISA\"",
        set: |mean, value| Some(mean.with_brand(text(value)?)),
    },
    Key {
        name: "panType",
        takes: "a text, such as \"PAN\"",
        set: |mean, value| Some(mean.with_pan_type(text(value)?)),
    },
];
/// What a payment mean is called by.
const MEAN_ID: &str = "paymentMeanId";
/// What is wrong with a text that no answer in SOAP could carry.
const NO_XML: &str =
    "holds a control character that XML cannot carry, so no answer in SOAP could: leave it out";
/// What must not stand in such a file.
const CARD_NUMBER: &str = "cardNumber";

/// The wallets in the text of a file, all of them the example merchant's.
///
/// # Errors
/// All that is wrong with the file, one mistake a line, each with its place.
pub(super) fn parse(text: &str, path: &Path) -> Result<Wallets, String> {
    const HOW: &str = "wallets are written [[wallet]]";
    let mut mistakes = Mistakes::new(text, path);
    let table = mistakes.parse()?;
    let (mut wallets, mut seen) = (Wallets::new(), BTreeSet::new());
    for (key, value) in &table {
        if key.get_ref() != "wallet" {
            mistakes.unknown(key, ["wallet"], HOW);
            continue;
        }
        for (table, at) in tables(value, HOW, &mut mistakes) {
            let id = id(table, at, WALLET_ID, &mut seen, &mut mistakes);
            let wallet = wallet(Wallet::new(id), table, &mut mistakes);
            wallets = wallets.with(example::MERCHANT_ID, wallet);
        }
    }
    mistakes.none().map(|()| wallets)
}

fn wallet(wallet: Wallet, table: &DeTable<'_>, mistakes: &mut Mistakes<'_>) -> Wallet {
    let mut wallet = filled(wallet, table, WALLET, &[WALLET_ID, MEANS], mistakes);
    let mut seen = BTreeSet::new();
    let Some(means) = table.get(MEANS) else { return wallet };
    for (table, at) in tables(means, "payment means are written [[wallet.paymentMean]]", mistakes) {
        let id = id(table, at, MEAN_ID, &mut seen, mistakes);
        wallet = wallet.with(filled(PaymentMean::new(id), table, MEAN, &[MEAN_ID], mistakes));
    }
    wallet
}

/// What a table describes, by its keys; `others` are those that are read elsewhere.
fn filled<T: Clone>(
    mut described: T,
    table: &DeTable<'_>,
    keys: &'static [Key<T>],
    others: &[&'static str],
    mistakes: &mut Mistakes<'_>,
) -> T {
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        if let Some(known) = keys.iter().find(|known| known.name == name) {
            match (known.set)(described.clone(), value.get_ref()) {
                _ if value.get_ref().as_str().is_some_and(|text| !soap::is_text(text)) => {
                    mistakes.add(value.span().start, &format!("`{name}` {NO_XML}"));
                }
                Some(with) => described = with,
                None => mistakes.add(value.span().start, &format!("`{name}` takes {}", known.takes)),
            }
        } else if name == CARD_NUMBER {
            mistakes.add(key.span().start, "a card number does not belong into this file: write `maskedPan`");
        } else if !others.contains(&name) {
            let known = || others.iter().copied().chain(keys.iter().map(|known| known.name));
            mistakes.unknown(key, known(), &format!("there are: {}", known().collect::<Vec<_>>().join(", ")));
        }
    }
    described
}

/// The tables of a list, each with its place.
fn tables<'v, 't>(
    value: &'v Spanned<DeValue<'t>>,
    how: &str,
    mistakes: &mut Mistakes<'_>,
) -> Vec<(&'v DeTable<'t>, usize)> {
    let items = match value.get_ref() {
        DeValue::Array(items) => items.iter().collect(),
        _ => vec![value],
    };
    let is_list = matches!(value.get_ref(), DeValue::Array(_));
    let tables = items.into_iter().filter_map(|item| match item.get_ref() {
        DeValue::Table(table) if is_list => Some((table, item.span().start)),
        _ => {
            mistakes.add(item.span().start, how);
            None
        }
    });
    tables.collect()
}

/// The identifier in a table, which no other has.
fn id(
    table: &DeTable<'_>,
    at: usize,
    name: &str,
    seen: &mut BTreeSet<String>,
    mistakes: &mut Mistakes<'_>,
) -> String {
    match table.get(name).map(|value| (value.span().start, text(value.get_ref()))) {
        None => mistakes.add(at, &format!("`{name}` is missing here")),
        Some((at, None)) => mistakes.add(at, &format!("`{name}` takes a text that is not empty")),
        Some((at, Some(id))) if !soap::is_text(&id) => mistakes.add(at, &format!("`{name}` {NO_XML}")),
        Some((at, Some(id))) if !seen.insert(id.clone()) => {
            mistakes.add(at, &format!("the {name} `{}` stands twice", shown::name(id)));
        }
        Some((_, Some(id))) => return id,
    }
    String::new()
}

fn text(value: &DeValue<'_>) -> Option<String> {
    value.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A time as TOML has it, or as a text.
fn time(value: &DeValue<'_>) -> Option<OffsetDateTime> {
    let text = match value {
        DeValue::Datetime(time) => time.to_string(),
        other => text(other)?,
    };
    OffsetDateTime::parse(&text, &Rfc3339).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wallets(text: &str) -> Result<Wallets, String> {
        parse(text, Path::new("w.toml"))
    }

    #[test]
    fn wallets_have_what_is_said_of_them() {
        let read = wallets(
            "[[wallet]]\nmerchantWalletId = 'a'\nwalletCreationDateTime = 2026-01-31T12:00:00+01:00\n\
             [[wallet.paymentMean]]\npaymentMeanId = '1'\npaymentMeanAlias = 'mine'\nmaskedPan = '4111##########11'\n\
             panExpiryDate = '203012'\npaymentMeanBrand = 'VISA'\npanType = 'PAN'\n\
             [[wallet.paymentMean]]\npaymentMeanId = '7'\n[[wallet]]\nmerchantWalletId = 'b'\n",
        );
        let created = OffsetDateTime::parse("2026-01-31T12:00:00+01:00", &Rfc3339).unwrap();
        let mean = PaymentMean::new("1")
            .with_alias("mine")
            .with_masked_pan("4111##########11")
            .with_expiry_date("203012")
            .with_brand("VISA")
            .with_pan_type("PAN");
        let wallet = Wallet::new("a").created(created).with(mean).with(PaymentMean::new("7"));
        let merchant = example::MERCHANT_ID;
        assert_eq!(read.unwrap(), Wallets::new().with(merchant, wallet).with(merchant, Wallet::new("b")));
        assert_eq!(wallets("").unwrap(), Wallets::new());
    }

    #[test]
    fn each_mistake_has_its_place_and_a_way_out() {
        let wallet = "[[wallet]]\nmerchantWalletId = 'a'\n";
        let mean = format!("{wallet}[[wallet.paymentMean]]\npaymentMeanId = '1'\n");
        for (text, told) in [
            ("[[walet]]\n".to_owned(), "w.toml:1:3: there is no key `walet` here; did you mean `wallet`?"),
            ("[wallet]\nmerchantWalletId = 'a'\n".to_owned(), "w.toml:1:1: wallets are written [[wallet]]"),
            ("wallet = 1\n".to_owned(), "w.toml:1:10: wallets are written [[wallet]]"),
            ("[[wallet]]\n".to_owned(), "w.toml:1:1: `merchantWalletId` is missing here"),
            (
                "[[wallet]]\nmerchantWalletId = 1\n".to_owned(),
                "w.toml:2:20: `merchantWalletId` takes a text that is not empty",
            ),
            (format!("{wallet}{wallet}"), "w.toml:4:20: the merchantWalletId `a` stands twice"),
            (
                format!("{wallet}walletCreationDateTime = 2026-01-31\n"),
                "w.toml:3:26: `walletCreationDateTime` takes a date and time with its offset",
            ),
            (
                format!("{wallet}paymentMean = 1\n"),
                "w.toml:3:15: payment means are written [[wallet.paymentMean]]",
            ),
            (format!("{wallet}[[wallet.paymentMean]]\n"), "w.toml:3:1: `paymentMeanId` is missing here"),
            (
                format!("{mean}alias = 'x'\n"),
                "w.toml:5:1: there is no key `alias` here; there are: paymentMeanId, paymentMeanAlias, ",
            ),
            (
                format!("{mean}panExpiryDate = '12/30'\n"),
                "w.toml:5:17: `panExpiryDate` takes a month as YYYYMM",
            ),
            (
                format!("{mean}maskedPan = '4929530182746351'\n"),
                "w.toml:5:13: `maskedPan` takes a text with `#` in place of most digits",
            ),
            (
                format!("{mean}paymentMeanAlias = '4929 5301 8274 6351'\n"),
                "w.toml:5:20: `paymentMeanAlias` takes a text without a card number",
            ),
            (
                format!("{mean}paymentMeanAlias = \"a\\u0001b\"\n"),
                "w.toml:5:20: `paymentMeanAlias` holds a control character that XML cannot carry",
            ),
            (
                "[[wallet]]\nmerchantWalletId = \"\\u0001\"\n".to_owned(),
                "w.toml:2:20: `merchantWalletId` holds a control character that XML cannot carry",
            ),
            (
                format!("{mean}cardNumber = '4929530182746351'\n"),
                "w.toml:5:1: a card number does not belong into this file: write `maskedPan`",
            ),
        ] {
            let error = wallets(&text).unwrap_err();
            assert!(error.starts_with(told), "{text}\n{error}");
            assert!(!error.contains("49295") && !error.contains("4929 5"), "{error}");
        }
    }
}
