//! The folder that a new function comes into, and what it can learn from.

use std::path::Path;

use sips_office_spec::catalog::Function;
use sips_office_spec::{Catalog, Sources, load};

use super::shown;
use crate::status::Failure;

/// A folder without mistakes, which may be empty or not exist.
pub(super) struct Folder {
    pub(super) sources: Sources,
    pub(super) catalog: Catalog,
    /// The shipped functions; nothing for a folder that stands alone.
    pub(super) shipped: Catalog,
}

impl Folder {
    pub(super) fn read(folder: &Path) -> Result<Self, Failure> {
        let sources = Sources::folder_so_far(folder).map_err(Failure::refused)?;
        let mistakes = |broken| {
            Failure::refused(format!("mend the specs in {} before adding to them\n\n{broken}", shown(folder)))
        };
        let catalog = load(sources.clone()).into_catalog().map_err(mistakes)?;
        let builds_on_shipped = sources.files().iter().any(|file| file.shipped);
        let shipped = match builds_on_shipped {
            true => load(Sources::shipped()).into_catalog().map_err(mistakes)?,
            false => Catalog::default(),
        };
        Ok(Self { sources, catalog, shipped })
    }

    /// The functions of a service, which show what is usual in it.
    pub(super) fn neighbours(&self, service: &str) -> Vec<&Function> {
        let all = self.catalog.functions.values().chain(self.shipped.functions.values());
        all.filter(|function| function.service == service).collect()
    }
}
