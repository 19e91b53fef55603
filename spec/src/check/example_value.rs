//! Examples that their own fields do not take.

use sips_office_runtime::message::{Scalar, ScalarKind};
use sips_office_runtime::spelling::near;

use super::Checked;
use crate::catalog::{Field, FieldKind};
use crate::finding::{Finding, Findings};
use crate::raw::At;
use crate::rule::Rule;

pub(crate) fn example_value(checked: &Checked<'_>, findings: &mut Findings) {
    for raw in &checked.raw.fields {
        let field =
            checked.catalog.fields.get(&raw.field.value).filter(|field| field.place == raw.field.place);
        if let (Some(example), Some(field)) = (&raw.example, field) {
            wrong(checked, field, example).into_iter().for_each(|finding| findings.push(finding));
        }
    }
}

fn wrong(checked: &Checked<'_>, field: &Field, example: &At<String>) -> Option<Finding> {
    let finding = |what: &str| {
        let message = format!("the example `{}` of `{}` is {what}", example.value, field.name);
        Finding::new(Rule::ExampleValue, example.place.clone(), message)
    };
    let reads_as = |kind| Scalar::of_kind(kind, example.value.as_str()).is_some();
    match &field.kind {
        FieldKind::Number if !reads_as(ScalarKind::Number) => return Some(finding("no number")),
        FieldKind::Boolean if !reads_as(ScalarKind::Boolean) => {
            return Some(finding("neither true nor false"));
        }
        _ => {}
    }
    let list = checked.catalog.value_lists.get(field.values.as_ref()?).filter(|list| !list.open)?;
    if list.values.iter().any(|value| value.code == example.value) {
        return None;
    }
    let near = near(&example.value, list.values.iter().map(|value| &*value.code));
    Some(finding(&format!("no code of {}, which is closed", list.name)).meant(near))
}
