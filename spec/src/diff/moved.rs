//! What moved in a list: the fewest elements that must be taken out so that the others stand in their old order.

use std::collections::HashMap;
use std::hash::Hash;

/// An element that moved, and the one before it on each side.
pub(super) struct Moved<T> {
    pub(super) element: T,
    pub(super) after_old: Option<T>,
    pub(super) after_new: Option<T>,
}

/// The elements of both lists whose order changed, in their new order. Each list has every element once.
pub(super) fn moved<T: Copy + Eq + Hash>(old: &[T], new: &[T]) -> Vec<Moved<T>> {
    let places: HashMap<T, usize> = old.iter().enumerate().map(|(at, element)| (*element, at)).collect();
    let common: Vec<(usize, usize)> =
        new.iter().enumerate().filter_map(|(at, element)| Some((at, *places.get(element)?))).collect();
    let stays = longest_rising(&common.iter().map(|(_, old)| *old).collect::<Vec<_>>());
    let before = |list: &[T], at: usize| at.checked_sub(1).and_then(|at| list.get(at).copied());
    common
        .iter()
        .zip(stays)
        .filter(|(_, stays)| !stays)
        .filter_map(|((at_new, at_old), _)| {
            Some(Moved {
                element: *new.get(*at_new)?,
                after_old: before(old, *at_old),
                after_new: before(new, *at_new),
            })
        })
        .collect()
}

/// Which numbers belong to a longest rising sequence among them.
fn longest_rising(numbers: &[usize]) -> Vec<bool> {
    // For each length the sequence of that length with the smallest end, as the index of that end.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers.get(*end).is_some_and(|other| other < number));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut stays = vec![false; numbers.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        if let Some(stays) = stays.get_mut(at) {
            *stays = true;
        }
        next = before.get(at).copied().flatten();
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;

    fn elements(old: &str, new: &str) -> String {
        let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
        moved(&old, &new).into_iter().map(|moved| moved.element).collect()
    }

    #[test]
    fn the_fewest_elements_moved() {
        for (old, new, expected) in [
            ("", "", ""),
            ("abc", "abc", ""),
            ("abc", "axbyc", ""),
            ("axbyc", "abc", ""),
            ("abcd", "bcda", "a"),
            ("abcd", "dabc", "d"),
            ("ab", "ba", "b"),
            ("abcdef", "fbcdea", "fa"),
        ] {
            assert_eq!(elements(old, new).len(), expected.len(), "{old} {new}");
            if expected.len() == 1 && old.len() > 2 {
                assert_eq!(elements(old, new), expected, "{old} {new}");
            }
        }
    }
}
