//! Descriptors: what a function's messages may hold.
//!
//! One description, two origins: a `static` in generated code, or an owned value lowered from a catalog at run
//! time. Codecs, checks, redaction, simulator, exports and documentation all read these types.

mod existence;
mod fields;

use std::borrow::Cow;

pub use self::existence::{Absence, CheckContext};
pub use self::fields::Fields;
pub(crate) use self::fields::{Pair, Pairs};
use crate::message::are_same;
pub use crate::role::Role;
use crate::version::InterfaceVersion;

/// A text of a descriptor: borrowed in generated code, owned when made at run time.
pub type Text = Cow<'static, str>;
/// A list of a descriptor: borrowed in generated code, owned when made at run time.
pub type List<T> = Cow<'static, [T]>;

/// Everything the runtime needs to know of one function.
#[derive(Clone, Debug, PartialEq)]
pub struct Function {
    /// The name on the wire: `updatePaymentMean`.
    pub name: Text,
    /// The service that it belongs to: `wallet`.
    pub service: Text,
    /// What stands before an interface version on the wire: `WR_WS`.
    pub version_prefix: Text,
    /// The XML namespace of its SOAP messages.
    pub namespace: Text,
    /// Where JSON requests go, below the host; `None` where the function has no JSON form.
    pub json_path: Option<Text>,
    /// Where SOAP requests go, below the host; `None` where the function has no SOAP form.
    pub soap_path: Option<Text>,
    /// Whether sending a request twice does no more than sending it once.
    pub idempotent: bool,
    /// The interface version that each brand's page recommends.
    pub recommended: List<Recommended>,
    /// What a request holds, in SOAP order.
    pub request: Fields,
    /// What a response holds, in SOAP order.
    pub response: Fields,
    /// Request fields of which one takes the place of the others.
    pub alternatives: List<Alternative>,
    /// Which response field tells whether the platform did what was asked; `None` where none does.
    pub response_code: Option<ResponseCode>,
}

/// A brand's recommended interface version.
#[derive(Clone, Debug, PartialEq)]
pub struct Recommended {
    /// The brand's identifier: `sogenactif`.
    pub brand: Text,
    /// The version its page recommends.
    pub version: InterfaceVersion,
}

/// Top-level request fields of which a request has exactly one.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// Their names; each is optional by itself.
    pub fields: List<Text>,
}

/// The response field that tells the result, and the codes that mean success.
#[derive(Clone, Debug, PartialEq)]
pub struct ResponseCode {
    /// The field's name: `walletResponseCode`.
    pub field: Text,
    /// The codes that mean that it was done.
    pub accepted: List<Text>,
}

/// One field of a message or container.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The name on the wire.
    pub name: Text,
    /// What it holds.
    pub kind: Kind,
    /// Whether it must be there.
    pub presence: Presence,
    /// The first interface version that knows it.
    pub since: InterfaceVersion,
    /// The last interface version that knows it, where it was removed.
    pub until: Option<InterfaceVersion>,
    /// The values that it takes, where they are listed.
    pub values: Option<ValueList>,
    /// How much of it may be shown.
    pub sensitivity: Sensitivity,
    /// Whether an empty text is a legal value of a required field.
    pub may_be_empty: bool,
    /// The one protocol that carries it, where the other does not.
    pub only: Option<Protocol>,
    /// What other fields beside it hold when it comes; all of these must hold. Empty where that is not known as data.
    pub when: List<When>,
    /// The brands whose platform does not have it.
    pub absent_for: List<Text>,
    /// Why it should not be used any more.
    pub deprecated: Option<Text>,
    /// A value for examples and simulated answers.
    pub example: Option<Text>,
}

/// A condition on a field of the same message or container.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// The field.
    pub field: Text,
    /// The values of which it has one.
    pub codes: List<Text>,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A text.
    Text,
    /// A number, kept as the text that was transmitted.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A date and time in ISO 8601, kept as the text that was transmitted.
    DateTime,
    /// Fields of its own, in SOAP order.
    Container(List<Field>),
    /// Several texts.
    TextList {
        /// The name of an element in SOAP.
        item: Text,
    },
    /// Several containers.
    ContainerList {
        /// The name of an element in SOAP.
        item: Text,
        /// The fields of each, in SOAP order.
        fields: List<Field>,
    },
}

/// Whether a field must be there.
#[derive(Clone, Debug, PartialEq)]
pub enum Presence {
    /// Always.
    Required,
    /// As the sender likes.
    Optional,
    /// When the condition, written as a sentence, holds. Where [`Field::when`] says the same as data, it is checked.
    Conditional(Text),
}

/// How much of a field's value may be shown in logs, errors and `Debug`.
///
/// The later of two is the stricter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Sensitivity {
    /// All of it.
    #[default]
    Public,
    /// At most a card number's last four digits.
    CardNumber,
    /// Nothing.
    Secret,
}

/// The documented values of a field.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueList {
    /// The list's name: `walletResponseCode`.
    pub name: Text,
    /// Whether a value that is not listed passes the checks.
    pub open: bool,
    /// The values, in documented order.
    pub values: List<ListedValue>,
}

/// One documented value.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedValue {
    /// The value on the wire.
    pub code: Text,
    /// What it means, as documented; `{platform}` stands for the brand's platform name.
    pub label: Text,
    /// The first interface version that knows it, where it is younger than its field.
    pub since: Option<InterfaceVersion>,
    /// The last interface version that knows it, where it was removed.
    pub until: Option<InterfaceVersion>,
    /// Why it should not be used any more.
    pub deprecated: Option<Text>,
}

/// A brand under which the platform is sold.
#[derive(Clone, Debug, PartialEq)]
pub struct Brand {
    /// Its identifier: `sogenactif`.
    pub id: Text,
    /// The platform's name in its documentation: `Sogenactif`.
    pub platform: Text,
    /// The host of the production environment.
    pub production_host: Text,
    /// The host of the test environment.
    pub test_host: Text,
}

/// Where requests go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Environment {
    /// Real shops, real money.
    Production,
    /// The bank's test platform.
    Test,
}

/// How messages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Protocol {
    /// JSON over HTTP POST.
    Json,
    /// SOAP 1.1, document/literal wrapped.
    Soap,
}

/// Which way a message goes. It decides which fields are described, and the names of the SOAP elements around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From the client to the platform.
    Request,
    /// From the platform to the client.
    Response,
}

impl Function {
    /// The version that the brand's page recommends; `None` where it recommends none.
    pub fn recommended_for(&self, brand: &str) -> Option<InterfaceVersion> {
        self.recommended.iter().find(|entry| entry.brand == brand).map(|entry| entry.version)
    }

    /// The path below the host for a protocol; `None` where the function lacks that protocol.
    pub fn path(&self, protocol: Protocol) -> Option<&str> {
        match protocol {
            Protocol::Json => self.json_path.as_deref(),
            Protocol::Soap => self.soap_path.as_deref(),
        }
    }

    /// What a request or a response holds, in SOAP order.
    pub fn fields(&self, direction: Direction) -> &[Field] {
        match direction {
            Direction::Request => &self.request,
            Direction::Response => &self.response,
        }
    }

    /// The description of a response code, where it is a listed one.
    pub fn response_value(&self, code: &str) -> Option<&ListedValue> {
        let field = self.response_code.as_ref()?.field.as_ref();
        find(&self.response, field)?.values.as_ref()?.get(code)
    }
}

/// The field of that name.
pub fn find<'d>(fields: &'d [Field], name: &str) -> Option<&'d Field> {
    fields.iter().find(|field| are_same(&field.name, name))
}

impl Field {
    /// An optional field of that name and kind, with nothing else said of it.
    pub fn new(name: impl Into<Text>, kind: Kind, since: InterfaceVersion) -> Self {
        Self {
            name: name.into(),
            kind,
            presence: Presence::Optional,
            since,
            until: None,
            values: None,
            sensitivity: Sensitivity::Public,
            may_be_empty: false,
            only: None,
            when: List::Borrowed(&[]),
            absent_for: List::Borrowed(&[]),
            deprecated: None,
            example: None,
        }
    }

    /// The role that the platform gives the field at the top level of a message.
    pub fn role(&self) -> Role {
        Role::of(&self.name)
    }
}

impl Kind {
    /// The fields of a container, or of each container of a list.
    pub fn children(&self) -> Option<&[Field]> {
        match self {
            Self::Container(fields) | Self::ContainerList { fields, .. } => Some(fields),
            Self::Text | Self::Number | Self::Boolean | Self::DateTime | Self::TextList { .. } => None,
        }
    }
}

impl Sensitivity {
    /// As much of a text as may be shown.
    pub fn mask(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Public => Cow::Borrowed(text),
            Self::Secret => Cow::Borrowed("…"),
            Self::CardNumber => {
                let length = text.chars().count();
                // Four digits of a short text would be most of it.
                let hidden = if length < 12 { length } else { length - 4 };
                text.chars().enumerate().map(|(at, letter)| if at < hidden { '#' } else { letter }).collect()
            }
        }
    }
}

impl ValueList {
    /// The entry of a code.
    pub fn get(&self, code: &str) -> Option<&ListedValue> {
        self.values.iter().find(|value| value.code == code)
    }
}

impl ListedValue {
    /// The label in a brand's own wording.
    pub fn label_for(&self, platform: &str) -> Text {
        // A text without a brace is not searched for the word in it.
        match self.label.contains('{') && self.label.contains("{platform}") {
            true => Cow::Owned(self.label.replace("{platform}", platform)),
            false => self.label.clone(),
        }
    }
}

impl Brand {
    /// The host of an environment.
    pub fn host(&self, environment: Environment) -> &str {
        match environment {
            Environment::Production => &self.production_host,
            Environment::Test => &self.test_host,
        }
    }
}

impl Protocol {
    /// `json` or `soap`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Soap => "soap",
        }
    }

    /// The media type of its messages, in lower case and without parameters.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Soap => "text/xml",
        }
    }

    /// The `Content-Type` of its messages. Without a character set, `text/xml` would be taken for ASCII.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Soap => "text/xml; charset=utf-8",
        }
    }

    /// `JSON` or `SOAP`, for sentences.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Soap => "SOAP",
        }
    }
}

impl Direction {
    /// `request` or `response`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
        }
    }
}

impl Environment {
    /// `production` or `test`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Production => "production",
            Self::Test => "test",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_sensitivities_the_later_is_the_stricter() {
        assert!(
            Sensitivity::Public < Sensitivity::CardNumber && Sensitivity::CardNumber < Sensitivity::Secret
        );
    }
}
