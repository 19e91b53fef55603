//! A response that may be relied on, and what the platform said in it.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use crate::descriptor::{Function, Role};
use crate::error::Error;
use crate::message::Message;
use crate::shown;
use crate::version::InterfaceVersion;

/// A response whose seal was verified, or that came without one where the seal policy allows that.
///
/// It reads like the response itself: what the response has, the answer has. So its own methods are few, and named so
/// that no field of a response is likely to have the same name.
///
/// A code other than success is no error until [`accepted`](Self::accepted) makes it one.
#[derive(Clone)]
pub struct Answer<R> {
    response: R,
    seal_state: SealState,
    sent_version: InterfaceVersion,
    result: ResultCode,
}

/// What vouches for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SealState {
    /// Its seal, which fits.
    Verified,
    /// Nothing but TLS: it came without a seal, and the seal policy allows that.
    Unsealed,
}

/// What the platform says became of a request.
///
/// `Debug` shows code and blamed field on one line, cut, and without what could be a card number.
#[derive(Clone, PartialEq, Eq)]
pub struct ResultCode {
    code: Option<Cow<'static, str>>,
    accepted: bool,
    label: Option<Cow<'static, str>>,
    error_field_name: Option<String>,
}

/// The names of an answer's own methods, each of which hides a getter of that name of the response. For the code
/// generator, so that it can give such a getter another name.
pub const ANSWER_METHODS: &[&str] =
    &["response", "into_response", "seal_state", "sent_version", "result", "accepted", "map"];

impl<R> Answer<R> {
    /// The response.
    pub fn response(&self) -> &R {
        &self.response
    }

    /// The response, owned.
    pub fn into_response(self) -> R {
        self.response
    }

    /// What vouches for it.
    pub fn seal_state(&self) -> SealState {
        self.seal_state
    }

    /// The interface version of the request that it answers.
    pub fn sent_version(&self) -> InterfaceVersion {
        self.sent_version
    }

    /// What the platform says became of the request.
    pub fn result(&self) -> &ResultCode {
        &self.result
    }

    /// The answer, where the platform did what was asked.
    ///
    /// # Errors
    /// [`Error::NotAccepted`] with code, label and blamed field, where it did not.
    pub fn accepted(self) -> Result<Self, Error> {
        if self.result.accepted {
            return Ok(self);
        }
        let ResultCode { code, label, error_field_name, .. } = self.result;
        Err(Error::NotAccepted {
            code: code.map(Cow::into_owned),
            label: label.map(Cow::into_owned),
            error_field_name,
        })
    }

    /// The same answer with its response read otherwise.
    pub fn map<T>(self, read: impl FnOnce(R) -> T) -> Answer<T> {
        Answer {
            response: read(self.response),
            seal_state: self.seal_state,
            sent_version: self.sent_version,
            result: self.result,
        }
    }
}

impl<'m> Answer<Message<'m>> {
    /// Reads the result out of a response, and then the response itself.
    pub(crate) fn new<R>(
        message: &mut Message<'m>,
        seal_state: SealState,
        sent_version: InterfaceVersion,
        function: &Function,
        platform: &str,
        read: impl FnOnce(&mut Message<'m>) -> R,
    ) -> Answer<R> {
        let result = ResultCode::read(message, function, platform);
        Answer { response: read(message), seal_state, sent_version, result }
    }
}

impl<R> Deref for Answer<R> {
    type Target = R;

    fn deref(&self) -> &R {
        &self.response
    }
}

impl<R: fmt::Debug> fmt::Debug for Answer<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("seal_state", &self.seal_state)
            .field("sent_version", &self.sent_version)
            .field("result", &self.result)
            .field("response", &self.response)
            .finish()
    }
}

impl SealState {
    /// `verified` or `unsealed`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Unsealed => "unsealed",
        }
    }
}

impl ResultCode {
    /// The response code; `None` where the response has none.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// What the code means, in the brand's wording, where it is a documented one.
    pub fn label(&self) -> Option<&str> {
        self.label.as_deref()
    }

    /// The request field that the platform blames, where it names one.
    pub fn error_field_name(&self) -> Option<&str> {
        self.error_field_name.as_deref()
    }

    /// Whether the platform did what was asked. A function without a response code is taken to have done it.
    pub fn is_accepted(&self) -> bool {
        self.accepted
    }

    fn read(message: &Message<'_>, function: &Function, platform: &str) -> Self {
        let text = |name: &str| message.text(name).filter(|text| !text.is_empty()).map(str::to_owned);
        let error_field_name = text(Role::ErrorFieldName.name());
        let Some(described) = &function.response_code else {
            return Self { code: None, accepted: true, label: None, error_field_name };
        };
        let received = message.text(&described.field).filter(|text| !text.is_empty());
        let accepted = received.is_some_and(|code| described.accepted.iter().any(|known| known == code));
        let listed = received.and_then(|code| function.response_value(code));
        let label = listed.map(|value| value.label_for(platform));
        // A listed code need not be copied.
        let code = match listed {
            Some(value) => Some(value.code.clone()),
            None => received.map(|code| Cow::Owned(code.to_owned())),
        };
        Self { code, accepted, label, error_field_name }
    }
}

impl fmt::Debug for ResultCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResultCode")
            .field("code", &self.code.as_ref().map(shown::name))
            .field("label", &self.label)
            .field("error_field_name", &self.error_field_name.as_ref().map(shown::name))
            .field("accepted", &self.accepted)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_an_answers_methods_is_complete() {
        let source = include_str!("answer.rs");
        let own = source.split("impl<R> Answer<R> {").nth(1).unwrap().split("\n}\n").next().unwrap();
        let methods: Vec<_> = own
            .lines()
            .filter_map(|line| line.strip_prefix("    pub fn "))
            .map(|line| line.split(['(', '<']).next().unwrap())
            .collect();
        assert_eq!(methods, ANSWER_METHODS);
    }
}
