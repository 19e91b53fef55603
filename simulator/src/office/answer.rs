//! What goes back over HTTP.

use std::fmt;
use std::time::Duration;

use sips_office_runtime::codec::DecodeError;
use sips_office_runtime::codec::soap::{Fault, write_fault};
use sips_office_runtime::descriptor::Protocol;
use sips_office_runtime::shown;

use crate::fault::InvalidFault;

/// The most characters of a fault's sentence.
const LONGEST: usize = 1000;

/// An answer, and how it is to be sent.
///
/// `Debug` shows the body's length only.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct HttpAnswer {
    /// The status.
    pub status: u16,
    /// The headers, with lower-case names. The content's length is not among them.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// How long to wait before it is sent, where a fault asks for that.
    pub delay: Option<Duration>,
    /// The length to announce although the body ends earlier, where a fault asks for that.
    pub announced_length: Option<usize>,
    /// Whether nothing of it is sent and the connection ends, where a fault asks for that.
    pub is_withheld: bool,
}

impl HttpAnswer {
    pub(super) fn new(status: u16, content_type: &str, body: Vec<u8>) -> Self {
        let headers = vec![("content-type", content_type.to_owned())];
        Self { status, headers, body, ..Self::default() }
    }

    /// A message.
    pub(super) fn message(protocol: Protocol, body: Vec<u8>) -> Self {
        Self::new(200, protocol.content_type(), body)
    }

    /// A sentence for people.
    pub(crate) fn text(status: u16, sentence: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", format!("{sentence}\n").into_bytes())
    }

    /// A SOAP fault, with the status that SOAP 1.1 demands of all faults over HTTP.
    pub(super) fn fault(code: &str, sentence: &str) -> Self {
        let mut body = Vec::new();
        // The sentence may name what came in, which XML need not be able to carry.
        let string = shown::line(sentence, LONGEST);
        // The codes are the four of SOAP 1.1, so the fault has a form.
        let _ = write_fault(&Fault { code: code.to_owned(), string, actor: None, detail: None }, &mut body);
        Self::new(500, Protocol::Soap.content_type(), body)
    }

    pub(super) fn with_header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

impl fmt::Debug for HttpAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpAnswer")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .field("delay", &self.delay)
            .field("announced_length", &self.announced_length)
            .field("is_withheld", &self.is_withheld)
            .finish()
    }
}

/// The answer to a request that asks for a fault that there is not.
pub(super) fn no_fault(protocol: Protocol, error: &InvalidFault) -> HttpAnswer {
    match protocol {
        Protocol::Json => HttpAnswer::text(400, &error.to_string()),
        Protocol::Soap => HttpAnswer::fault("Client", &error.to_string()),
    }
}

/// The answer to a body that is no request.
pub(super) fn unreadable(protocol: Protocol, error: &DecodeError) -> HttpAnswer {
    match protocol {
        Protocol::Json => HttpAnswer::text(400, &error.to_string()),
        Protocol::Soap => {
            let code = match error {
                DecodeError::SoapVersion => "VersionMismatch",
                DecodeError::HeaderNotUnderstood { .. } => "MustUnderstand",
                _ => "Client",
            };
            HttpAnswer::fault(code, &error.to_string())
        }
    }
}
