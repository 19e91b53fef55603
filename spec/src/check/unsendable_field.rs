//! Fields of a protocol that their function does not have.

use super::Checked;
use crate::finding::{Finding, Findings};
use crate::fix::Edit;
use crate::rule::Rule;

pub(crate) fn unsendable_field(checked: &Checked<'_>, findings: &mut Findings) {
    for (raw, function) in checked.functions() {
        let has = |protocol: &str| match protocol {
            "json" => function.json_path.is_some(),
            "soap" => function.soap_path.is_some(),
            // What is no protocol has its finding.
            _ => true,
        };
        for usage in raw.request.iter().chain(&raw.response) {
            let Some(only) = usage.only.as_ref().filter(|only| !has(&only.value)) else { continue };
            let message = format!(
                "`{}` exists only in {}, which {} does not have",
                usage.field.value,
                only.value.to_uppercase(),
                function.name
            );
            let finding = Finding::new(Rule::UnsendableField, only.place.clone(), message);
            let other = if only.value == "json" { "soap" } else { "json" };
            findings.push(match has(other) {
                true => finding.help("without `only` it is carried").mend(Edit::Remove(only.place.clone())),
                false => finding,
            });
        }
    }
}
