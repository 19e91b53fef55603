//! What a documentation page says and the spec does not, and the reverse.
//!
//! A page is compared for its brand, and for what it shows: what is collapsed, cut off or missing is told under
//! [`Report::not_compared`] and is no difference. One edit of a page is one difference: a field that is new is not
//! reported again with its since and its values.
//!
//! Prose is not compared: the specs describe in words of their own.

mod addresses;
mod changelog;
mod comparison;
mod departures;
mod edition;
mod fields;
mod kind;
mod order;
mod samples;
mod values;

use sips_office_spec::catalog::Departure;
use sips_office_spec::{Place, Subject};

use self::comparison::Comparison;
pub(crate) use self::edition::recognised;
pub use self::edition::{Edition, Unrecognised};
pub use self::kind::Kind;
use crate::page::{Page, Unread};

/// What a page and a spec came to.
#[derive(Clone, Debug)]
pub struct Report {
    /// What differs, in the order of a page.
    pub differences: Vec<Difference>,
    /// What differs on purpose.
    pub excused: Vec<Excused>,
    /// Departures of the spec from this page that are none.
    pub idle: Vec<Departure>,
    /// What the page does not show, as sentences.
    pub not_compared: Vec<String>,
    /// Lines of the page that belong to nothing that was compared.
    pub unread: Vec<Unread>,
}

/// One thing on which a page and a spec differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// In what way.
    pub kind: Kind,
    /// What it is about.
    pub subject: Subject,
    /// What the page says; `None` where it says nothing.
    pub page: Option<String>,
    /// The page's line, or one near to where it says nothing; `None` where that part of it is empty.
    pub line: Option<usize>,
    /// What the spec says; `None` where it says nothing.
    pub spec: Option<String>,
    /// Where the spec says it, or where it could.
    pub place: Place,
}

/// A difference that the spec calls deliberate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excused {
    /// The difference.
    pub difference: Difference,
    /// The departure that names it.
    pub departure: Departure,
}

/// Holds a page against the specs of its function, for its brand.
pub fn drift(page: &Page, edition: &Edition<'_>) -> Report {
    let mut comparison = Comparison::new(page, edition);
    addresses::recommended(&mut comparison);
    addresses::endpoints(&mut comparison);
    fields::compare(&mut comparison);
    comparison.labels();
    samples::compare(&mut comparison);
    changelog::compare(&mut comparison);
    departures::excuse(comparison)
}

impl Report {
    /// Whether the spec has drifted from the page.
    pub fn has_drifted(&self) -> bool {
        !self.differences.is_empty() || !self.idle.is_empty()
    }
}
