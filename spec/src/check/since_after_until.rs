//! Fields and values that would be gone before they came.

use sips_office_runtime::InterfaceVersion;

use super::Checked;
use crate::finding::{Finding, Findings};
use crate::raw::At;
use crate::rule::Rule;

pub(crate) fn since_after_until(checked: &Checked<'_>, findings: &mut Findings) {
    let mut hold =
        |name: &str, since: &Option<At<InterfaceVersion>>, until: &Option<At<InterfaceVersion>>| {
            let (Some(since), Some(until)) = (since, until) else { return };
            if until.value < since.value {
                let message = format!("`{name}` is until {} and yet since {}", until.value, since.value);
                let finding = Finding::new(Rule::SinceAfterUntil, until.place.clone(), message);
                findings.push(finding.related(since.place.clone(), "here"));
            }
        };
    for usage in checked.raw.uses() {
        hold(&usage.field.value, &usage.since, &usage.until);
    }
    for value in checked.raw.value_lists.iter().flat_map(|list| &list.values) {
        hold(&value.code.value, &value.since, &value.until);
    }
}
