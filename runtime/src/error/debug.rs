//! `Debug` of errors: as derived, but for what the platform said.

use std::fmt;

use super::Error;
use crate::shown;

/// Shows of a response its outline, and codes and names from outside on one line, cut, and without what could be a card
/// number.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = |name: &Option<String>| name.as_ref().map(shown::name);
        match self {
            Self::Settings(error) => f.debug_tuple("Settings").field(error).finish(),
            Self::Invalid { function, violations } => {
                f.debug_struct("Invalid").field("function", function).field("violations", violations).finish()
            }
            Self::Encode { function, source } => {
                f.debug_struct("Encode").field("function", function).field("source", source).finish()
            }
            Self::Transport(error) => f.debug_tuple("Transport").field(error).finish(),
            Self::Redirected { status } => f.debug_struct("Redirected").field("status", status).finish(),
            Self::Status { status, content_type, length } => f
                .debug_struct("Status")
                .field("status", status)
                .field("content_type", &named(content_type))
                .field("length", length)
                .finish(),
            Self::Fault { status, fault } => {
                f.debug_struct("Fault").field("status", status).field("fault", fault).finish()
            }
            Self::ContentType { expected, found } => f
                .debug_struct("ContentType")
                .field("expected", expected)
                .field("found", &shown::name(found))
                .finish(),
            Self::Decode { function, source } => {
                f.debug_struct("Decode").field("function", function).field("source", source).finish()
            }
            Self::Unsealed { message, protocol, environment } => f
                .debug_struct("Unsealed")
                .field("message", message)
                .field("protocol", protocol)
                .field("environment", environment)
                .finish(),
            Self::WrongSeal => f.write_str("WrongSeal"),
            Self::NotAccepted { code, label, error_field_name } => f
                .debug_struct("NotAccepted")
                .field("code", &named(code))
                .field("label", label)
                .field("error_field_name", &named(error_field_name))
                .finish(),
            Self::Retried { attempts, outcome, last } => f
                .debug_struct("Retried")
                .field("attempts", attempts)
                .field("outcome", outcome)
                .field("last", last)
                .finish(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::descriptor::{Environment, Protocol};
    use crate::message::Message;

    #[test]
    fn what_the_platform_said_is_shown_on_one_line_without_a_card_number() {
        let odd = || "4974930000001234\u{9b}\n".to_owned() + &"x".repeat(5000);
        let mut message = Message::new();
        message.set(odd(), odd());
        let (protocol, environment) = (Protocol::Json, Environment::Test);
        for error in [
            Error::NotAccepted { code: Some(odd()), label: None, error_field_name: Some(odd()) },
            Error::Unsealed { message: Box::new(message), protocol, environment },
            Error::ContentType { expected: "text/xml", found: odd() },
            Error::Status { status: 500, content_type: Some(odd()), length: 1 },
        ] {
            let shown = format!("{error} {error:?}");
            assert!(shown.chars().all(shown::is_harmless) && shown.len() < 1500, "{shown}");
            assert!(!shown.contains("49749300"), "{shown}");
        }
    }
}
