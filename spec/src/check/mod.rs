//! The checks that look at everything at once: what is written, what it means, and the documented samples.
//!
//! Each is a function in a file of its own, and stands in its rule's row of the table, from which they are run.

mod empty_reason;
mod example_value;
mod newer_than_recommended;
mod sample;
mod sample_lacks_field;
mod sample_unknown_field;
mod sample_unreadable;
mod sample_value;
mod sample_version;
mod since_after_until;
mod unsendable_field;
mod unused_entry;
mod useless_difference;
mod wire_name;

pub(crate) use self::empty_reason::empty_reason;
pub(crate) use self::example_value::example_value;
pub(crate) use self::newer_than_recommended::newer_than_recommended;
pub(crate) use self::sample_lacks_field::sample_lacks_field;
pub(crate) use self::sample_unknown_field::sample_unknown_field;
pub(crate) use self::sample_unreadable::sample_unreadable;
pub(crate) use self::sample_value::sample_value;
pub(crate) use self::sample_version::sample_version;
pub(crate) use self::since_after_until::since_after_until;
pub(crate) use self::unsendable_field::unsendable_field;
pub(crate) use self::unused_entry::unused_entry;
pub(crate) use self::useless_difference::useless_difference;
pub(crate) use self::wire_name::wire_name;

use self::sample::Sampled;
use crate::catalog::{self, Catalog, Container};
use crate::finding::Findings;
use crate::raw::{self, Raw};
use crate::source::{Place, Sources};

/// What a check may look at.
pub(crate) struct Checked<'c> {
    /// What is written.
    raw: &'c Raw,
    /// What it means.
    catalog: &'c Catalog,
    sources: &'c Sources,
    /// Whether every file was read to its end.
    all_read: bool,
    /// The functions with samples, as far as their fields are sound.
    sampled: Vec<Sampled<'c>>,
}

impl<'c> Checked<'c> {
    pub(crate) fn new(
        raw: &'c Raw,
        catalog: &'c Catalog,
        sources: &'c Sources,
        all_read: bool,
        findings: &Findings,
    ) -> Self {
        Self { raw, catalog, sources, all_read, sampled: sample::read_all(catalog, sources, findings) }
    }

    /// Whether a place is in the files that are checked: a user's own, or the shipped ones where there are no others.
    fn is_own(&self, place: &Place) -> bool {
        let own = |shipped: bool| !shipped;
        own(self.sources.file(place).shipped) || self.sources.files().iter().all(|file| !own(file.shipped))
    }

    /// The functions as written and as meant. Of two of one name, only the first means something.
    fn functions(&self) -> impl Iterator<Item = (&'c raw::Function, &'c catalog::Function)> {
        self.raw.functions.iter().filter_map(|raw| {
            let function = self.catalog.functions.get(&raw.function.value)?;
            (function.place == raw.function.place).then_some((raw, function))
        })
    }

    /// The container that a field holds, or holds several of.
    fn container_of(&self, field: &catalog::Field) -> Option<&'c Container> {
        self.catalog.containers.get(field.kind.container()?)
    }
}
