//! The circle: an exported page, read as the vendor's pages are, says what the specs say.

use sips_office_export::{Options, markdown};
use sips_office_pages::Page;
use sips_office_pages::drift::{Edition, Report, drift};

use crate::Specs;

/// The page of a function as drift sees it, which has to find out itself what it is a page of.
fn report(specs: &Specs, text: &str, function: &str, brand: &str) -> Report {
    let page = Page::read_saved(text.as_bytes()).unwrap();
    let edition = Edition::of(&page, &specs.catalog, &specs.sources, None, None).unwrap();
    assert_eq!((&*edition.function.name, &*edition.brand.id), (function, brand));
    drift(&page, &edition)
}

fn exported(specs: &Specs, function: &str, brand: &str) -> String {
    let options = Options { brand: Some(brand.to_owned()), ..Options::default() };
    markdown(&specs.catalog, function, &options).unwrap()
}

#[test]
fn the_page_of_every_shipped_function_shows_no_drift_at_any_brand() {
    let specs = Specs::shipped();
    for function in specs.catalog.functions.values() {
        for brand in specs.catalog.brands.keys() {
            let report = report(&specs, &exported(&specs, &function.name, brand), &function.name, brand);
            let what = format!("{} of {brand}", function.name);
            assert_eq!(report.differences, [], "{what}");
            assert_eq!(report.unread, [], "{what}");
            assert!(!report.has_drifted(), "{what}");
            let has_samples =
                function.samples.iter().any(|sample| sample.brand.as_ref().is_none_or(|id| id == brand));
            let mut absent = Vec::new();
            absent.extend((!has_samples).then_some("the page shows no samples"));
            absent.extend(function.changelog.is_none().then_some("the page shows no changelog"));
            assert_eq!(report.not_compared, absent, "{what}");
        }
    }
}

/// No drift would mean little if drift read nothing.
#[test]
fn what_is_changed_on_an_exported_page_is_noticed() {
    let specs = Specs::shipped();
    let page = exported(&specs, "updatePaymentMean", "sogenactif");
    for (from, to) in [
        ("WR_WS_2.49", "WR_WS_2.50"),
        ("PROD, JSON: POST", "PROD, JSON: GET"),
        ("wallet>", "wallets>"),
        ("#### paymentMeanAlias", "#### paymentMeanName"),
        (
            "- presence: Optional\n- Interface version: 2.12",
            "- presence: Optional\n- Interface version: 2.13",
        ),
        ("### Required", "### Optional"),
        ("- 25: Wallet", "- 26: Wallet"),
        ("Format error", "Form error"),
        ("interface for Wallet functions", "interface for wallets"),
        ("\"paymentMeanId\": \"2\"", "\"paymentMeanId\": \"3\""),
        ("<urn:paymentMeanId>2</urn:paymentMeanId>\n", ""),
        ("| 2.12 | sealAlgorithm | Request |", "| 2.13 | sealAlgorithm | Request |"),
        ("| 2.0 | errorFieldName | Response | |\n", ""),
    ] {
        assert!(page.contains(from), "{from}");
        let changed = page.replacen(from, to, 1);
        assert!(report(&specs, &changed, "updatePaymentMean", "sogenactif").has_drifted(), "{from}");
    }
}

/// Also of specs whose addresses no vendor's page could have.
#[test]
fn every_function_has_a_page_with_all_its_fields() {
    for specs in Specs::all() {
        for function in specs.catalog.functions.values() {
            let first = function.request.iter().map(|usage| usage.since).min();
            for usage in function.request.iter().chain(&function.response) {
                // Some brand has it, at the version that brings it if at no other.
                let brand = specs.catalog.brands.keys().find(|id| !usage.absent_for.contains(id)).cloned();
                let version = first.max(Some(usage.since));
                let options = Options { brand, version, ..Options::default() };
                let page = markdown(&specs.catalog, &function.name, &options).unwrap();
                let heading = page.lines().filter_map(|line| line.strip_prefix("#### "));
                let mut names = heading.map(|name| name.replace('\\', ""));
                assert!(names.any(|name| name == usage.field), "{}: {}", specs.name, usage.field);
            }
        }
    }
}
