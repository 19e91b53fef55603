//! Did you mean …? Asked by the checks of a request's fields, and by the specs' reader of its own names.

/// A longer name is none that anybody misspelt.
const MOST_BYTES: usize = 200;

/// A known name that is near to an unknown one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Near<'n> {
    /// The name.
    pub name: &'n str,
    /// Whether nothing else can have been meant: no other name is as near, and few of the letters differ.
    pub is_certain: bool,
}

/// The known name that an unknown one most likely stands for; `None` where none is near.
pub fn nearest<'n>(unknown: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    near(unknown, known).map(|near| near.name)
}

/// The known name that an unknown one most likely stands for, and how certain that is; `None` where none is near.
pub fn near<'n>(unknown: &str, known: impl IntoIterator<Item = &'n str>) -> Option<Near<'n>> {
    // A third of the letters may be wrong, four at most: beyond that a suggestion is a guess.
    let within_reach = known.into_iter().filter_map(|name| {
        let allowed = (name.len() / 3).clamp(1, 4);
        // Names come from outside; what differs much in length, or is no name by its length, is not worth measuring.
        if name.len().abs_diff(unknown.len()) > allowed || name.len() > MOST_BYTES {
            return None;
        }
        let apart = distance(&unknown.to_lowercase(), &name.to_lowercase());
        (apart <= allowed).then_some((apart, name))
    });
    let mut best: Option<(usize, &str)> = None;
    let mut is_alone = true;
    for found in within_reach {
        match best {
            Some(known) if known.1 == found.1 => {}
            Some(known) => {
                is_alone = if found.0 == known.0 { false } else { is_alone || found.0 < known.0 };
                best = Some(known.min(found));
            }
            None => best = Some(found),
        }
    }
    let (apart, name) = best?;
    Some(Near { name, is_certain: is_alone && apart <= (name.len() / 4).min(2) })
}

/// How many letters must be put in, left out, changed or swapped with their neighbour to make one name of the other.
fn distance(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=to.len()).collect();
    for (row, a) in from.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, b) in to.iter().enumerate() {
            let changed = above[column] + usize::from(a != b);
            let mut least = changed.min(above[column + 1] + 1).min(current[column] + 1);
            let swapped = row > 0 && column > 0 && *a == to[column - 1] && from[row - 1] == *b;
            if swapped {
                least = least.min(before[column - 1] + 1);
            }
            current.push(least);
        }
        before = std::mem::replace(&mut above, current);
    }
    above[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 4] = ["merchantWalletId", "paymentMeanAlias", "paymentMeanId", "seal"];

    fn suggest(unknown: &str) -> Option<&'static str> {
        nearest(unknown, KNOWN)
    }

    #[test]
    fn a_slip_finds_its_name() {
        assert_eq!(suggest("paymentMeanAlais"), Some("paymentMeanAlias"));
        assert_eq!(suggest("paymentmeanid"), Some("paymentMeanId"));
        assert_eq!(suggest("merchantWaletId"), Some("merchantWalletId"));
        assert_eq!(suggest("saeL"), Some("seal"));
    }

    #[test]
    fn a_word_far_away_finds_none() {
        for unknown in ["", "x", "amount", "orderId", "sea-level", &"a".repeat(100_000)] {
            assert_eq!(suggest(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn a_slip_is_certain_where_nothing_else_is_as_near() {
        let is_certain =
            |unknown, known: &[&'static str]| near(unknown, known.iter().copied()).unwrap().is_certain;
        assert!(is_certain("paymentMeanAlais", &KNOWN));
        assert!(
            is_certain("paymentMeanAlais", &["paymentMeanAlias", "paymentMeanAlias"]),
            "the same one twice"
        );
        assert!(!is_certain("walletIb", &["walletId", "walletIp"]), "two as near");
        assert!(is_certain("walletIb", &["waletIp", "walletId"]), "the second is nearer");
        assert!(!is_certain("walletIb", &["walletId", "walletIp", "waletIp"]), "a third is farther");
        assert!(!is_certain("77", &["71"]), "hardly a letter is left");
        assert!(!is_certain("merchantWalletName", &["merchantWalletId"]), "too much differs");
    }

    #[test]
    fn a_swap_counts_once() {
        assert_eq!(distance("ab", "ba"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
