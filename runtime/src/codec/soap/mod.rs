//! SOAP 1.1, document/literal wrapped: `<updatePaymentMean><input>…` and `<updatePaymentMeanResponse><output>…` in
//! the Body of an Envelope, all of it in the service's namespace.
//!
//! XML knows neither lists nor numbers. The descriptor tells: a list is a wrapper element around elements of one
//! name, and a number or boolean gets its kind back where the text is one. For what no descriptor tells:
//!
//! - An element without child elements is a text, also when it is empty. An empty element of a described container
//!   or list is an empty container or list.
//! - An element with two or more children, all of one name, is a list. Any other with children is a container, in
//!   which no name may occur twice.
//! - A described text that holds elements, and a described container or list that holds only text, or a list whose
//!   children have another name than the descriptor's, is read by these rules too: nothing that came is lost.
//! - An empty element with `xsi:nil="true"` is an absent field.
//!
//! Texts are what any XML parser reports: CDATA and references resolved, line ends normalised, comments left out.

mod element;
mod events;
mod fault;
mod message_reader;
mod namespaces;
mod plain;
mod read;
#[cfg(test)]
mod tests;
mod undescribed;
mod write;
mod xml;

pub use fault::{Fault, write_fault};
pub(crate) use plain::write_plain;
pub(crate) use read::read_into;
pub use read::{Reply, operation, read};
pub use undescribed::{Undescribed, read_undescribed, wrap_fragment};
pub use write::write;
pub use xml::{is_name, is_text};

use crate::descriptor::Direction;

/// The namespace of a SOAP 1.1 envelope.
const ENVELOPE: &str = "http://schemas.xmlsoap.org/soap/envelope/";
/// The namespace of a SOAP 1.2 envelope, to say what is wrong with it.
const ENVELOPE_1_2: &str = "http://www.w3.org/2003/05/soap-envelope";
/// The namespace of `xsi:nil`.
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The element inside the operation that holds the fields.
const fn wrapper(direction: Direction) -> &'static str {
    match direction {
        Direction::Request => "input",
        Direction::Response => "output",
    }
}

/// What stands behind the function's name in the name of the operation's element.
const fn suffix(direction: Direction) -> &'static str {
    match direction {
        Direction::Request => "",
        Direction::Response => "Response",
    }
}
