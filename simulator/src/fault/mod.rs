//! Faults on demand: what a client must survive, and seldom meets when it is tested.

mod asked;
mod kinds;
mod script;
mod text;

use std::time::Duration;

pub use asked::Faults;
pub(crate) use asked::Suffered;
pub use kinds::FaultKind;
pub(crate) use kinds::is_status;
pub use script::{Calls, FaultScript, InvalidCalls};
pub use text::InvalidFault;
pub(crate) use text::read_header;

/// Something that goes wrong with an answer.
///
/// With [`Status`](Self::Status), [`Redirect`](Self::Redirect), [`SoapFault`](Self::SoapFault) and [`Code`](Self::Code)
/// the request is not carried out. With every other fault it is, and only the answer suffers.
///
/// As a text, a fault is `wrong-seal` or `delay=2s`: [`FaultKind::ALL`] has all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The answer comes late by that much.
    Delay(Duration),
    /// The answer is this HTTP status; one that is none from 200 to 599, or has no body (204, 205,
    /// 304), counts as 500.
    Status(u16),
    /// The answer is a redirect (307) to that address.
    Redirect(String),
    /// The answer is a SOAP fault (`soap:Server`), to JSON requests too.
    SoapFault,
    /// The answer has this response code, whatever is asked, and a seal that fits.
    Code(String),
    /// The answer's document ends in its middle, and HTTP knows nothing of it.
    TruncatedBody,
    /// The connection ends before anything of the answer.
    NoAnswer,
    /// The connection ends in the middle of the answer, although HTTP announced all of it.
    CutConnection,
    /// The answer's seal does not fit.
    WrongSeal,
    /// The answer has no seal.
    MissingSeal,
    /// The answer has a field more than is documented, and a seal that fits.
    UnknownField,
    /// The answer has a response code that is not documented, and a seal that fits.
    UnknownCode,
    /// The first of the answer's sealed texts stands in it twice.
    DuplicateField,
    /// A character of the answer was changed after it was sealed.
    ChangedByte,
}
