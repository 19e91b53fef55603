//! A message in a file, in JSON or SOAP.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sips_office_runtime::codec::{Limits, json, soap};
use sips_office_runtime::message::Message;

use crate::status::Failure;

/// The bytes of a message.
pub(super) struct Document {
    name: String,
    bytes: Vec<u8>,
}

impl Document {
    /// Reads a file, or standard input where it is called `-`; no further than a message may be long.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let limit = Limits::default().bytes;
        let most = limit as u64 + 1;
        let mut bytes = Vec::new();
        let (name, read) = if path == Path::new("-") {
            ("standard input".to_owned(), io::stdin().take(most).read_to_end(&mut bytes))
        } else {
            let read = File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
            (path.display().to_string(), read)
        };
        match read {
            Err(error) => Err(Failure::refused(format!("{name}: {error}"))),
            Ok(length) if length > limit => {
                Err(Failure::refused(format!("{name}: longer than a message may be, which is {limit} bytes")))
            }
            Ok(_) => Ok(Self { name, bytes }),
        }
    }

    /// The message: SOAP where the first visible character is `<`, else JSON.
    pub(super) fn message(&self) -> Result<Message<'_>, Failure> {
        let limits = Limits::default();
        let read = if self.is_xml() {
            soap::read_undescribed(&self.bytes, &limits).map(|read| read.message)
        } else {
            json::read(&self.bytes, &limits)
        };
        read.map_err(|error| Failure::refused(format!("{}: {error}", self.name)))
    }

    /// The text, where it is JSON.
    pub(super) fn json(&self) -> Option<&str> {
        let text = std::str::from_utf8(self.without_mark()).ok();
        text.filter(|_| !self.is_xml())
    }

    fn is_xml(&self) -> bool {
        self.without_mark().iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
    }

    fn without_mark(&self) -> &[u8] {
        self.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.bytes)
    }
}
