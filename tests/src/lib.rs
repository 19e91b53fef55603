//! Reads documentation pages without the specs, and holds the specs against them.
#![forbid(unsafe_code)]

pub mod oracle;
pub mod page;
