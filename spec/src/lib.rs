//! Reads Sips Office specs: YAML in, a [`Catalog`] or findings out.
//!
//! ```
//! use sips_office_spec::{Sources, load};
//!
//! let loaded = load(Sources::shipped());
//! assert!(loaded.findings().is_empty(), "{}", loaded.render(false));
//! let catalog = loaded.into_catalog().unwrap();
//! assert_eq!(catalog.functions["updatePaymentMean"].recommended["sogenactif"].to_string(), "2.49");
//! ```
#![forbid(unsafe_code)]

pub mod catalog;
mod changelog;
mod check;
mod conform;
pub mod diff;
pub mod example;
mod finding;
mod fix;
#[doc(hidden)]
pub mod keys;
mod language;
mod load;
mod lower;
pub mod markdown;
mod raw;
mod render;
mod resolve;
mod rule;
pub mod schema;
mod source;
mod step;
pub mod subject;
mod yaml;

pub use catalog::Catalog;
pub use finding::{Finding, Findings};
pub use fix::{Fix, mended};
pub use load::{Broken, Loaded, load};
pub use rule::{Rule, Severity};
pub use source::{LineColumn, Place, SourceFile, Sources, is_file_name};
pub use step::{Step, absence, steps};
pub use subject::Subject;
