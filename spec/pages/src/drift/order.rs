//! Whether two sequences name the same things in another order.

use std::collections::BTreeMap;

/// Whether positions that should ascend do not.
pub(super) fn is_reordered(positions: &[usize]) -> bool {
    !positions.is_sorted()
}

/// The elements that two SOAP documents have in common, as each orders them; `None` where the order is the same. Both have
/// been read as messages.
pub(super) fn reordered_elements(page: &str, spec: &str) -> Option<(String, String)> {
    let (page, spec) = (elements(page), elements(spec));
    let known: BTreeMap<_, _> = spec.iter().enumerate().map(|(at, path)| (path, at)).collect();
    let common: Vec<_> = page.iter().filter_map(|path| known.get(path).copied()).collect();
    let named = |positions: &[usize]| {
        let paths = positions.iter().filter_map(|at| spec.get(*at));
        let names = paths.map(|(path, _)| path.rsplit('/').next().unwrap_or(path));
        names.collect::<Vec<_>>().join(", ")
    };
    let mut sorted = common.clone();
    sorted.sort_unstable();
    is_reordered(&common).then(|| (named(&common), named(&sorted)))
}

/// The path of each element without prefixes, and which it is of those with the same path.
fn elements(document: &str) -> Vec<(String, usize)> {
    let mut open = Vec::<String>::new();
    let mut counts = BTreeMap::<String, usize>::new();
    let mut found = Vec::new();
    for element in crate::elements::elements(document) {
        open.truncate(element.depth);
        open.push(element.name);
        let path = open.join("/");
        // The function and its `input` or `output` stand around every message.
        if element.depth < 2 {
            continue;
        }
        let count = counts.entry(path.clone()).or_default();
        found.push((path, *count));
        *count += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_what_both_have() {
        let spec =
            "<urn:f><urn:input><urn:a>1</urn:a><urn:b/><urn:c><urn:a>2</urn:a></urn:c></urn:input></urn:f>";
        for (page, order) in [
            (spec, None),
            ("<f xmlns='x'>\n<input><a>1</a><b></b><c><a>2</a></c></input></f>", None),
            ("<f><input><a/><new/><c><a/></c></input></f>", None),
            ("<f><input><b/><a/><c><a/></c></input></f>", Some("b, a, c, a")),
            ("<f><input><c><a/></c><b/></input></f>", Some("c, a, b")),
        ] {
            let found = reordered_elements(page, spec);
            assert_eq!(found.as_ref().map(|(page, _)| page.as_str()), order, "{page}");
        }
    }
}
