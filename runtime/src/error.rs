//! Why a call gave no answer that can be relied on, and what became of the request.

mod debug;

use std::error::Error as StdError;
use std::fmt;

use crate::check::Violations;
use crate::codec::soap::Fault;
use crate::codec::{DecodeError, EncodeError};
use crate::descriptor::{Environment, Protocol};
use crate::exchange::{SettingsError, TransportError};
use crate::message::Message;
use crate::outcome::Outcome;
use crate::seal::EmptyKey;
use crate::shown;

/// Why a call gave no answer that can be relied on.
///
/// [`outcome`](Self::outcome) tells what became of the request. No error shows a key, a value that was sent (a listed
/// code apart), or a body that came back: of a body only its kind and length.
#[non_exhaustive]
pub enum Error {
    /// The settings cannot be used.
    Settings(SettingsError),
    /// The request breaks the function's rules; all that is wrong with it.
    Invalid {
        /// The function.
        function: String,
        /// What is wrong.
        violations: Violations,
    },
    /// The request has no form in the protocol.
    Encode {
        /// The function.
        function: String,
        /// Why.
        source: EncodeError,
    },
    /// The transport gave no response.
    Transport(TransportError),
    /// The platform answered with a redirect, which is never followed: it would carry the request elsewhere.
    Redirected {
        /// The HTTP status.
        status: u16,
    },
    /// The platform answered with an HTTP status other than success.
    Status {
        /// The HTTP status.
        status: u16,
        /// The media type of the body, where one was given.
        content_type: Option<String>,
        /// The length of the body in bytes.
        length: usize,
    },
    /// The platform answered with a SOAP fault.
    Fault {
        /// The HTTP status.
        status: u16,
        /// The fault. Whether it is a refusal is told by [`Fault::is_refusal`]. Its texts come from the platform and
        /// may repeat values of the request; where it is shown, what could be a card number is masked.
        fault: Box<Fault>,
    },
    /// The response is of a media type that the protocol does not have.
    ContentType {
        /// The media types that were expected.
        expected: &'static str,
        /// The media type that came.
        found: String,
    },
    /// The response is no message of the function.
    Decode {
        /// The function.
        function: String,
        /// Why.
        source: DecodeError,
    },
    /// The response has no seal, and the seal policy requires one.
    Unsealed {
        /// The response. Nothing vouches for it.
        message: Box<Message<'static>>,
        /// The protocol that it came in.
        protocol: Protocol,
        /// The environment that it came from.
        environment: Environment,
    },
    /// The response's seal does not fit the response.
    WrongSeal,
    /// The platform did not do what was asked, by its response code.
    NotAccepted {
        /// The code; `None` where the response has none.
        code: Option<String>,
        /// What the code means, where it is a documented one.
        label: Option<String>,
        /// The request field that the platform blames, where it names one.
        error_field_name: Option<String>,
    },
    /// The request was sent more than once, and the last attempt failed too; see [`RetryPolicy`](crate::RetryPolicy).
    Retried {
        /// How many attempts were made.
        attempts: u32,
        /// What became of the request in all attempts together: unknown where it is unknown of one of them.
        outcome: Outcome,
        /// The error of the last attempt.
        last: Box<Error>,
    },
}

impl Error {
    /// What became of the request.
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::Settings(_) | Self::Invalid { .. } | Self::Encode { .. } => Outcome::NotSent,
            Self::Transport(error) => error.outcome(),
            Self::Retried { outcome, .. } => *outcome,
            Self::Fault { fault, .. } if fault.is_refusal() => Outcome::Refused,
            Self::Status { status, .. } if (400..500).contains(status) => Outcome::Refused,
            // An absent code says nothing; a code says that it was not done.
            Self::NotAccepted { code, .. } if code.is_some() => Outcome::Refused,
            Self::NotAccepted { .. }
            | Self::Status { .. }
            | Self::Fault { .. }
            | Self::Redirected { .. }
            | Self::ContentType { .. }
            | Self::Decode { .. }
            | Self::Unsealed { .. }
            | Self::WrongSeal => Outcome::Unknown,
        }
    }

    /// The error of the last attempt: this one, unless it is [`Retried`](Self::Retried).
    pub fn last(&self) -> &Self {
        match self {
            Self::Retried { last, .. } => last,
            _ => self,
        }
    }

    /// Everything that is wrong with the request, where that is the error.
    pub fn violations(&self) -> Option<&Violations> {
        match self {
            Self::Invalid { violations, .. } => Some(violations),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Settings(error) => error.fmt(f),
            Self::Invalid { function, violations } => {
                write!(f, "the {function} request was not sent: {violations}")
            }
            Self::Encode { function, source } => write!(f, "the {function} request was not sent: {source}"),
            Self::Transport(error) => error.fmt(f),
            Self::Redirected { status } => write!(
                f,
                "the platform answered with a redirect (HTTP {status}), which is never followed; check the base \
                 address and any proxy. {UNKNOWN}"
            ),
            Self::Status { status, content_type, length } => {
                let kind = content_type.as_ref().map_or("no stated type".to_owned(), shown::name);
                write!(f, "the platform answered HTTP {status} with {length} bytes of {kind}. ")?;
                f.write_str(match self.outcome() {
                    Outcome::Refused => "The request was refused: check the address and the request",
                    _ => UNKNOWN,
                })
            }
            Self::Fault { status, fault } if fault.is_refusal() => {
                write!(f, "the platform refused the request (HTTP {status}) with a {fault}")
            }
            Self::Fault { status, fault } => {
                write!(f, "the platform answered HTTP {status} with a {fault}. {UNKNOWN}")
            }
            Self::ContentType { expected, found } => {
                write!(f, "the response is {}, where {expected} was expected. {UNKNOWN}", shown::name(found))
            }
            Self::Decode { function, source } => {
                write!(f, "the response is no {function} response: {source}. {UNKNOWN}")
            }
            Self::Unsealed { protocol, environment, .. } => write!(
                f,
                "the response has no seal, so nothing vouches for it. {UNKNOWN}. To accept unsealed {} responses of \
                 the {} environment, allow them in the seal policy",
                protocol.title(),
                environment.name()
            ),
            Self::WrongSeal => write!(
                f,
                "the response's seal does not fit it: the secret key or its version is not the merchant's, or the \
                 response was changed on its way. {UNKNOWN}"
            ),
            Self::NotAccepted { code, label, error_field_name } => {
                match code {
                    Some(code) => {
                        write!(f, "the platform did not accept the request: code {}", shown::name(code))?
                    }
                    None => {
                        f.write_str("the response has no code that says whether the request was accepted")?
                    }
                }
                if let Some(label) = label {
                    write!(f, " ({label})")?;
                }
                match error_field_name {
                    Some(field) => write!(f, ", because of `{}`", shown::name(field)),
                    None => Ok(()),
                }
            }
            Self::Retried { attempts, outcome, last } => {
                write!(f, "after {attempts} attempts: {last}")?;
                match *outcome == last.outcome() {
                    true => Ok(()),
                    false => f.write_str(". That was the last attempt; what became of one before is unknown"),
                }
            }
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Settings(error) => error.source(),
            Self::Invalid { violations, .. } => Some(violations),
            Self::Encode { source, .. } => Some(source),
            Self::Transport(error) => error.source(),
            Self::Decode { source, .. } => Some(source),
            Self::Retried { last, .. } => last.source(),
            _ => None,
        }
    }
}

impl From<SettingsError> for Error {
    fn from(error: SettingsError) -> Self {
        Self::Settings(error)
    }
}

impl From<EmptyKey> for Error {
    fn from(error: EmptyKey) -> Self {
        Self::Settings(error.into())
    }
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}

const UNKNOWN: &str = "Whether the request was carried out is unknown";
