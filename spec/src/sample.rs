//! Documented samples against the fields that their page documents.

use sips_office_runtime::descriptor::{self, Field, Kind, Presence, Protocol};
use sips_office_runtime::message;

use crate::catalog::{Catalog, Function, MessageKind, Sample};
use crate::finding::{Findings, Rule};

/// Reports every sample that can't be read, has a field that its function lacks, or lacks a required one unsaid.
pub(crate) fn check(catalog: &Catalog, findings: &mut Findings) {
    for function in catalog.functions.values() {
        let described = catalog.describe(function);
        for sample in &function.samples {
            check_one(function, &described, sample, findings);
        }
    }
}

fn check_one(function: &Function, described: &descriptor::Function, sample: &Sample, findings: &mut Findings) {
    let mut report = |message: String| findings.report(Rule::Sample, sample.place.clone(), message);
    let message = match sample.read(described) {
        Ok(message) => message,
        Err(error) => return report(format!("the sample can't be read: {error}")),
    };
    let fields = match sample.message {
        MessageKind::Request => &described.request,
        MessageKind::Response => &described.response,
    };
    unknown(&message, fields, "", &mut |path| {
        report(format!("the sample's `{path}` is no field of {}", function.name));
    });
    for field in fields.iter().filter(|field| field.only.is_none_or(|only| only == sample.protocol)) {
        let lacks = sample.lacks.iter().any(|name| *name == field.name);
        match (message.get(&field.name), lacks) {
            (None, false) if field.presence == Presence::Required => {
                report(format!("the sample lacks the required field `{}` and does not say so under `lacks:`", field.name));
            }
            (Some(_), true) => report(format!("the sample is said to lack `{}` and has it", field.name)),
            _ => {}
        }
    }
    for name in sample.lacks.iter().filter(|name| descriptor::find(fields, name).is_none()) {
        report(format!("`lacks:` names `{name}`, which is no field of this message"));
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
                    if let (message::Item::Container(container), Kind::ContainerList { .. }) = (item, &described.kind) {
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
        use sips_office_runtime::codec::{Direction, Limits, json, soap};

        let limits = Limits::default();
        let direction = match self.message {
            MessageKind::Request => Direction::Request,
            MessageKind::Response => Direction::Response,
        };
        match self.protocol {
            Protocol::Json => {
                let message = json::read(self.document.as_bytes(), &limits).map_err(|error| error.to_string())?;
                Ok(message.into_owned())
            }
            Protocol::Soap => {
                let envelope = soap::wrap_fragment(&self.document, &function.namespace);
                match soap::read(envelope.as_bytes(), function, direction, &limits) {
                    Ok(soap::Reply::Message(message)) => Ok(message.into_owned()),
                    Ok(soap::Reply::Fault(_)) => Err("it is a SOAP fault".to_owned()),
                    Err(error) => Err(error.to_string()),
                }
            }
        }
    }
}
