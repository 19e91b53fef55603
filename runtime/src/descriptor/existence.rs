//! Where a field or a value exists: under which interface versions, in which protocol, at which brands.

use super::{Field, ListedValue, Protocol};
use crate::message;
use crate::version::InterfaceVersion;

/// What a message is checked under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckContext<'c> {
    /// The interface version of the request; `None` leaves out what depends on it.
    pub version: Option<InterfaceVersion>,
    /// The protocol that carries it.
    pub protocol: Protocol,
    /// The brand's identifier; `None` leaves out in what brands differ.
    pub brand: Option<&'c str>,
}

/// Why a field does not exist somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Absence<'c> {
    /// Only the other protocol carries it.
    OtherProtocol {
        /// The protocol that does.
        only: Protocol,
    },
    /// The brand's platform does not have it.
    OtherBrand {
        /// The brand.
        brand: &'c str,
    },
    /// The interface version is older than the field.
    Younger {
        /// The first version that knows it.
        since: InterfaceVersion,
        /// The version at hand.
        version: InterfaceVersion,
    },
    /// The interface version is younger than the field's last.
    Removed {
        /// The last version that knows it.
        until: InterfaceVersion,
        /// The version at hand.
        version: InterfaceVersion,
    },
}

impl Field {
    /// Whether an interface version knows the field.
    #[inline]
    pub fn known_to(&self, version: InterfaceVersion) -> bool {
        is_between(Some(self.since), version, self.until)
    }

    /// Whether the field exists under the context's interface version, in its protocol and at its brand.
    #[inline]
    pub fn exists_under(&self, context: &CheckContext<'_>) -> bool {
        self.absence_under(context).is_none()
    }

    /// Whether the fields of the same message or container meet every condition of [`when`](Self::when); with none, they do.
    pub fn comes_beside(&self, beside: &[message::Field<'_>]) -> bool {
        self.when.iter().all(|when| {
            let text = message::find(beside, &when.field).and_then(|field| field.value.as_text());
            text.is_some_and(|text| when.codes.iter().any(|code| code == text))
        })
    }

    // Apart, as few fields are absent anywhere.
    #[inline(never)]
    fn lacks(&self, brand: &str) -> bool {
        self.absent_for.iter().any(|absent| absent == brand)
    }

    /// Why the field does not exist under the context; `None` where it does.
    #[inline]
    pub fn absence_under<'c>(&self, context: &CheckContext<'c>) -> Option<Absence<'c>> {
        if let Some(only) = self.only
            && only != context.protocol
        {
            return Some(Absence::OtherProtocol { only });
        }
        if let Some(brand) = context.brand
            && !self.absent_for.is_empty()
            && self.lacks(brand)
        {
            return Some(Absence::OtherBrand { brand });
        }
        let version = context.version?;
        if version < self.since {
            return Some(Absence::Younger { since: self.since, version });
        }
        match self.until {
            Some(until) if version > until => Some(Absence::Removed { until, version }),
            _ => None,
        }
    }
}

impl ListedValue {
    /// Whether an interface version knows the value.
    #[inline]
    pub fn known_to(&self, version: InterfaceVersion) -> bool {
        is_between(self.since, version, self.until)
    }
}

#[inline]
fn is_between(
    since: Option<InterfaceVersion>,
    version: InterfaceVersion,
    until: Option<InterfaceVersion>,
) -> bool {
    since.is_none_or(|since| since <= version) && until.is_none_or(|until| version <= until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::descriptor::Kind;

    fn version(minor: u16) -> InterfaceVersion {
        InterfaceVersion::new(2, minor)
    }

    fn field() -> Field {
        Field {
            until: Some(version(9)),
            only: Some(Protocol::Soap),
            absent_for: vec!["mercanet".into()].into(),
            ..Field::new("a", Kind::Text, version(5))
        }
    }

    #[test]
    fn a_field_exists_between_its_versions_in_its_protocol_at_its_brands() {
        let here = CheckContext { version: Some(version(5)), protocol: Protocol::Soap, brand: Some("sips") };
        let absence = |context: CheckContext<'static>| field().absence_under(&context);
        assert!(field().exists_under(&here));
        assert!(field().exists_under(&CheckContext { version: None, brand: None, ..here }));
        assert!(field().exists_under(&CheckContext { version: Some(version(9)), ..here }));
        let (since, old) = (version(5), version(4));
        assert_eq!(
            absence(CheckContext { version: Some(old), ..here }),
            Some(Absence::Younger { since, version: old })
        );
        let (until, young) = (version(9), version(10));
        assert_eq!(
            absence(CheckContext { version: Some(young), ..here }),
            Some(Absence::Removed { until, version: young })
        );
        let only = Protocol::Soap;
        assert_eq!(
            absence(CheckContext { protocol: Protocol::Json, ..here }),
            Some(Absence::OtherProtocol { only })
        );
        let brand = "mercanet";
        assert_eq!(absence(CheckContext { brand: Some(brand), ..here }), Some(Absence::OtherBrand { brand }));
    }

    #[test]
    fn a_value_is_known_between_its_versions() {
        let value = |since, until| {
            let (code, label) = ("00".into(), "".into());
            ListedValue { code, label, since, until, deprecated: None }
        };
        let known = |value: ListedValue| [4, 5, 9, 10].map(|minor| value.known_to(version(minor)));
        assert_eq!(known(value(None, None)), [true; 4]);
        assert_eq!(known(value(Some(version(5)), None)), [false, true, true, true]);
        assert_eq!(known(value(None, Some(version(9)))), [true, true, true, false]);
    }
}
