//! Who can notice a flip, in the order in which they look.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use sips_office_runtime::shown;
use sips_office_spec::catalog::FieldUse;
use sips_office_spec::{Catalog, Sources, load};
use sips_office_tests::oracle;
use sips_office_tests::page::Page;

use crate::facts::{Facts, Function};
use crate::{simulated, wire};

/// One of those who look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Noticer {
    /// Reading the specs gives a finding.
    Check,
    /// A page of the documentation says something else.
    Page,
    /// What is sent, refused or read is not what was written by hand.
    Wire,
    /// The simulator answers otherwise.
    Simulator,
}

/// All who look, and what they hold the specs against.
pub(crate) struct Noticers {
    /// The specs as they are.
    pub(crate) catalog: Catalog,
    facts: Facts,
    pages: Vec<(&'static str, Page)>,
}

/// The function that there are pages of.
const OF_THE_PAGES: &str = "updatePaymentMean";

impl Noticers {
    pub(crate) fn new() -> Self {
        let page = |edition| {
            let path =
                Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("pages/{OF_THE_PAGES}.{edition}.txt"));
            (edition, Page::read(&fs::read_to_string(path).unwrap()).unwrap())
        };
        let catalog = load(Sources::shipped()).into_catalog().unwrap();
        let facts = Facts::read();
        let known: BTreeSet<_> = facts.functions.iter().map(|function| &*function.name).collect();
        let shipped: BTreeSet<_> = catalog.functions.keys().map(String::as_str).collect();
        assert_eq!(known, shipped, "each shipped function has its file under flips/");
        Self { catalog, facts, pages: ["sips", "sogenactif"].map(page).to_vec() }
    }

    /// Who is the first to notice that these files are not what they should be, and what they say.
    pub(crate) fn look(
        &self,
        files: &[(&str, &str)],
        functions: Vec<&Function>,
    ) -> Option<(Noticer, String)> {
        let loaded = load(Sources::texts(files.iter().copied()));
        if let Some(finding) = loaded.findings().iter().next() {
            return Some((Noticer::Check, finding.message.clone()));
        }
        let catalog = match loaded.into_catalog() {
            Ok(catalog) => catalog,
            Err(broken) => return Some((Noticer::Check, broken.to_string())),
        };
        if functions.iter().any(|function| function.name == OF_THE_PAGES) {
            for (brand, page) in &self.pages {
                if let Some(difference) = oracle::compare(page, &catalog, brand).into_iter().next() {
                    return Some((Noticer::Page, difference));
                }
            }
        }
        for function in &functions {
            if let Err(said) = wire::probe(&catalog, &self.facts, function) {
                return Some((Noticer::Wire, fit_to_be_shown(function, &said)));
            }
        }
        for function in &functions {
            if let Err(said) = simulated::probe(&catalog, function) {
                return Some((Noticer::Simulator, fit_to_be_shown(function, &said)));
            }
        }
        simulated::story(&catalog, &self.facts).err().map(|said| (Noticer::Simulator, said))
    }

    /// The functions that a flip of that name can touch.
    pub(crate) fn touched(&self, flip: &str) -> Vec<&Function> {
        let (file, inside) = flip.split_once(' ').unwrap();
        let is_touched = |function: &&Function| {
            let Some(described) = self.catalog.function(&function.name) else { return false };
            let item = inside.split_inclusive(']').next().unwrap_or_default();
            match file.split('/').next() {
                Some("functions") => self.catalog.file_of(&described.place).ends_with(file),
                Some("services") => file == format!("services/{}.yaml", described.service),
                Some("dictionary") if inside.contains(']') => {
                    let mut reached = BTreeSet::new();
                    for uses in [&described.request, &described.response] {
                        self.reach(uses, &mut reached);
                    }
                    reached.contains(item)
                }
                _ => true,
            }
        };
        self.facts.functions.iter().filter(is_touched).collect()
    }

    pub(crate) fn all_functions(&self) -> Vec<&Function> {
        self.facts.functions.iter().collect()
    }

    /// What of the dictionary some fields lead to, as paths name it.
    fn reach(&self, uses: &[FieldUse], reached: &mut BTreeSet<String>) {
        for field in uses.iter().filter_map(|usage| self.catalog.fields.get(&usage.field)) {
            reached.insert(format!("fields[{}]", field.name));
            reached.extend(field.values.iter().map(|list| format!("values[{list}]")));
            let Some(name) = field.kind.container() else { continue };
            if reached.insert(format!("containers[{name}]"))
                && let Some(container) = self.catalog.containers.get(name)
            {
                self.reach(&container.fields, reached);
            }
        }
    }
}

/// What was said of a function, on one line and without a card number.
fn fit_to_be_shown(function: &Function, said: &str) -> String {
    format!("{}: {}", function.name, shown::masked(said, 2000))
}
