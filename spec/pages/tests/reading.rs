//! Pages as people save them: the transcriptions in `tests/pages`, and what becomes of them.

#[path = "saved/facts.rs"]
mod facts;
#[path = "saved/variants.rs"]
mod variants;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use facts::{data, extents, facts, wrong_extents};
use sips_office_pages::page::{Extent, Language, Page};
use variants::VARIANTS;

const EDITIONS: [&str; 2] = ["sips", "sogenactif"];

fn transcription(edition: &str) -> String {
    let path = format!("../../tests/pages/updatePaymentMean.{edition}.txt");
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn every_fact_of_a_page_is_read() {
    for edition in EDITIONS {
        let page = Page::read(&transcription(edition));
        assert_eq!(page.unread, [], "{edition}");
        let shown = [facts(&page), extents(&page)].concat().join("\n");
        insta::assert_snapshot!(format!("{edition}"), shown);
    }
}

/// The prose of the transcriptions is another one, all else is the same.
#[test]
fn the_originals_say_what_the_transcriptions_say() {
    for edition in EDITIONS {
        let path = format!("../../../shared/pages/updatePaymentMean.{edition}.txt");
        let Ok(original) = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)) else {
            continue;
        };
        let original = Page::read(&original);
        let page = Page::read(&transcription(edition));
        assert_eq!(data(&original), data(&page), "{edition}");
        assert_eq!(extents(&original), extents(&page), "{edition}");
        assert_eq!(facts(&original).len(), facts(&page).len(), "{edition}");
        assert_eq!(original.unread, [], "{edition}");
    }
}

#[test]
fn a_page_is_read_alike_however_it_was_saved() {
    let mut wrong = Vec::new();
    for edition in EDITIONS {
        let text = transcription(edition);
        let page = Page::read(&text);
        for (name, variant) in VARIANTS {
            let saved = variant(&text);
            let read = Page::read_saved(saved.as_bytes()).unwrap();
            let difference = |one: &[String], other: &[String]| {
                one.iter().filter(|fact| !other.contains(fact)).cloned().collect::<Vec<_>>()
            };
            let (expected, found) = (facts(&page), facts(&read));
            if expected != found {
                wrong.push(format!(
                    "{edition}, {name}: lacks {:#?}, has {:#?}",
                    difference(&expected, &found),
                    difference(&found, &expected)
                ));
            }
            let (expected, found) = (extents(&page), extents(&read));
            if expected != found {
                wrong.push(format!(
                    "{edition}, {name}: {:?} for {:?}",
                    difference(&found, &expected),
                    difference(&expected, &found)
                ));
            }
            if (read.language == Language::French) != name.starts_with("French")
                && *name != "typographic apostrophes"
            {
                wrong.push(format!("{edition}, {name}: {:?}", read.language));
            }
            if read.rendered != name.contains("HTML") {
                wrong.push(format!("{edition}, {name}: rendered"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_stands_around_a_page_is_unread_with_its_lines() {
    let (_, around) = VARIANTS.iter().find(|(name, _)| *name == "navigation around").unwrap();
    let text = around(&transcription("sips"));
    let unread: Vec<_> = Page::read(&text)
        .unread
        .iter()
        .map(|unread| format!("{}-{}: `{}` {}", unread.first, unread.last, unread.text, unread.why))
        .collect();
    insta::assert_snapshot!(unread.join("\n"));
}

#[test]
fn a_page_cut_off_anywhere_says_nothing_that_the_whole_does_not() {
    let mut wrong = BTreeSet::new();
    for edition in EDITIONS {
        let text = transcription(edition);
        let whole = Page::read(&text);
        let known: BTreeSet<_> = facts(&whole).into_iter().collect();
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            let cut = Page::read(&text[..end]);
            let line = text[..end].lines().count();
            for fact in facts(&cut) {
                // A description is read up to the page's end.
                let is_cut =
                    fact.starts_with("prose of ") && known.iter().any(|whole| whole.starts_with(&fact));
                if !is_cut && !known.contains(&fact) {
                    wrong.insert(format!("{edition}, cut in line {line}: {fact}"));
                }
            }
            wrong.extend(
                wrong_extents(&cut, &whole)
                    .into_iter()
                    .map(|extent| format!("{edition}, cut in line {line}: {extent}")),
            );
            let rows = cut.changelog.rows.len();
            let is_between_rows =
                text[..end].trim_end().ends_with("Response") || text[..end].trim_end().ends_with('|');
            if cut.changelog.shown == Extent::Whole && rows < whole.changelog.rows.len() && !is_between_rows {
                wrong.insert(format!(
                    "{edition}, cut in line {line}: half a row, and the changelog is said to be whole"
                ));
            }
            within(&cut, &text[..end]);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_page_with_a_line_too_few_too_many_or_elsewhere_is_read() {
    for edition in EDITIONS {
        let text = transcription(edition);
        let lines: Vec<&str> = text.lines().collect();
        for at in 0..lines.len() {
            let mut without = lines.clone();
            without.remove(at);
            let mut twice = lines.clone();
            twice.insert(at, lines[at]);
            let mut swapped = lines.clone();
            swapped.swap(at, (at + 1) % lines.len());
            for lines in [without, twice, swapped] {
                let text = lines.join("\n");
                within(&Page::read(&text), &text);
            }
        }
    }
}

/// Every place is a line of the text.
fn within(page: &Page, text: &str) {
    let lines = text.lines().count();
    for unread in &page.unread {
        assert!(1 <= unread.first && unread.first <= unread.last && unread.last <= lines, "{unread:?}");
    }
    for row in &page.changelog.rows {
        assert!((1..=lines).contains(&row.line), "{row:?}");
    }
}

#[test]
fn a_page_that_shows_parts_alone_tells_which() {
    let page = |text: &str| Page::read(text);
    let collapsed = page(
        "Request\nRequired\nOptional\nRequest sample\nResponse\nRequired\n-\nseal\nOptional\nChangelog\n",
    );
    assert_eq!(collapsed.request.required, Extent::Nothing);
    assert_eq!(collapsed.request.conditional, Extent::Nothing);
    assert_eq!(collapsed.response.required, Extent::Whole);
    assert_eq!(collapsed.response.optional, Extent::Nothing, "there is a heading with nothing below it");
    assert_eq!(
        collapsed.response.conditional,
        Extent::Whole,
        "there is no heading, so there are no such fields"
    );
    assert_eq!(collapsed.response.fields[0].values_shown, Extent::Nothing, "a name alone");
    assert_eq!(collapsed.changelog.shown, Extent::Nothing);

    let cut = page("Request\nRequired\n-\nseal\n- presence\n- Required\n- Interface version\n- 2.0\n");
    assert_eq!((cut.request.required, cut.request.optional), (Extent::Cut, Extent::Nothing));

    let list = "Request\nRequired\n-\nseal\n- presence\n- Required\n- Interface version\n- 2.0\nA seal.\nList of values\n";
    let values = |behind: &str| page(&format!("{list}{behind}")).request.fields[0].values_shown;
    assert_eq!(values("Response\n"), Extent::Nothing);
    assert_eq!(values("00\n- Good\n"), Extent::Cut);
    assert_eq!(values("00\n- Good\nResponse\n"), Extent::Whole);
}

#[test]
fn a_changelog_without_its_last_row_is_whole_and_with_half_of_it_cut() {
    let read = |rows: &str| {
        let page = Page::read(&format!(
            "Changelog\n| Interface version | Data | Attendance | Container |\n|---|---|---|---|\n{rows}"
        ));
        (page.changelog.rows.len(), page.changelog.shown)
    };
    assert_eq!(
        read(
            "| 2.0 | seal | Request/Response | |\n| 2.0 | mandateId | Container | walletPaymentMeanData |\n"
        ),
        (2, Extent::Whole)
    );
    assert_eq!(read("| 2.0 | seal | Request/Response | |\n"), (1, Extent::Whole));
    assert_eq!(read("| 2.0 | seal | Request/Response | |\n| 2.0 | mandateId | Cont"), (1, Extent::Cut));
    assert_eq!(
        read("| 2.0 | seal | Request/Response | |\n| 2.0 | mandateId | Container |\n"),
        (1, Extent::Cut)
    );
    assert_eq!(read("| 2.0 | seal | Request"), (0, Extent::Cut), "`/Response` may have followed");
    assert_eq!(read(""), (0, Extent::Cut));
}

#[test]
fn a_sample_that_never_closes_is_unread_and_the_page_goes_on() {
    let page =
        Page::read("Request sample\n{\n\"a\": {\n\"b\": \"}\"\n}\nResponse\nRequired\n-\nseal\nOptional\n");
    assert_eq!(page.request.samples, []);
    assert_eq!(page.request.samples_shown, Extent::Cut);
    assert_eq!((page.unread[0].first, page.unread[0].last), (2, 5));
    assert_eq!(page.response.fields.len(), 1);

    let many = Page::read(
        "Response sample\n{\"a\":\"1\"}{\"b\":[]}\n<a><!-- > --><b c='>'/>\n\n <d>x</d>\n</a> <e/>\nChangelog\n",
    );
    let documents: Vec<_> =
        many.response.samples.iter().map(|sample| sample.document.value.as_str()).collect();
    assert_eq!(
        documents,
        ["{\"a\":\"1\"}", "{\"b\":[]}", "<a><!-- > --><b c='>'/>\n <d>x</d>\n</a>", "<e/>"]
    );
    assert_eq!(many.response.samples_shown, Extent::Whole);
}

#[test]
fn a_presence_that_contradicts_its_list_is_kept() {
    let text = transcription("sips").replacen("- Optional", "- Required", 1);
    let page = Page::read(&text);
    let field =
        page.request.fields.iter().find(|field| field.name.value == "intermediateServiceProviderId").unwrap();
    assert_ne!(Some(field.listed_as), field.presence.as_ref().map(|at| at.value));
}

/// Pages that specs are exported as say there what a vendor's page has no room for.
#[test]
fn notes_are_passed_over_up_to_the_next_heading() {
    for heading in ["## Further notes", "Further notes", "Autres remarques"] {
        let notes = format!(
            "{heading}\n\nSome prose.\n\n{{\n  \"seal\": \"0\"\n}}\n\n- 2.12 brings sealAlgorithm.\n\n"
        );
        let page = transcription("sips");
        let before = page.replace("Changelog\n", &format!("{notes}Changelog\n"));
        assert_eq!(data(&Page::read(&before)), data(&Page::read(&page)), "{heading}");
        let behind = format!("{page}\n{notes}");
        let read = Page::read(&behind);
        assert_eq!((data(&read), &read.unread), (data(&Page::read(&page)), &Vec::new()), "{heading}");
    }
}
