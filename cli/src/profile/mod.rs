//! Profiles: the settings of calls under a name, in a TOML file.
//!
//! ```toml
//! [profile.shop]
//! brand = "sogenactif"
//! merchantId = "011223344550000"
//! keyFile = "shop.key"
//! ```

mod keys;

use std::env;
use std::path::{Path, PathBuf};

use clap::Args;
use sips_office_runtime::descriptor::{Environment, Protocol};
use sips_office_runtime::{InterfaceVersion, SealAlgorithm, shown};
use toml::de::{DeTable, DeValue};

use crate::status::Failure;
use crate::toml_file::{self, Mistakes};

/// The file that is read where none is named.
const FILE: &str = "sips.toml";
/// The environment variable that names another.
const VARIABLE: &str = "SIPS_CONFIG";

/// Which profile to use.
#[derive(Args)]
pub(crate) struct ProfileOptions {
    /// The settings under that name in sips.toml: `[profile.NAME]`. Options and environment variables go before them.
    #[arg(long, value_name = "NAME", env = "SIPS_PROFILE")]
    profile: Option<String>,
    /// The file with the profiles; by default the one that SIPS_CONFIG names, and else sips.toml in this folder.
    #[arg(long, value_name = "FILE", requires = "profile")]
    config: Option<PathBuf>,
}

/// The settings of a profile, of which any may be missing.
#[derive(Debug, Default)]
pub(crate) struct Profile {
    pub(crate) brand: Option<String>,
    pub(crate) environment: Option<Environment>,
    pub(crate) merchant_id: Option<String>,
    pub(crate) key_version: Option<u32>,
    pub(crate) key_file: Option<PathBuf>,
    pub(crate) key_variable: Option<String>,
    pub(crate) protocol: Option<Protocol>,
    pub(crate) interface_version: Option<InterfaceVersion>,
    pub(crate) seal_algorithm: Option<SealAlgorithm>,
    pub(crate) base_address: Option<String>,
    pub(crate) proxy: Option<String>,
    pub(crate) ca_file: Option<PathBuf>,
    pub(crate) timeout: Option<u64>,
    pub(crate) retries: Option<u32>,
    pub(crate) accept_unsealed: Option<bool>,
}

impl ProfileOptions {
    /// The profile that is named; an empty one where none is.
    ///
    /// # Errors
    /// Where the file cannot be read, has mistakes, or has no such profile. Every mistake of the file is told.
    pub(crate) fn load(&self) -> Result<Profile, Failure> {
        let Some(name) = &self.profile else { return Ok(Profile::default()) };
        let path = match (&self.config, env::var_os(VARIABLE)) {
            (Some(path), _) => path.clone(),
            (None, Some(path)) if !path.is_empty() => path.into(),
            _ => FILE.into(),
        };
        let text = toml_file::read(&path).map_err(|what| {
            Failure::refused(format!(
                "the profile `{}` is looked for in {}: {what}; --config or {VARIABLE} name another file",
                shown::name(name),
                path.display()
            ))
        })?;
        find(&text, name, &path).map_err(Failure::refused)
    }
}

/// The profile of that name in the text of a file.
///
/// # Errors
/// All that is wrong with the file, one mistake a line, each with its place.
fn find(text: &str, name: &str, path: &Path) -> Result<Profile, String> {
    let mut mistakes = Mistakes::new(text, path);
    let table = mistakes.parse()?;
    let mut wanted = None;
    let mut names = Vec::new();
    for (key, value) in &table {
        if key.get_ref() != "profile" {
            mistakes.unknown(key, ["profile"], "profiles are written [profile.NAME]");
            continue;
        }
        let DeValue::Table(profiles) = value.get_ref() else {
            mistakes.add(value.span().start, "profiles are written [profile.NAME]");
            continue;
        };
        for (known, settings) in profiles {
            let DeValue::Table(settings) = settings.get_ref() else {
                mistakes.add(settings.span().start, "a profile is a table: [profile.NAME]");
                continue;
            };
            names.push(known.get_ref().as_ref());
            let profile = profile(settings, &mut mistakes);
            if known.get_ref() == name {
                wanted = Some(profile);
            }
        }
    }
    mistakes.none()?;
    wanted.ok_or_else(|| {
        let known = match names.is_empty() {
            true => "it has none".to_owned(),
            false => format!("it has: {}", names.into_iter().map(shown::name).collect::<Vec<_>>().join(", ")),
        };
        format!("{} has no profile `{}`; {known}", path.display(), shown::name(name))
    })
}

fn profile(settings: &DeTable<'_>, mistakes: &mut Mistakes<'_>) -> Profile {
    let mut profile = Profile::default();
    let folder = mistakes.path().parent().unwrap_or(Path::new(""));
    for (key, value) in settings {
        let name = key.get_ref().as_ref();
        if let Some(known) = keys::KEYS.iter().find(|known| known.name == name) {
            if (known.set)(&mut profile, value.get_ref(), folder).is_none() {
                mistakes.add(value.span().start, &format!("`{name}` takes {}", known.takes));
            }
        } else if keys::SECRETS.contains(&name) {
            mistakes.add(
                key.span().start,
                "a secret key does not belong into this file: put it into a file of its own (keyFile), or name an \
                 environment variable that holds it (keyVariable)",
            );
        } else {
            let known = keys::KEYS.iter().map(|known| known.name);
            let all = format!("a profile has: {}", known.clone().collect::<Vec<_>>().join(", "));
            mistakes.unknown(key, known, &all);
        }
    }
    profile
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Profile, String> {
        find(text, "shop", Path::new("conf/sips.toml"))
    }

    #[test]
    fn a_profile_has_what_it_says() {
        let profile = parse(
            "[profile.other]\n[profile.shop]\nbrand = 'sogenactif'\nenvironment = \"production\"\nkeyVersion = 2\n\
             keyFile = 'shop.key'\ninterfaceVersion = '2.49'\nretries = 2\nacceptUnsealed = true\n",
        )
        .unwrap();
        assert_eq!(profile.brand.as_deref(), Some("sogenactif"));
        assert_eq!(profile.environment, Some(Environment::Production));
        assert_eq!((profile.key_version, profile.retries), (Some(2), Some(2)));
        assert_eq!(profile.key_file.as_deref(), Some(Path::new("conf/shop.key")));
        assert_eq!(profile.interface_version, Some(InterfaceVersion::new(2, 49)));
        assert_eq!((profile.accept_unsealed, profile.protocol), (Some(true), None));
    }

    #[test]
    fn each_mistake_has_its_place_and_a_way_out() {
        for (text, told) in [
            ("", "conf/sips.toml has no profile `shop`; it has none"),
            ("[profile.a]\n[profile.b]\n", "conf/sips.toml has no profile `shop`; it has: a, b"),
            (
                "[profile.shop]\nbrnad = 'x'\nnonsense = 1\n",
                "conf/sips.toml:2:1: there is no key `brnad` here; did you mean `brand`?\n\
                 conf/sips.toml:3:1: there is no key `nonsense` here; a profile has: brand, environment,",
            ),
            ("[profil.shop]\n", "conf/sips.toml:1:2: there is no key `profil` here; did you mean `profile`?"),
            ("profile = 1\n", "conf/sips.toml:1:11: profiles are written [profile.NAME]"),
            ("[profile.x]\nmerchantId = 011\n[profile.shop]\n", "conf/sips.toml:2:14: this is no TOML: "),
            ("[profile.shop]\nmerchantId = 11\n", "conf/sips.toml:2:14: `merchantId` takes a text"),
            (
                "[profile.shop]\n  timeout = 0\n",
                "conf/sips.toml:2:13: `timeout` takes a whole number of seconds from 1 to 3600",
            ),
            (
                "[profile.shop]\nsecretKey = 'hunter2'\n",
                "conf/sips.toml:2:1: a secret key does not belong into this file",
            ),
            ("[profile.shop]\nbrand = hunter2\n", "conf/sips.toml:2:9: this is no TOML: "),
            ("[profile.shop]\nbrand = 'a'\nbrand = 'b'\n", "conf/sips.toml:3:1: this is no TOML: "),
        ] {
            let error = parse(text).unwrap_err();
            assert!(error.starts_with(told), "{text}\n{error}");
            assert!(!error.contains("hunter2"), "{error}");
        }
    }
}
