//! Names of types, each given once.

use std::collections::{BTreeMap, BTreeSet};

use sips_office_runtime::descriptor::Direction;

/// What a type is of. Each goes by its own name where that is free, so messages are named first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject<'n> {
    /// The fields of a function's request.
    Request(&'n str),
    /// The fields of a function's response.
    Response(&'n str),
    /// A container.
    Container(&'n str),
    /// A container as it comes in responses, where that is another type.
    Received(&'n str),
    /// The field that holds several things.
    List(&'n str),
    /// A value list of which any other value passes too.
    Values(&'n str),
    /// A value list, and no other value.
    Closed(&'n str),
    /// A number.
    Number,
    /// A truth.
    Boolean,
}

impl<'n> Subject<'n> {
    /// The fields of one of a function's messages.
    pub(crate) fn message(direction: Direction, function: &'n str) -> Self {
        match direction {
            Direction::Request => Self::Request(function),
            Direction::Response => Self::Response(function),
        }
    }
}

/// The names given so far.
pub(crate) struct Names<'n> {
    is_legal: fn(&str) -> bool,
    given: BTreeMap<Subject<'n>, String>,
    taken: BTreeSet<String>,
}

impl<'n> Names<'n> {
    /// No names yet; whether a text may be one, `is_legal` says.
    pub(crate) fn new(is_legal: fn(&str) -> bool) -> Self {
        Self { is_legal, given: BTreeMap::new(), taken: BTreeSet::new() }
    }

    /// The subject's name, given now where it has none yet.
    pub(crate) fn of(&mut self, subject: Subject<'n>) -> String {
        if let Some(given) = self.given.get(&subject) {
            return given.clone();
        }
        let (wanted, otherwise) = match subject {
            Subject::Request(function) => (format!("{function}Request"), "Message"),
            Subject::Response(function) => (format!("{function}Response"), "Message"),
            Subject::Container(container) => (container.to_owned(), "Container"),
            Subject::Received(container) => (container.to_owned(), "Received"),
            Subject::List(field) => (field.to_owned(), "List"),
            Subject::Values(list) | Subject::Closed(list) => (list.to_owned(), "Values"),
            Subject::Number => ("number".to_owned(), "Text"),
            Subject::Boolean => ("boolean".to_owned(), "Text"),
        };
        let wanted = if (self.is_legal)(&wanted) { wanted } else { otherwise.to_lowercase() };
        let counted = (2_usize..).map(|count| format!("{wanted}{otherwise}{count}"));
        let candidates = [wanted.clone(), format!("{wanted}{otherwise}")].into_iter().chain(counted);
        let free = candidates.into_iter().find(|name| !self.taken.contains(name)).unwrap_or_default();
        self.taken.insert(free.clone());
        self.given.insert(subject, free.clone());
        free
    }
}

#[cfg(test)]
mod tests {
    use sips_office_runtime::codec::soap;

    use super::*;

    #[test]
    fn no_two_subjects_have_one_name() {
        let mut names = Names::new(soap::is_name);
        for (subject, name) in [
            (Subject::Container("result"), "result"),
            (Subject::Values("result"), "resultValues"),
            (Subject::List("result"), "resultList"),
            (Subject::Container("resultList"), "resultListContainer"),
            (Subject::Values("result"), "resultValues"),
            (Subject::Values("3 d"), "values"),
            (Subject::Values("4 d"), "valuesValues"),
            (Subject::Values("5 d"), "valuesValues2"),
            (Subject::Request("rename"), "renameRequest"),
        ] {
            assert_eq!(names.of(subject), name);
        }
    }
}
