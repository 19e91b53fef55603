//! Where the secret key comes from.

use std::convert::Infallible;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::{env, fmt};

use clap::Args;
use sips_office_runtime::{SecretKey, shown};
use zeroize::Zeroizing;

use crate::status::Failure;

/// The environment variable that holds the key where no option does.
const VARIABLE: &str = "SIPS_SECRET_KEY";

/// A file longer than this, in bytes, holds something else than a key.
const LONGEST_FILE: u64 = 4096;

/// The merchant's secret key.
#[derive(Args)]
pub(crate) struct KeyOptions {
    /// The secret key. Others on this machine may see it in the list of processes: better set SIPS_SECRET_KEY, or use
    /// --key-file.
    #[arg(long, value_name = "KEY", conflicts_with = "key_file", value_parser = wiped)]
    key: Option<Zeroizing<String>>,
    /// A file that holds the secret key and nothing else; one line break at its end is no part of the key.
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
    /// A profile's file and environment variable, where nothing else gives a key.
    #[arg(skip)]
    profile: (Option<PathBuf>, Option<String>),
}

impl KeyOptions {
    /// The same, with a file and an environment variable to take the key from where nothing else gives one.
    pub(crate) fn or(self, file: Option<PathBuf>, variable: Option<String>) -> Self {
        Self { profile: (file, variable), ..self }
    }

    /// The key's text: the option's, the file's, or the environment's, and else what a profile names; `None` where
    /// nothing gives one.
    ///
    /// # Errors
    /// Where one is given that cannot be a key. Nothing of it is shown.
    pub(crate) fn text(&self) -> Result<Option<Zeroizing<String>>, Failure> {
        let (of_profile, variable_of_profile) = &self.profile;
        let (text, origin) = if let Some(key) = &self.key {
            (key.clone(), "--key".to_owned())
        } else if let Some(path) = &self.key_file {
            (from_file(path)?, path.display().to_string())
        } else if let Some(text) = from_variable(VARIABLE)? {
            (text, VARIABLE.to_owned())
        } else if let Some(path) = of_profile {
            (from_file(path)?, path.display().to_string())
        } else if let Some(name) = variable_of_profile {
            let shown = shown::name(name);
            let unset = || format!("the profile's keyVariable names {shown}, which is not set");
            (from_variable(name)?.ok_or_else(|| Failure::refused(unset()))?, shown)
        } else {
            return Ok(None);
        };
        match wrong_with(&text) {
            None => Ok(Some(text)),
            Some(what) => Err(Failure::refused(format!("no secret key can be taken from {origin}: {what}"))),
        }
    }

    /// The key, which must be there.
    ///
    /// # Errors
    /// As for [`text`](Self::text), and where nothing gives a key.
    pub(crate) fn required(&self) -> Result<SecretKey, Failure> {
        let Some(text) = self.text()? else {
            return Err(Failure::refused(format!(
                "no secret key: set {VARIABLE}, or use --key-file or --key"
            )));
        };
        SecretKey::new(text.as_str()).map_err(Failure::refused)
    }
}

fn wiped(text: &str) -> Result<Zeroizing<String>, Infallible> {
    Ok(Zeroizing::new(text.to_owned()))
}

fn from_variable(name: &str) -> Result<Option<Zeroizing<String>>, Failure> {
    match env::var(name) {
        Ok(text) => Ok(Some(Zeroizing::new(text))),
        Err(env::VarError::NotPresent) => Ok(None),
        Err(env::VarError::NotUnicode(_)) => {
            Err(Failure::refused(format!("{} is no UTF-8", shown::name(name))))
        }
    }
}

/// Editors end a file with a line break, and some begin it with a byte order mark: neither is part of the key.
fn from_file(path: &Path) -> Result<Zeroizing<String>, Failure> {
    let refused = |what: &dyn fmt::Display| Failure::refused(format!("{}: {what}", path.display()));
    // With room for all of it from the beginning: growing would leave copies behind.
    let room = usize::try_from(LONGEST_FILE).unwrap_or_default() + 1;
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    let read = File::open(path).and_then(|file| file.take(LONGEST_FILE + 1).read_to_end(&mut bytes));
    read.map_err(|error| refused(&error))?;
    if bytes.len() as u64 > LONGEST_FILE {
        return Err(refused(&"too long for a secret key: the file must hold the key and nothing else"));
    }
    // The error of `String::from_utf8` would carry the bytes along.
    let text = std::str::from_utf8(&bytes).map_err(|_| refused(&"no UTF-8, as a secret key is"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.strip_suffix('\n').unwrap_or(text);
    Ok(Zeroizing::new(text.strip_suffix('\r').unwrap_or(text).to_owned()))
}

/// Why a text cannot be a key. Spaces may be part of one; a line break comes of copying.
fn wrong_with(text: &str) -> Option<&'static str> {
    if text.is_empty() {
        return Some("it is empty");
    }
    if text.ends_with(['\r', '\n']) {
        return Some("it ends with a line break, which is no part of a key");
    }
    text.contains(char::is_control).then_some("it holds a line break or another control character")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_a_key_is_told_apart() {
        assert_eq!(wrong_with("secret 123 é"), None);
        assert_eq!(wrong_with(""), Some("it is empty"));
        assert_eq!(wrong_with("key\r\n"), Some("it ends with a line break, which is no part of a key"));
        assert_eq!(wrong_with("key\nx"), Some("it holds a line break or another control character"));
    }
}
