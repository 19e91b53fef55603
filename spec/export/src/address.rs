//! Where functions answer.

use http::Uri;
use sips_office_runtime::shown;

use crate::error::Error;

/// A base address without its closing slash.
///
/// It may be plain http, unlike a client's: whoever serves the specs in a network of their own knows why.
pub(crate) fn base(address: &str) -> Result<String, Error> {
    let refuse = |reason| Error::BaseAddress { address: shown::name(address), reason };
    if address.chars().any(|c| !c.is_ascii_graphic() || "\\\"<>^`{|}".contains(c)) {
        return Err(refuse("it has characters that do not belong into an address"));
    }
    let uri: Uri = address.parse().map_err(|_| refuse("it is no address like https://host"))?;
    if !matches!(uri.scheme_str(), Some("http" | "https")) || uri.authority().is_none() {
        return Err(refuse("it is no address like https://host"));
    }
    if address.contains(['?', '#', '@']) {
        return Err(refuse("it has more than a host and a path"));
    }
    Ok(address.trim_end_matches('/').to_owned())
}

/// A path below a base address.
pub(crate) fn below(base: &str, path: &str) -> String {
    format!("{base}/{}", path.trim_start_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_address_is_a_host_and_perhaps_a_path() {
        for (given, taken) in [
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://sips:80/", "http://sips:80"),
            ("https://proxy.example.com/sips/", "https://proxy.example.com/sips"),
        ] {
            assert_eq!(base(given).as_deref(), Ok(taken));
        }
        for refused in [
            "",
            "host",
            "/path",
            "ftp://host",
            "https://a b",
            "https://a?b",
            "https://a#b",
            "https://u@a",
            "https://\u{7}",
        ] {
            assert!(base(refused).is_err(), "{refused:?}");
        }
        assert_eq!(below("http://a", "/b"), "http://a/b");
        assert_eq!(below("http://a", "b"), "http://a/b");
    }
}
