//! Documented samples as messages, beside the fields that their page documents.

use std::collections::BTreeSet;

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::{self, CheckContext, Field, Protocol, Role};
use sips_office_runtime::message::{self, Item, Message, Value};

use super::Checked;
use crate::catalog::{Catalog, Function, Sample};
use crate::finding::Findings;
use crate::rule::{Rule, Severity};
use crate::source::{Place, Sources};

/// A function with its samples.
pub(super) struct Sampled<'c> {
    function: &'c Function,
    described: descriptor::Function,
    samples: Vec<(&'c Sample, Result<Message<'static>, String>)>,
}

/// A sample that could be read.
pub(super) struct ReadSample<'s> {
    pub(super) function: &'s Function,
    pub(super) sample: &'s Sample,
    pub(super) message: &'s Message<'static>,
    /// The fields that such a message has.
    pub(super) fields: &'s [Field],
    described: &'s descriptor::Function,
    sources: &'s Sources,
}

/// Reads the samples of every function whose fields are sound: one is held against its fields, so it has nothing to say
/// while those are broken.
pub(super) fn read_all<'c>(catalog: &'c Catalog, sources: &Sources, findings: &Findings) -> Vec<Sampled<'c>> {
    let breaking = findings.iter().filter(|found| breaks_fields(found.rule));
    let broken: BTreeSet<_> = breaking.map(|found| found.place.file).collect();
    // What a function file says is its own; what is broken elsewhere may be what the fields of any function are.
    let is_of_a_function = |file: usize| {
        let is_in_their_folder =
            sources.files().get(file).is_some_and(|file| file.below.starts_with("functions/"));
        is_in_their_folder || catalog.functions.values().any(|function| function.place.file == file)
    };
    if !broken.iter().all(|file| is_of_a_function(*file)) {
        return Vec::new();
    }
    let has_cycles = findings.iter().any(|found| found.rule == Rule::ContainerCycle);
    let sound = catalog.functions.values().filter(|function| !broken.contains(&function.place.file));
    sound
        .filter(|function| !function.samples.is_empty())
        .map(|function| (function, catalog.describe(function)))
        // Containers that contain themselves are emptied, so that nobody expands them.
        .filter(|(_, described)| !has_cycles || !has_containers(described))
        .map(|(function, described)| {
            let samples = function.samples.iter().map(|sample| (sample, sample.read(&described))).collect();
            Sampled { function, described, samples }
        })
        .collect()
}

/// Whether fields may be other ones than was meant where the rule is broken.
fn breaks_fields(rule: Rule) -> bool {
    let leaves_fields_alone = matches!(
        rule,
        Rule::ContainerCycle
            | Rule::ChangelogLacksField
            | Rule::ChangelogWithoutField
            | Rule::DuplicateValue
            | Rule::EmptyReason
            | Rule::ExampleValue
            | Rule::RustName
            | Rule::SampleLacksField
            | Rule::SinceAfterUntil
            | Rule::UselessDifference
    );
    rule.severity() == Severity::Error && !leaves_fields_alone
}

fn has_containers(function: &descriptor::Function) -> bool {
    let mut fields = function.request.iter().chain(function.response.iter());
    fields.any(|field| field.kind.children().is_some())
}

impl Checked<'_> {
    /// The samples that could be read.
    pub(super) fn samples(&self) -> impl Iterator<Item = ReadSample<'_>> {
        self.sampled.iter().flat_map(move |sampled| {
            sampled.samples.iter().filter_map(move |(sample, message)| {
                Some(ReadSample {
                    function: sampled.function,
                    sample,
                    message: message.as_ref().ok()?,
                    fields: sampled.described.fields(sample.message),
                    described: &sampled.described,
                    sources: self.sources,
                })
            })
        })
    }

    /// The samples that could not be read, and why.
    pub(super) fn unreadable_samples(&self) -> impl Iterator<Item = (&Sample, &str)> {
        let all = self.sampled.iter().flat_map(|sampled| &sampled.samples);
        all.filter_map(|(sample, message)| Some((*sample, message.as_ref().err()?.as_str())))
    }
}

impl ReadSample<'_> {
    /// Under what the sample's fields exist: its protocol, its brand, and the version that it carries, if it does.
    pub(super) fn context(&self) -> CheckContext<'_> {
        let version = self
            .message
            .text(Role::InterfaceVersion.name())
            .and_then(|text| InterfaceVersion::parse_prefixed(&self.described.version_prefix, text).ok());
        CheckContext { version, protocol: self.sample.protocol, brand: self.sample.brand.as_deref() }
    }

    /// Calls `look` with the path of every field and container field, its description, and what it holds.
    pub(super) fn each_field(&self, mut look: impl FnMut(&str, Option<&Field>, &Value<'_>)) {
        each(self.message, self.fields, "", &mut look);
    }

    /// Where the last name of a path first stands in the sample's document as an element or key; else the whole
    /// document.
    pub(super) fn place_of(&self, path: &str) -> Place {
        self.sample.place_of(path.rsplit('.').next().unwrap_or(path), self.sources)
    }
}

fn each(
    fields: &[message::Field<'_>],
    known: &[Field],
    above: &str,
    look: &mut impl FnMut(&str, Option<&Field>, &Value<'_>),
) {
    for field in fields {
        let path = format!("{above}{}", field.name);
        let described = descriptor::find(known, &field.name);
        look(&path, described, &field.value);
        // What is in an unknown container is as unknown, and one finding is enough.
        let Some(children) = described.map(|field| field.kind.children().unwrap_or_default()) else {
            continue;
        };
        let below = format!("{path}.");
        match &field.value {
            Value::Scalar(_) => {}
            Value::Container(container) => each(container, children, &below, look),
            Value::List(items) => {
                for item in items {
                    if let Item::Container(container) = item {
                        each(container, children, &below, look);
                    }
                }
            }
        }
    }
}

impl Sample {
    /// Where a name first stands in a document as an element or key, in bytes.
    pub fn find(document: &str, name: &str) -> Option<usize> {
        let stands_alone = |at: &usize| {
            let (before, behind) = (&document[..*at], &document[at + name.len()..]);
            before.ends_with(['"', '<', ':']) && behind.starts_with(['"', '>', ' ', '/', '\n'])
        };
        document.match_indices(name).map(|(at, _)| at).find(stands_alone)
    }

    /// Where a name first stands in the document as an element or key; else the whole document.
    pub fn place_of(&self, name: &str, sources: &Sources) -> Place {
        let whole = &self.place;
        let text = sources.file(whole).text.get(whole.range()).unwrap_or_default();
        match Self::find(text, name) {
            Some(at) => {
                Place { start: whole.start + at, end: whole.start + at + name.len(), ..whole.clone() }
            }
            None => whole.clone(),
        }
    }

    /// The sample as a message, read as the described function's.
    ///
    /// # Errors
    /// Where the document can't be read in its protocol.
    pub fn read(&self, function: &descriptor::Function) -> Result<Message<'static>, String> {
        use sips_office_runtime::codec::{Limits, json, soap};

        let limits = Limits::default();
        match self.protocol {
            Protocol::Json => {
                let message =
                    json::read(self.document.as_bytes(), &limits).map_err(|error| error.to_string())?;
                Ok(message.into_owned())
            }
            Protocol::Soap => {
                let envelope = soap::wrap_fragment(&self.document, &function.namespace);
                match soap::read(envelope.as_bytes(), function, self.message, &limits) {
                    Ok(soap::Reply::Message(message)) => Ok(message.into_owned()),
                    Ok(soap::Reply::Fault(_)) => Err("it is a SOAP fault".to_owned()),
                    Err(error) => Err(error.to_string()),
                }
            }
        }
    }
}
