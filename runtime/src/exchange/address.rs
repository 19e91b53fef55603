//! Where requests go, when it is not the brand's own host.

use std::net::{Ipv4Addr, Ipv6Addr};

use http::Uri;

/// The base address without its closing slash, ready for a function's path.
///
/// # Errors
/// In words, why it is none.
pub(super) fn base_address(text: &str) -> Result<String, &'static str> {
    // Parsers differ about these, and the transport has its own.
    if text
        .chars()
        .any(|c| !c.is_ascii_graphic() || matches!(c, '\\' | '"' | '<' | '>' | '^' | '`' | '{' | '|' | '}'))
    {
        return Err("it has characters that do not belong into an address");
    }
    if text.contains('#') {
        return Err("it has a fragment (#…)");
    }
    let uri: Uri = text.parse().map_err(|_| "it is no address like https://host")?;
    let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
        return Err("it is no address like https://host");
    };
    if authority.as_str().contains(['@', '%']) {
        return Err("it has a user name or password, or an escaped host");
    }
    if uri.query().is_some() {
        return Err("it has a query (?…)");
    }
    match scheme {
        "https" => {}
        "http" if is_loopback(authority.host()) => {}
        "http" => return Err("plain http is for this machine only (127.0.0.1, [::1], localhost): use https"),
        _ => return Err("its scheme is not https"),
    }
    Ok(format!("{scheme}://{authority}{}", uri.path().trim_end_matches('/')))
}

/// Whether a host is this machine.
pub(crate) fn is_loopback(host: &str) -> bool {
    let bare = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(host);
    bare.eq_ignore_ascii_case("localhost")
        || bare.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
        || bare.parse::<Ipv6Addr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_without_its_closing_slash() {
        for (given, taken) in [
            ("https://office-server.example.com", "https://office-server.example.com"),
            ("https://office-server.example.com/", "https://office-server.example.com"),
            ("https://proxy.example.com:8443/sips/", "https://proxy.example.com:8443/sips"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://127.8.9.1", "http://127.8.9.1"),
            ("http://[::1]:80/", "http://[::1]:80"),
            ("http://LocalHost:1", "http://LocalHost:1"),
        ] {
            assert_eq!(base_address(given).as_deref(), Ok(taken), "{given}");
        }
    }

    #[test]
    fn what_could_lead_elsewhere_is_refused() {
        for (address, reason) in [
            ("http://office-server.example.com", "https"),
            ("http://127.0.0.1.example.com", "https"),
            ("http://127.1", "https"),
            ("http://localhost.example.com", "https"),
            ("http://0.0.0.0", "https"),
            ("https://user@example.com", "user"),
            ("http://127.0.0.1@example.com", "user"),
            ("https://user:secret@example.com", "user"),
            ("https://example.com?x=1", "query"),
            ("https://example.com/#x", "fragment"),
            ("https://example.com\\@127.0.0.1", "characters"),
            ("https://exa mple.com", "characters"),
            ("https://exämple.com", "characters"),
            ("https://example.com\r\nX: y", "characters"),
            ("ftp://example.com", "scheme"),
            ("file:///etc/passwd", "no address"),
            ("example.com", "no address"),
            ("/path", "no address"),
            ("", "no address"),
        ] {
            let refused = base_address(address).unwrap_err();
            assert!(refused.contains(reason), "{address}: {refused}");
        }
    }
}
