//! How long it takes to read specs and generate Rust from them.

use std::time::Instant;

use sips_office_codegen::{GeneratedFile, Settings, generate};
use sips_office_spec::{Sources, load};

/// As many functions.
pub(crate) const COUNTS: [usize; 3] = [1, 6, 60];
/// The fastest of so many.
const TIMES: usize = 5;
/// At most so many milliseconds for the most functions.
const MOST: f64 = 200.0;

/// Prints the time for each number of functions, and gives the target that was missed.
pub(crate) fn print() -> Option<String> {
    println!("| functions | generated in ms | lines |");
    println!("|--:|--:|--:|");
    let mut longest = 0.0;
    for count in COUNTS {
        let specs = specs(count);
        let (mut fastest, mut lines) = (f64::INFINITY, 0);
        for _ in 0..TIMES {
            let start = Instant::now();
            let files = source(&specs);
            fastest = fastest.min(start.elapsed().as_secs_f64() * 1e3);
            lines = files.iter().map(|file| file.text.lines().count()).sum();
        }
        println!("| {count} | {fastest:.1} | {lines} |");
        longest = fastest;
    }
    println!();
    (longest > MOST).then(|| format!("generating: {longest:.0} ms, at most {MOST:.0}"))
}

/// The source of made-up functions.
pub(crate) fn source(specs: &[(String, String)]) -> Vec<GeneratedFile> {
    let texts = specs.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    let loaded = load(Sources::texts(texts));
    let catalog = loaded.into_catalog().expect("the specs are good");
    generate(&catalog, &Settings::checked_in()).expect("the names are good").files()
}

/// So many functions, made of the shipped ones of the wallet service under other names.
pub(crate) fn specs(count: usize) -> Vec<(String, String)> {
    let shipped = Sources::shipped();
    let mut models: Vec<_> =
        shipped.files().iter().filter(|file| file.below.starts_with("functions/wallet/")).collect();
    models.sort_by_key(|file| &file.below);
    (0..count)
        .map(|at| {
            let model = models[at % models.len()];
            let name = format!("made{at:02}");
            (format!("functions/wallet/{name}.yaml"), renamed(&model.text, &name))
        })
        .collect()
}

/// A function's file under another name, without the samples, which speak of the old one.
fn renamed(text: &str, name: &str) -> String {
    let mut kept = String::new();
    let mut in_samples = false;
    for line in text.lines() {
        if !line.starts_with([' ', '#']) && !line.is_empty() {
            in_samples = line.starts_with("samples:");
        }
        match line.strip_prefix("function: ") {
            Some(_) => kept.push_str(&format!("function: {name}")),
            None if in_samples => continue,
            None => kept.push_str(line),
        }
        kept.push('\n');
    }
    kept
}
