//! Drafts of specs from documentation pages.

mod cut;
mod hostile;
mod made_up;
mod refused;
mod shipped;
mod written;

use std::fs;
use std::path::Path;

use sips_office_pages::Page;
use sips_office_pages::draft::{Draft, Options, Refusal, draft};
use sips_office_spec::{Sources, load};

/// The two editions of the page that there are.
const EDITIONS: [&str; 2] = ["sips", "sogenactif"];

/// The transcription of an edition, and its original where it lies beside the checkout.
fn texts(edition: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let name = format!("updatePaymentMean.{edition}.txt");
    let transcription = fs::read_to_string(root.join("tests/pages").join(&name)).unwrap();
    let original = fs::read_to_string(root.join("../shared/pages").join(&name)).ok();
    [transcription].into_iter().chain(original).collect()
}

/// What a folder has before anything is drafted into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Folder {
    /// Nothing: it builds on the shipped brands, services and dictionary.
    Empty,
    /// Nothing, and it is to stand alone.
    Alone,
}

const FOLDERS: [Folder; 2] = [Folder::Empty, Folder::Alone];

impl Folder {
    fn sources(self) -> Sources {
        match self {
            Self::Empty => Sources::texts([]),
            Self::Alone => Sources::default(),
        }
    }

    /// Drafts a page. A draft passes the check also when it is read from its files.
    fn draft(self, page: &Page, options: Options<'_>) -> Result<Draft, Refusal> {
        let draft = draft(page, self.sources(), &Options { alone: self == Self::Alone, ..options })?;
        let files = draft.files.iter().map(|file| (file.below.as_str(), file.text.as_str()));
        let loaded = load(Sources::texts(files));
        assert!(loaded.findings().is_empty(), "{self:?}\n{}", loaded.render(false));
        Ok(draft)
    }
}

/// The text of a drafted file.
fn file<'d>(draft: &'d Draft, below: &str) -> &'d str {
    let names: Vec<_> = draft.files.iter().map(|file| file.below.as_str()).collect();
    let file = draft.files.iter().find(|file| file.below == below);
    file.map_or_else(|| panic!("there is no {below}, but {names:?}"), |file| file.text.as_str())
}

/// What a draft does not say of its page: what was left out, and what differs.
fn missing(draft: &Draft) -> Vec<String> {
    let left_out = draft.left_out.iter().map(|left| format!("{}: {}: {}", left.line, left.what, left.why));
    let differences = draft.report.differences.iter().map(|difference| {
        let (page, spec) = (difference.page.as_deref(), difference.spec.as_deref());
        format!(
            "{}: {} {}: {} / {}",
            difference.line.unwrap_or_default(),
            difference.kind.id(),
            difference.subject,
            page.unwrap_or("-"),
            spec.unwrap_or("-")
        )
    });
    left_out.chain(differences).collect()
}
