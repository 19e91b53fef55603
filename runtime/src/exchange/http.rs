//! A request and a response of HTTP, as far as the exchange knows them.

use std::fmt;
use std::time::Duration;

use crate::shown;

/// What a transport sends, always as a POST.
///
/// `Debug` shows the body's length only.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpRequest {
    /// The whole address.
    pub url: String,
    /// The headers, with lower-case names.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// How long the transport may take, where that is less than its own timeout: what is left of a call's time.
    pub timeout: Option<Duration>,
}

/// What a transport brings back.
///
/// `Debug` shows the body's length only.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct HttpResponse {
    /// The status.
    pub status: u16,
    /// The headers, in any case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl HttpResponse {
    /// The media type in lower case, without parameters; `None` where the response states none.
    pub fn media_type(&self) -> Option<String> {
        // It goes into errors, and comes from outside.
        self.raw_media_type().map(|kind| shown::name(kind).to_ascii_lowercase())
    }

    /// The media type as it came, without parameters.
    pub(super) fn raw_media_type(&self) -> Option<&str> {
        let (_, value) = self.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-type"))?;
        value.split(';').next().map(str::trim).filter(|kind| !kind.is_empty())
    }
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpRequest")
            .field("url", &self.url)
            .field("headers", &self.headers)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .field("timeout", &self.timeout)
            .finish()
    }
}

impl fmt::Debug for HttpResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpResponse")
            .field("status", &self.status)
            .field("media_type", &self.media_type())
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_media_type_is_without_case_and_parameters() {
        let response = |value: &str| HttpResponse {
            status: 200,
            headers: vec![("Content-TYPE".into(), value.into())],
            body: Vec::new(),
        };
        assert_eq!(
            response("Application/JSON; charset=utf-8").media_type().as_deref(),
            Some("application/json")
        );
        assert_eq!(response(" ;").media_type(), None);
        assert_eq!(response("text/\u{1b}[31m").media_type().as_deref(), Some("text/\u{fffd}[31m"));
        assert_eq!(
            response("application/\u{1}json").media_type().as_deref(),
            Some("application/\u{fffd}json")
        );
        assert_eq!(HttpResponse::default().media_type(), None);
    }

    #[test]
    fn debug_shows_no_body() {
        let (url, headers) = ("https://x/".into(), Vec::new());
        let request = HttpRequest { url, headers, body: b"secret".to_vec(), timeout: None };
        let response = HttpResponse { body: b"secret".to_vec(), ..HttpResponse::default() };
        assert!(!format!("{request:?} {response:?}").contains("secret"));
    }
}
