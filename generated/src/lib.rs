//! A typed client for Worldline Sips Office functions.
#![forbid(unsafe_code)]

#[rustfmt::skip]
mod brand;
#[rustfmt::skip]
pub mod wallet;

pub use brand::Brand;
pub use sips_office_runtime as runtime;
