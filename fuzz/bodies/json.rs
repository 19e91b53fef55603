//! Any bytes as a JSON body: what is read, serde_json reads too, and it survives being written and read again.

use std::collections::BTreeMap;

use serde_json::value::RawValue;
use sips_office_runtime::codec::{Limits, json};
use sips_office_runtime::message::Message;

pub(crate) fn run(body: &[u8]) {
    let limits = Limits { bytes: 1 << 16, ..Limits::default() };
    match json::read(body, &limits) {
        Ok(message) => {
            let body = body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body);
            // Its own values have no room for some numbers.
            let parsed: BTreeMap<String, Box<RawValue>> =
                serde_json::from_slice(body).expect("serde_json takes it too");
            assert!(parsed.keys().eq(message.iter().map(|field| &*field.name)));
            assert_eq!(rewritten(&message, &limits), message);
        }
        Err(error) => assert!(!error.to_string().chars().any(char::is_control), "{error}"),
    }
}

fn rewritten(message: &Message<'_>, limits: &Limits) -> Message<'static> {
    let mut out = Vec::new();
    json::write(message, &mut out);
    // An escape may be shorter than what it stands for.
    let limits = Limits { bytes: usize::MAX, ..*limits };
    json::read(&out, &limits).expect("what was written is read").into_owned()
}
