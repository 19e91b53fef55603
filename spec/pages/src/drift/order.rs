//! Whether two sequences name the same things in another order.

use std::collections::BTreeMap;

/// Whether positions that should ascend do not.
pub(super) fn is_reordered(positions: &[usize]) -> bool {
    !positions.is_sorted()
}

/// Whether the elements that two SOAP documents have in common stand in another order. Both have been read as messages.
pub(super) fn are_elements_reordered(page: &str, spec: &str) -> bool {
    let known: BTreeMap<_, _> = elements(spec).into_iter().enumerate().map(|(at, path)| (path, at)).collect();
    let positions: Vec<_> = elements(page).iter().filter_map(|path| known.get(path).copied()).collect();
    is_reordered(&positions)
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
        for (page, is) in [
            (
                "<urn:f><urn:input><urn:a>1</urn:a><urn:b/><urn:c><urn:a>2</urn:a></urn:c></urn:input></urn:f>",
                false,
            ),
            ("<f xmlns='x'>\n<input><a>1</a><b></b><c><a>2</a></c></input></f>", false),
            ("<f><input><a/><new/><c><a/></c></input></f>", false),
            ("<f><input><b/><a/><c><a/></c></input></f>", true),
            ("<f><input><c><a/></c><b/></input></f>", true),
        ] {
            assert_eq!(are_elements_reordered(page, spec), is, "{page}");
        }
    }
}
