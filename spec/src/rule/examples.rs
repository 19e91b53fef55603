//! The examples of the rules, as they stand in the folders `rules/<id>/bad` and `rules/<id>/good`.

use super::Rule;

/// A file of an example: the rule's id, `bad` or `good`, the path below that, and the text.
type File = (&'static str, &'static str, &'static str, &'static str);

const FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));

impl Rule {
    /// A folder of specs that break the rule and no other, as paths and texts for [`Sources::texts`](crate::Sources::texts).
    pub fn bad_example(self) -> impl Iterator<Item = (&'static str, &'static str)> + Clone {
        self.example("bad")
    }

    /// A folder of specs that keep to the rule.
    pub fn good_example(self) -> impl Iterator<Item = (&'static str, &'static str)> + Clone {
        self.example("good")
    }

    fn example(self, kind: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> + Clone {
        let of_this = move |file: &&File| file.0 == self.id() && file.1 == kind;
        FILES.iter().filter(of_this).map(|(.., path, text)| (*path, *text))
    }
}
