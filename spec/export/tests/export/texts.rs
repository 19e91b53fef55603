//! Texts of specs that would mean something to the format, or that have several lines.

use sips_office_export::{Options, markdown, openapi, wsdl};

use crate::changed;

/// What a catalog is written as in every form.
fn exports(from: &str, to: &str) -> [String; 3] {
    let (catalog, options) = (changed(from, to), Options::default());
    [
        wsdl(&catalog, "garden", &options).unwrap(),
        openapi(&catalog, Some("garden"), &options).unwrap(),
        markdown(&catalog, "waterPlant", &options).unwrap(),
    ]
}

#[test]
fn lines_become_one() {
    for (from, text) in [
        ("summary: Waters a plant at {platform}.", "summary: |\n  {}\n"),
        ("description: How the plant gets its water.,", "description: \"{}\","),
        ("label: With a can ", "label: \"{}\" "),
        ("condition: Required with a can.,", "condition: \"{}\","),
    ] {
        let is_block = text.contains('|');
        let lines = if is_block { "First of\n  two.\n\n  Third." } else { "First of\\n two.\\n\\n\\tThird." };
        for export in exports(from, &text.replace("{}", lines)) {
            assert!(export.contains("First of two. Third."), "{from}\n{export}");
            assert!(!export.contains(char::REPLACEMENT_CHARACTER), "{from}\n{export}");
        }
    }
}

#[test]
fn markup_of_the_specs_is_shown_to_the_letter() {
    for (from, to, in_openapi, in_markdown) in [
        ("Which plant.", "\"# <b>bold</b>\"", r"\\# \\<b\\>bold\\</b\\>", r"\# \<b\>bold\</b\>"),
        ("Required with a can.", "\"Not *always*.\"", r": Not \\*always\\*.", r"Not \*always\*."),
        ("With a hose", "\"[with](it)\"", r"- `HOSE`: \\[with\\](it)", r"- HOSE: \[with\](it)"),
        ("\"00\"", "\"`0\"", "is `` `0 ``;", "is `` `0 ``."),
        ("CAN", "C`N", "is ``C`N``.", "is ``C`N``."),
    ] {
        let [_, openapi, markdown] = exports(from, to);
        assert!(openapi.contains(in_openapi), "{from}\n{openapi}");
        assert!(markdown.contains(in_markdown), "{from}\n{markdown}");
    }
}
