//! A response that may be relied on, and what the platform said in it.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use crate::descriptor::Function;
use crate::error::Error;
use crate::message::Message;
use crate::version::InterfaceVersion;

/// A response whose seal was verified, or that came without one where the seal policy allows that.
///
/// It reads like the response itself. A code other than success is no error until [`accepted`](Self::accepted) makes it
/// one.
#[derive(Clone)]
pub struct Answer<R> {
    response: R,
    seal: SealState,
    interface_version: InterfaceVersion,
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

/// The result as the response tells it.
#[derive(Clone)]
struct ResultCode {
    code: Option<String>,
    accepted: bool,
    label: Option<Cow<'static, str>>,
    error_field_name: Option<String>,
}

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
    pub fn seal(&self) -> SealState {
        self.seal
    }

    /// The interface version of the request that it answers.
    pub fn interface_version(&self) -> InterfaceVersion {
        self.interface_version
    }

    /// The response code; `None` where the response has none.
    pub fn code(&self) -> Option<&str> {
        self.result.code.as_deref()
    }

    /// What the code means, in the brand's wording, where it is a documented one.
    pub fn label(&self) -> Option<&str> {
        self.result.label.as_deref()
    }

    /// The request field that the platform blames, where it names one.
    pub fn error_field_name(&self) -> Option<&str> {
        self.result.error_field_name.as_deref()
    }

    /// Whether the platform did what was asked. A function without a response code is taken to have done it.
    pub fn is_accepted(&self) -> bool {
        self.result.accepted
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
        Err(Error::NotAccepted { code, label: label.map(Cow::into_owned), error_field_name })
    }

    /// The same answer with its response read otherwise.
    pub fn map<T>(self, read: impl FnOnce(R) -> T) -> Answer<T> {
        Answer {
            response: read(self.response),
            seal: self.seal,
            interface_version: self.interface_version,
            result: self.result,
        }
    }
}

impl<'m> Answer<Message<'m>> {
    /// Reads the result out of a response.
    pub(crate) fn new(
        message: Message<'m>,
        seal: SealState,
        interface_version: InterfaceVersion,
        function: &Function,
        platform: &str,
    ) -> Self {
        let result = ResultCode::read(&message, function, platform);
        Self { response: message, seal, interface_version, result }
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
            .field("seal", &self.seal)
            .field("interface_version", &self.interface_version)
            .field("response", &self.response)
            .finish_non_exhaustive()
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
    fn read(message: &Message<'_>, function: &Function, platform: &str) -> Self {
        let text = |name: &str| message.text(name).filter(|text| !text.is_empty()).map(str::to_owned);
        let error_field_name = text("errorFieldName");
        let Some(described) = &function.response_code else {
            return Self { code: None, accepted: true, label: None, error_field_name };
        };
        let code = text(&described.field);
        let accepted = code.as_ref().is_some_and(|code| described.accepted.iter().any(|known| known == code));
        let label = code.as_deref().and_then(|code| function.response_value(code)).map(|value| {
            match value.label.contains("{platform}") {
                true => Cow::Owned(value.label_for(platform)),
                false => value.label.clone(),
            }
        });
        Self { code, accepted, label, error_field_name }
    }
}
