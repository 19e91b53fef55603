//! Interface versions: the number after a service's prefix, as in `WR_WS_2.58`.

use std::fmt::{self, Write};
use std::str::FromStr;

use crate::shown;

/// An interface version without its service's prefix: `2.58` of `WR_WS_2.58`.
///
/// The minor part is a whole number, so 2.10 is later than 2.9 and is not 2.1.
///
/// ```
/// use sips_office_runtime::InterfaceVersion;
///
/// let version: InterfaceVersion = "2.10".parse().unwrap();
/// assert!(version > InterfaceVersion::new(2, 9));
/// assert_eq!(version.with_prefix("WR_WS").to_string(), "WR_WS_2.10");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InterfaceVersion {
    /// The number before the dot in the upper half, the one after it in the lower: every field of every request is held
    /// against versions, and these compare as one number.
    both: u32,
}

impl InterfaceVersion {
    /// The version `major.minor`.
    pub const fn new(major: u16, minor: u16) -> Self {
        Self { both: (major as u32) << 16 | minor as u32 }
    }

    /// The number before the dot.
    pub const fn major(self) -> u16 {
        (self.both >> 16) as u16
    }

    /// The number after the dot.
    pub const fn minor(self) -> u16 {
        self.both as u16
    }

    /// The version as it is sent: `WR_WS_2.58`.
    pub fn with_prefix(self, prefix: &str) -> impl fmt::Display {
        struct Prefixed<'a>(&'a str, InterfaceVersion);
        impl fmt::Display for Prefixed<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.1.write_with_prefix(self.0, f)
            }
        }
        Prefixed(prefix, self)
    }

    /// Writes the version as it is sent. Every request has one, so it goes without the formatting machinery.
    pub(crate) fn write_with_prefix(self, prefix: &str, out: &mut impl Write) -> fmt::Result {
        out.write_str(prefix)?;
        out.write_char('_')?;
        write_number(self.major(), out)?;
        out.write_char('.')?;
        write_number(self.minor(), out)
    }

    /// Reads a version as it is sent, `WR_WS_2.58`, under the prefix of its service.
    ///
    /// # Errors
    /// Where the prefix is another one, or what follows it is no version.
    pub fn parse_prefixed(prefix: &str, text: &str) -> Result<Self, InvalidVersion> {
        text.strip_prefix(prefix)
            .and_then(|rest| rest.strip_prefix('_'))
            .ok_or_else(|| InvalidVersion(text.to_owned()))?
            .parse()
            .map_err(|_| InvalidVersion(text.to_owned()))
    }
}

impl fmt::Display for InterfaceVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major(), self.minor())
    }
}

impl fmt::Debug for InterfaceVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InterfaceVersion")
            .field("major", &self.major())
            .field("minor", &self.minor())
            .finish()
    }
}

impl FromStr for InterfaceVersion {
    type Err = InvalidVersion;

    /// Reads `2.58`: two whole numbers without sign or leading zero, and a dot between them.
    fn from_str(text: &str) -> Result<Self, InvalidVersion> {
        let number = |digits: &str| -> Option<u16> {
            let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
            let canonical = digits == "0" || !digits.starts_with('0');
            (plain && canonical).then(|| digits.parse().ok()).flatten()
        };
        text.split_once('.')
            .and_then(|(major, minor)| Some(Self::new(number(major)?, number(minor)?)))
            .ok_or_else(|| InvalidVersion(text.to_owned()))
    }
}

/// Writes the number in decimal; those of versions have one digit or two.
fn write_number(number: u16, out: &mut impl Write) -> fmt::Result {
    let digit = |number: u16| char::from(b'0' + (number % 10) as u8);
    match number {
        0..10 => out.write_char(digit(number)),
        10..100 => {
            out.write_char(digit(number / 10))?;
            out.write_char(digit(number))
        }
        _ => write!(out, "{number}"),
    }
}

/// A text that is no interface version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidVersion(String);

impl fmt::Display for InvalidVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = shown::name(&self.0);
        write!(f, "`{text}` is no interface version: expected two whole numbers, as in `2.58`")
    }
}

impl std::error::Error for InvalidVersion {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minor_part_is_a_whole_number() {
        let ten: InterfaceVersion = "2.10".parse().unwrap();
        assert!(ten > "2.9".parse().unwrap());
        assert_ne!(ten, "2.1".parse().unwrap());
        assert_eq!(ten.to_string(), "2.10");
    }

    #[test]
    fn what_is_no_version_is_refused() {
        for text in ["", "2", "2.", ".1", "2.01", "+2.1", "2.1.3", "2.-1", "2.99999", "WR_WS_2.1", " 2.1"] {
            assert!(text.parse::<InterfaceVersion>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_prefix_must_be_the_services_own() {
        let read = |text| InterfaceVersion::parse_prefixed("WR_WS", text);
        assert_eq!(read("WR_WS_2.58"), Ok(InterfaceVersion::new(2, 58)));
        assert!(read("IR_WS_2.58").is_err());
        assert!(read("WR_WS2.58").is_err());
        for version in [(2, 58), (0, 0), (10, 100), (65535, 65535)] {
            let version = InterfaceVersion::new(version.0, version.1);
            assert_eq!(version.with_prefix("WR_WS").to_string(), format!("WR_WS_{version}"));
        }
    }
}
