//! Which specs a command works on.

use std::path::PathBuf;

use clap::Args;
use sips_office_spec::{Catalog, Sources, load};

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

    /// The catalog; its mistakes are the failure.
    pub(crate) fn catalog(&self) -> Result<Catalog, Failure> {
        load(self.sources()?)
            .into_catalog()
            .map_err(|broken| Failure::refused(format!("the specs have mistakes\n\n{broken}")))
    }
}
