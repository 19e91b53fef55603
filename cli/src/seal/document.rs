//! A message in a file, in JSON or SOAP.

use std::io::Read;
use std::path::Path;
use std::{fs, io};

use sips_office_runtime::codec::{Limits, json, soap};
use sips_office_runtime::message::Message;

use crate::status::Failure;

/// The bytes of a message.
pub(super) struct Document {
    name: String,
    bytes: Vec<u8>,
}

impl Document {
    /// Reads a file, or standard input where it is called `-`.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let (name, read) = if path == Path::new("-") {
            let mut bytes = Vec::new();
            let most = Limits::default().bytes as u64 + 1;
            ("standard input".to_owned(), io::stdin().take(most).read_to_end(&mut bytes).map(|_| bytes))
        } else {
            (path.display().to_string(), fs::read(path))
        };
        let bytes = read.map_err(|error| Failure::refused(format!("{name}: {error}")))?;
        Ok(Self { name, bytes })
    }

    /// The message: SOAP where the first visible character is `<`, else JSON.
    pub(super) fn message(&self) -> Result<Message<'_>, Failure> {
        let limits = Limits::default();
        let start = self.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.bytes);
        let is_xml = start.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<');
        let read = if is_xml {
            soap::read_undescribed(&self.bytes, &limits).map(|read| read.message)
        } else {
            json::read(&self.bytes, &limits)
        };
        read.map_err(|error| Failure::refused(format!("{}: {error}", self.name)))
    }
}
