//! A function's documentation page, read as data.
//!
//! This is the oracle's own reader: it shares no code with the specs that it is held against, so that one mistake
//! cannot stand in both. It knows pages as text, in the two renderings found in `tests/pages`, which differ only
//! in where a line breaks:
//!
//! ```text
//! -                                              -
//! sealAlgorithm- presence                        sealAlgorithm
//! - Optional                                     - presence
//! - Interface version                            - Optional
//! - 2.12                                         - Interface version
//!  Some prose. List of values- HMAC-SHA-256      - 2.12
//! - A label                                      Some prose.
//! - HMAC-SHA-512                                 List of values
//! - Another label                                HMAC-SHA-256
//!                                                - A label
//!                                                HMAC-SHA-512
//!                                                - Another label
//! ```
//!
//! Only prose is passed over. Every other line ends up in the [`Page`] or is an error.

mod changelog;
mod fields;
mod lines;
mod read;
mod samples;
mod words;

#[cfg(test)]
mod tests;

/// What one page says about one function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The function that the page describes, `updatePaymentMean`.
    pub function: String,
    /// The interface version that the page recommends, with its prefix: `WR_WS_2.58`.
    pub recommended: String,
    /// Every address, in the order of the page.
    pub endpoints: Vec<Endpoint>,
    /// The request's fields, in the order of the page.
    pub request: Vec<PageField>,
    /// The response's fields, in the order of the page.
    pub response: Vec<PageField>,
    /// Every sample message, in the order of the page; none if the page has none.
    pub samples: Vec<Sample>,
    /// The changelog's rows, in the order of the page; none if the page has no changelog.
    pub changelog: Vec<ChangelogRow>,
}

/// An address at which the function answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// `PROD` or `TEST`.
    pub environment: String,
    /// The whole address as printed, `?wsdl` included.
    pub url: String,
    /// The HTTP method, `POST`.
    pub method: String,
}

/// A field of the request or of the response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageField {
    /// Its name on the wire.
    pub name: String,
    /// `Required`, `Optional` or `Conditional`: what the heading above the field and its own line agree on.
    pub presence: String,
    /// The first interface version with the field, without prefix: `2.12`.
    pub since: String,
    /// Its list of values, in the order of the page; empty if it has none.
    pub values: Vec<PageValue>,
}

/// An entry of a list of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageValue {
    /// What is sent.
    pub code: String,
    /// What it means, as printed.
    pub label: String,
}

/// A sample message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// What it is a sample of.
    pub section: Section,
    /// The JSON or XML document as printed, its lines joined by `\n`.
    pub text: String,
}

/// The two halves of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// What a merchant sends.
    Request,
    /// What the platform answers.
    Response,
}

/// A row of the changelog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangelogRow {
    /// The interface version that brought the field, without prefix: `2.12`.
    pub version: String,
    /// The field.
    pub name: String,
    /// Where the field stands: `Request`, `Response`, `Request/Response` or `Container`.
    pub attendance: String,
    /// The container that holds the field, where the row names one.
    pub container: Option<String>,
}

impl Page {
    /// Reads a page's text, in either rendering.
    ///
    /// # Errors
    ///
    /// The first line that does not fit: its number, what was expected there, and what stands there.
    pub fn read(text: &str) -> Result<Page, String> {
        read::page(text)
    }
}
