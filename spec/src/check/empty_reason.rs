//! Reasons that give none.

use super::Checked;
use crate::finding::{Finding, Findings};
use crate::rule::Rule;
use crate::source::Place;

pub(crate) fn empty_reason(checked: &Checked<'_>, findings: &mut Findings) {
    let mut hold = |key: &str, reason: &str, place: &Place| {
        if reason.trim().is_empty() {
            let finding = Finding::new(Rule::EmptyReason, place.clone(), format!("`{key}` gives no reason"));
            findings.push(finding.help("say what the fact rests on, in a few words"));
        }
    };
    for assumption in &checked.catalog.assumptions {
        hold("assumed", &assumption.reason, &assumption.place);
    }
    for departure in checked.raw.functions.iter().flat_map(|function| &function.departures) {
        if let Some(because) = &departure.because {
            hold("because", &because.value, &because.place);
        }
    }
    for sample in checked.raw.functions.iter().flat_map(|function| &function.samples) {
        if let Some(because) = &sample.because {
            hold("because", &because.value, &because.place);
        }
    }
}
