//! Markdown.

use insta::assert_snapshot;
use sips_office_export::{Options, markdown};

use crate::{garden, options, shipped};

#[test]
fn a_page_is_readable() {
    assert_snapshot!(markdown(&garden(), "waterPlant", &options("sogenactif")).unwrap());
}

#[test]
fn without_a_brand_it_is_the_page_of_the_first_that_recommends_a_version() {
    for mut catalog in [shipped(), garden()] {
        for _ in 0..2 {
            for function in catalog.functions.values() {
                let known = |id: &&String| function.recommended.contains_key(*id);
                let brand = catalog.brands.keys().find(known).or(catalog.brands.keys().next()).unwrap();
                let page = |options| markdown(&catalog, &function.name, options).unwrap();
                assert_eq!(page(&Options::default()), page(&options(brand)), "{}", function.name);
            }
            // The same, where the first brand does not have the functions.
            catalog.functions.values_mut().for_each(|function| {
                function.recommended.shift_remove_index(0);
            });
        }
    }
}
