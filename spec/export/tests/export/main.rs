//! The exports as people read them, of the shipped specs and of a small garden that has one of everything.

mod markdown;
mod openapi;
mod soap;
mod texts;

use sips_office_export::Options;
use sips_office_spec::{Catalog, Sources, load};

fn shipped() -> Catalog {
    load(Sources::shipped()).into_catalog().unwrap()
}

/// The files of the garden.
const FILES: [(&str, &str); 4] = [
    ("service.yaml", include_str!("garden/service.yaml")),
    ("dictionary.yaml", include_str!("garden/dictionary.yaml")),
    ("waterPlant.yaml", include_str!("garden/waterPlant.yaml")),
    ("lookAtSeed.yaml", include_str!("garden/lookAtSeed.yaml")),
];

fn garden() -> Catalog {
    changed("", "")
}

/// The garden with one text in its files replaced.
fn changed(from: &str, to: &str) -> Catalog {
    let files = FILES.map(|(name, text)| (name, text.replace(from, to)));
    let loaded = load(Sources::texts(files.iter().map(|(name, text)| (*name, &**text))));
    loaded.into_catalog().unwrap_or_else(|broken| panic!("{broken}"))
}

fn options(brand: &str) -> Options {
    Options { brand: Some(brand.to_owned()), ..Options::default() }
}
