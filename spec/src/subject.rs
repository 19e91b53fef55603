//! What a documentation page and a spec can differ in, by a name that stays the same from page to page.

use std::fmt;
use std::str::FromStr;

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::{Direction, Environment, Protocol};
use sips_office_runtime::spelling::nearest;

/// Something that both a page and a spec speak of: `request.paymentMeanAlias.since`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// `recommended`: the recommended interface version.
    Recommended,
    /// `endpoints.production.json`, `endpoints.test.soap.host`: an address, or a part of it.
    Endpoint {
        /// The environment.
        environment: Environment,
        /// The protocol.
        protocol: Protocol,
        /// The part of it.
        part: Option<EndpointPart>,
    },
    /// `request.paymentMeanAlias`, `response.walletResponseCode.values.25.label`: a field, or what is said of it.
    Field {
        /// Its message.
        message: Direction,
        /// Its name.
        field: String,
        /// What is said of it.
        part: Option<FieldPart>,
    },
    /// `changelog`: whether there is one.
    Changelog,
    /// `changelog.2.12.sealAlgorithm`, `changelog.2.0.walletPaymentMeanDataList.panExpiryDate`: a row of the changelog.
    Row {
        /// Its version.
        version: InterfaceVersion,
        /// The field that holds the container, where the row is of a field in a container.
        holder: Option<String>,
        /// The field.
        field: String,
    },
    /// `samples.request.json`, `samples.request.json.paymentMeanId`: a sample, or a field in it.
    Sample {
        /// Its message.
        message: Direction,
        /// Its protocol.
        protocol: Protocol,
        /// Which of several, from 0: `samples.request.json[1]` is the second.
        at: usize,
        /// The part of it.
        part: Option<SamplePart>,
    },
}

/// A part of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndpointPart {
    /// `https`.
    Scheme,
    /// The host.
    Host,
    /// The path.
    Path,
    /// The HTTP method.
    Method,
}

/// What is said of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldPart {
    /// Whether it must be there.
    Presence,
    /// The first interface version with it.
    Since,
    /// Its list of values as a whole.
    Values,
    /// One of its values: `values.25`.
    Value(String),
    /// What one of its values means: `values.25.label`.
    Label(String),
}

/// A part of a sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SamplePart {
    /// The order of its SOAP elements: `order()`, which is the name of no field.
    Order,
    /// The field at a path: `walletPaymentMeanDataList[0].maskedPan`.
    Field(String),
}

/// A text that names no [`Subject`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoSubject {
    /// The part that is not understood; empty where more should follow.
    pub part: String,
    /// What can stand there.
    pub expected: &'static [&'static str],
}

const ORDER: &str = "order()";
const BEGINNINGS: &[&str] = &["recommended", "endpoints", "request", "response", "changelog", "samples"];
const ENVIRONMENTS: &[&str] = &["production", "test"];
const PROTOCOLS: &[&str] = &["json", "soap"];
const MESSAGES: &[&str] = &["request", "response"];
const ENDPOINT_PARTS: &[&str] = &["scheme", "host", "path", "method"];
const FIELD_PARTS: &[&str] = &["presence", "since", "values"];
const NAME: &[&str] = &["the name of a field"];
const VERSION: &[&str] = &["an interface version such as 2.12"];
const CODE: &[&str] = &["a code"];
const NOTHING: &[&str] = &["the end"];

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Recommended => f.write_str("recommended"),
            Self::Endpoint { environment, protocol, part } => {
                write!(f, "endpoints.{}.{}", environment.name(), protocol.name())?;
                match part {
                    None => Ok(()),
                    Some(EndpointPart::Scheme) => f.write_str(".scheme"),
                    Some(EndpointPart::Host) => f.write_str(".host"),
                    Some(EndpointPart::Path) => f.write_str(".path"),
                    Some(EndpointPart::Method) => f.write_str(".method"),
                }
            }
            Self::Field { message, field, part } => {
                write!(f, "{}.{field}", message.name())?;
                match part {
                    None => Ok(()),
                    Some(FieldPart::Presence) => f.write_str(".presence"),
                    Some(FieldPart::Since) => f.write_str(".since"),
                    Some(FieldPart::Values) => f.write_str(".values"),
                    Some(FieldPart::Value(code)) => write!(f, ".values.{code}"),
                    Some(FieldPart::Label(code)) => write!(f, ".values.{code}.label"),
                }
            }
            Self::Changelog => f.write_str("changelog"),
            Self::Row { version, holder: None, field } => write!(f, "changelog.{version}.{field}"),
            Self::Row { version, holder: Some(holder), field } => {
                write!(f, "changelog.{version}.{holder}.{field}")
            }
            Self::Sample { message, protocol, at, part } => {
                write!(f, "samples.{}.{}", message.name(), protocol.name())?;
                if *at > 0 {
                    write!(f, "[{at}]")?;
                }
                match part {
                    None => Ok(()),
                    Some(SamplePart::Order) => write!(f, ".{ORDER}"),
                    Some(SamplePart::Field(path)) => write!(f, ".{path}"),
                }
            }
        }
    }
}

impl FromStr for Subject {
    type Err = NoSubject;

    fn from_str(text: &str) -> Result<Self, NoSubject> {
        let mut parts = Parts { rest: Some(text) };
        let subject = match parts.next() {
            "recommended" => Self::Recommended,
            "endpoints" => Self::Endpoint {
                environment: parts.environment()?,
                protocol: protocol(parts.next())?,
                part: match parts.next() {
                    "" => None,
                    "scheme" => Some(EndpointPart::Scheme),
                    "host" => Some(EndpointPart::Host),
                    "path" => Some(EndpointPart::Path),
                    "method" => Some(EndpointPart::Method),
                    other => return Err(NoSubject::new(other, ENDPOINT_PARTS)),
                },
            },
            "request" => parts.field(Direction::Request)?,
            "response" => parts.field(Direction::Response)?,
            "changelog" if parts.rest.is_none() => Self::Changelog,
            "changelog" => parts.row()?,
            "samples" => parts.sample()?,
            other => return Err(NoSubject::new(other, BEGINNINGS)),
        };
        match parts.rest {
            None => Ok(subject),
            Some(rest) => Err(NoSubject::new(rest, NOTHING)),
        }
    }
}

impl NoSubject {
    fn new(part: &str, expected: &'static [&'static str]) -> Self {
        Self { part: part.to_owned(), expected }
    }

    /// The word that the part was probably meant to be.
    pub fn meant(&self) -> Option<&'static str> {
        nearest(&self.part, self.expected.iter().copied())
    }
}

/// `` `x` stands where a, b or c belongs``
impl fmt::Display for NoSubject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part.as_str() {
            "" => f.write_str("it ends where ")?,
            part => write!(f, "`{part}` stands where ")?,
        }
        let last = self.expected.len().saturating_sub(1);
        for (at, word) in self.expected.iter().enumerate() {
            let between = if at == 0 {
                ""
            } else if at == last {
                " or "
            } else {
                ", "
            };
            write!(f, "{between}{word}")?;
        }
        f.write_str(" belongs")
    }
}

impl std::error::Error for NoSubject {}

/// The parts of a text between its dots.
struct Parts<'t> {
    rest: Option<&'t str>,
}

impl<'t> Parts<'t> {
    /// The next part; empty at the end.
    fn next(&mut self) -> &'t str {
        let Some(rest) = self.rest else { return "" };
        match rest.split_once('.') {
            Some((part, rest)) => {
                self.rest = Some(rest);
                part
            }
            None => {
                self.rest = None;
                rest
            }
        }
    }

    /// All that is left, dots included.
    fn all(&mut self) -> &'t str {
        self.rest.take().unwrap_or("")
    }

    fn environment(&mut self) -> Result<Environment, NoSubject> {
        match self.next() {
            "production" => Ok(Environment::Production),
            "test" => Ok(Environment::Test),
            other => Err(NoSubject::new(other, ENVIRONMENTS)),
        }
    }

    fn name(&mut self) -> Result<String, NoSubject> {
        match self.next() {
            "" => Err(NoSubject::new("", NAME)),
            name => Ok(name.to_owned()),
        }
    }

    fn field(&mut self, message: Direction) -> Result<Subject, NoSubject> {
        let field = self.name()?;
        let part = match self.next() {
            "" => None,
            "presence" => Some(FieldPart::Presence),
            "since" => Some(FieldPart::Since),
            "values" if self.rest.is_none() => Some(FieldPart::Values),
            // A code may have dots.
            "values" => match self.all() {
                "" | ".label" => return Err(NoSubject::new("", CODE)),
                rest => Some(match rest.strip_suffix(".label") {
                    Some(code) => FieldPart::Label(code.to_owned()),
                    None => FieldPart::Value(rest.to_owned()),
                }),
            },
            other => return Err(NoSubject::new(other, FIELD_PARTS)),
        };
        Ok(Subject::Field { message, field, part })
    }

    fn row(&mut self) -> Result<Subject, NoSubject> {
        let (major, minor) = (self.next(), self.next());
        let version = format!("{major}.{minor}");
        let version = version.parse().map_err(|_| NoSubject::new(&version, VERSION))?;
        let first = self.name()?;
        Ok(match self.rest {
            None => Subject::Row { version, holder: None, field: first },
            Some(_) => Subject::Row { version, holder: Some(first), field: self.name()? },
        })
    }

    fn sample(&mut self) -> Result<Subject, NoSubject> {
        let message = match self.next() {
            "request" => Direction::Request,
            "response" => Direction::Response,
            other => return Err(NoSubject::new(other, MESSAGES)),
        };
        let whole = self.next();
        let (name, at) = match whole.split_once('[') {
            None => (whole, 0),
            Some((name, at)) => {
                let at = at.strip_suffix(']').and_then(|at| at.parse().ok());
                (name, at.ok_or_else(|| NoSubject::new(whole, PROTOCOLS))?)
            }
        };
        let protocol = protocol(name)?;
        let part = match self.rest.is_some().then(|| self.all()) {
            None => None,
            Some("") => return Err(NoSubject::new("", NAME)),
            Some(ORDER) => Some(SamplePart::Order),
            Some(path) => Some(SamplePart::Field(path.to_owned())),
        };
        Ok(Subject::Sample { message, protocol, at, part })
    }
}

fn protocol(word: &str) -> Result<Protocol, NoSubject> {
    match word {
        "json" => Ok(Protocol::Json),
        "soap" => Ok(Protocol::Soap),
        other => Err(NoSubject::new(other, PROTOCOLS)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_read_as_it_is_written() {
        for text in [
            "recommended",
            "endpoints.production.json",
            "endpoints.test.soap.scheme",
            "endpoints.test.soap.host",
            "endpoints.test.json.path",
            "endpoints.production.soap.method",
            "request.paymentMeanAlias",
            "request.paymentMeanAlias.presence",
            "response.seal.since",
            "response.walletResponseCode.values",
            "response.walletResponseCode.values.25",
            "response.walletResponseCode.values.25.label",
            "request.panType.values.a.b.label",
            "changelog",
            "changelog.2.12.sealAlgorithm",
            "changelog.2.0.walletPaymentMeanDataList.panExpiryDate",
            "samples.request.json",
            "samples.request.json[1]",
            "samples.request.json.paymentMeanId",
            "samples.response.json[12].walletPaymentMeanDataList[0].maskedPan",
            "samples.response.soap.order()",
            "samples.response.soap.order",
        ] {
            let subject: Subject = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(subject.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_subject_says_what_belongs_there() {
        for (text, said, meant) in [
            (
                "",
                "it ends where recommended, endpoints, request, response, changelog or samples belongs",
                None,
            ),
            (
                "requst.seal",
                "`requst` stands where recommended, endpoints, request, response, changelog or samples belongs",
                Some("request"),
            ),
            ("recommended.sips", "`sips` stands where the end belongs", None),
            ("endpoints", "it ends where production or test belongs", None),
            ("endpoints.tests.json", "`tests` stands where production or test belongs", Some("test")),
            ("endpoints.test", "it ends where json or soap belongs", None),
            (
                "endpoints.test.json.hosts",
                "`hosts` stands where scheme, host, path or method belongs",
                Some("host"),
            ),
            ("endpoints.test.json.host.x", "`x` stands where the end belongs", None),
            ("request", "it ends where the name of a field belongs", None),
            ("request.seal.sinse", "`sinse` stands where presence, since or values belongs", Some("since")),
            ("request.seal.values.", "it ends where a code belongs", None),
            ("request.seal.values..label", "it ends where a code belongs", None),
            ("changelog.2", "`2.` stands where an interface version such as 2.12 belongs", None),
            ("changelog.2.12", "it ends where the name of a field belongs", None),
            ("changelog.2.12.a.b.c", "`c` stands where the end belongs", None),
            ("samples.query", "`query` stands where request or response belongs", None),
            ("samples.request.json[x]", "`json[x]` stands where json or soap belongs", None),
            ("samples.request.json.", "it ends where the name of a field belongs", None),
        ] {
            let error = text.parse::<Subject>().unwrap_err();
            assert_eq!((error.to_string().as_str(), error.meant()), (said, meant), "{text}");
        }
    }
}
