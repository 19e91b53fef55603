//! Documentation pages of Sips Office: what a saved page says.
#![forbid(unsafe_code)]

pub mod draft;
pub mod page;

pub use page::Page;
