//! Why a body could not be read, or a message not be written.
//!
//! Texts name fields by their path, and never a value.

use std::fmt;

/// Why a body is no message.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeError {
    /// The body is longer than [`Limits::bytes`](super::Limits::bytes).
    TooLarge {
        /// Its length.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// Values nest deeper than [`Limits::depth`](super::Limits::depth).
    TooDeep {
        /// The field that holds the first value too deep.
        path: String,
        /// The limit.
        limit: usize,
    },
    /// The message has more fields than [`Limits::fields`](super::Limits::fields).
    TooMany {
        /// The limit.
        limit: usize,
    },
    /// The body is not UTF-8.
    NotUtf8 {
        /// The first byte that is not, counted from 0.
        offset: usize,
    },
    /// The body is not JSON.
    Json {
        /// What is wrong.
        message: String,
        /// The line, counted from 1.
        line: usize,
        /// The column in bytes, counted from 1.
        column: usize,
    },
    /// The body does not begin like a JSON object.
    NotAnObject,
    /// A field is `null`; Office leaves absent fields out.
    Null {
        /// The field.
        path: String,
    },
    /// A name occurs twice in one group of fields.
    Duplicate {
        /// The field.
        path: String,
    },
    /// A list stands in a list; Office has none.
    NestedList {
        /// The inner list.
        path: String,
    },
    /// The body is not XML, or makes use of what SOAP forbids.
    Xml {
        /// What is wrong.
        message: &'static str,
        /// The byte at or after which it is wrong, counted from 0.
        offset: usize,
    },
    /// The document is a SOAP 1.2 envelope; Office speaks SOAP 1.1.
    SoapVersion,
    /// The document is not a SOAP envelope.
    NotAnEnvelope {
        /// The name of its root element.
        found: String,
    },
    /// A header block demands to be understood, and none is.
    HeaderNotUnderstood {
        /// The name of the block.
        name: String,
    },
    /// An element of the envelope stands where another must.
    Unexpected {
        /// What must stand there.
        expected: String,
        /// What does.
        found: String,
    },
    /// An element of the envelope is absent.
    Missing {
        /// What must be there.
        expected: String,
    },
    /// The message belongs to another function, or goes the other way.
    OtherOperation {
        /// The element that was expected.
        expected: String,
        /// The element that came.
        found: String,
    },
    /// An element of the message is not in the service's namespace.
    ForeignElement {
        /// The element.
        path: String,
    },
    /// There is text between the fields of a group.
    StrayText {
        /// The group; an element of the envelope, or a field.
        path: String,
    },
    /// A fault came where only a message can be read.
    Fault {
        /// The fault's code.
        code: String,
    },
}

/// Why a message has no SOAP form.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodeError {
    /// A text holds a character that XML 1.0 cannot carry, not even as a reference: a control character other than
    /// tab, line feed and carriage return, or U+FFFE or U+FFFF.
    Character {
        /// The field.
        path: String,
    },
    /// A field's name is no XML name.
    Name {
        /// The field.
        path: String,
    },
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes, limit } => write!(f, "the body has {bytes} bytes, more than {limit}"),
            Self::TooDeep { path, limit } if path.is_empty() => {
                write!(f, "the body nests deeper than {limit} levels")
            }
            Self::TooDeep { path, limit } => write!(f, "`{path}` nests deeper than {limit} levels"),
            Self::TooMany { limit } => write!(f, "the body has more than {limit} fields"),
            Self::NotUtf8 { offset } => write!(f, "the body is not UTF-8 at byte {offset}"),
            Self::Json { message, line, column } => {
                write!(f, "the body is not JSON: {message} (line {line}, column {column})")
            }
            Self::NotAnObject => f.write_str("the body is not a JSON object"),
            Self::Null { path } => write!(f, "`{path}` is null, where an absent field must be left out"),
            Self::Duplicate { path } => write!(f, "the field `{path}` stands twice"),
            Self::NestedList { path } => write!(f, "`{path}` is a list inside a list"),
            Self::Xml { message, offset } => {
                write!(f, "the body is not acceptable XML: {message} (byte {offset})")
            }
            Self::SoapVersion => {
                f.write_str("the body is a SOAP 1.2 envelope, and only SOAP 1.1 is spoken here")
            }
            Self::NotAnEnvelope { found } => {
                write!(f, "the body is no SOAP 1.1 envelope: its root element is `{found}`")
            }
            Self::HeaderNotUnderstood { name } => {
                write!(f, "the header block `{name}` demands to be understood, and is not")
            }
            Self::Unexpected { expected, found } => write!(f, "`{found}` stands where {expected} must"),
            Self::Missing { expected } => write!(f, "there is no {expected}"),
            Self::OtherOperation { expected, found } => {
                write!(f, "the message is `{found}`, and `{expected}` was expected")
            }
            Self::ForeignElement { path } => {
                write!(f, "the element `{path}` does not belong to the service's namespace")
            }
            Self::StrayText { path } => write!(f, "there is text between the elements of `{path}`"),
            Self::Fault { code } => write!(f, "the message is a SOAP fault: {code}"),
        }
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Character { path } => write!(f, "`{path}` holds a character that XML cannot carry"),
            Self::Name { path } => write!(f, "`{path}` is no name that XML can carry"),
        }
    }
}

impl std::error::Error for DecodeError {}

impl std::error::Error for EncodeError {}
