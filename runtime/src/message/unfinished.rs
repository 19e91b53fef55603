//! Containers and lists while they are read.

use std::sync::Arc;

use super::{Container, DuplicateName, Field, Item, Scalar, Value, sort};

/// The fields of all containers and the elements of all lists that are being read, the innermost last. They wait here
/// until one is complete, so that it takes memory once, and no more than it needs.
pub(crate) struct Unfinished<'a> {
    fields: Vec<Field<'a>>,
    /// For how many fields there is to be room as soon as there is one.
    room: usize,
    elements: Vec<Element<'a>>,
}

/// Where a container or a list begins among what is unfinished.
#[derive(Clone, Copy)]
pub(crate) struct Start {
    fields: usize,
    elements: usize,
}

/// A value that was read.
pub(crate) enum Part<'a> {
    Scalar(Scalar<'a>),
    /// A container, of which the fields are the last that wait.
    Fields,
    List(Vec<Item<'a>>),
}

enum Element<'a> {
    Scalar(Scalar<'a>),
    /// A container, by where its fields end. They begin where those of the one before end.
    FieldsTo(usize),
}

impl<'a> Unfinished<'a> {
    /// Nothing yet. So many fields may come, all told.
    pub(crate) fn new(room: usize) -> Self {
        Self { fields: Vec::new(), room, elements: Vec::new() }
    }

    /// Where what comes next begins.
    #[inline]
    pub(crate) fn start(&self) -> Start {
        Start { fields: self.fields.len(), elements: self.elements.len() }
    }

    /// Adds a field to the innermost container.
    // A field is made where it is to stand only if nothing is called in between.
    #[inline(always)]
    pub(crate) fn field(&mut self, field: Field<'a>) {
        if self.fields.len() == self.fields.capacity() {
            self.grow();
        }
        self.fields.push(field);
    }

    /// The fields of the innermost container, which began there, in name order.
    ///
    /// # Errors
    /// The first name, in that order, that stands twice.
    #[inline]
    pub(crate) fn sorted(&mut self, start: Start) -> Result<&[Field<'a>], DuplicateName> {
        let fields = self.fields.get_mut(start.fields..).unwrap_or_default();
        sort(fields)?;
        Ok(fields)
    }

    /// A value by itself, whose fields began there.
    #[inline(always)]
    pub(crate) fn value(&mut self, part: Part<'a>, start: Start) -> Value<'a> {
        match part {
            Part::Scalar(scalar) => Value::Scalar(scalar),
            Part::Fields => Value::Container(Container::of_sorted(self.cut(start))),
            Part::List(items) => Value::List(items),
        }
    }

    /// Adds an element to the innermost list.
    ///
    /// # Errors
    /// The elements of a list that was to be one: there are no lists of lists.
    #[inline(always)]
    pub(crate) fn element(&mut self, part: Part<'a>) -> Result<(), Vec<Item<'a>>> {
        self.elements.push(match part {
            Part::Scalar(scalar) => Element::Scalar(scalar),
            Part::Fields => Element::FieldsTo(self.fields.len()),
            Part::List(items) => return Err(items),
        });
        Ok(())
    }

    /// The innermost list, which began there. Its containers share their fields.
    pub(crate) fn list(&mut self, start: Start) -> Vec<Item<'a>> {
        let all = (self.fields.len() > start.fields).then(|| Arc::new(self.cut(start)));
        let mut begin = start.fields;
        let item = |element| match element {
            Element::Scalar(scalar) => Item::Scalar(scalar),
            Element::FieldsTo(end) => {
                let part = begin - start.fields..end - start.fields;
                begin = end;
                Item::Container(all.as_ref().map_or_else(Container::new, |all| Container::part(all, part)))
            }
        };
        self.elements.drain(start.elements..).map(item).collect()
    }

    #[inline(never)]
    fn grow(&mut self) {
        self.fields.reserve(self.room.max(1));
    }

    #[inline(never)]
    fn cut(&mut self, start: Start) -> Vec<Field<'a>> {
        // Where nothing else waits, nothing need be moved; but a few fields may not keep the room that was made for all.
        if start.fields == 0 && self.fields.len() >= self.fields.capacity() / 2 {
            return std::mem::take(&mut self.fields);
        }
        self.fields.drain(start.fields..).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(name: &'static str, value: impl Into<Value<'static>>) -> Field<'static> {
        Field { name: name.into(), value: value.into() }
    }

    #[test]
    fn what_is_inside_is_finished_before_what_is_around_it() {
        let mut unfinished = Unfinished::new(4);
        let outer = unfinished.start();
        unfinished.field(field("z", "1"));
        let list = unfinished.start();
        for texts in [&["b", "a"][..], &[], &["c"]] {
            let container = unfinished.start();
            texts.iter().for_each(|text| unfinished.field(field(text, *text)));
            assert_eq!(unfinished.sorted(container).map(<[_]>::len), Ok(texts.len()));
            unfinished.element(Part::Fields).unwrap();
        }
        unfinished.element(Part::Scalar(Scalar::new("s"))).unwrap();
        assert!(unfinished.element(Part::List(Vec::new())).is_err());
        let items = unfinished.list(list);
        let names = |item: &Item<'_>| match item {
            Item::Container(fields) => fields.iter().map(|field| field.name.to_string()).collect(),
            Item::Scalar(scalar) => vec![scalar.text().to_owned()],
        };
        assert_eq!(
            items.iter().map(names).collect::<Vec<_>>(),
            [vec!["a", "b"], vec![], vec!["c"], vec!["s"]]
        );
        let list = unfinished.value(Part::List(items), outer);
        unfinished.field(field("list", list));
        assert_eq!(unfinished.sorted(outer).map(<[_]>::len), Ok(2));
        let Value::Container(whole) = unfinished.value(Part::Fields, outer) else { panic!() };
        assert_eq!(whole.iter().map(|field| &*field.name).collect::<Vec<_>>(), ["list", "z"]);
        assert!(unfinished.fields.is_empty() && unfinished.elements.is_empty());
    }

    #[test]
    fn a_container_keeps_no_more_room_than_it_needs() {
        let mut unfinished = Unfinished::new(10_000);
        for count in [1, 2, 9_000, 3] {
            let start = unfinished.start();
            (0..count).for_each(|_| unfinished.field(field("a", "1")));
            let fields = unfinished.cut(start);
            assert!(fields.len() == count && fields.capacity() <= 2 * count, "{}", fields.capacity());
        }
    }

    #[test]
    fn a_name_stands_once_in_a_container() {
        let mut unfinished = Unfinished::new(4);
        unfinished.field(field("a", "1"));
        let inner = unfinished.start();
        unfinished.field(field("a", "2"));
        assert!(unfinished.sorted(inner).is_ok());
        unfinished.field(field("a", "3"));
        assert_eq!(unfinished.sorted(inner), Err(DuplicateName("a".into())));
    }
}
