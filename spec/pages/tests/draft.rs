//! Drafts of pages.

use sips_office_pages::Page;
use sips_office_pages::draft::{Options, draft};
use sips_office_spec::Sources;

#[test]
fn show() {
    for name in ["sips", "sogenactif"] {
        let text =
            std::fs::read_to_string(format!("../../tests/pages/updatePaymentMean.{name}.txt")).unwrap();
        let page = Page::read(&text);
        for alone in [false, true] {
            let sources = if alone { Sources::default() } else { Sources::texts([]) };
            let saved_as = format!("updatePaymentMean.{name}.txt");
            let draft = draft(
                &page,
                sources,
                &Options { alone, saved_as: Some(&saved_as), folder: "specs/", ..Options::default() },
            );
            match draft {
                Ok(draft) => {
                    for file in &draft.files {
                        println!("=== {alone} {}\n{}", file.name, file.text);
                    }
                    println!("{:#?}", draft.left_out);
                }
                Err(refusal) => println!("{refusal}"),
            }
        }
        println!("{:#?}", page.unread);
    }
}
