//! What a documentation page says, and on which of its lines.
//!
//! A page is saved by people: parts of it may be collapsed, cut off, or not there. What it does not show is told apart
//! from what it shows to be absent ([`Extent`]), and what could not be read is kept with its place ([`Unread`]).

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::{Direction, Protocol};
pub use sips_office_spec::catalog::Attendance;

/// A documentation page, as far as it could be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The function that the page describes.
    pub function: Option<At<String>>,
    /// The text between the title and the recommended version.
    pub summary: Option<At<String>>,
    /// The language of its headings.
    pub language: Language,
    /// The interface version that the page recommends.
    pub recommended: Option<At<Recommended>>,
    /// Every address, in the order of the page.
    pub endpoints: Vec<Endpoint>,
    /// How much of the addresses the page shows.
    pub endpoints_shown: Extent,
    /// What a request holds.
    pub request: Message,
    /// What a response holds.
    pub response: Message,
    /// The changelog's rows, in the order of the page.
    pub changelog: Changelog,
    /// The lines that belong to nothing, in the order of the page.
    pub unread: Vec<Unread>,
    /// Whether it was HTML: its lines are then those of the text that the HTML comes to, and not the file's.
    pub rendered: bool,
}

/// Something that a page says, and the line that says it, counted from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct At<T> {
    /// What it says.
    pub value: T,
    /// The line.
    pub line: usize,
}

/// A language of documentation pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// French.
    French,
}

/// How much of a part a page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// Nothing: it is collapsed, cut off, or the page has none.
    #[default]
    Nothing,
    /// A part: the page is cut off in it, or something in it could not be read. More may belong to it.
    Cut,
    /// All of it.
    Whole,
}

/// A recommended interface version: `WR_WS_2.58`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommended {
    /// What stands before the version: `WR_WS`.
    pub prefix: String,
    /// The version.
    pub version: InterfaceVersion,
}

/// An address and how it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// Whether it is for production or for tests, where the page says so.
    pub environment: Option<Environment>,
    /// How messages to it are written, as its path tells.
    pub protocol: Protocol,
    /// The host: `office-server.sips-services.com`.
    pub host: String,
    /// The path below the host, without `?wsdl`.
    pub path: String,
    /// The whole address as printed.
    pub address: At<String>,
    /// The HTTP method, where the page shows one.
    pub method: Option<At<String>>,
}

/// What an address is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// `PROD`.
    Production,
    /// `TEST`.
    Test,
}

/// What a page shows of a request or response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// Its fields, in the order of the page.
    pub fields: Vec<Field>,
    /// How much of each of its lists the page shows, by [`Presence`].
    pub required: Extent,
    /// See [`Message::required`].
    pub optional: Extent,
    /// See [`Message::required`].
    pub conditional: Extent,
    /// The sample messages, in the order of the page.
    pub samples: Vec<Sample>,
    /// How much of the samples the page shows.
    pub samples_shown: Extent,
}

/// A field as a page describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name on the wire.
    pub name: At<String>,
    /// The list that it stands in.
    pub listed_as: Presence,
    /// What its own lines say; `None` where they are collapsed or cut.
    pub presence: Option<At<Presence>>,
    /// The first interface version with the field; `None` where it is collapsed or cut.
    pub since: Option<At<InterfaceVersion>>,
    /// What the page says of it.
    pub description: Option<At<String>>,
    /// Its list of values, in the order of the page; empty where it has none.
    pub values: Vec<Value>,
    /// How much of its values the page shows; [`Extent::Whole`] with no values where it has none.
    pub values_shown: Extent,
}

/// Whether a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// `Required`.
    Required,
    /// `Optional`.
    Optional,
    /// `Conditional`.
    Conditional,
}

/// A listed value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// What is sent. Of `interfaceVersion`, the prefix with what the page prints behind it: `WR_WS_2.`.
    pub code: At<String>,
    /// What it means; `None` where it is collapsed or cut.
    pub label: Option<At<String>>,
}

/// A sample message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// How it is written.
    pub protocol: Protocol,
    /// The JSON or XML document as printed, its lines joined by `\n`; the line is its first.
    pub document: At<String>,
}

/// The changelog of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changelog {
    /// The rows, in the order of the page.
    pub rows: Vec<ChangelogRow>,
    /// How much of it the page shows.
    pub shown: Extent,
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
    /// The row's line.
    pub line: usize,
}

/// Lines that belong to nothing that a page has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The first line.
    pub first: usize,
    /// The last line.
    pub last: usize,
    /// How it begins.
    pub text: String,
    /// Why it could not be read.
    pub why: String,
}

impl<T> At<T> {
    /// Something on a line.
    pub fn new(value: T, line: usize) -> Self {
        Self { value, line }
    }
}

impl Page {
    /// What it shows of the request or response.
    pub fn message(&self, direction: Direction) -> &Message {
        match direction {
            Direction::Request => &self.request,
            Direction::Response => &self.response,
        }
    }
}

impl Message {
    /// How much of the list of such fields the page shows.
    pub fn shown(&self, presence: Presence) -> Extent {
        match presence {
            Presence::Required => self.required,
            Presence::Optional => self.optional,
            Presence::Conditional => self.conditional,
        }
    }
}

impl Value {
    /// Of a value of `interfaceVersion`: the prefix of its versions, and what the label says of it. The page prints the
    /// prefix with the beginning of a version behind it, and again before the label: `WR_WS_2.`, `WR_WS: Sips Office …`.
    pub fn prefix(&self) -> Option<(&str, Option<&str>)> {
        let (prefix, version) = self.code.value.rsplit_once('_')?;
        let is_version = version.starts_with(|c: char| c.is_ascii_digit())
            && version.chars().all(|c| c.is_ascii_digit() || c == '.');
        let label = self.label.as_ref().map(|label| {
            let behind = label.value.strip_prefix(prefix).map(str::trim_start);
            behind.and_then(|behind| behind.strip_prefix(':')).map_or(label.value.as_str(), str::trim_start)
        });
        (is_version && !prefix.is_empty()).then_some((prefix, label))
    }
}
