//! Pages that nobody publishes.

use sips_office_pages::Page;
use sips_office_pages::draft::{Options, Refusal};
use sips_office_pages::page::{At, Attendance, ChangelogRow, Extent, Field, Presence, Value};
use sips_office_runtime::InterfaceVersion;

use super::{FOLDERS, missing, texts};

const ODD: [&str; 14] = [
    "../x",
    "a: b",
    "#",
    "- a",
    "{a}",
    "\"",
    "'",
    "a\u{1b}[31m",
    "a\nb",
    "\u{202e}",
    "",
    "null",
    "2.10",
    "<a>&",
];

fn page() -> Page {
    Page::read(&texts("sips")[0])
}

fn field(name: &str) -> Field {
    Field {
        name: At::new(name.to_owned(), 1),
        listed_as: Presence::Optional,
        presence: Some(At::new(Presence::Optional, 1)),
        since: Some(At::new(InterfaceVersion::new(2, 0), 1)),
        description: None,
        values: Vec::new(),
        values_shown: Extent::Whole,
    }
}

#[test]
fn odd_names_and_texts_are_written_safely_or_left_out_and_told() {
    let mut page = page();
    page.summary = Some(At::new(ODD.join("\n"), 2));
    page.changelog = Default::default();
    for (at, text) in ODD.iter().enumerate() {
        page.request.fields.push(field(text));
        let mut odd = field(&format!("odd{at}"));
        odd.description = Some(At::new((*text).to_owned(), 1));
        let value = |code: &str| Value {
            code: At::new(code.to_owned(), 1),
            label: Some(At::new((*text).to_owned(), 1)),
        };
        odd.values = ODD.into_iter().map(value).collect();
        page.request.fields.push(odd);
    }
    for folder in FOLDERS {
        let draft = folder
            .draft(&page, Options { saved_as: Some("a\u{1b}\n: b.txt"), ..Options::default() })
            .unwrap();
        for file in &draft.files {
            assert!(!file.below.contains(".."), "{}", file.below);
            assert!(!file.text.contains(['\u{1b}', '\u{202e}']), "{}", file.text);
        }
        let left_out: Vec<_> = draft.left_out.iter().map(|left| left.what.as_str()).collect();
        for name in ODD.iter().filter(|name| **name != "null") {
            assert!(left_out.contains(&&*format!("the field `{name}`")), "{name:?} {left_out:?}");
        }
        let values = &draft.catalog.value_lists["odd0"].values;
        assert_eq!(values.len(), ODD.len());
        assert!(values.iter().zip(ODD).all(|(value, odd)| value.code == odd && value.label == "../x"));
    }
}

#[test]
fn a_page_that_says_too_much_is_refused() {
    let mut many = page();
    many.request.fields = (0..10_000).map(|at| field(&format!("field{at}"))).collect();
    let mut long = page();
    let mut listed = field("listed");
    let value = |at| Value { code: At::new(format!("{at}"), 1), label: Some(At::new("l".repeat(100), 1)) };
    listed.values = (0..100_000).map(value).collect();
    long.request.fields.push(listed);
    for page in [many, long] {
        for folder in FOLDERS {
            let refusal = folder.draft(&page, Options::default()).unwrap_err();
            assert!(matches!(refusal, Refusal::TooLarge { .. }), "{refusal}");
        }
    }
}

#[test]
fn containers_that_hold_each_other_or_never_end_are_drafted_as_far_as_they_can_be() {
    let row = |field: String, holder: String| ChangelogRow {
        version: InterfaceVersion::new(2, 0),
        field,
        attendance: Attendance::Container(holder),
        line: 7,
    };
    let mut around = page();
    around.request.fields.push(field("a"));
    around.changelog.rows.push(row("b".into(), "a".into()));
    around.changelog.rows.push(row("a".into(), "b".into()));
    around.changelog.rows.push(row("a".into(), "a".into()));
    let mut deep = page();
    deep.request.fields.push(field("c0"));
    deep.changelog.rows.extend((0..5_000).map(|at| row(format!("c{}", at + 1), format!("c{at}"))));
    for page in [around, deep] {
        for folder in FOLDERS {
            let draft = folder.draft(&page, Options::default()).unwrap();
            assert!(missing(&draft).iter().any(|what| what.starts_with("7: ")), "{:?}", missing(&draft));
        }
    }
}
