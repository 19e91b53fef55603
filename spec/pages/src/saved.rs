//! Saved files: text in the encodings that editors write, or HTML.

use std::str;

use crate::html;
use crate::page::Page;

/// The largest file that is read, in bytes. A page has some ten thousand, as HTML some hundred thousand.
pub const LARGEST: usize = 4 << 20;

/// A saved page as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    text: String,
    rendered: bool,
}

/// Why a saved file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unreadable {
    /// It is larger than [`LARGEST`].
    #[error("the file has {0} bytes, more than the {LARGEST} that a page may have: save the page alone")]
    TooLarge(usize),
    /// It is a page with its pictures in one file.
    #[error(
        "the file is a web archive (MHTML), which is not supported: save the page as text or as HTML (\"page only\"), or copy its text into a file"
    )]
    Archive,
    /// It is no text.
    #[error("the file is {0} and no text: save the page as text or as HTML, or copy its text into a file")]
    NoText(&'static str),
    /// Its elements are nested deeper than those of pages.
    #[error(
        "the HTML has elements nested more than {0} deep, which no page has: copy the page's text into a file"
    )]
    TooDeep(usize),
    /// It is no HTML that can be made text.
    #[error("the HTML cannot be made text ({0}): copy the page's text into a file")]
    NotRendered(String),
}

impl Saved {
    /// Reads a file: text, or HTML as its beginning tells.
    ///
    /// # Errors
    /// Where it is neither, or too large.
    pub fn open(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() > LARGEST {
            return Err(Unreadable::TooLarge(bytes.len()));
        }
        let text = decode(bytes)?;
        if is_archive(&text) {
            Err(Unreadable::Archive)
        } else if html::is_html(&text) {
            Self::html(&text)
        } else {
            Ok(Self { text, rendered: false })
        }
    }

    /// Makes HTML text.
    ///
    /// # Errors
    /// Where it is larger or deeper nested than pages are.
    pub fn html(html: &str) -> Result<Self, Unreadable> {
        if html.len() > LARGEST {
            return Err(Unreadable::TooLarge(html.len()));
        }
        Ok(Self { text: html::text(html)?, rendered: true })
    }

    /// The text whose lines are a page's places.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the file was HTML, so that its own lines are others.
    pub fn is_rendered(&self) -> bool {
        self.rendered
    }

    /// Reads the page.
    pub fn page(&self) -> Page {
        Page { rendered: self.rendered, ..Page::read(&self.text) }
    }
}

/// What other files that people save begin with.
const OTHERS: [(&[u8], &str); 4] = [
    (b"%PDF", "a PDF"),
    (b"bplist", "a web archive of Safari"),
    (b"PK\x03\x04", "a ZIP"),
    (b"\x1f\x8b", "compressed"),
];

fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    if let Some((_, what)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(Unreadable::NoText(what));
    }
    let pairs = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    if let Some(bytes) = bytes.strip_prefix(b"\xff\xfe") {
        return Ok(pairs(bytes, u16::from_le_bytes));
    }
    if let Some(bytes) = bytes.strip_prefix(b"\xfe\xff") {
        return Ok(pairs(bytes, u16::from_be_bytes));
    }
    if bytes.contains(&0) {
        return Err(Unreadable::NoText("binary"));
    }
    match str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        // Cut off within a character.
        Err(error) if error.error_len().is_none() => {
            Ok(String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default()).into_owned())
        }
        Err(_) => Ok(bytes.iter().map(|byte| windows(*byte)).collect()),
    }
}

/// A character of the encoding that Windows calls 1252, which holds ISO 8859-1.
fn windows(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let high = usize::from(byte).checked_sub(0x80).and_then(|at| HIGH.get(at));
    high.copied().unwrap_or(char::from(byte))
}

/// Whether a text is an MHTML file: a mail of several parts.
fn is_archive(text: &str) -> bool {
    let start: String = text.chars().take(4096).collect::<String>().to_ascii_lowercase();
    start.contains("mime-version:") && start.contains("multipart/related")
}
