//! Pages of which a part is missing: what they show is drafted, and nothing else is made up unsaid.

use std::thread;

use sips_office_pages::Page;
use sips_office_pages::draft::{Options, Refusal};
use sips_office_pages::page::{Extent, Message};

use super::{EDITIONS, FOLDERS, Folder, file, missing, texts};

#[test]
fn every_beginning_of_a_page_is_a_draft_or_a_clear_refusal() {
    thread::scope(|scope| {
        for edition in EDITIONS {
            scope.spawn(move || texts(edition).iter().for_each(|text| draft_every_beginning(edition, text)));
        }
    });
}

fn draft_every_beginning(edition: &str, text: &str) {
    let ends = text.char_indices().filter(|(at, letter)| *letter == '\n' || at % 97 == 0).map(|(at, _)| at);
    let mut drafted = 0;
    for end in ends {
        let page = Page::read(&text[..end]);
        for folder in FOLDERS {
            match folder.draft(&page, Options::default()) {
                Ok(draft) => {
                    drafted += 1;
                    // A changelog that is cut between two rows cannot be told from a shorter one.
                    let mut told = missing(&draft);
                    told.retain(|line| !line.contains(": row-missing changelog."));
                    assert_eq!(told, [""; 0], "{edition}, {end}\n{}", &text[..end]);
                }
                Err(Refusal::Broken(_) | Refusal::Unsound(_)) => panic!("{edition}, {end}"),
                Err(_) => assert!(end < 700, "{edition}, {end}"),
            }
        }
    }
    assert!(drafted > 200, "{drafted}");
}

/// A page whose fields are shown without details.
fn collapsed(page: &Page) -> Page {
    let mut page = page.clone();
    let close = |message: &mut Message| {
        for field in &mut message.fields {
            (field.presence, field.since, field.description) = (None, None, None);
            (field.values, field.values_shown) = (Vec::new(), Extent::Nothing);
        }
    };
    close(&mut page.request);
    close(&mut page.response);
    page
}

#[test]
fn collapsed_fields_are_drafted_from_their_lists() {
    for edition in EDITIONS {
        let mut page = collapsed(&Page::read(&texts(edition)[0]));
        let has_changelog = !page.changelog.rows.is_empty();
        let draft = Folder::Empty.draft(&page, Options::default()).unwrap();
        assert_eq!(missing(&draft), [""; 0], "{edition}");
        let function = &draft.catalog.functions["updatePaymentMean"];
        let alias = function.request.iter().find(|usage| usage.field == "paymentMeanAlias").unwrap();
        let assumed = alias.assumed.as_deref().unwrap();
        assert!(assumed.contains("lists it as optional without details"), "{assumed}");
        assert_eq!(assumed.contains("does not show its since"), !has_changelog, "{assumed}");
        // In a folder of its own, where the dictionary knows nothing either.
        page.changelog = Default::default();
        let draft = Folder::Alone.draft(&page, Options::default()).unwrap();
        assert_eq!(missing(&draft), [""; 0], "{edition}");
        let dictionary = file(&draft, "dictionary/wallet.yaml");
        assert!(dictionary.contains("description: The page does not describe it."), "{dictionary}");
    }
}

#[test]
fn a_changelog_that_is_cut_leaves_the_fields_without_a_row_assumed() {
    let text = &texts("sips")[0];
    let end = text.find("| 2.0 | paymentMeanId").unwrap();
    let draft = Folder::Empty.draft(&Page::read(&text[..end]), Options::default()).unwrap();
    let function = file(&draft, "functions/wallet/updatePaymentMean.yaml");
    assert!(function.contains("request: [merchantWalletId, paymentMeanAlias]"), "{function}");
    let assumed =
        "  - field: paymentMeanId\n    presence: required\n    since: \"2.0\"\n    assumed: The page";
    assert!(function.contains(assumed), "{function}");
}
