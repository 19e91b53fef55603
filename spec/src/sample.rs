//! Documented samples against the fields that their page documents.

use std::collections::BTreeSet;

use sips_office_runtime::descriptor::{self, Field, Kind, Presence, Protocol};
use sips_office_runtime::message;

use crate::catalog::{Catalog, Function, Sample};
use crate::finding::Findings;
use crate::rule::{Rule, Severity};
use crate::source::{Place, Sources};
use sips_office_runtime::spelling::nearest;

/// Reports every sample that can't be read, has a field that its function lacks, or lacks a required one unsaid.
pub(crate) fn check(catalog: &Catalog, sources: &Sources, findings: &mut Findings) {
    // A sample is held against its fields, so it has nothing to say while those are broken.
    let errors = findings
        .iter()
        .filter(|found| found.rule.severity() == Severity::Error && found.rule != Rule::Sample);
    let broken: BTreeSet<_> = errors.map(|found| found.place.file).collect();
    let of_functions: BTreeSet<_> = catalog.functions.values().map(|function| function.place.file).collect();
    if !broken.is_subset(&of_functions) {
        return;
    }
    for function in catalog.functions.values().filter(|function| !broken.contains(&function.place.file)) {
        let described = catalog.describe(function);
        for sample in &function.samples {
            check_one(function, &described, sample, sources, findings);
        }
    }
}

fn check_one(
    function: &Function,
    described: &descriptor::Function,
    sample: &Sample,
    sources: &Sources,
    findings: &mut Findings,
) {
    let place_of = |path: &str| place_of(path.rsplit('.').next().unwrap_or(path), sample, sources);
    let fields = described.fields(sample.message);
    let message = match sample.read(described) {
        Ok(message) => message,
        Err(error) => {
            let message = format!("the sample can't be read: {error}");
            return findings.report(Rule::Sample, sample.place.clone(), message);
        }
    };
    unknown(&message, fields, "", &mut |path| {
        let message = format!("the sample's `{path}` is no field of {}", function.name);
        findings.report(Rule::Sample, place_of(&path), message);
    });
    let mut report = |message: String| findings.report(Rule::Sample, sample.place.clone(), message);
    let is_absent =
        |field: &&Field| message.get(&field.name).is_none() && field.presence == Presence::Required;
    let mut misspelt = Vec::new();
    for name in sample.lacks.iter().filter(|name| descriptor::find(fields, name).is_none()) {
        let near = nearest(name, fields.iter().filter(is_absent).map(|field| &*field.name));
        let meant = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        report(format!("`lacks:` names `{name}`, which is no field of this message{meant}"));
        misspelt.extend(near);
    }
    for field in fields.iter().filter(|field| field.only.is_none_or(|only| only == sample.protocol)) {
        let lacks = sample.lacks.iter().any(|name| *name == field.name);
        match (message.get(&field.name), lacks) {
            (None, false) if field.presence == Presence::Required && !misspelt.contains(&&*field.name) => {
                report(format!(
                    "the sample lacks the required field `{}` and does not say so under `lacks:`",
                    field.name
                ));
            }
            (Some(_), true) => report(format!("the sample is said to lack `{}` and has it", field.name)),
            _ => {}
        }
    }
}

/// Where a name first stands in the sample's document as an element or key; else the whole document.
fn place_of(name: &str, sample: &Sample, sources: &Sources) -> Place {
    let whole = &sample.place;
    let text = sources.file(whole).text.get(whole.range()).unwrap_or_default();
    let stands_alone = |at: &usize| {
        let (before, behind) = (&text[..*at], &text[at + name.len()..]);
        before.ends_with(['"', '<', ':']) && behind.starts_with(['"', '>', ' ', '/', '\n'])
    };
    match text.match_indices(name).map(|(at, _)| at).find(stands_alone) {
        Some(at) => Place { start: whole.start + at, end: whole.start + at + name.len(), ..whole.clone() },
        None => whole.clone(),
    }
}

fn unknown(fields: &[message::Field<'_>], known: &[Field], above: &str, report: &mut impl FnMut(String)) {
    for field in fields {
        let path = format!("{above}{}", field.name);
        let Some(described) = descriptor::find(known, &field.name) else {
            report(path);
            continue;
        };
        let children = described.kind.children().unwrap_or_default();
        match &field.value {
            message::Value::Scalar(_) => {}
            message::Value::Container(container) => unknown(container, children, &format!("{path}."), report),
            message::Value::List(items) => {
                for item in items {
                    if let (message::Item::Container(container), Kind::ContainerList { .. }) =
                        (item, &described.kind)
                    {
                        unknown(container, children, &format!("{path}."), report);
                    }
                }
            }
        }
    }
}

impl Sample {
    /// The sample as a message, read as the described function's.
    ///
    /// # Errors
    /// Where the document can't be read in its protocol.
    pub fn read(&self, function: &descriptor::Function) -> Result<message::Message<'static>, String> {
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
