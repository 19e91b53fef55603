//! Differences that the spec calls deliberate.

use sips_office_spec::Subject;
use sips_office_spec::catalog::Departure;
use sips_office_spec::subject::FieldPart;

use super::comparison::Comparison;
use super::fields::shows_all;
use super::{Excused, Report};
use crate::page::Extent;

/// Takes out what the spec calls deliberate, and finds what it calls so and is the same on the page.
pub(super) fn excuse(comparison: Comparison<'_>) -> Report {
    let edition = comparison.edition;
    let concerned = |departure: &&Departure| departure.concerns(&edition.brand.id);
    let departures: Vec<_> = edition.function.departures.iter().filter(concerned).collect();
    let is_idle = |departure: &&&Departure| {
        let differs = comparison.differences.iter().any(|difference| difference.subject == departure.from);
        !differs && is_shown(&comparison, &departure.from)
    };
    let idle = departures.iter().filter(is_idle).map(|departure| (*departure).clone()).collect();
    let mut report = Report {
        differences: Vec::new(),
        excused: Vec::new(),
        idle,
        not_compared: comparison.not_compared,
        unread: comparison.page.unread.clone(),
    };
    let mut differences = comparison.differences;
    differences.sort_by_key(|difference| difference.line.unwrap_or(usize::MAX));
    for difference in differences {
        match departures.iter().find(|departure| departure.from == difference.subject) {
            Some(departure) => report.excused.push(Excused { difference, departure: (*departure).clone() }),
            None => report.differences.push(difference),
        }
    }
    report
}

/// Whether the page would show the subject if it had it.
fn is_shown(comparison: &Comparison<'_>, subject: &Subject) -> bool {
    let page = comparison.page;
    if comparison.is_compared(subject) {
        return true;
    }
    match subject {
        Subject::Recommended | Subject::Changelog => false,
        Subject::Endpoint { part: None, .. } => page.endpoints_shown == Extent::Whole,
        Subject::Endpoint { .. } => false,
        Subject::Field { message, part: None, .. } => shows_all(page.message(*message)),
        Subject::Field { message, field, part: Some(FieldPart::Value(_)) } => {
            let fields = &page.message(*message).fields;
            let shown = fields.iter().find(|shown| shown.name.value == *field);
            shown.is_some_and(|shown| shown.values_shown == Extent::Whole)
        }
        Subject::Field { .. } => false,
        Subject::Row { .. } => {
            page.changelog.shown == Extent::Whole && comparison.edition.function.changelog.is_some()
        }
        Subject::Sample { message, protocol, at, part: Some(_) } => {
            let sample = Subject::Sample { message: *message, protocol: *protocol, at: *at, part: None };
            comparison.is_compared(&sample)
        }
        Subject::Sample { message, part: None, .. } => page.message(*message).samples_shown == Extent::Whole,
    }
}
