//! The files of a draft.

use std::collections::BTreeSet;

use sips_office_spec::schema::{FOLDER, schema_for};
use sips_office_spec::{SourceFile, Sources};

use super::Refusal;

/// A larger spec file would not be read.
const MOST_BYTES: usize = 1 << 20;

/// The files of the draft, and those that they come to.
#[derive(Clone)]
pub(super) struct Files<'o> {
    pub(super) sources: Sources,
    pub(super) drafted: Vec<SourceFile>,
    pub(super) folder: &'o str,
    pub(super) schemas: bool,
}

impl Files<'_> {
    pub(super) fn add(&mut self, below: &str, text: String) -> Result<(), Refusal> {
        let text = match self.schemas {
            true => format!("{}{text}", schema_line(below)),
            false => text,
        };
        if text.len() > MOST_BYTES {
            return Err(Refusal::TooLarge { what: format!("{below} would be larger than 1 MiB") });
        }
        let name = format!("{}{below}", self.folder);
        if self.sources.files().iter().any(|file| !file.shipped && file.below == below) {
            return Err(Refusal::FileExists { file: name });
        }
        let file = SourceFile { name, below: below.to_owned(), text, shipped: false };
        self.drafted.push(file.clone());
        self.sources = std::mem::take(&mut self.sources).with(file);
        Ok(())
    }

    /// A name in a folder that no file has, in whatever case.
    pub(super) fn free(&self, folder: &str, names: &[&str]) -> String {
        let taken: BTreeSet<_> = self.sources.files().iter().map(|file| file.below.to_lowercase()).collect();
        let last = names.last().copied().unwrap_or_default();
        let numbered = (2_usize..).map(|number| format!("{last}{number}"));
        let mut below = names
            .iter()
            .map(|name| (*name).to_owned())
            .chain(numbered)
            .map(|name| format!("{folder}/{name}.yaml"));
        below.find(|below| !taken.contains(&below.to_lowercase())).unwrap_or_default()
    }
}

/// What tells an editor the schema of a file.
pub(super) fn schema_line(below: &str) -> String {
    schema_for(below).map_or(String::new(), |schema| schema.line(FOLDER, below) + "\n")
}
