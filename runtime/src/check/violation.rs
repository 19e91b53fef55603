//! What can be wrong with a request, in sentences.

use std::error::Error;
use std::fmt;

use crate::descriptor::{Protocol, Role};
use crate::seal::SealAlgorithm;
use crate::shown;
use crate::version::InterfaceVersion;

/// One thing that is wrong with a request.
///
/// `Display` is one sentence that names the field, and the versions where they matter. No violation holds a value that
/// was sent; a field is given by its path, as in `list[0].paymentMeanId`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Violation {
    /// The function has no such field.
    UnknownField {
        /// The path.
        field: String,
        /// The name that was probably meant, without its path.
        suggestion: Option<String>,
    },
    /// A required field is not there.
    Missing {
        /// The path.
        field: String,
        /// The version since which it is required.
        since: InterfaceVersion,
    },
    /// A required field is empty.
    Empty {
        /// The path.
        field: String,
    },
    /// The interface version is older than the field.
    Younger {
        /// The path.
        field: String,
        /// The first version that knows it.
        since: InterfaceVersion,
        /// The version of the request.
        version: InterfaceVersion,
    },
    /// The interface version is younger than the field's last.
    Removed {
        /// The path.
        field: String,
        /// The last version that knows it.
        until: InterfaceVersion,
        /// The version of the request.
        version: InterfaceVersion,
    },
    /// The value is none of those that the field takes.
    NotListed {
        /// The path.
        field: String,
        /// The values that it takes under this version.
        allowed: Vec<String>,
    },
    /// The interface version is older than the value.
    ValueYounger {
        /// The path.
        field: String,
        /// The value, as the documentation lists it.
        code: String,
        /// The first version that knows it.
        since: InterfaceVersion,
        /// The version of the request.
        version: InterfaceVersion,
    },
    /// The interface version is younger than the value's last.
    ValueRemoved {
        /// The path.
        field: String,
        /// The value, as the documentation lists it.
        code: String,
        /// The last version that knows it.
        until: InterfaceVersion,
        /// The version of the request.
        version: InterfaceVersion,
    },
    /// A container where a text belongs, or the like.
    WrongKind {
        /// The path.
        field: String,
        /// What belongs there: `text`, `number`, `boolean`, `container`, `list`.
        expected: &'static str,
        /// What stands there.
        found: &'static str,
    },
    /// The value has not the form that the field asks for.
    Malformed {
        /// The path.
        field: String,
        /// The form, as an example or in words.
        expected: String,
    },
    /// The field exists in the other protocol only.
    OtherProtocol {
        /// The path.
        field: String,
        /// The protocol that carries it.
        only: Protocol,
    },
    /// The field does not exist at the brand.
    OtherBrand {
        /// The path.
        field: String,
        /// The brand.
        brand: String,
    },
    /// None of the fields is there, and one must be.
    NoneOf {
        /// The fields.
        fields: Vec<String>,
    },
    /// More than one of the fields is there, and only one may be.
    SeveralOf {
        /// The fields.
        fields: Vec<String>,
    },
    /// The request sets a field that the client fills from its settings.
    FilledByClient {
        /// The field.
        field: String,
        /// The setting that says what is sent.
        setting: &'static str,
    },
    /// No interface version is set, and the brand recommends none.
    NoInterfaceVersion {
        /// The function.
        function: String,
        /// The brand.
        brand: String,
    },
    /// The seal algorithm cannot be told to the platform under this interface version.
    AlgorithmNotKnown {
        /// The algorithm that is set.
        algorithm: SealAlgorithm,
        /// The first version that knows `sealAlgorithm`; `None` where a later one would not either.
        since: Option<InterfaceVersion>,
        /// The version of the request.
        version: InterfaceVersion,
    },
    /// The function does not exist in the protocol.
    NoSuchProtocol {
        /// The function.
        function: String,
        /// The protocol.
        protocol: Protocol,
    },
}

/// Everything that is wrong with a request, in the order in which it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations(pub Vec<Violation>);

impl Violation {
    /// The path of the field concerned; `None` where it is none in particular.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::UnknownField { field, .. }
            | Self::Missing { field, .. }
            | Self::Empty { field }
            | Self::Younger { field, .. }
            | Self::Removed { field, .. }
            | Self::NotListed { field, .. }
            | Self::ValueYounger { field, .. }
            | Self::ValueRemoved { field, .. }
            | Self::WrongKind { field, .. }
            | Self::Malformed { field, .. }
            | Self::OtherProtocol { field, .. }
            | Self::OtherBrand { field, .. }
            | Self::FilledByClient { field, .. } => Some(field),
            Self::NoneOf { fields } | Self::SeveralOf { fields } => fields.first().map(String::as_str),
            Self::NoInterfaceVersion { .. } => Some(Role::InterfaceVersion.name()),
            Self::AlgorithmNotKnown { .. } => Some(Role::SealAlgorithm.name()),
            Self::NoSuchProtocol { .. } => None,
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownField { field, suggestion } => {
                write!(f, "`{}` is no field of this function", shown::name(field))?;
                match suggestion {
                    Some(name) => write!(f, ": did you mean `{name}`?"),
                    None => Ok(()),
                }
            }
            Self::Missing { field, since } => write!(f, "`{field}` is missing: it is required since {since}"),
            Self::Empty { field } => write!(f, "`{field}` is empty: it is required and needs a value"),
            Self::Younger { field, since, version } => {
                write!(f, "`{field}` exists since {since}, and the interface version is {version}")
            }
            Self::Removed { field, until, version } => {
                write!(f, "`{field}` existed until {until}, and the interface version is {version}")
            }
            Self::NotListed { field, allowed } => {
                write!(f, "`{field}` has a value that it does not take: it takes {}", allowed.join(", "))
            }
            Self::ValueYounger { field, code, since, version } => {
                write!(f, "`{field}` takes {code} since {since}, and the interface version is {version}")
            }
            Self::ValueRemoved { field, code, until, version } => {
                write!(f, "`{field}` took {code} until {until}, and the interface version is {version}")
            }
            Self::WrongKind { field, expected, found } => {
                write!(f, "`{field}` must be a {expected}, and is a {found}")
            }
            Self::Malformed { field, expected } => write!(f, "`{field}` must have the form {expected}"),
            Self::OtherProtocol { field, only } => {
                write!(f, "`{field}` exists only in {}", only.title())
            }
            Self::OtherBrand { field, brand } => write!(f, "`{field}` does not exist at the brand `{brand}`"),
            Self::NoneOf { fields } => write!(f, "one of `{}` is missing", fields.join("`, `")),
            Self::SeveralOf { fields } => {
                write!(f, "only one of `{}` may be there", fields.join("`, `"))
            }
            Self::FilledByClient { field, setting } => {
                write!(f, "`{field}` is filled by the client: leave it out and set {setting}")
            }
            Self::NoInterfaceVersion { function, brand } => write!(
                f,
                "`interfaceVersion` is not known: `{function}` has no recommended version for the brand `{brand}`, \
                 so set one"
            ),
            Self::AlgorithmNotKnown { algorithm, since: Some(since), version } => write!(
                f,
                "the seal algorithm {algorithm} needs `sealAlgorithm`, which exists since {since}, and the interface \
                 version is {version}"
            ),
            Self::AlgorithmNotKnown { algorithm, since: None, .. } => write!(
                f,
                "the seal algorithm {algorithm} needs `sealAlgorithm`, which the function's requests do not have here"
            ),
            Self::NoSuchProtocol { function, protocol } => {
                write!(f, "`{function}` does not exist in {}", protocol.title())
            }
        }
    }
}

impl Violations {
    /// The violations one by one.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, violation) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str("; ")?;
            }
            violation.fmt(f)?;
        }
        Ok(())
    }
}

impl Error for Violations {}

impl<'v> IntoIterator for &'v Violations {
    type Item = &'v Violation;
    type IntoIter = std::slice::Iter<'v, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: InterfaceVersion = InterfaceVersion::new(2, 3);
    const YOUNG: InterfaceVersion = InterfaceVersion::new(2, 12);

    #[test]
    fn every_sentence_names_the_field_and_the_versions() {
        let field = || "list[0].mean".to_owned();
        let younger = Violation::Younger { field: field(), since: YOUNG, version: OLD };
        assert_eq!(younger.to_string(), "`list[0].mean` exists since 2.12, and the interface version is 2.3");
        let removed = Violation::Removed { field: field(), until: OLD, version: YOUNG };
        assert_eq!(
            removed.to_string(),
            "`list[0].mean` existed until 2.3, and the interface version is 2.12"
        );
        let missing = Violation::Missing { field: field(), since: OLD };
        assert_eq!(missing.to_string(), "`list[0].mean` is missing: it is required since 2.3");
        let value =
            Violation::ValueYounger { field: field(), code: "PAN".into(), since: YOUNG, version: OLD };
        assert_eq!(
            value.to_string(),
            "`list[0].mean` takes PAN since 2.12, and the interface version is 2.3"
        );
        let algorithm = Violation::AlgorithmNotKnown {
            algorithm: SealAlgorithm::Sha256,
            since: Some(YOUNG),
            version: OLD,
        };
        assert_eq!(
            algorithm.to_string(),
            "the seal algorithm SHA-256 needs `sealAlgorithm`, which exists since 2.12, and the interface version is 2.3"
        );
    }

    #[test]
    fn several_stand_in_one_line() {
        let all = Violations(vec![
            Violation::Empty { field: "a".into() },
            Violation::UnknownField { field: "b".into(), suggestion: Some("c".into()) },
        ]);
        assert_eq!(
            all.to_string(),
            "`a` is empty: it is required and needs a value; `b` is no field of this function: did you mean `c`?"
        );
    }

    #[test]
    fn a_name_from_outside_cannot_break_a_log() {
        let long = Violation::UnknownField { field: format!("a\n{}", "b".repeat(5000)), suggestion: None };
        let sentence = long.to_string();
        assert!(!sentence.contains('\n') && sentence.len() < 200, "{sentence}");
        let short = Violation::UnknownField { field: "a\u{1b}[31m".into(), suggestion: None };
        assert!(!short.to_string().contains('\u{1b}'));
    }
}
