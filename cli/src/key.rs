//! Where the secret key comes from.

use std::path::PathBuf;
use std::{env, fs};

use clap::Args;
use sips_office_runtime::SecretKey;

use crate::status::Failure;

/// The environment variable that holds the key where no option does.
const VARIABLE: &str = "SIPS_SECRET_KEY";

/// The merchant's secret key.
#[derive(Args)]
pub(crate) struct KeyOptions {
    /// The secret key. Others on this machine may see it in the list of processes: better set SIPS_SECRET_KEY, or use
    /// --key-file.
    #[arg(long, value_name = "KEY", conflicts_with = "key_file")]
    key: Option<String>,
    /// A file that holds the secret key and nothing else; one line break at its end is no part of the key.
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
}

impl KeyOptions {
    /// The key's text: the option's, the file's, or the environment's; `None` where nothing gives one.
    pub(crate) fn text(&self) -> Result<Option<String>, Failure> {
        if let Some(key) = &self.key {
            return Ok(Some(key.clone()));
        }
        if let Some(path) = &self.key_file {
            let text = fs::read_to_string(path)
                .map_err(|error| Failure::refused(format!("{}: {error}", path.display())))?;
            let text = text.strip_suffix('\n').unwrap_or(&text);
            return Ok(Some(text.strip_suffix('\r').unwrap_or(text).to_owned()));
        }
        match env::var(VARIABLE) {
            Ok(text) => Ok(Some(text)),
            Err(env::VarError::NotPresent) => Ok(None),
            Err(env::VarError::NotUnicode(_)) => Err(Failure::refused(format!("{VARIABLE} is no UTF-8"))),
        }
    }

    /// The key, which must be there.
    pub(crate) fn required(&self) -> Result<SecretKey, Failure> {
        let Some(text) = self.text()? else {
            return Err(Failure::refused(format!(
                "no secret key: set {VARIABLE}, or use --key-file or --key"
            )));
        };
        SecretKey::new(text).map_err(Failure::refused)
    }
}
