//! What generated types are made of: the traits between them and the message tree, and their field types.

mod convert;
mod debug;
mod number;
mod timestamp;
mod unlisted;

pub use convert::{Fields, FromValue, ToValue, put};
pub use debug::{Redacted, debug};
pub use number::Number;
pub use timestamp::Timestamp;
pub use unlisted::UnlistedCode;

pub use crate::seal::SealAlgorithm;

use crate::descriptor::Function;
use crate::message::Message;
use crate::version::InterfaceVersion;

/// A typed request of one function.
pub trait Request {
    /// The response that belongs to it.
    type Response: Response;

    /// The interface version that the type was generated for, where it was generated for one.
    const INTERFACE_VERSION: Option<InterfaceVersion> = None;

    /// The description of the function.
    fn function() -> &'static Function;

    /// The fields that are set, borrowed. What the client fills (version, merchant, key version, seal) is not in it.
    fn to_message(&self) -> Message<'_>;
}

/// A typed response of one function.
pub trait Response: Sized {
    /// Reads a response. Nothing is lost: what the type does not know, or can't hold, stays among its unknown fields.
    fn from_message(message: Message<'_>) -> Self;

    /// The fields that are set, borrowed, unknown ones included.
    fn to_message(&self) -> Message<'_>;
}

/// A message tree is its own response, for callers that choose the function at run time.
impl Response for Message<'static> {
    fn from_message(message: Message<'_>) -> Self {
        message.into_owned()
    }

    fn to_message(&self) -> Message<'_> {
        self.borrowed()
    }
}
