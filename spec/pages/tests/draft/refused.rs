//! What is no draft, and what is said of it.

use sips_office_pages::Page;
use sips_office_pages::draft::{Options, draft};
use sips_office_spec::Sources;

use super::texts;

#[test]
fn a_refusal_says_what_is_missing_and_how_to_mend_it() {
    let text = texts("sips").remove(0);
    let page = Page::read(&text);
    let own = |file: &str, text: &str| Sources::texts([(file, text)]);
    let function = draft(&page, Sources::texts([]), &Options::default()).unwrap().files.remove(0).text;
    let elsewhere = text.replace("sips-services.com", "example.com");
    let plain = Options::default();
    let cases = [
        ("", Sources::texts([]), plain, "name it with --function"),
        (
            text.as_str(),
            Sources::texts([]),
            Options { function: Some("../x"), ..plain },
            "`../x` can't name a function",
        ),
        (&text, Sources::texts([]), Options { service: Some("a/b"), ..plain }, "`a/b` can't name a service"),
        (
            &text,
            Sources::texts([]),
            Options { brand: Some("meadow"), ..plain },
            "there is no brand `meadow` here, but sips",
        ),
        (&elsewhere, Sources::texts([]), plain, "name it with --brand"),
        (&elsewhere, Sources::default(), Options { alone: true, ..plain }, "name it with --brand"),
        (
            &elsewhere,
            Sources::default(),
            Options { alone: true, brand: Some("a b"), ..plain },
            "`a b` can't be",
        ),
        (&text, own("functions/wallet/x.yaml", &function), plain, "functions/wallet/x.yaml has the function"),
        (&text, own("functions/wallet/x.yaml", "function: x"), plain, "the specs have mistakes"),
        (
            &text,
            own("dictionary/x.yaml", "fields: []"),
            Options { alone: true, ..plain },
            "has specs and no brands.yaml",
        ),
    ];
    for (text, sources, options, said) in cases {
        let refusal = draft(&Page::read(text), sources, &options).unwrap_err().to_string();
        assert!(refusal.contains(said), "{said}: {refusal}");
    }
}

#[test]
fn a_new_brand_begins_a_folder_of_its_own() {
    let text = texts("sips")
        .remove(0)
        .replace("sips-services.com", "example.com")
        .replace("Worldline Sips", "Meadow Pay");
    let page = Page::read(&text);
    let options =
        Options { alone: true, brand: Some("meadow"), platform: Some("Meadow Pay"), ..Options::default() };
    let draft = super::Folder::Alone.draft(&page, options).unwrap();
    assert_eq!(super::missing(&draft), [""; 0]);
    let brand = &draft.catalog.brands["meadow"];
    assert_eq!(
        (brand.platform.as_str(), brand.test_host.as_str()),
        ("Meadow Pay", "office-server.test.example.com")
    );
    assert!(super::file(&draft, "dictionary/wallet.yaml").contains("{platform}"));
}
