//! Sips Office functions for people and programs that are not written in Rust: a catalog as WSDL, XML Schema, OpenAPI and
//! Markdown.
//!
//! ```
//! use sips_office_export::{Options, wsdl};
//! use sips_office_spec::{Sources, load};
//!
//! let catalog = load(Sources::shipped()).into_catalog().unwrap();
//! let options = Options { brand: Some("sogenactif".to_owned()), ..Options::default() };
//! let wsdl = wsdl(&catalog, "wallet", &options).unwrap();
//! assert!(wsdl.contains(r#"location="https://office-server-sogenactif.test.sips-services.com/services/v2/wallet""#));
//! ```
//!
//! Each export is text that depends on nothing but the catalog and the [`Options`].
#![forbid(unsafe_code)]

mod address;
mod error;
mod example;
mod indent;
mod json;
mod markdown;
mod names;
mod openapi;
mod options;
mod scope;
mod seal;
mod soap;

pub use error::Error;
pub use markdown::markdown;
pub use openapi::openapi;
pub use options::Options;
pub use seal::EXAMPLE_KEY;
pub use soap::{wsdl, xsd};
