//! The fields of a message, and their order by name.
//!
//! Descriptions stand in SOAP order and messages in name order. Knowing how the first would stand in the second, one walk
//! through both finds all fields, where looking up each took most of the time of a check.

use std::cmp::Ordering;
use std::ops::Deref;

use super::{Field, Kind, List};
use crate::message::{self, are_same};

/// The fields of a message in SOAP order. What else is known of them is computed when they are put together.
#[derive(Clone, Debug, PartialEq)]
pub struct Fields {
    all: List<Field>,
    by_name: Option<ByName>,
}

/// Places of fields in the order of their names.
#[derive(Clone, Copy, Debug, PartialEq)]
struct ByName {
    places: [Place; MOST],
    count: usize,
    /// Whether every name begins with a letter and holds nothing but letters and digits.
    have_plain_names: bool,
}

/// Where a field stands among the others, and whether it is one of many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    at: u8,
    /// Whether it is a text, of which nothing but the first interface version is asked.
    pub(crate) is_plain: bool,
}

/// So many fields at most are put in order. No request has as many; where there are more, each is looked up.
pub(crate) const MOST: usize = 32;

impl Fields {
    /// The fields, as they stand in generated code.
    pub const fn of(fields: &'static [Field]) -> Self {
        Self { all: List::Borrowed(fields), by_name: ByName::of(fields) }
    }

    /// Whether all names can stand in any document as they are.
    pub(crate) fn have_plain_names(&self) -> bool {
        self.by_name.is_some_and(|known| known.have_plain_names)
    }

    /// Visits the descriptions in name order, each with its place and its field where that is there, for as long as told
    /// to go on. Whether it went to the end, and every field was described.
    #[inline(always)]
    pub(crate) fn pair<'d, 'f, 'a>(
        &'d self,
        fields: &'f [message::Field<'a>],
        mut visit: impl FnMut(Place, &'d Field, Option<&'f message::Field<'a>>) -> bool,
    ) -> bool {
        let Some(places) = self.by_name.as_ref().and_then(|known| known.places.get(..known.count)) else {
            return false;
        };
        let all: &[Field] = self;
        let mut rest = fields;
        for &place in places {
            let Some(description) = all.get(place.at()) else { return false };
            let field = match rest.split_first() {
                Some((first, others)) if are_same(&first.name, &description.name) => {
                    rest = others;
                    Some(first)
                }
                _ => None,
            };
            if !visit(place, description, field) {
                return false;
            }
        }
        // A field that is not described stops the walk for all behind it.
        rest.is_empty()
    }
}

impl Place {
    /// Where the field stands in SOAP order, from 0.
    pub(crate) fn at(self) -> usize {
        usize::from(self.at)
    }
}

impl ByName {
    /// `None` where there are too many, or two have one name.
    const fn of(fields: &[Field]) -> Option<Self> {
        if fields.len() > MOST {
            return None;
        }
        let (mut places, mut count) = ([Place { at: 0, is_plain: false }; MOST], 0);
        let mut have_plain_names = true;
        while count < fields.len() {
            let name = name(&fields[count]);
            have_plain_names = have_plain_names && is_plain_name(name);
            let mut at = count;
            while at > 0 {
                let before = places[at - 1];
                match order(name, self::name(&fields[before.at as usize])) {
                    Ordering::Less => places[at] = before,
                    Ordering::Equal => return None,
                    Ordering::Greater => break,
                }
                at -= 1;
            }
            places[at] = Place { at: count as u8, is_plain: is_plain(&fields[count]) };
            count += 1;
        }
        Some(Self { places, count, have_plain_names })
    }
}

const fn name(field: &Field) -> &[u8] {
    match &field.name {
        super::Text::Borrowed(name) => name.as_bytes(),
        super::Text::Owned(name) => name.as_bytes(),
    }
}

/// As slices compare, which the compiler cannot do before the program runs.
const fn order(one: &[u8], other: &[u8]) -> Ordering {
    let mut at = 0;
    loop {
        match (at < one.len(), at < other.len()) {
            (false, false) => return Ordering::Equal,
            (false, true) => return Ordering::Less,
            (true, false) => return Ordering::Greater,
            (true, true) if one[at] < other[at] => return Ordering::Less,
            (true, true) if one[at] > other[at] => return Ordering::Greater,
            (true, true) => at += 1,
        }
    }
}

const fn is_plain_name(name: &[u8]) -> bool {
    let mut at = 0;
    while at < name.len() {
        if !(name[at].is_ascii_alphabetic() || at > 0 && name[at].is_ascii_digit()) {
            return false;
        }
        at += 1;
    }
    !name.is_empty()
}

/// Whether nothing but the first interface version is asked of a text in the field.
const fn is_plain(field: &Field) -> bool {
    let is_everywhere = match &field.absent_for {
        List::Borrowed(brands) => brands.is_empty(),
        List::Owned(brands) => brands.is_empty(),
    };
    matches!(field.kind, Kind::Text | Kind::DateTime)
        && field.values.is_none()
        && field.until.is_none()
        && field.only.is_none()
        && is_everywhere
}

impl Deref for Fields {
    type Target = [Field];

    #[inline]
    fn deref(&self) -> &[Field] {
        &self.all
    }
}

impl From<Vec<Field>> for Fields {
    fn from(fields: Vec<Field>) -> Self {
        let by_name = ByName::of(&fields);
        Self { all: fields.into(), by_name }
    }
}

impl FromIterator<Field> for Fields {
    fn from_iter<I: IntoIterator<Item = Field>>(fields: I) -> Self {
        Vec::from_iter(fields).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::descriptor::{Presence, Sensitivity};
    use crate::message::Message;
    use crate::version::InterfaceVersion;

    fn described(names: &[&'static str]) -> Fields {
        let field = |name: &&'static str| Field {
            name: (*name).into(),
            kind: Kind::Text,
            presence: Presence::Optional,
            since: InterfaceVersion::new(2, 0),
            until: None,
            values: None,
            sensitivity: Sensitivity::Public,
            may_be_empty: false,
            only: None,
            when: Default::default(),
            absent_for: Default::default(),
            deprecated: None,
            example: None,
        };
        names.iter().map(field).collect()
    }

    /// The names in the order of the walk, with a mark at those that are there; `None` where it found something amiss.
    fn walked(names: &[&'static str], there: &[&'static str]) -> Option<String> {
        let mut message = Message::new();
        there.iter().for_each(|name| message.set(*name, *name));
        let fields = described(names);
        let mut walk = String::new();
        let complete = fields.pair(&message, |place, description, field| {
            assert_eq!(fields.get(place.at()), Some(description));
            assert!(field.is_none_or(|field| field.name == description.name));
            walk = format!("{walk} {}{}", description.name, if field.is_some() { "!" } else { "" });
            true
        });
        complete.then_some(walk)
    }

    #[test]
    fn one_walk_in_name_order_finds_every_field() {
        let names = ["seal", "a", "sealAlgorithm", "B", "ab", "é"];
        for there in 0..1 << names.len() {
            let there: Vec<_> =
                (0..names.len()).filter(|at| there >> at & 1 == 1).map(|at| names[at]).collect();
            let mark = |name| if there.contains(&name) { "!" } else { "" };
            let expected: String = ["B", "a", "ab", "seal", "sealAlgorithm", "é"]
                .into_iter()
                .map(|name| format!(" {name}{}", mark(name)))
                .collect();
            assert_eq!(walked(&names, &there), Some(expected));
        }
    }

    #[test]
    fn what_is_not_described_is_noticed_wherever_it_stands() {
        for other in ["0", "aa", "b", "z"] {
            assert_eq!(walked(&["a", "c"], &["a", other]), None, "{other}");
            assert_eq!(walked(&["a", "c"], &["a", "c", other]), None, "{other}");
        }
        assert_eq!(walked(&[], &["a"]), None);
        assert_eq!(walked(&[], &[]), Some(String::new()));
    }

    #[test]
    fn two_of_one_name_have_no_order() {
        assert_eq!(walked(&["a", "b", "a"], &["a"]), None);
    }

    #[test]
    fn too_many_have_no_order() {
        let names: Vec<&'static str> = (0..=MOST).map(|at| &*String::leak(format!("f{at:02}"))).collect();
        assert_eq!(walked(&names, &[]), None);
        assert!(walked(&names[1..], &names[1..]).is_some());
    }

    #[test]
    fn plain_names_are_letters_and_digits() {
        assert!(described(&["a1", "B"]).have_plain_names());
        for odd in ["", "1a", "a-b", "a b", "é", "<"] {
            assert!(!described(&["a", odd]).have_plain_names(), "{odd}");
        }
    }
}
