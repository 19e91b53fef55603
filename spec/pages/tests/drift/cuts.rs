//! Pages that show a part: what they do not show is told, and is no difference.

use sips_office_pages::Page;
use sips_office_pages::drift::{Edition, Kind, Report, drift};

use super::pages::Change::Without;
use super::pages::{EDITIONS, SIPS, SOGENACTIF, Specs, changed, original, page};

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

#[test]
fn what_a_page_does_not_show_is_told() {
    let specs = Specs::shipped();
    let told = |text: &str, edition| {
        let report = specs.drift(text, edition);
        assert_eq!(specs.lines(&report), Vec::<String>::new());
        report.not_compared
    };
    let sips = page(SIPS);
    assert_eq!(told(&sips, SIPS), ["the page shows no samples"]);
    assert_eq!(told(&page(SOGENACTIF), SOGENACTIF), ["the page shows no changelog"]);
    let first = |lines: usize| sips.split_inclusive('\n').take(lines).collect::<String>();
    assert_eq!(told(&first(19), SIPS), ["x"]);
    assert_eq!(told(&first(88), SIPS), ["x"]);
    assert_eq!(told(&first(98), SIPS), ["x"]);
    assert_eq!(told(&first(122), SIPS), ["x"]);
    // Collapsed lists, and values.
    assert_eq!(told(&changed(&sips, &[Without(36, 73)]), SIPS), ["x"]);
    assert_eq!(told(&changed(&sips, &[Without(36, 73), Without(75, 100)]), SIPS), ["x"]);
    // From a list that is open, one field's details are gone.
    assert_eq!(told(&changed(&sips, &[Without(6, 33)]), SIPS), ["x"]);
}
