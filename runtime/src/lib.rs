//! The runtime under every generated Sips Office function.
#![forbid(unsafe_code)]

pub mod descriptor;
pub mod message;
mod version;

pub use version::{InterfaceVersion, InvalidVersion};
