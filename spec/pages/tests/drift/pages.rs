//! The pages, how they are edited, and how a report reads.

use std::fs;
use std::path::Path;

use sips_office_pages::Page;
use sips_office_pages::drift::{Difference, Edition, Report, drift};
use sips_office_spec::{Catalog, Sources, load};

/// The two editions of a page, by their brands.
pub(crate) const SIPS: &str = "sips";
pub(crate) const SOGENACTIF: &str = "sogenactif";
pub(crate) const EDITIONS: [&str; 2] = [SIPS, SOGENACTIF];

/// Some specs with their files.
pub(crate) struct Specs {
    pub(crate) catalog: Catalog,
    pub(crate) sources: Sources,
}

impl Specs {
    pub(crate) fn shipped() -> Self {
        Self::of(Sources::shipped())
    }

    pub(crate) fn of(sources: Sources) -> Self {
        let loaded = load(sources);
        let sources = loaded.sources().clone();
        match loaded.into_catalog() {
            Ok(catalog) => Self { catalog, sources },
            Err(broken) => panic!("{broken}"),
        }
    }

    /// The shipped specs with one text in a file replaced by another.
    pub(crate) fn with(below: &str, from: &str, to: &str) -> Self {
        let mut files: Vec<_> =
            Sources::shipped().files().iter().map(|file| (file.below.clone(), file.text.clone())).collect();
        let (_, text) = files.iter_mut().find(|(name, _)| name == below).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from}");
        *text = text.replace(from, to);
        Self::of(Sources::texts(files.iter().map(|(below, text)| (&**below, &**text))))
    }

    /// What a page came to, whose function it tells itself.
    pub(crate) fn drift(&self, text: &str, brand: &str) -> Report {
        let page = Page::read(text);
        let function = page.function.as_ref().map_or("updatePaymentMean", |name| name.value.as_str());
        let edition = Edition::of(&page, &self.catalog, &self.sources, Some(function), Some(brand)).unwrap();
        drift(&page, &edition)
    }

    /// Each difference as a line.
    pub(crate) fn lines(&self, report: &Report) -> Vec<String> {
        report.differences.iter().map(|difference| self.line(difference)).collect()
    }

    /// `request.seal.since: 2.1 at 72 / 2.0 at seal [since]`: subject, page and its line, spec and what stands at its place.
    pub(crate) fn line(&self, difference: &Difference) -> String {
        let Difference { kind, subject, page, line, spec, place } = difference;
        let nothing = || "-".to_owned();
        let (page, spec) = (page.clone().unwrap_or_else(nothing), spec.clone().unwrap_or_else(nothing));
        let line = line.map_or_else(nothing, |line| line.to_string());
        let place = self.sources.file(place).text[place.range()].lines().next().unwrap_or_default();
        format!("{subject}: {page} at {line} / {spec} at {place} [{}]", kind.id())
    }
}

/// The transcription of an edition.
pub(crate) fn page(edition: &str) -> String {
    read(&format!("../../tests/pages/updatePaymentMean.{edition}.txt")).unwrap()
}

/// The original of an edition, where it is at hand.
pub(crate) fn original(edition: &str) -> Option<String> {
    read(&format!("../../../shared/pages/updatePaymentMean.{edition}.txt"))
}

fn read(path: &str) -> Option<String> {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok()
}

/// A change of a page's text. Lines are counted as they are before any change.
#[derive(Clone, Copy)]
pub(crate) enum Change {
    /// On a line, a text becomes another.
    Line(usize, &'static str, &'static str),
    /// Lines are added behind a line.
    Behind(usize, &'static str),
    /// Lines are taken out.
    Without(usize, usize),
    /// Lines are moved behind another line.
    Moved(usize, usize, usize),
}

pub(crate) fn changed(text: &str, changes: &[Change]) -> String {
    let mut lines: Vec<Vec<String>> = text.split('\n').map(|line| vec![line.to_owned()]).collect();
    // A line may be changed and moved.
    for change in changes {
        if let Change::Line(line, from, to) = *change {
            let line = &mut lines[line - 1][0];
            assert_eq!(line.matches(from).count(), 1, "{from:?} in {line:?}");
            *line = line.replace(from, to);
        }
    }
    for change in changes {
        match *change {
            Change::Line(..) => {}
            Change::Behind(line, more) => {
                lines[line - 1].extend(more.split('\n').map(str::to_owned));
            }
            Change::Without(first, last) => lines[first - 1..last].iter_mut().for_each(Vec::clear),
            Change::Moved(first, last, behind) => {
                let moved: Vec<_> = lines[first - 1..last].iter_mut().flat_map(std::mem::take).collect();
                lines[behind - 1].extend(moved);
            }
        }
    }
    lines.concat().join("\n")
}
