//! From the bytes that come back to an answer.

use super::{Exchange, Expected, HttpResponse};
use crate::answer::{Answer, SealState};
use crate::codec::soap::{Fault, Reply};
use crate::codec::{DecodeError, json, soap};
use crate::descriptor::{Direction, Protocol};
use crate::error::Error;
use crate::message::Message;
use crate::seal::Verdict;
use crate::typed::{Request, Response};

impl Exchange {
    /// Reads and verifies the response to a typed request.
    ///
    /// # Errors
    /// Every response that cannot be relied on is an error, and tells what became of the request; see [`Error`]. A
    /// response code other than success is none.
    pub fn receive<'p, R: Request>(
        &self,
        expected: impl Into<Expected<'p>>,
        response: &HttpResponse,
    ) -> Result<Answer<R::Response>, Error> {
        self.received(&expected.into(), response, |message| R::Response::from_message(message))
    }

    /// Reads and verifies a response, as the message that it is.
    ///
    /// # Errors
    /// As for [`receive`](Self::receive).
    pub fn receive_message<'b>(
        &self,
        expected: impl Into<Expected<'b>>,
        response: &'b HttpResponse,
    ) -> Result<Answer<Message<'b>>, Error> {
        self.received(&expected.into(), response, std::mem::take)
    }

    /// Reads and verifies a response, and takes out of its message what `read` does.
    pub(crate) fn received<'b, R>(
        &self,
        expected: &Expected<'b>,
        response: &'b HttpResponse,
        read: impl FnOnce(&mut Message<'b>) -> R,
    ) -> Result<Answer<R>, Error> {
        match response.status {
            200..=299 => {
                let mut message = Message::new();
                self.decode(expected, response, &mut message)?;
                self.verified(expected, message, read)
            }
            300..=399 => Err(Error::Redirected { status: response.status }),
            status => Err(match self.fault(expected, response) {
                Some(fault) => Error::Fault { status, fault: Box::new(fault) },
                None => {
                    Error::Status { status, content_type: response.media_type(), length: response.body.len() }
                }
            }),
        }
    }

    fn decode<'b>(
        &self,
        expected: &Expected<'b>,
        response: &'b HttpResponse,
        message: &mut Message<'b>,
    ) -> Result<(), Error> {
        let refused =
            |source: DecodeError| Error::Decode { function: expected.function.name.to_string(), source };
        if response.raw_media_type().is_some_and(|kind| !fits(kind, expected.protocol)) {
            let found = response.media_type().unwrap_or_default();
            return Err(Error::ContentType { expected: expected.protocol.media_type(), found });
        }
        match expected.protocol {
            Protocol::Json => json::read_into(&response.body, &self.limits, message).map_err(refused),
            Protocol::Soap => {
                let (function, response_direction) = (expected.function, Direction::Response);
                let read =
                    soap::read_into(&response.body, function, response_direction, &self.limits, message);
                match read.map_err(refused)? {
                    None => Ok(()),
                    Some(fault) => Err(Error::Fault { status: response.status, fault: Box::new(fault) }),
                }
            }
        }
    }

    /// Holds the whole received tree against its seal, before anything else looks at it.
    fn verified<'b, R>(
        &self,
        expected: &Expected<'_>,
        mut message: Message<'b>,
        read: impl FnOnce(&mut Message<'b>) -> R,
    ) -> Result<Answer<R>, Error> {
        let seal = match self.key.verify(expected.algorithm, &message) {
            Verdict::Valid => SealState::Verified,
            Verdict::Wrong => return Err(Error::WrongSeal),
            Verdict::Missing if self.seal_policy.accepts_unsealed(expected.protocol, self.environment) => {
                SealState::Unsealed
            }
            Verdict::Missing => {
                return Err(Error::Unsealed {
                    message: Box::new(message.into_owned()),
                    protocol: expected.protocol,
                    environment: self.environment,
                });
            }
        };
        let platform = &self.brand.platform;
        Ok(Answer::new(&mut message, seal, expected.interface_version, expected.function, platform, read))
    }

    /// The SOAP fault in a response that failed, where it is one.
    fn fault(&self, expected: &Expected<'_>, response: &HttpResponse) -> Option<Fault> {
        let is_xml = response.raw_media_type().is_none_or(|kind| fits(kind, Protocol::Soap));
        if expected.protocol != Protocol::Soap || !is_xml {
            return None;
        }
        match soap::read(&response.body, expected.function, Direction::Response, &self.limits) {
            Ok(Reply::Fault(fault)) => Some(fault),
            Ok(Reply::Message(_)) | Err(_) => None,
        }
    }
}

/// Whether a media type carries messages of the protocol. SOAP 1.2's own type does not: it is another protocol.
fn fits(media_type: &str, protocol: Protocol) -> bool {
    let is = |known: &str| media_type.eq_ignore_ascii_case(known);
    is(protocol.media_type())
        || match protocol {
            Protocol::Json => {
                media_type.rsplit_once('+').is_some_and(|(_, kind)| kind.eq_ignore_ascii_case("json"))
            }
            Protocol::Soap => is("application/xml"),
        }
}
