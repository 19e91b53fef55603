//! What generated types are made of: the traits between them and the message tree, and their field types.

mod convert;
mod debug;
mod number;
mod text;
mod timestamp;
mod unlisted;

#[doc(hidden)]
pub use convert::{Fields, put};
pub use convert::{FromValue, ToValue};
#[doc(hidden)]
pub use debug::debug;
pub use number::Number;
#[doc(hidden)]
pub use text::Text;
pub use timestamp::Timestamp;
pub use unlisted::UnlistedCode;

#[doc(hidden)]
pub use crate::answer::ANSWER_METHODS;
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

    /// Adds the fields that are set, borrowed. What the client fills (version, merchant, key version, seal) is not among
    /// them. In name order they cost least.
    fn add_to<'m>(&'m self, message: &mut Message<'m>);

    /// The fields that are set, borrowed.
    fn to_message(&self) -> Message<'_> {
        let mut message = Message::new();
        self.add_to(&mut message);
        message
    }
}

/// A typed response of one function.
pub trait Response: Sized {
    /// Reads a response. What the type does not know, or can't hold, stays among its unknown fields. Only an empty text
    /// of a field that the type knows is not kept: it reads as `None`, as an absent field does.
    fn from_message(message: &Message<'_>) -> Self;

    /// The fields that are set, borrowed, unknown ones included.
    fn to_message(&self) -> Message<'_>;
}
