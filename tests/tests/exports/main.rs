//! What is exported says what the specs say: held by readers of their own, for the shipped specs and for every feature of
//! the language.

mod openapi;
mod page;
mod soap;
mod xsd;

use std::fs;
use std::path::Path;

use sips_office_spec::catalog::Function;
use sips_office_spec::{Catalog, Sources, load};

/// Some specs with their files.
struct Specs {
    name: String,
    catalog: Catalog,
    sources: Sources,
}

impl Specs {
    fn of(name: &str, sources: Sources) -> Self {
        let loaded = load(sources);
        let sources = loaded.sources().clone();
        let catalog = loaded.into_catalog().unwrap_or_else(|broken| panic!("{name}: {broken}"));
        Self { name: name.to_owned(), catalog, sources }
    }

    fn shipped() -> Self {
        Self::of("the shipped specs", Sources::shipped())
    }

    /// The shipped specs, and each feature's.
    fn all() -> Vec<Self> {
        let features = Path::new(env!("CARGO_MANIFEST_DIR")).join("features");
        let mut all = vec![Self::shipped()];
        for entry in fs::read_dir(features).unwrap() {
            let folder = entry.unwrap().path();
            let name = folder.file_name().unwrap().to_string_lossy().into_owned();
            all.push(Self::of(&name, Sources::folder(&folder).unwrap()));
        }
        assert!(all.len() > 15, "{} specs", all.len());
        all
    }

    /// The functions of a service with a path in a protocol.
    fn functions(&self, service: &str, path: fn(&Function) -> Option<&str>) -> Vec<&Function> {
        let functions = self.catalog.functions.values();
        functions.filter(|function| function.service == service && path(function).is_some()).collect()
    }
}
