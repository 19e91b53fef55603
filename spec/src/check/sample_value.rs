//! Samples with values that a closed list does not have.

use sips_office_runtime::descriptor::Field;
use sips_office_runtime::message::{Item, Value};
use sips_office_runtime::spelling::nearest;

use super::Checked;
use crate::finding::{Finding, Findings};
use crate::rule::Rule;

pub(crate) fn sample_value(checked: &Checked<'_>, findings: &mut Findings) {
    for read in checked.samples() {
        read.each_field(|path, described, value| {
            for text in texts(value) {
                let Some(what) = described.and_then(|field| unlisted(field, text)) else { continue };
                let message = format!("the sample's `{path}` has a value that it does not take: {what}");
                let finding = Finding::new(Rule::SampleValue, read.place_of(path), message);
                let codes = described.and_then(|field| field.values.as_ref()).map(|list| &list.values);
                let codes = codes.iter().flat_map(|values| values.iter()).map(|value| &*value.code);
                findings.push(match nearest(text, codes) {
                    Some(near) => finding.help(format!("did you mean `{near}`?")),
                    None => finding,
                });
            }
        });
    }
}

fn texts<'v>(value: &'v Value<'_>) -> Vec<&'v str> {
    match value {
        Value::Scalar(scalar) => vec![scalar.text()],
        Value::Container(_) => Vec::new(),
        Value::List(items) => {
            let text = |item: &'v Item<'_>| match item {
                Item::Scalar(scalar) => Some(scalar.text()),
                Item::Container(_) => None,
            };
            items.iter().filter_map(text).collect()
        }
    }
}

/// What the list has instead. A value that is sensitive is not shown, and an empty one is none.
fn unlisted(field: &Field, text: &str) -> Option<String> {
    let list = field.values.as_ref().filter(|list| !list.open && !text.is_empty())?;
    if list.get(text).is_some() {
        return None;
    }
    let codes: Vec<_> = list.values.iter().map(|value| &*value.code).collect();
    Some(format!("{} has {}", list.name, codes.join(", ")))
}
