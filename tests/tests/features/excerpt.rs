//! The part of generated source that shows a feature.

use crate::feature::Feature;

/// Of a paragraph, no more lines than these.
const MOST_LINES: usize = 16;

/// The paragraphs of the generated files that have one of the words in `excerpt.txt`, each word on a line.
pub(crate) fn of(feature: &Feature) -> String {
    let words = feature.text("excerpt.txt");
    let mut excerpt = String::new();
    let mut unseen: Vec<_> = words.lines().collect();
    for file in feature.generated() {
        let mut shown = Vec::new();
        for paragraph in file.text.split("\n\n") {
            let found: Vec<_> = words.lines().filter(|word| paragraph.contains(word)).collect();
            if !found.is_empty() {
                shown.push(cut(paragraph));
                unseen.retain(|word| !found.contains(word));
            }
        }
        if !shown.is_empty() {
            excerpt += &format!("==> {}\n{}\n\n", file.path, shown.join("\n\n"));
        }
    }
    assert_eq!(unseen, Vec::<&str>::new(), "no paragraph of the generated source has these words");
    excerpt
}

fn cut(paragraph: &str) -> String {
    let mut lines: Vec<_> = paragraph.lines().collect();
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES - 1);
        lines.push("…");
    }
    lines.join("\n")
}
