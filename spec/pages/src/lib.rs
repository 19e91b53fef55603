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
mod html;
pub mod page;
mod read;
mod samples;
pub mod saved;
mod source;
mod text;
mod values;
mod words;

pub use page::Page;
pub use saved::{Saved, Unreadable};

impl Page {
    /// Reads a page's text, as far as it can be read. Never fails: what belongs to nothing is [unread](Page::unread).
    pub fn read(text: &str) -> Self {
        read::page(text)
    }

    /// Reads a page saved as HTML. Its places are lines of the [text](Saved::text) that the HTML comes to.
    ///
    /// # Errors
    /// Where it is larger or deeper nested than pages are.
    pub fn read_html(html: &str) -> Result<Self, Unreadable> {
        Saved::html(html).map(|saved| saved.page())
    }

    /// Reads a saved file, whether it holds text or HTML.
    ///
    /// # Errors
    /// Where it holds neither, or is larger or deeper nested than pages are.
    pub fn read_saved(bytes: &[u8]) -> Result<Self, Unreadable> {
        Saved::open(bytes).map(|saved| saved.page())
    }
}
