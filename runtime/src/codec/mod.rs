//! The two forms of a message on the wire: JSON, and SOAP 1.1.
//!
//! Both read into and write from the one [`Message`](crate::message::Message) tree. Reading is strict: whatever two
//! parsers could understand differently (a name twice, a `null`, a DTD, a foreign element) is refused, because the
//! seal is computed on what was read.

mod error;
pub mod json;
mod limits;
mod room;
pub(crate) mod scan;
pub mod soap;

pub use error::{DecodeError, EncodeError};
pub use limits::Limits;

pub use crate::descriptor::Direction;

/// The text of a body, without a byte order mark.
///
/// # Errors
/// Where the body is longer than the limit, or not UTF-8.
fn text<'a>(body: &'a [u8], limits: &Limits) -> Result<&'a str, DecodeError> {
    if body.len() > limits.bytes {
        return Err(DecodeError::TooLarge { bytes: body.len(), limit: limits.bytes });
    }
    let text =
        std::str::from_utf8(body).map_err(|error| DecodeError::NotUtf8 { offset: error.valid_up_to() })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_utf_8_within_the_limit() {
        let limits = Limits { bytes: 4, ..Limits::default() };
        assert_eq!(text(b"abcd", &limits), Ok("abcd"));
        assert_eq!(text(b"abcde", &limits), Err(DecodeError::TooLarge { bytes: 5, limit: 4 }));
        assert_eq!(text(b"ab\xff", &limits), Err(DecodeError::NotUtf8 { offset: 2 }));
        assert_eq!(text("\u{feff}a".as_bytes(), &limits), Ok("a"));
    }
}
