//! The exports as people read them, of the shipped specs and of a small garden that has one of everything.

mod markdown;
mod openapi;
mod soap;

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
    let loaded = load(Sources::texts(FILES));
    assert!(!loaded.findings().has_errors(), "{}", loaded.render(false));
    loaded.into_catalog().unwrap()
}

fn options(brand: &str) -> Options {
    Options { brand: Some(brand.to_owned()), ..Options::default() }
}
