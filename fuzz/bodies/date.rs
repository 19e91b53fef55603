//! Any text as a date and as an interface version: each is kept as it came, and read or not, without a panic.

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::typed::Timestamp;

pub(crate) fn run(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let timestamp = Timestamp::from(text);
    // A text without an offset says no point in time.
    if timestamp.parsed().is_some() {
        assert!(text.contains(['Z', '+', '-', '\u{2212}']), "{text}");
    }
    assert_eq!(timestamp.as_str(), text);
    match text.parse::<InterfaceVersion>() {
        Ok(version) => {
            assert_eq!(version.to_string(), text);
            let sent = version.with_prefix("WR_WS").to_string();
            assert_eq!(InterfaceVersion::parse_prefixed("WR_WS", &sent), Ok(version));
        }
        Err(error) => assert!(!error.to_string().chars().any(char::is_control), "{error}"),
    }
}
