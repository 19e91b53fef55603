//! The catalog: what the specs mean. Every reference in it is resolved, every value has its type.

use std::fmt;

use indexmap::IndexMap;
use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::{Direction, Protocol, Sensitivity};

use crate::source::Place;
use crate::subject::Subject;

/// Everything that a set of spec files says.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// The brands, by identifier. The first one words what is written for no brand in particular.
    pub brands: IndexMap<String, Brand>,
    /// The services, by name.
    pub services: IndexMap<String, Service>,
    /// What a field's name means wherever it appears.
    pub fields: IndexMap<String, Field>,
    /// Groups of fields, by name.
    pub containers: IndexMap<String, Container>,
    /// The value lists, by name.
    pub value_lists: IndexMap<String, ValueList>,
    /// The functions, by name.
    pub functions: IndexMap<String, Function>,
    /// Everything that is inferred or unknown.
    pub assumptions: Vec<Assumption>,
    /// The names of the files, which places refer to by index.
    pub files: Vec<String>,
}

/// A brand under which the platform is sold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brand {
    /// Its identifier: `sogenactif`.
    pub id: String,
    /// The platform's name in its documentation: `Sogenactif`.
    pub platform: String,
    /// Where its documentation stands, where that is known.
    pub documentation: Option<String>,
    /// The host of the production environment.
    pub production_host: String,
    /// The host of the test environment.
    pub test_host: String,
    /// Where it is defined.
    pub place: Place,
    /// Where the host of the production environment is written.
    pub production_place: Place,
    /// Where the host of the test environment is written.
    pub test_place: Place,
}

/// What all functions of a service share, besides the common fields, which stand in each function.
#[derive(Clone, Debug)]
pub struct Service {
    /// Its name: `wallet`.
    pub name: String,
    /// What it does; `{platform}` stands for the platform's name.
    pub summary: Option<String>,
    /// The XML namespace of its SOAP messages.
    pub namespace: String,
    /// What stands before an interface version on the wire: `WR_WS`.
    pub version_prefix: String,
    /// What the prefix means, where that is known.
    pub prefix_label: Option<String>,
    /// What the prefix means in the words of some brands, by brand.
    pub prefix_labels: IndexMap<String, String>,
    /// Where it is defined.
    pub place: Place,
    /// Where its prefix and what the prefix means are written.
    pub prefix_places: PrefixPlaces,
}

/// Where a service's version prefix and its meanings are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrefixPlaces {
    /// The prefix.
    pub prefix: Place,
    /// What it means.
    pub label: Option<Place>,
    /// What it means in the words of some brands, by brand.
    pub brands: IndexMap<String, Place>,
}

/// A field of the dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The name on the wire.
    pub name: String,
    /// What it holds.
    pub kind: FieldKind,
    /// What it is for; `{platform}` stands for the platform's name.
    pub description: String,
    /// The name of its value list.
    pub values: Option<String>,
    /// How much of it may be shown.
    pub sensitivity: Sensitivity,
    /// A value for examples and simulated answers.
    pub example: Option<String>,
    /// A Rust name where the derived one does not do.
    pub rust: Option<String>,
    /// Why something about it is assumed.
    pub assumed: Option<String>,
    /// Where it is defined.
    pub place: Place,
}

/// What a dictionary field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// A text.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A date and time.
    DateTime,
    /// The fields of the container of that name.
    Container(String),
    /// Several texts, or several of the container of that name.
    List {
        /// The container, where the elements are not texts.
        container: Option<String>,
        /// The name of an element in SOAP.
        item: String,
    },
}

/// A group of fields.
#[derive(Clone, Debug)]
pub struct Container {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Its fields, in SOAP order.
    pub fields: Vec<FieldUse>,
    /// A Rust name where the derived one does not do.
    pub rust: Option<String>,
    /// Where it is defined.
    pub place: Place,
}

/// The values that a field takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueList {
    /// Its name.
    pub name: String,
    /// Whether a value that is not listed passes.
    pub open: bool,
    /// The values, as documented.
    pub values: Vec<ListedValue>,
    /// A Rust name where the derived one does not do.
    pub rust: Option<String>,
    /// Where it is defined.
    pub place: Place,
}

/// One listed value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedValue {
    /// The value on the wire.
    pub code: String,
    /// Its name in code.
    pub name: String,
    /// What it means; `{platform}` stands for the platform's name. Where that is not known, the code itself.
    pub label: String,
    /// The first version that knows it, where it is younger than its field.
    pub since: Option<InterfaceVersion>,
    /// The last version that knows it, where it was removed.
    pub until: Option<InterfaceVersion>,
    /// A Rust name where the derived one does not do.
    pub rust: Option<String>,
    /// Why it should not be used any more.
    pub deprecated: Option<String>,
    /// Why it is listed although no page lists it.
    pub assumed: Option<String>,
    /// Where it is defined.
    pub place: Place,
}

/// A function of a service.
#[derive(Clone, Debug)]
pub struct Function {
    /// The name on the wire.
    pub name: String,
    /// The service's name.
    pub service: String,
    /// What it does; `{platform}` stands for the platform's name.
    pub summary: String,
    /// Whether sending a request twice does no more than sending it once.
    pub idempotent: bool,
    /// Where JSON requests go, below the host.
    pub json_path: Option<String>,
    /// Where SOAP requests go, below the host.
    pub soap_path: Option<String>,
    /// The recommended interface version, by brand.
    pub recommended: IndexMap<String, InterfaceVersion>,
    /// Which response field tells the result.
    pub response_code: Option<ResponseCode>,
    /// What a request holds, common fields included, in SOAP order.
    pub request: Vec<FieldUse>,
    /// What a response holds, common fields included, in SOAP order.
    pub response: Vec<FieldUse>,
    /// Groups of top-level request fields of which a request has exactly one.
    pub alternatives: Vec<Vec<String>>,
    /// What it does in the words of some brands, by brand.
    pub summaries: IndexMap<String, String>,
    /// The changelog, the service's rows included; `None` where it is unknown.
    pub changelog: Option<Vec<ChangelogRow>>,
    /// The documented wire messages.
    pub samples: Vec<Sample>,
    /// Where the facts come from.
    pub sources: Vec<String>,
    /// A Rust name where the derived one does not do.
    pub rust: Option<String>,
    /// Where it departs from its documentation pages on purpose.
    pub departures: Vec<Departure>,
    /// Why something about it is assumed.
    pub assumed: Option<String>,
    /// Where it is defined.
    pub place: Place,
    /// Where its parts are written that have no place of their own.
    pub places: FunctionPlaces,
}

/// Where parts of a function are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FunctionPlaces {
    /// The recommended interface version, by brand.
    pub recommended: IndexMap<String, Place>,
    /// The path of JSON requests, at the service where the function says nothing else.
    pub json_path: Option<Place>,
    /// The path of SOAP requests.
    pub soap_path: Option<Place>,
}

/// A deliberate departure of the spec from a documentation page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departure {
    /// What it is about.
    pub from: Subject,
    /// The brands whose pages it is about; empty for all.
    pub brands: Vec<String>,
    /// Why.
    pub because: String,
    /// Where it is written.
    pub place: Place,
}

/// The response field that tells the result, and the codes that mean success.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseCode {
    /// The field's name.
    pub field: String,
    /// The codes that mean that it was done.
    pub accepted: Vec<String>,
}

/// A field as a message or container uses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldUse {
    /// The name on the wire and in the dictionary.
    pub field: String,
    /// Whether it must be there.
    pub presence: Presence,
    /// The first version that knows it.
    pub since: InterfaceVersion,
    /// The last version that knows it, where it was removed.
    pub until: Option<InterfaceVersion>,
    /// The one protocol that carries it.
    pub only: Option<Protocol>,
    /// The codes of other fields with which it comes.
    pub when: Vec<(String, Vec<String>)>,
    /// Whether an empty text is a legal value although it is required.
    pub may_be_empty: bool,
    /// The brands whose page does not have it.
    pub absent_for: Vec<String>,
    /// Why it should not be used any more.
    pub deprecated: Option<String>,
    /// Whether the service gives it to all its functions.
    pub common: bool,
    /// Why something about it is assumed.
    pub assumed: Option<String>,
    /// Where it is used.
    pub place: Place,
}

/// Whether a field must be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always.
    Required,
    /// As the sender likes.
    Optional,
    /// When the condition, written as a sentence, holds.
    Conditional(String),
}

/// A row of a changelog: a field came with a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangelogRow {
    /// The version.
    pub version: InterfaceVersion,
    /// The field.
    pub field: String,
    /// Where it came.
    pub attendance: Attendance,
    /// Where it is written.
    pub place: Place,
}

/// Where a field of a changelog row came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attendance {
    /// To the request.
    Request,
    /// To the response.
    Response,
    /// To both.
    Both,
    /// To the containers under a field of that name.
    Container(String),
}

/// A documented wire message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Whether it is a request or a response.
    pub message: Direction,
    /// How it is written.
    pub protocol: Protocol,
    /// The brand whose page shows it.
    pub brand: Option<String>,
    /// Required fields that it lacks.
    pub lacks: Vec<String>,
    /// Why it lacks them.
    pub because: Option<String>,
    /// The document as shown; in SOAP a fragment of a Body.
    pub document: String,
    /// Where it stands.
    pub place: Place,
}

/// Something that is inferred or unknown, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// What it is about: `the field paymentMeanAlias`.
    pub about: String,
    /// The reason.
    pub reason: String,
    /// Where it is written.
    pub place: Place,
}

impl Catalog {
    /// The function of that name.
    pub fn function(&self, name: &str) -> Option<&Function> {
        self.functions.get(name)
    }

    /// The service of a function.
    pub fn service_of(&self, function: &Function) -> Option<&Service> {
        self.services.get(&function.service)
    }

    /// What is assumed about a function as a whole, at a brand or at all of them: itself, what it has of its service, and
    /// what a brand's page says of it. What is assumed about its fields stands with these.
    pub fn assumptions_about(&self, function: &Function, brand: Option<&str>) -> Vec<&Assumption> {
        let parts = ["endpoints of", "response code of"];
        let name = &function.name;
        let mut about = vec![format!("the function {name}"), format!("the service {}", function.service)];
        about.extend(
            parts
                .iter()
                .flat_map(|part| [name, &function.service].map(|whose| format!("the {part} {whose}"))),
        );
        let brands = self.brands.keys().filter(|id| brand.is_none_or(|brand| brand == id.as_str()));
        about.extend(brands.map(|id| format!("{name} at {id}")));
        self.assumptions.iter().filter(|assumption| about.contains(&assumption.about)).collect()
    }

    /// The file of a place.
    pub fn file_of(&self, place: &Place) -> &str {
        self.files.get(place.file).map_or("", String::as_str)
    }

    /// A text of the specs in the words of no brand in particular.
    pub fn neutral(&self, text: &str) -> String {
        text.replace("{platform}", self.neutral_platform())
    }

    /// The name under which texts for no brand in particular speak of the platform.
    pub fn neutral_platform(&self) -> &str {
        self.brands.first().map_or("Sips", |(_, brand)| &brand.platform)
    }
}

impl Departure {
    /// Whether it is about that brand's page.
    pub fn concerns(&self, brand: &str) -> bool {
        self.brands.is_empty() || self.brands.iter().any(|concerned| concerned == brand)
    }
}

/// `a list of texts, each tool in SOAP`.
impl fmt::Display for FieldKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("a text"),
            Self::Number => f.write_str("a number"),
            Self::Boolean => f.write_str("a boolean"),
            Self::DateTime => f.write_str("a date and time"),
            Self::Container(container) => write!(f, "the container {container}"),
            Self::List { container: None, item } => write!(f, "a list of texts, each {item} in SOAP"),
            Self::List { container: Some(container), item } => {
                write!(f, "a list of the container {container}, each {item} in SOAP")
            }
        }
    }
}

impl FieldKind {
    /// The container that the field holds, or holds several of.
    pub fn container(&self) -> Option<&str> {
        match self {
            Self::Container(name) | Self::List { container: Some(name), .. } => Some(name),
            Self::Text
            | Self::Number
            | Self::Boolean
            | Self::DateTime
            | Self::List { container: None, .. } => None,
        }
    }
}

impl Function {
    /// The fields of the request or response.
    pub fn fields(&self, message: Direction) -> &[FieldUse] {
        match message {
            Direction::Request => &self.request,
            Direction::Response => &self.response,
        }
    }
}
