//! The fields of a message, and their order by name.
//!
//! Descriptions stand in SOAP order and messages in name order. Knowing how the first would stand in the second, one walk
//! through both finds all fields, where to look up each took a good third of the time of a check.

use std::cmp::Ordering;
use std::ops::Deref;

use super::{Field, Kind, List};
use crate::message::{self, are_same};

/// The fields of a message in SOAP order. What else is known of them is computed when they are put together.
#[derive(Clone, Debug, PartialEq)]
pub struct Fields {
    all: List<Field>,
    order: Option<Order>,
}

/// What is known of fields ahead.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Order {
    /// Their places in the order of their names.
    by_name: [u8; MOST],
    count: usize,
    /// For each whether it is a text, of which nothing but the first interface version is asked.
    are_ungated: [bool; MOST],
    /// Whether every name begins with a letter and holds nothing but letters and digits.
    have_plain_names: bool,
}

/// The fields of a message and their descriptions, each with the other.
pub(crate) struct Pairs<'p, 'a> {
    described: &'p [Field],
    order: Option<&'p Order>,
    fields: &'p [message::Field<'a>],
    /// For each description its field's place, from 1; 0 where that is not there.
    places: [u8; MOST],
    paired: usize,
}

/// A description and its field.
pub(crate) struct Pair<'p, 'a> {
    pub(crate) description: &'p Field,
    /// Whether it is a text, of which nothing but the first interface version is asked.
    pub(crate) is_ungated: bool,
    pub(crate) field: Option<&'p message::Field<'a>>,
}

/// So many fields at most are put in order. No request has as many; where there are more, each is looked up.
const MOST: usize = 32;

impl Fields {
    /// The fields, as they stand in generated code.
    pub const fn of(fields: &'static [Field]) -> Self {
        Self { all: List::Borrowed(fields), order: Order::of(fields) }
    }

    /// Pairs them with the fields of a message.
    pub(crate) fn pair<'p, 'a>(&'p self, fields: &'p [message::Field<'a>]) -> Pairs<'p, 'a> {
        let order = self.order.as_ref();
        let mut pairs = Pairs { described: self, order, fields, places: [0; MOST], paired: 0 };
        // Where they stay: to move bytes that were just written takes longer than to write them.
        pairs.fill();
        pairs
    }
}

impl<'p, 'a> Pairs<'p, 'a> {
    #[inline(never)]
    fn fill(&mut self) -> Option<()> {
        let order = self.order?;
        for &place in order.by_name.get(..order.count)? {
            let field = self.fields.get(self.paired)?;
            let at = usize::from(place);
            if are_same(&field.name, &self.described.get(at)?.name) {
                self.paired += 1;
                *self.places.get_mut(at)? = self.paired as u8;
            }
        }
        // A field that is not described stops the walk for all behind it.
        Some(())
    }

    /// All descriptions in SOAP order with their fields; `None` where a field is not described, or no order is known.
    #[inline]
    pub(crate) fn all(&self) -> Option<impl Iterator<Item = Pair<'p, 'a>>> {
        let order = self.order.filter(|_| self.paired == self.fields.len())?;
        let known = order.are_ungated.iter().zip(&self.places);
        Some(self.described.iter().zip(known).map(|(description, (is_ungated, place))| {
            let field = self.fields.get(usize::from(*place).wrapping_sub(1));
            Pair { description, is_ungated: *is_ungated, field }
        }))
    }

    /// All fields in name order.
    #[inline]
    pub(crate) fn fields(&self) -> &'p [message::Field<'a>] {
        self.fields
    }

    /// Whether every field is described, and its name can stand in any document as it is.
    pub(crate) fn have_plain_names(&self) -> bool {
        self.paired == self.fields.len() && self.order.is_some_and(|order| order.have_plain_names)
    }
}

impl Order {
    /// `None` where there are too many, or two have one name.
    const fn of(fields: &[Field]) -> Option<Self> {
        if fields.len() > MOST {
            return None;
        }
        let (mut by_name, mut are_ungated) = ([0; MOST], [false; MOST]);
        let (mut have_plain_names, mut count) = (true, 0);
        while count < fields.len() {
            let name = name(&fields[count]);
            have_plain_names = have_plain_names && is_plain_name(name);
            are_ungated[count] = is_ungated(&fields[count]);
            let mut at = count;
            while at > 0 {
                let before = by_name[at - 1];
                match order(name, self::name(&fields[before as usize])) {
                    Ordering::Less => by_name[at] = before,
                    Ordering::Equal => return None,
                    Ordering::Greater => break,
                }
                at -= 1;
            }
            by_name[at] = count as u8;
            count += 1;
        }
        Some(Self { by_name, count, are_ungated, have_plain_names })
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
const fn is_ungated(field: &Field) -> bool {
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
        let order = Order::of(&fields);
        Self { all: fields.into(), order }
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
    use crate::message::Message;
    use crate::version::InterfaceVersion;

    fn described(names: &[&'static str]) -> Fields {
        let field = |name: &&'static str| Field::new(*name, Kind::Text, InterfaceVersion::new(2, 0));
        names.iter().map(field).collect()
    }

    /// The names in SOAP order, with a mark at those that are there; `None` where they can't be paired.
    fn paired(names: &[&'static str], there: &[&'static str]) -> Option<String> {
        let mut message = Message::new();
        there.iter().for_each(|name| message.set(*name, *name));
        let fields = described(names);
        let pairs = fields.pair(&message);
        let marked = pairs.all()?.map(|Pair { description, field, .. }| {
            assert!(field.is_none_or(|field| field.name == description.name));
            format!(" {}{}", description.name, if field.is_some() { "!" } else { "" })
        });
        Some(marked.collect())
    }

    #[test]
    fn every_field_is_paired_with_its_description() {
        let names = ["seal", "a", "sealAlgorithm", "B", "ab", "é"];
        for there in 0..1 << names.len() {
            let there: Vec<_> =
                (0..names.len()).filter(|at| there >> at & 1 == 1).map(|at| names[at]).collect();
            let marked = names.map(|name| format!(" {name}{}", if there.contains(&name) { "!" } else { "" }));
            assert_eq!(paired(&names, &there), Some(marked.concat()));
        }
    }

    #[test]
    fn what_is_not_described_is_noticed_wherever_it_stands() {
        for other in ["0", "aa", "b", "z"] {
            assert_eq!(paired(&["a", "c"], &["a", other]), None, "{other}");
            assert_eq!(paired(&["a", "c"], &["a", "c", other]), None, "{other}");
        }
        assert_eq!(paired(&[], &["a"]), None);
        assert_eq!(paired(&[], &[]), Some(String::new()));
    }

    #[test]
    fn two_of_one_name_have_no_order() {
        assert_eq!(paired(&["a", "b", "a"], &["a"]), None);
    }

    #[test]
    fn too_many_have_no_order() {
        let names: Vec<&'static str> = (0..=MOST).map(|at| &*String::leak(format!("f{at:02}"))).collect();
        assert_eq!(paired(&names, &[]), None);
        assert!(paired(&names[1..], &names[1..]).is_some());
    }

    #[test]
    fn plain_names_are_letters_and_digits() {
        let have_plain_names =
            |names: &[&'static str]| described(names).order.is_some_and(|order| order.have_plain_names);
        assert!(have_plain_names(&["a1", "B"]));
        for odd in ["", "1a", "a-b", "a b", "é", "<"] {
            assert!(!have_plain_names(&["a", odd]), "{odd}");
        }
    }

    #[test]
    fn a_plain_name_is_one_that_xml_takes() {
        for name in ["", "a", "a1", "merchantWalletId", "1a", "a-b", "a:b", "é", "a b", "a<", "_", "aé"] {
            assert!(!is_plain_name(name.as_bytes()) || crate::codec::soap::is_name(name), "{name}");
        }
    }
}
