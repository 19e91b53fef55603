//! The drafts of the two pages against the shipped spec, which was written by hand from the same pages.

use std::collections::BTreeSet;

use sips_office_pages::draft::Options;
use sips_office_pages::{Page, drift};
use sips_office_runtime::descriptor::{self, Direction, Kind};
use sips_office_spec::catalog::{Attendance, Function};
use sips_office_spec::{Catalog, Sources, load};

use super::{EDITIONS, FOLDERS, Folder, file, missing, texts};

const FUNCTION: &str = "updatePaymentMean";

fn shipped() -> Catalog {
    load(Sources::shipped()).into_catalog().unwrap()
}

/// A page as people save it, under a name that says how.
fn variants(text: &str) -> Vec<(&'static str, String)> {
    let french = [
        ("Required\n", "Obligatoire\n"),
        ("Optional\n", "Optionnel\n"),
        ("\nRequest\n", "\nRequête\n"),
        ("\nResponse\n", "\nRéponse\n"),
        ("presence\n", "présence\n"),
        ("List of values", "Liste des valeurs"),
        ("Interface version\n", "Version d'interface\n"),
    ];
    let in_french =
        french.iter().fold(text.to_owned(), |text, (english, french)| text.replace(english, french));
    let navigation =
        "Home > Documentation > Office\nWe use cookies. Accept all\nTo search in the page use Ctrl+F\n\n";
    vec![
        ("as it is", text.to_owned()),
        ("with Windows line ends", text.replace('\n', "\r\n")),
        ("with blank lines", text.replace('\n', "\n\n")),
        ("with non-breaking spaces", text.replace("Interface version", "Interface\u{a0}version")),
        ("in navigation", format!("{navigation}{text}\n© Legal notice\nContact\n")),
        ("with French headings", in_french),
    ]
}

#[test]
fn a_draft_beside_the_shipped_dictionary_is_the_shipped_function() {
    let shipped = shipped();
    for edition in EDITIONS {
        for text in texts(edition) {
            for (variant, text) in variants(&text) {
                let page = Page::read(&text);
                let draft = Folder::Empty.draft(&page, Options::default()).unwrap();
                let what = format!("{edition}, {variant}");
                assert_eq!(missing(&draft), [""; 0], "{what}");
                let files: Vec<_> = draft.files.iter().map(|file| file.below.as_str()).collect();
                assert_eq!(files, ["functions/wallet/updatePaymentMean.yaml"], "{what}");
                equals(&shipped, &draft.catalog, edition, &page, &what);
                assert_eq!(describe(&draft.catalog), describe(&shipped), "{what}");
            }
        }
    }
}

#[test]
fn a_draft_that_stands_alone_says_the_same() {
    let shipped = shipped();
    for edition in EDITIONS {
        for text in texts(edition) {
            let page = Page::read(&text);
            let draft = Folder::Alone.draft(&page, Options::default()).unwrap();
            assert_eq!(missing(&draft), [""; 0], "{edition}");
            equals(&shipped, &draft.catalog, edition, &page, edition);
            let (own, known) = (describe(&draft.catalog), describe(&shipped));
            for direction in [Direction::Request, Direction::Response] {
                assert_eq!(said(&own, direction), said(&known, direction), "{edition}");
            }
            let (own, known) = (&draft.catalog.services["wallet"], &shipped.services["wallet"]);
            let label = known.prefix_labels.get(edition).or(known.prefix_label.as_ref());
            assert_eq!(own.prefix_label.as_ref(), label, "{edition}");
            let (own, known) = (&draft.catalog.brands[edition], &shipped.brands[edition]);
            assert_eq!(
                (&own.platform, &own.production_host, &own.test_host),
                (&known.platform, &known.production_host, &known.test_host)
            );
        }
    }
}

/// What a page says of a function beside its fields, in both catalogs alike.
fn equals(shipped: &Catalog, drafted: &Catalog, edition: &str, page: &Page, what: &str) {
    let (known, own) = (&shipped.functions[FUNCTION], &drafted.functions[FUNCTION]);
    assert_eq!((&own.json_path, &own.soap_path), (&known.json_path, &known.soap_path), "{what}");
    assert_eq!(
        own.recommended.iter().collect::<Vec<_>>(),
        [(&edition.to_owned(), &known.recommended[edition])]
    );
    assert_eq!(own.response_code, known.response_code, "{what}");
    let services = (&shipped.services["wallet"], &drafted.services["wallet"]);
    assert_eq!(services.0.version_prefix, services.1.version_prefix, "{what}");
    assert_eq!(services.0.namespace, services.1.namespace, "{what}");
    match page.changelog.rows.is_empty() {
        true => assert_eq!(own.changelog, None, "{what}"),
        false => assert_eq!(rows(own), rows(known), "{what}"),
    }
    let is_here = |function: &Function| -> Vec<_> {
        let samples = function.samples.iter().filter(|sample| sample.brand.as_deref() == Some(edition));
        let lacks = |names: &[String]| names.iter().cloned().collect::<BTreeSet<_>>();
        samples
            .map(|sample| (sample.message, sample.protocol, lacks(&sample.lacks), sample.document.clone()))
            .collect()
    };
    assert_eq!(is_here(own), is_here(known), "{what}");
    assert_eq!(own.samples.len(), page.request.samples.len() + page.response.samples.len(), "{what}");
}

fn rows(function: &Function) -> Vec<(String, String, String)> {
    let rows = function.changelog.iter().flatten().map(|row| {
        let attendance = match &row.attendance {
            Attendance::Container(holder) => holder.clone(),
            attendance => format!("{attendance:?}"),
        };
        (row.version.to_string(), row.field.clone(), attendance)
    });
    rows.collect()
}

/// The function's description without what no page says, or only other brands' pages do.
fn describe(catalog: &Catalog) -> descriptor::Function {
    let mut described = catalog.describe(&catalog.functions[FUNCTION]);
    described.recommended = Vec::new().into();
    described.idempotent = false;
    described
}

/// What a page says of the fields of a message, in SOAP order as far as one is known.
fn said(function: &descriptor::Function, direction: Direction) -> Vec<String> {
    let field = |field: &descriptor::Field| {
        let values: Vec<_> = field.values.iter().flat_map(|list| list.values.iter()).collect();
        let listed = values.iter().filter(|value| !["01", "34"].contains(&&*value.code));
        let listed: Vec<_> = listed.map(|value| format!("{} {}", value.code, value.label)).collect();
        let is_date = matches!(field.kind, Kind::DateTime);
        format!("{} {:?} {} {is_date} {listed:?}", field.name, field.presence, field.since)
    };
    function.fields(direction).iter().map(field).collect()
}

#[test]
fn the_second_function_of_a_folder_that_stands_alone_builds_on_the_first() {
    let [first, second] = EDITIONS.map(|edition| Page::read(&texts(edition)[0]));
    let draft = Folder::Alone.draft(&second, Options::default()).unwrap();
    let options = Options { function: Some("touchPaymentMean"), ..Options::default() };
    let again = sips_office_pages::draft::draft(&second, draft.sources.clone(), &options).unwrap();
    let files: Vec<_> = again.files.iter().map(|file| file.below.as_str()).collect();
    assert_eq!(files, ["functions/wallet/touchPaymentMean.yaml"]);
    assert!(
        file(&again, files[0]).contains("endpoints:\n  json: /rs-services/v2/wallet/updatePaymentMean\n")
    );
    // The other edition is of a brand that the folder does not have.
    let options = Options { function: Some("touchPaymentMean"), ..Options::default() };
    let refusal = sips_office_pages::draft::draft(&first, draft.sources, &options).unwrap_err();
    assert!(matches!(refusal, sips_office_pages::draft::Refusal::UnknownBrand(_)), "{refusal}");
}

#[test]
fn drift_finds_nothing_between_a_page_and_its_draft() {
    for edition in EDITIONS {
        let page = Page::read(&texts(edition)[0]);
        for folder in FOLDERS {
            let draft = folder.draft(&page, Options::default()).unwrap();
            let edition = drift::Edition::of(&page, &draft.catalog, &draft.sources, None, None).unwrap();
            assert!(!drift::drift(&page, &edition).has_drifted());
        }
    }
}
