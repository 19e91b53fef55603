//! What a comparison collects on its way.

use std::collections::BTreeSet;

use sips_office_spec::{Place, Subject};

use super::{Difference, Edition, Kind};
use crate::page::{Language, Page};

/// A page beside a spec, and what was found so far.
pub(super) struct Comparison<'c> {
    pub(super) page: &'c Page,
    pub(super) edition: &'c Edition<'c>,
    pub(super) differences: Vec<Difference>,
    pub(super) not_compared: Vec<String>,
    labels: Vec<Label>,
    /// Every subject of which both sides spoke.
    compared: BTreeSet<String>,
}

/// What the page says, and on which line.
pub(super) type OnPage<'t> = (Option<&'t str>, Option<usize>);

/// What the spec says, and where.
pub(super) type InSpec<'t> = (Option<&'t str>, &'t Place);

/// A value's meaning on both sides. Whether these can be compared shows when all are known.
pub(super) struct Label {
    pub(super) subject: Subject,
    /// What the page calls the value, with its line.
    pub(super) page: (String, usize),
    /// What the spec calls it; `None` where it does not know.
    pub(super) spec: Option<String>,
    pub(super) place: Place,
    /// Where the spec only assumes the value: the difference that its being listed is.
    pub(super) listed: Option<Difference>,
}

impl<'c> Comparison<'c> {
    pub(super) fn new(page: &'c Page, edition: &'c Edition<'c>) -> Self {
        Self {
            page,
            edition,
            differences: Vec::new(),
            not_compared: Vec::new(),
            labels: Vec::new(),
            compared: BTreeSet::new(),
        }
    }

    /// Adds a difference.
    pub(super) fn differ(&mut self, kind: Kind, subject: Subject, page: OnPage<'_>, spec: InSpec<'_>) {
        self.differences.push(difference(kind, subject, page, spec));
    }

    /// Adds the difference that the page says something once more.
    pub(super) fn twice(&mut self, subject: Subject, line: usize, place: &Place) {
        self.differ(Kind::Twice, subject, (Some("twice"), Some(line)), (Some("once"), place));
    }

    /// Compares what both sides say.
    pub(super) fn hold(
        &mut self,
        kind: Kind,
        subject: Subject,
        (page, line): (&str, usize),
        (spec, place): (&str, &Place),
    ) {
        self.agree(&subject);
        if page != spec {
            self.differ(kind, subject, (Some(page), Some(line)), (Some(spec), place));
        }
    }

    /// Remembers that both sides speak of the subject.
    pub(super) fn agree(&mut self, subject: &Subject) {
        self.compared.insert(subject.to_string());
    }

    /// Whether both sides spoke of the subject.
    pub(super) fn is_compared(&self, subject: &Subject) -> bool {
        self.compared.contains(&subject.to_string())
    }

    /// Adds a sentence on what the page does not show.
    pub(super) fn skip(&mut self, sentence: impl Into<String>) {
        self.not_compared.push(sentence.into());
    }

    /// Keeps a value's meaning for later.
    pub(super) fn label(&mut self, label: Label) {
        self.labels.push(label);
    }

    /// Compares the meanings of values, unless the page is in another language.
    pub(super) fn labels(&mut self) {
        let labels = std::mem::take(&mut self.labels);
        let known = labels.iter().filter_map(|label| Some((&label.page.0, label.spec.as_ref()?)));
        let (mut all, mut equal) = (0, 0);
        for (page, spec) in known {
            all += 1;
            equal += usize::from(same_words(page, spec));
        }
        // Now and then only the headings are translated; a word or two is the same in any language.
        let is_foreign = self.page.language != Language::English && equal * 4 < all;
        if is_foreign {
            self.skip("the page words its values in another language than the spec; their meanings were not compared");
        }
        for Label { subject, page: (page, line), spec, place, listed } in labels {
            let differs = spec.as_ref().is_none_or(|spec| !same_words(&page, spec));
            match listed {
                _ if !is_foreign && differs => {
                    let spec = (spec.as_deref(), &place);
                    self.differ(Kind::Label, subject, (Some(&page), Some(line)), spec);
                }
                Some(listed) => self.differences.push(listed),
                None if is_foreign => {}
                None => self.agree(&subject),
            }
        }
    }
}

pub(super) fn difference(
    kind: Kind,
    subject: Subject,
    (page, line): OnPage<'_>,
    (spec, place): InSpec<'_>,
) -> Difference {
    Difference {
        kind,
        subject,
        page: page.map(str::to_owned),
        line,
        spec: spec.map(str::to_owned),
        place: place.clone(),
    }
}

/// Whether two texts have the same words; spaces and line breaks between them are the page's layout.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}
