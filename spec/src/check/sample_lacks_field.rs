//! Samples without a required field, and what is said of that.

use sips_office_runtime::descriptor::{self, Field, Presence};
use sips_office_runtime::spelling::near;

use super::Checked;
use super::sample::ReadSample;
use crate::finding::{Finding, Findings};
use crate::fix::Edit;
use crate::raw;
use crate::rule::Rule;
use crate::source::Place;

pub(crate) fn sample_lacks_field(checked: &Checked<'_>, findings: &mut Findings) {
    let written = || checked.raw.functions.iter().flat_map(|function| &function.samples);
    for read in checked.samples() {
        if let Some(raw) = written().find(|raw| raw.document.place == read.sample.place) {
            hold(&read, raw, findings);
        }
    }
}

fn hold(read: &ReadSample<'_>, raw: &raw::Sample, findings: &mut Findings) {
    let is_there = |name: &str| read.message.get(name).is_some();
    let is_missing = |field: &&Field| !is_there(&field.name) && field.presence == Presence::Required;
    let mut said = Vec::new();
    for name in &raw.lacks {
        said.push(&*name.value);
        if descriptor::find(read.fields, &name.value).is_none() {
            let near = near(&name.value, read.fields.iter().filter(is_missing).map(|field| &*field.name));
            let message = format!("`lacks:` names `{}`, which is no field of this message", name.value);
            findings.push(finding(&name.place, message).meant(near));
            said.extend(near.map(|near| near.name));
        } else if is_there(&name.value) {
            let message = format!("the sample is said to lack `{}` and has it", name.value);
            findings.push(finding(&name.place, message).mend(Edit::Remove(name.place.clone())));
        }
    }
    let context = read.context();
    let in_protocol = |field: &&Field| field.only.is_none_or(|only| only == context.protocol);
    for field in read.fields.iter().filter(in_protocol).filter(is_missing) {
        let at_brand =
            context.brand.is_none_or(|brand| field.absent_for.iter().all(|absent| absent != brand));
        if at_brand && !said.contains(&&*field.name) {
            let message = format!(
                "the sample lacks the required field `{}` and does not say so under `lacks:`",
                field.name
            );
            findings.push(finding(&read.sample.place, message));
        }
    }
}

fn finding(place: &Place, message: impl Into<String>) -> Finding {
    Finding::new(Rule::SampleLacksField, place.clone(), message)
}
