//! How a client reached the simulator, as it says itself.

use std::net::Ipv6Addr;

use http::Request;
use http::header::HOST;
use http::uri::Authority;

/// The longest host name with a port.
const LONGEST: usize = 253 + 6;

/// The address that the client called, without a path: `http://127.0.0.1:8701`. `None` where the request names no host,
/// several, or something that is none: it goes into documents, so whoever sends it must not be able to write them.
pub(super) fn address_of<B>(request: &Request<B>) -> Option<String> {
    let named = match request.uri().authority() {
        Some(authority) => authority.as_str(),
        None => {
            let mut named = request.headers().get_all(HOST).iter();
            match (named.next(), named.next()) {
                (Some(host), None) => host.to_str().ok()?,
                _ => return None,
            }
        }
    };
    is_host(named).then(|| format!("http://{named}"))
}

/// Whether the text is a host name or IP address, perhaps with a port. Names of containers have underscores.
fn is_host(text: &str) -> bool {
    let Some(authority) =
        Some(text).filter(|text| text.len() <= LONGEST).and_then(|text| text.parse::<Authority>().ok())
    else {
        return false;
    };
    let host = authority.host();
    let is_name = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte));
    let in_brackets = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let is_ipv6 = in_brackets.is_some_and(|host| host.parse::<Ipv6Addr>().is_ok());
    let port = text.strip_prefix(host);
    let is_port = |port: &str| {
        port.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok_and(|port| port > 0))
    };
    !host.is_empty() && (is_name || is_ipv6) && port.is_some_and(|port| port.is_empty() || is_port(port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_a_name_or_an_address_and_perhaps_a_port() {
        for good in ["localhost", "127.0.0.1:8701", "[::1]:80", "sips", "my_app-1.test:65535", "[fe80::1]"] {
            let request = Request::get("/x").header(HOST, good).body(()).unwrap();
            assert_eq!(address_of(&request), Some(format!("http://{good}")), "{good}");
        }
        let long = "a".repeat(LONGEST + 1);
        for bad in [
            "", ":80", "a:", "a:0", "a:65536", "a:+80", "a b", "a\"b", "<a>", "a/b", "a?b", "u@a",
            "u:p@a:80", "[::1", "[a]", "::1", "a%20b", "a,b", "a&amp;b", "é", &long,
        ] {
            assert!(!is_host(bad), "{bad}");
        }
    }

    #[test]
    fn a_request_names_one_host() {
        let address = |request: http::request::Builder| address_of(&request.body(()).unwrap());
        assert_eq!(address(Request::get("/x")), None);
        assert_eq!(address(Request::get("/x").header(HOST, "a").header(HOST, "b")), None);
        assert_eq!(address(Request::get("http://a:1/x").header(HOST, "b")), Some("http://a:1".to_owned()));
        assert_eq!(address(Request::get("http://u@a/x").header(HOST, "b")), None);
    }
}
