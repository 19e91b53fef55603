//! Samples with what the version that they carry does not know.

use sips_office_runtime::descriptor::Absence;

use super::Checked;
use crate::finding::Findings;
use crate::rule::Rule;

pub(crate) fn sample_version(checked: &Checked<'_>, findings: &mut Findings) {
    for read in checked.samples() {
        let context = read.context();
        let Some(version) = context.version else { continue };
        read.each_field(|path, described, value| {
            let Some(field) = described else { return };
            // An empty element means an absent field.
            if value.as_text() == Some("") {
                return;
            }
            let listed =
                || field.values.as_ref()?.get(value.as_text()?).filter(|listed| !listed.known_to(version));
            let message = match field.absence_under(&context) {
                Some(Absence::Younger { since, .. }) => {
                    format!("the sample is of version {version}, and `{path}` exists since {since}")
                }
                Some(Absence::Removed { until, .. }) => {
                    format!("the sample is of version {version}, and `{path}` existed until {until}")
                }
                Some(_) => return,
                None => match listed() {
                    Some(listed) => {
                        format!(
                            "the sample is of version {version}, which does not know the code {} of `{path}`",
                            listed.code
                        )
                    }
                    None => return,
                },
            };
            findings.report(Rule::SampleVersion, read.place_of(path), message);
        });
    }
}
