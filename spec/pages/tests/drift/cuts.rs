//! Pages that show a part: what they do not show is told, and is no difference.

use sips_office_pages::Page;
use sips_office_pages::drift::{Edition, Kind, Report, drift};

use super::pages::Change::Without;
use super::pages::{Change, EDITIONS, SIPS, SOGENACTIF, Specs, changed, original, page};

/// Of a page without a changelog's last rows nobody can tell whether it is cut or has fewer rows. These are told, and
/// nothing else.
#[test]
fn a_page_cut_at_any_line_differs_in_nothing_but_rows_that_it_lost() {
    let specs = Specs::shipped();
    for edition in EDITIONS {
        for text in [Some(page(edition)), original(edition)].into_iter().flatten() {
            let ends = text.match_indices('\n').flat_map(|(at, _)| [at, at + 1]);
            for end in ends {
                let cut = text.get(..end).unwrap();
                let Some(report) = held(&specs, cut, edition) else { continue };
                let rows = cut.lines().filter(|line| line.starts_with("| 2.")).count();
                let of_rows = report.differences.iter().all(|difference| difference.kind == Kind::RowMissing);
                assert!(of_rows, "{edition}, {end}: {:#?}", specs.lines(&report));
                let lost = if rows == 0 { 0 } else { 12 - rows };
                assert!(report.differences.len() <= lost, "{edition}, {end}: {:#?}", specs.lines(&report));
            }
        }
    }
}

/// What a page came to, where it has anything of one.
fn held(specs: &Specs, text: &str, brand: &str) -> Option<Report> {
    let page = Page::read(text);
    let function = Some("updatePaymentMean");
    let edition = Edition::of(&page, &specs.catalog, &specs.sources, function, Some(brand)).ok()?;
    Some(drift(&page, &edition))
}

/// What is taken out of which page, and what is said not to be compared.
type Part = (&'static str, &'static str, &'static [Change], &'static [&'static str]);

const PARTS: &[Part] = &[
    ("all", SIPS, &[], &["x"]),
    ("all", SOGENACTIF, &[], &["x"]),
    ("up to the second address", SIPS, &[Without(20, 160)], &["x"]),
    ("up to an optional field", SIPS, &[Without(89, 160)], &["x"]),
    ("up to a value", SIPS, &[Without(98, 160)], &["x"]),
    ("up to a response field", SIPS, &[Without(123, 160)], &["x"]),
    ("up to a sample", SOGENACTIF, &[Without(118, 187)], &["x"]),
    ("up to half a sample", SOGENACTIF, &[Without(123, 187)], &["x"]),
    ("a collapsed list", SIPS, &[Without(36, 73)], &["x"]),
    ("collapsed lists", SIPS, &[Without(36, 73), Without(75, 100)], &["x"]),
    ("no addresses", SIPS, &[Without(6, 33)], &["x"]),
    ("neither a recommended version nor addresses", SIPS, &[Without(4, 33)], &["x"]),
    ("names alone", SOGENACTIF, &[Without(81, 85), Without(88, 93), Without(96, 107)], &["x"]),
    ("no response", SOGENACTIF, &[Without(127, 187)], &["x"]),
    ("samples of requests alone", SOGENACTIF, &[Without(176, 187)], &["x"]),
];

#[test]
fn what_a_page_does_not_show_is_told() {
    let specs = Specs::shipped();
    let mut wrong = Vec::new();
    for (name, edition, changes, expected) in PARTS {
        let report = specs.drift(&changed(&page(edition), changes), edition);
        assert_eq!(specs.lines(&report), Vec::<String>::new(), "{name}");
        if report.not_compared != *expected {
            wrong.push(format!("{name} ({edition}):\n{:#?}", report.not_compared));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
