//! Any text as a spec file over the shipped brands, services and dictionary: it is read or refused, what is read becomes
//! Rust or findings, and nothing panics.
//!
//! A line of three percent signs begins another file, so that one text can be a whole folder. Each file is of the kind
//! that its keys say; the first is, for some texts, a function or a dictionary whatever it says.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sips_office_codegen::{Settings, generate};
use sips_office_spec::{Sources, load};

const NEXT_FILE: &str = "\n%%%\n";
const FOLDERS: [&str; 3] = ["", "functions/", "dictionary/"];

fuzz_target!(|text: &str| {
    let first = FOLDERS[text.len() % FOLDERS.len()];
    let files = text.split(NEXT_FILE).take(8).enumerate();
    let named: Vec<_> = files
        .map(|(at, text)| (format!("{}fuzzed{at}.yaml", if at == 0 { first } else { "" }), text))
        .collect();
    read(Sources::texts(named.iter().map(|(name, text)| (name.as_str(), *text))));
});

fn read(sources: Sources) {
    let loaded = load(sources);
    let shown = loaded.render(false);
    assert_eq!(shown.is_empty(), loaded.findings().is_empty());
    let _ = loaded.render(true);
    let _ = loaded.strict_findings().render(loaded.sources(), false);
    for found in loaded.findings().iter() {
        let _ = loaded.sources().line_column(&found.place);
    }
    let sources = loaded.sources().clone();
    let is_sound = !loaded.findings().has_errors();
    let Ok(catalog) = loaded.into_catalog() else { return };
    assert!(is_sound, "{shown}");
    match generate(&catalog, &Settings::checked_in()) {
        Ok(tree) => {
            let tokens = tree.tokens();
            assert!(syn::parse2::<syn::File>(tokens.clone()).is_ok(), "no Rust: {tokens}");
        }
        Err(findings) => assert!(!findings.render(&sources, false).is_empty()),
    }
}
