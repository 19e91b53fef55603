//! The bodies of the fuzz targets over their seeds, so that what a fuzzer once found stays mended.
#![cfg(feature = "time")]

use std::fs;
use std::path::Path;

#[path = "../../fuzz/bodies/date.rs"]
mod date;
#[path = "../../fuzz/bodies/json.rs"]
mod json;
#[path = "../../fuzz/bodies/seal.rs"]
mod seal;
#[path = "../../fuzz/bodies/soap.rs"]
mod soap;

/// Runs a body over each seed of its target, and over each seed cut short anywhere.
fn replay(target: &str, body: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/seeds").join(target);
    let seeds: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap()).collect();
    assert!(seeds.len() > 4, "{target}");
    for seed in seeds {
        for end in 0..=seed.len() {
            body(&seed[..end]);
        }
    }
}

#[test]
fn the_json_reader() {
    replay("json", json::run);
}

#[test]
fn the_soap_reader() {
    replay("soap", soap::run);
}

#[test]
fn the_seal_reader() {
    replay("seal", seal::run);
}

#[test]
fn the_date_parser() {
    replay("date", date::run);
}
