//! Documentation pages of Sips Office: what a saved page says.
#![forbid(unsafe_code)]

mod changelog;
pub mod draft;
pub mod drift;
mod elements;
mod endpoints;
mod fields;
mod glue;
mod head;
pub mod page;
mod read;
mod samples;
mod source;
mod text;
mod values;
mod words;

pub use page::Page;

impl Page {
    /// Reads a page's text, as far as it can be read. Never fails: what belongs to nothing is [unread](Page::unread).
    pub fn read(text: &str) -> Self {
        read::page(text)
    }
}
