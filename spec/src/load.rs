//! From sources to catalog: read, conform, resolve, check.

use std::fmt;

use crate::catalog::Catalog;
use crate::check::Checked;
use crate::conform::conform;
use crate::finding::{Finding, Findings};
use crate::language::{FileKind, Shape};
use crate::raw;
use crate::raw::{FromNode, Raw};
use crate::resolve::resolve;
use crate::rule::{Rule, Stage};
use crate::source::{Place, Sources};
use crate::yaml::{self, Node, NodeValue};

/// What a set of spec files came to. The catalog can be had only where there are no errors.
#[derive(Clone, Debug)]
pub struct Loaded {
    sources: Sources,
    findings: Findings,
    catalog: Catalog,
}

/// Specs with errors.
#[derive(Clone, Debug)]
pub struct Broken {
    sources: Sources,
    findings: Findings,
}

/// Reads specs and checks them. Every finding is collected; none hides another.
pub fn load(sources: Sources) -> Loaded {
    let mut findings = Findings::default();
    let mut raw = Raw::default();
    let mut all_read = true;
    for (at, file) in sources.files().iter().enumerate() {
        let node = yaml::read(at, &file.text, &mut findings);
        all_read &= node.is_some_and(|node| read_file(node, &file.below, &mut raw, &mut findings));
    }
    let catalog = resolve(&mut raw, &sources, &mut findings);
    if !all_read {
        // What could not be read may well define what seems to be missing.
        findings.forget(Rule::UnknownReference);
    }
    let checked = Checked::new(&raw, &catalog, &sources, all_read, &findings);
    for rule in Rule::ALL {
        if let Stage::Check(check) = rule.stage() {
            check(&checked, &mut findings);
        }
    }
    findings.finish(&sources);
    Loaded { sources, findings, catalog }
}

impl Loaded {
    /// What is wrong.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// What is wrong, and besides everything that is only assumed.
    pub fn strict_findings(&self) -> Findings {
        let mut findings = self.findings.clone();
        for assumption in &self.catalog.assumptions {
            let message = format!("about {}, something is assumed", assumption.about);
            findings.report(Rule::Assumed, assumption.place.clone(), message);
        }
        findings.sort();
        findings
    }

    /// The files.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The findings as text; see [`Findings::render`].
    pub fn render(&self, styled: bool) -> String {
        self.findings.render(&self.sources, styled)
    }

    /// The catalog.
    ///
    /// # Errors
    /// [`Broken`] where a finding is an error.
    pub fn into_catalog(self) -> Result<Catalog, Broken> {
        if self.findings.has_errors() {
            return Err(Broken { sources: self.sources, findings: self.findings });
        }
        Ok(self.catalog)
    }
}

impl Broken {
    /// Specs with findings of a check of one's own.
    pub fn new(sources: Sources, findings: Findings) -> Self {
        Self { sources, findings }
    }

    /// What is wrong.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// The files.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }
}

/// All findings as plain text.
impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.findings.render(&self.sources, false))
    }
}

impl std::error::Error for Broken {}

/// Adds what a file says, and tells whether that is everything that it was meant to define.
fn read_file(mut node: Node, below: &str, raw: &mut Raw, findings: &mut Findings) -> bool {
    let Some(kind) = kind_of(&node, below) else {
        let place = Place { end: node.place.start, ..node.place.clone() };
        let finding = Finding::new(Rule::UnknownFile, place, "this is no kind of spec file");
        findings.push(finding.help(
            "a function file starts with `function:`, a service file with `service:`, a dictionary file has \
             `fields:`, `containers:` or `values:`, and brands.yaml has `brands:`",
        ));
        return false;
    };
    conform(&mut node, &Shape::Table(kind.table()), below, findings);
    match kind {
        FileKind::Brands => node.list_into("brands", &mut raw.brands),
        FileKind::Service => {
            let service = raw::Service::from_node(&node);
            let named = service.is_some();
            raw.services.extend(service);
            named
        }
        FileKind::Dictionary => {
            let fields = node.list_into("fields", &mut raw.fields);
            let containers = node.list_into("containers", &mut raw.containers);
            node.list_into("values", &mut raw.value_lists) && fields && containers
        }
        FileKind::Function => {
            // Nothing refers to a function.
            raw.functions.extend(raw::Function::from_node(&node));
            true
        }
    }
}

/// What kind of file this is: by its folder, and outside the usual folders by its keys.
fn kind_of(node: &Node, below: &str) -> Option<FileKind> {
    let NodeValue::Map(entries) = &node.value else { return None };
    let has = |name: &str| entries.iter().any(|(key, _)| key.text == name);
    let by_keys = || match () {
        () if has("function") => Some(FileKind::Function),
        () if has("service") => Some(FileKind::Service),
        () if has("fields") || has("containers") || has("values") => Some(FileKind::Dictionary),
        () => None,
    };
    FileKind::at(below).or_else(by_keys)
}
