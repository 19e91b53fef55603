//! Which specs a command works on.

use std::path::{Path, PathBuf};

use clap::Args;
use sips_office_spec::{Catalog, Place, Sources, load};

use crate::status::Failure;

/// Which specs to use.
#[derive(Args)]
pub(crate) struct Specs {
    /// A folder of specs. It uses the shipped brands, services and dictionary unless it has a brands.yaml of its own.
    /// Without this option, the shipped functions.
    #[arg(long, value_name = "DIR")]
    pub(crate) spec: Option<PathBuf>,
}

impl Specs {
    /// The files.
    pub(crate) fn sources(&self) -> Result<Sources, Failure> {
        match &self.spec {
            None => Ok(Sources::shipped()),
            Some(folder) => Sources::folder(folder).map_err(Failure::refused),
        }
    }

    /// The files under names that are the same on every machine, where the folder lies in the working folder or below it:
    /// generated source names them.
    pub(crate) fn portable(&self) -> Result<Sources, Failure> {
        let Some(folder) = &self.spec else { return self.sources() };
        let here = std::env::current_dir().map_err(Failure::failed)?;
        let shown = match folder.strip_prefix(&here) {
            Ok(below) => below,
            Err(_) if folder.is_absolute() => folder.file_name().map_or(folder.as_path(), Path::new),
            Err(_) => folder,
        };
        Sources::folder_shown_as(folder, shown).map_err(Failure::refused)
    }

    /// The catalog; its mistakes are the failure.
    pub(crate) fn catalog(&self) -> Result<Catalog, Failure> {
        Ok(self.read()?.1)
    }

    /// The catalog, and the files that its places are in; its mistakes are the failure.
    pub(crate) fn read(&self) -> Result<(Sources, Catalog), Failure> {
        let loaded = load(self.portable()?);
        let sources = loaded.sources().clone();
        let catalog = loaded
            .into_catalog()
            .map_err(|broken| Failure::refused(format!("the specs have mistakes\n\n{broken}")))?;
        Ok((sources, catalog))
    }
}

/// A place as `file:line:column`.
pub(crate) fn located(sources: &Sources, place: &Place) -> String {
    let at = sources.line_column(place);
    format!("{}:{}:{}", sources.file(place).name, at.line, at.column)
}
