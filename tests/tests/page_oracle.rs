//! Every fact of the documentation pages against the catalog, and the proof that a changed fact is noticed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use sips_office_spec::{Catalog, Sources, load};
use sips_office_tests::page::Page;
use sips_office_tests::{mutation, oracle, threads};

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
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("pages/updatePaymentMean.{edition}.txt"));
        (edition, Page::read(&fs::read_to_string(path).unwrap()).unwrap())
    };
    EDITIONS.map(read).to_vec()
}

/// The function that there are pages of.
const FUNCTION: &str = "functions/wallet/updatePaymentMean.yaml";

/// What no page says, as paths of changes with `*` for any part of one, and why it is in the specs all the same.
const ON_NO_PAGE: &[(&str, &str)] = &[
    ("brands.yaml brands[mercanet].*", "there is no page of this edition"),
    ("brands.yaml brands[sherlocks].*", "there is no page of this edition"),
    ("functions/wallet/updatePaymentMean.yaml brands.mercanet*", "there is no page of this edition"),
    ("functions/wallet/updatePaymentMean.yaml brands.sherlocks*", "there is no page of this edition"),
    ("brands.yaml brands[*]: after the next", "each edition has its own page, so brands have no order"),
    ("*.description*", "prose, in our own words"),
    ("* summary: *", "prose, in our own words"),
    ("* sources*", "where facts come from is no fact of a page"),
    ("* assumed: *", "why something is assumed is no fact of a page"),
    ("*.assumed: *", "why something is assumed is no fact of a page"),
    ("*.because: *", "why a sample departs from its page is no fact of the page"),
    ("*.example: *", "chosen by us"),
    ("*.values[*].name: *", "a name in code, chosen by us"),
    ("*.open: *", "whether other codes occur is our judgement"),
    ("*.kind: *", "the pages give no types"),
    ("* idempotent: *", "documented nowhere, and marked as assumed"),
    ("*[walletResponseCode].values[01]*", "on no page's list, and marked as assumed"),
    ("*[walletResponseCode].values[34]*", "on no page's list, and marked as assumed"),
    ("*[walletResponseCode].values[99]: after the next", "the next is on no page's list"),
    ("dictionary/* fields[*]: after the next", "a dictionary has no order"),
    ("* changelog.*: after the next", "the rows of a version have no order"),
    ("* samples[sogenactif]: after the next", "samples have no order"),
    ("*.lacks[0]: after the next", "a set"),
    ("* request.trailing[*]: after the next", "no sample shows their order, and it is marked as assumed"),
    (
        "* response.trailing[errorFieldName]: after the next",
        "no sample shows the seal's place, marked as assumed",
    ),
    ("* responseCode*", "that 00 means success is said in prose"),
    ("*.when*", "with which codes a field comes is said in prose"),
];

#[test]
fn a_change_of_any_fact_is_noticed() {
    let sources = Sources::shipped();
    let all: Vec<_> = sources.files().iter().map(|file| (&*file.below, &*file.text)).collect();
    let files = mutation::needed(&all, FUNCTION);
    let words = mutation::Words::of(files.iter().copied());
    let pages = pages();
    let (mut unnoticed, mut used) = (Vec::new(), BTreeSet::new());
    let catalog = shipped();
    let changes = files.iter().flat_map(|(below, text)| mutation::changes(below, text, &words));
    let changes = changes.filter(|change| is_of_a_page(&change.path, &catalog));
    let looked_at = threads::each(changes, |change| {
        let noticed = is_noticed(mutation::changed(&files, &change.below, &change.text), &pages);
        (!noticed).then_some(change)
    });
    let made = looked_at.len();
    for change in looked_at.into_iter().flatten() {
        match ON_NO_PAGE.iter().position(|(pattern, _)| fits(&change.what, pattern)) {
            Some(at) => drop(used.insert(at)),
            None => unnoticed.push(change.what),
        }
    }
    assert_eq!(unnoticed, Vec::<String>::new(), "changes that neither the checks nor the oracle notice");
    let idle: Vec<_> =
        (0..ON_NO_PAGE.len()).filter(|at| !used.contains(at)).map(|at| ON_NO_PAGE[at]).collect();
    assert_eq!(idle, [], "exceptions that excuse nothing");
    assert!(made > 1000, "{made} changes are too few to be all");
}

/// Slips that agree with each other: the specs are at one with themselves, and only the page knows better.
#[test]
fn a_consistent_slip_is_noticed_by_the_oracle_alone() {
    /// A name, changes (file, from, to), and what the oracle says.
    type Slip<'s> = (&'s str, &'s [(&'s str, &'s str, &'s str)], &'s [&'s str]);
    let slips: [Slip<'_>; 4] = [
        (
            "since and changelog row",
            &[
                (
                    "services/wallet.yaml",
                    "since: \"2.0\" }\n    - field: errorFieldName\n      presence: optional\n      since: \"2.0\"",
                    "since: \"2.0\" }\n    - field: errorFieldName\n      presence: optional\n      since: \"2.1\"",
                ),
                (
                    "services/wallet.yaml",
                    "errorFieldName, walletResponseCode]\n",
                    "walletResponseCode]\n  \"2.1\": { response: [errorFieldName] }\n",
                ),
            ],
            &[
                "the changelog on errorFieldName (Response): the page says `2.0`, the catalog `2.1`",
                "the response's errorFieldName, since: the page says `2.0`, the catalog `2.1`",
            ],
        ),
        (
            "a field in every place",
            &[
                (
                    "functions/wallet/updatePaymentMean.yaml",
                    "since: \"2.0\" }\nresponse:",
                    "since: \"2.0\" }\n  - { field: errorFieldName, presence: optional, since: \"2.0\" }\nresponse:",
                ),
                (
                    "functions/wallet/updatePaymentMean.yaml",
                    "paymentMeanAlias]",
                    "paymentMeanAlias, errorFieldName]",
                ),
            ],
            &[
                "the changelog on errorFieldName (Request): the catalog says `2.0`, the page nothing",
                "the request's errorFieldName, presence: the catalog says `Optional`, the page nothing",
                "the request's errorFieldName, since: the catalog says `2.0`, the page nothing",
            ],
        ),
        (
            "a field in no place",
            &[
                (
                    "functions/wallet/updatePaymentMean.yaml",
                    "  - { field: walletActionDateTime, presence: optional, since: \"2.0\" }\n",
                    "  []\n",
                ),
                ("functions/wallet/updatePaymentMean.yaml", "    response: [walletActionDateTime]\n", ""),
                (
                    "functions/wallet/updatePaymentMean.yaml",
                    "      \"walletActionDateTime\": \"2014-05-19T23:19:54-12:00\",\n",
                    "",
                ),
                (
                    "functions/wallet/updatePaymentMean.yaml",
                    "      <walletActionDateTime>2012-10-17T23:50:44-12:00</walletActionDateTime>\n",
                    "",
                ),
            ],
            &[
                "the changelog on walletActionDateTime (Response): the page says `2.0`, the catalog nothing",
                "the response's walletActionDateTime, presence: the page says `Optional`, the catalog nothing",
                "the response's walletActionDateTime, since: the page says `2.0`, the catalog nothing",
            ],
        ),
        (
            "a code and its uses",
            &[
                ("dictionary/wallet.yaml", "code: \"12\"", "code: \"13\""),
                ("services/wallet.yaml", "[\"12\", \"30\"]", "[\"13\", \"30\"]"),
            ],
            &[
                "the response's walletResponseCode, codes: the page says `00, 03, 12, 25, 30, 40, 94, 99`, the catalog `00, 03, 13, 25, 30, 40, 94, 99`",
                "the response's walletResponseCode, label of 12: the page says `Invalid data, verify the request`, the catalog nothing",
                "the response's walletResponseCode, label of 13: the catalog says `Invalid data, verify the request`, the page nothing",
            ],
        ),
    ];
    let (_, page) = &pages()[0];
    for (slip, replacements, differences) in slips {
        let mut files: Vec<_> =
            Sources::shipped().files().iter().map(|file| (file.below.clone(), file.text.clone())).collect();
        for (below, from, to) in replacements {
            let (_, text) = files.iter_mut().find(|(name, _)| name == below).unwrap();
            assert_eq!(text.matches(from).count(), 1, "{from}");
            *text = text.replace(from, to);
        }
        let catalog =
            load(Sources::texts(files.iter().map(|(below, text)| (&**below, &**text)))).into_catalog();
        assert_eq!(oracle::compare(page, &catalog.unwrap(), "sips"), differences, "{slip}");
    }
}

/// Whether a path leads to something that the function with pages uses. There is no page of the others.
fn is_of_a_page(path: &str, catalog: &Catalog) -> bool {
    let function = catalog.function("updatePaymentMean").unwrap();
    let uses = || function.request.iter().chain(&function.response);
    let fields = || uses().filter_map(|usage| catalog.fields.get(&usage.field));
    let (file, inside) = path.split_once(' ').unwrap();
    let item = inside.split_once('[').and_then(|(list, rest)| Some((list, rest.split_once(']')?.0)));
    match (file.split('/').next(), item) {
        (Some("functions"), _) => file == FUNCTION,
        (Some("services"), _) => file == format!("services/{}.yaml", function.service),
        (Some("dictionary"), Some(("fields", name))) => uses().any(|usage| usage.field == name),
        (Some("dictionary"), Some(("values", name))) => {
            fields().any(|field| field.values.as_deref() == Some(name))
        }
        (Some("dictionary"), Some(("containers", _))) => false,
        // A list as a whole, which may hold nothing that the function uses.
        (Some("dictionary"), _) => !inside.starts_with("containers"),
        _ => true,
    }
}

fn is_noticed<'t>(files: impl IntoIterator<Item = (&'t str, &'t str)>, pages: &[(&str, Page)]) -> bool {
    match load(Sources::texts(files)).into_catalog() {
        Ok(catalog) => pages.iter().any(|(brand, page)| !oracle::compare(page, &catalog, brand).is_empty()),
        Err(_) => true,
    }
}

/// Whether a text fits a pattern in which `*` stands for any part.
fn fits(text: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        None => text == pattern,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|text| {
            text.char_indices().map(|(at, _)| at).chain([text.len()]).any(|at| fits(&text[at..], rest))
        }),
    }
}
