//! The list of the flips that nothing notices.

use crate::facts;
use crate::noticer::Noticer;

/// `flips/unnoticed.txt`.
pub(crate) struct Unnoticed {
    /// Names, in which `*` stands for any part.
    patterns: Vec<String>,
}

impl Unnoticed {
    pub(crate) fn read() -> Self {
        let text = facts::text("unnoticed");
        let pattern = |line: &str| {
            let (pattern, reason) =
                line.split_once(" # ").unwrap_or_else(|| panic!("{line}: a flip and ` # ` and why"));
            assert!(!reason.trim().is_empty(), "{line}: no reason");
            pattern.trim().to_owned()
        };
        let patterns: Vec<_> = facts::lines(&text).map(pattern).collect();
        assert!(patterns.is_sorted(), "the list is sorted");
        Self { patterns }
    }

    /// Where the list and what happened differ: a flip that is neither noticed nor listed, one that is both, and a line
    /// without any flip that nothing notices.
    ///
    /// A line may speak of what a page notices too, so that it need not say which functions there are pages of.
    pub(crate) fn slips<'f>(
        &self,
        flips: impl Iterator<Item = (&'f str, Option<&'f (Noticer, String)>)>,
    ) -> Vec<String> {
        let mut idle: Vec<_> = self.patterns.iter().collect();
        let mut slips = Vec::new();
        for (name, noticed) in flips {
            let listed: Vec<_> = self.patterns.iter().filter(|pattern| fits(name, pattern)).collect();
            if noticed.is_none() {
                idle.retain(|pattern| !listed.contains(pattern));
            }
            match (&listed[..], noticed) {
                ([], None) => slips.push(format!("not listed, and nothing notices it: {name}")),
                ([first, second, ..], _) => slips.push(format!("listed twice ({first}, {second}): {name}")),
                ([_], Some((Noticer::Page, _))) => {}
                ([pattern], Some((noticer, said))) => {
                    slips.push(format!("listed ({pattern}), and {noticer:?} notices it: {name}\n    {said}"));
                }
                _ => {}
            }
        }
        slips.extend(idle.into_iter().map(|pattern| format!("listed, and no such flip: {pattern}")));
        slips
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
