//! Catalog to Rust source.
//!
//! The catalog is named first (identifiers, field types, gating), then quoted, then either printed into files or
//! handed to a macro as one tree of modules; both ways carry the same tokens.
//!
//! ```
//! use sips_office_codegen::{Settings, generate};
//! use sips_office_spec::{Sources, load};
//!
//! let catalog = load(Sources::shipped()).into_catalog().unwrap();
//! let files = generate(&catalog, &Settings::default()).unwrap().files();
//! let file = files.iter().find(|file| file.path == "wallet/update_payment_mean.rs").unwrap();
//! assert!(file.text.contains("pub struct UpdatePaymentMeanRequest"));
//! ```
#![forbid(unsafe_code)]

mod docs;
mod emit;
mod folder;
mod model;
mod namer;
mod naming;
mod outline;
mod output;
mod sensitivity;
mod settings;

pub use folder::{FolderError, build, generate_folder};
pub use output::{GeneratedFile, Tree};
pub use settings::Settings;

use sips_office_spec::{Catalog, Findings};

/// Makes the Rust source of every function of a catalog.
///
/// # Errors
/// A finding for every two names of the specs that become one Rust name.
pub fn generate(catalog: &Catalog, settings: &Settings) -> Result<Tree, Findings> {
    let model = namer::model(catalog, settings)?;
    Ok(emit::tree(&model, catalog, settings))
}
