//! Samples that are no message.

use super::Checked;
use crate::finding::Findings;
use crate::rule::Rule;

pub(crate) fn sample_unreadable(checked: &Checked<'_>, findings: &mut Findings) {
    for (sample, why) in checked.unreadable_samples() {
        let message = format!("the sample can't be read: {why}");
        findings.report(Rule::SampleUnreadable, sample.place.clone(), message);
    }
}
