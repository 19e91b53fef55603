//! XML laid out for people.

use quick_xml::events::Event;
use quick_xml::{Reader, Writer};

/// The document with an element a line; `None` where it is none.
pub(crate) fn xml(document: &[u8]) -> Option<String> {
    let mut reader = Reader::from_reader(document);
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return String::from_utf8(writer.into_inner()).ok(),
            event => writer.write_event(event).ok()?,
        }
    }
}
