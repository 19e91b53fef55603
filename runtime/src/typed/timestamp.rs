//! Dates as received, and parsed where they can be.

use std::fmt;

/// A date and time as it was received or is to be sent.
///
/// The text is kept because the seal covers it, and because the platform's other connectors send odd forms: a date
/// that can't be parsed is no reason to lose a response.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Timestamp(String);

impl Timestamp {
    /// The text on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The point in time, or `None` where the text is not ISO 8601 with an offset.
    #[cfg(feature = "time")]
    pub fn parsed(&self) -> Option<time::OffsetDateTime> {
        time::OffsetDateTime::parse(&self.0, &time::format_description::well_known::Iso8601::PARSING).ok()
    }
}

impl<T: Into<String>> From<T> for Timestamp {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

#[cfg(all(test, feature = "time"))]
mod tests {
    use super::*;

    #[test]
    fn documented_dates_are_parsed_and_odd_ones_kept() {
        for text in ["2014-05-19T23:19:54-12:00", "2014-05-19T23:19:00+00:00", "2014-05-19T23:19:00Z"] {
            assert!(Timestamp::from(text).parsed().is_some(), "{text}");
        }
        for text in ["", "2014-05-19", "2014-05-19 23:19", "20140519231954"] {
            let timestamp = Timestamp::from(text);
            assert!(timestamp.parsed().is_none(), "{text}");
            assert_eq!(timestamp.as_str(), text);
        }
    }
}
