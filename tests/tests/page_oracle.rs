//! Every fact of the documentation pages against the catalog, and the proof that a changed fact is noticed.

mod mutation;

use std::fs;
use std::path::Path;

use sips_office_spec::{Catalog, Sources, load};
use sips_office_tests::oracle;
use sips_office_tests::page::Page;

/// The editions that there is a page of; each is named after its brand.
const EDITIONS: [&str; 2] = ["sips", "sogenactif"];

#[test]
fn the_catalog_says_what_the_pages_say() {
    let catalog = shipped();
    for (edition, page) in pages() {
        assert_eq!(oracle::compare(&page, &catalog, edition), Vec::<String>::new(), "{edition}");
    }
}

/// The transcriptions could be wrong in the same place as the specs; the originals, where they are at hand, tell.
#[test]
fn the_catalog_says_what_the_original_pages_say() {
    let catalog = shipped();
    for edition in EDITIONS {
        let original = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(format!("../../shared/pages/updatePaymentMean.{edition}.txt"));
        if let Ok(original) = fs::read_to_string(&original) {
            let page = Page::read(&original).unwrap();
            assert_eq!(oracle::compare(&page, &catalog, edition), Vec::<String>::new(), "{edition}");
        }
    }
}

fn shipped() -> Catalog {
    load(Sources::shipped()).into_catalog().unwrap()
}

fn pages() -> Vec<(&'static str, Page)> {
    let read = |edition| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("pages/updatePaymentMean.{edition}.txt"));
        (edition, Page::read(&fs::read_to_string(path).unwrap()).unwrap())
    };
    EDITIONS.map(read).to_vec()
}

/// What no page says, and why it is in the specs all the same. Each entry is a path with `*` for any part of it.
const ON_NO_PAGE: &[(&str, &str)] = &[];

#[test]
fn a_change_of_any_fact_is_noticed() {
    let sources = Sources::shipped();
    let files: Vec<_> = sources.files().iter().map(|file| (file.below.as_str(), file.text.as_str())).collect();
    let words = mutation::Words::of(files.iter().copied());
    let pages = pages();
    let changes = files.iter().flat_map(|(below, text)| mutation::changes(below, text, &words));
    let (mut made, mut unnoticed) = (0, Vec::new());
    for change in changes {
        made += 1;
        let changed = files.iter().map(|(below, text)| (*below, if *below == change.below { &*change.text } else { *text }));
        if !is_noticed(changed, &pages) {
            unnoticed.push(change.what);
        }
    }
    eprintln!("{made}");
    for u in unnoticed { eprintln!("{u}"); }
    panic!();
}

fn is_noticed<'t>(files: impl IntoIterator<Item = (&'t str, &'t str)>, pages: &[(&str, Page)]) -> bool {
    match load(Sources::texts(files)).into_catalog() {
        Ok(catalog) => pages.iter().any(|(brand, page)| !oracle::compare(page, &catalog, brand).is_empty()),
        Err(_) => true,
    }
}
