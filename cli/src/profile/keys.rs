//! The keys of a profile. One more key is one more row.

use std::path::Path;

use sips_office_runtime::descriptor::{Environment, Protocol};
use toml::de::DeValue;

use super::Profile;

/// A key of a profile.
pub(super) struct Key {
    pub(super) name: &'static str,
    /// What it takes, in words.
    pub(super) takes: &'static str,
    /// Sets it; `None` where the value is none that it takes. Files are relative to the folder of the profiles.
    pub(super) set: fn(&mut Profile, &DeValue<'_>, &Path) -> Option<()>,
}

/// What somebody may call a key of which the value would be secret.
pub(super) const SECRETS: [&str; 5] = ["key", "secret", "secretKey", "secret_key", "password"];

/// The longest time that a call may be given, in seconds.
pub(crate) const LONGEST_TIMEOUT: u64 = 3600;
/// The most times that a request is sent again.
pub(crate) const MOST_RETRIES: u32 = 10;

pub(super) const KEYS: &[Key] = &[
    key("brand", "a text: the name of a brand", |profile, value, _| {
        profile.brand = Some(text(value)?);
        Some(())
    }),
    key("environment", "\"test\" or \"production\"", |profile, value, _| {
        profile.environment = Some(match value.as_str()? {
            "test" => Environment::Test,
            "production" => Environment::Production,
            _ => return None,
        });
        Some(())
    }),
    key("merchantId", "a text, with its leading zeros", |profile, value, _| {
        profile.merchant_id = Some(text(value)?);
        Some(())
    }),
    key("keyVersion", "a whole number", |profile, value, _| {
        profile.key_version = Some(number(value)?);
        Some(())
    }),
    key("keyFile", "a text: the path of a file that holds the secret key", |profile, value, folder| {
        profile.key_file = Some(folder.join(text(value)?));
        Some(())
    }),
    key("keyVariable", "a text: the name of an environment variable", |profile, value, _| {
        profile.key_variable = Some(text(value)?);
        Some(())
    }),
    key("protocol", "\"json\" or \"soap\"", |profile, value, _| {
        profile.protocol = Some(match value.as_str()? {
            "json" => Protocol::Json,
            "soap" => Protocol::Soap,
            _ => return None,
        });
        Some(())
    }),
    key("interfaceVersion", "a text such as \"2.12\"", |profile, value, _| {
        profile.interface_version = Some(value.as_str()?.parse().ok()?);
        Some(())
    }),
    key("sealAlgorithm", "\"HMAC-SHA-256\", \"HMAC-SHA-512\" or \"SHA-256\"", |profile, value, _| {
        profile.seal_algorithm = Some(value.as_str()?.parse().ok()?);
        Some(())
    }),
    key("baseAddress", "a text: an address", |profile, value, _| {
        profile.base_address = Some(text(value)?);
        Some(())
    }),
    key("proxy", "a text: an address, or \"none\"", |profile, value, _| {
        profile.proxy = Some(text(value)?);
        Some(())
    }),
    key("caFile", "a text: the path of a file of root certificates", |profile, value, folder| {
        profile.ca_file = Some(folder.join(text(value)?));
        Some(())
    }),
    key("timeout", "a whole number of seconds from 1 to 3600", |profile, value, _| {
        let seconds = number(value)?;
        profile.timeout = (1..=LONGEST_TIMEOUT).contains(&seconds).then_some(seconds);
        profile.timeout.map(drop)
    }),
    key("retries", "a whole number from 0 to 10", |profile, value, _| {
        let times = number(value)?;
        profile.retries = (times <= MOST_RETRIES).then_some(times);
        profile.retries.map(drop)
    }),
    key("acceptUnsealed", "true or false", |profile, value, _| {
        profile.accept_unsealed = Some(value.as_bool()?);
        Some(())
    }),
];

const fn key(
    name: &'static str,
    takes: &'static str,
    set: fn(&mut Profile, &DeValue<'_>, &Path) -> Option<()>,
) -> Key {
    Key { name, takes, set }
}

fn text(value: &DeValue<'_>) -> Option<String> {
    value.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

fn number<N: std::str::FromStr>(value: &DeValue<'_>) -> Option<N> {
    let integer = value.as_integer().filter(|integer| integer.radix() == 10)?;
    integer.as_str().parse().ok()
}
