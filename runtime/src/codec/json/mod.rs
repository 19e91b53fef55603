//! JSON: one object per message.

mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::read;
pub(crate) use read::read_into;
pub(crate) use write::write_plain;
pub use write::{write, write_value};
