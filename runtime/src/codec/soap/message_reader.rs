//! The fields of a message, read from the elements inside the operation.

use std::borrow::Cow;
use std::fmt::Display;

use super::element::Element;
use super::events::{Event, Events, Home};
use super::read::unexpected;
use super::xml;
use crate::codec::error::DecodeError;
use crate::descriptor::{self, Kind};
use crate::message::{
    self, Field, Item, Message, Part, Scalar, ScalarKind, Start, Text, Unfinished, Value, are_same,
};
use crate::path::Path;
use crate::shown;

/// What a descriptor says of an element.
#[derive(Clone, Copy)]
enum Expected<'a> {
    /// Nothing.
    Unknown,
    /// No children.
    Scalar(ScalarKind),
    /// Children by name.
    Fields(&'a [descriptor::Field]),
    /// Children of one name, which are containers where they have fields.
    List { item: &'a str, fields: Option<&'a [descriptor::Field]> },
}

impl<'a> Expected<'a> {
    fn of(kind: &'a Kind) -> Self {
        match kind {
            Kind::Text | Kind::DateTime => Self::Scalar(ScalarKind::Text),
            Kind::Number => Self::Scalar(ScalarKind::Number),
            Kind::Boolean => Self::Scalar(ScalarKind::Boolean),
            Kind::Container(fields) => Self::Fields(fields),
            Kind::TextList { item } => Self::List { item, fields: None },
            Kind::ContainerList { item, fields } => Self::List { item, fields: Some(fields) },
        }
    }

    /// What is expected of an element of a list with that name.
    fn inside(fields: Option<&'a [descriptor::Field]>) -> Self {
        fields.map_or(Self::Scalar(ScalarKind::Text), Self::Fields)
    }
}

/// The descriptor of that name. Fields mostly come in the order of their descriptors, so it is looked for at the place
/// behind the last one first; its own place is left there.
#[inline(always)]
fn find<'a>(
    described: &'a [descriptor::Field],
    name: &str,
    place: &mut usize,
) -> Option<&'a descriptor::Field> {
    let is_it = |field: &descriptor::Field| are_same(&field.name, name);
    if !described.get(*place).is_some_and(is_it) {
        *place = described.iter().position(is_it)?;
    }
    *place += 1;
    described.get(*place - 1)
}

/// Reads the fields of one message, all of whose elements are in one namespace.
pub(super) struct MessageReader<'e, 'a> {
    events: &'e mut Events<'a>,
    home: &'e Home<'a>,
    /// The last prefix that was found to be that of home, and in which scope: elements in a row mostly have one prefix, or
    /// none.
    known: Option<(usize, &'a str)>,
    unfinished: Unfinished<'a>,
}

/// About as many bytes as a field takes.
const FIELD: usize = 64;

/// A child element that was read: its name, and its value unless it is nil.
type Child<'a> = (&'a str, Option<Value<'a>>);

/// What the elements of a described list are called, and the fields that each has where they are containers.
type Described<'a> = (&'a str, Option<&'a [descriptor::Field]>);

impl<'e, 'a> MessageReader<'e, 'a> {
    pub(super) fn new(events: &'e mut Events<'a>, home: &'e Home<'a>) -> Self {
        let unfinished = Unfinished::new(events.length() / FIELD);
        Self { events, home, known: None, unfinished }
    }

    /// Reads the operation's element, which was just opened, to its end: one wrapper of a given name, and the fields
    /// in it.
    pub(super) fn operation(
        &mut self,
        operation: &Element<'a>,
        wrappers: &[&str],
        described: &'a [descriptor::Field],
        message: &mut Message<'a>,
    ) -> Result<(), DecodeError> {
        self.at_home(None)?;
        let expected = || format!("`{}`", wrappers.join("` or `"));
        let wrapper = self.events.next_element(operation.name)?;
        let wrapper = wrapper.ok_or_else(|| DecodeError::Missing { expected: expected() })?;
        self.at_home(None)?;
        if !wrappers.contains(&wrapper.name) {
            return Err(unexpected(&expected(), wrapper.name));
        }
        self.events.budget.allow(1, None)?;
        let (mut fields, mut absent) = (message.refill(), Vec::new());
        if self.events.next_child(&wrapper.name)? {
            absent = self.fields(described, None, 1, &wrapper.name, |_, field| fields.push(field))?;
        }
        if let Some(other) = self.events.next_element(operation.name)? {
            return Err(unexpected(&format!("the end of `{}`", shown::name(operation.name)), other.name));
        }
        let fields = fields.sort().map_err(|taken| twice(None, &taken.0))?;
        stay_absent(absent, &fields, None)
    }

    /// Reads the children of an element to its end, each of which is a field. The first was just opened. The names of nil
    /// ones, which are absent, come back.
    fn fields(
        &mut self,
        described: &'a [descriptor::Field],
        above: Option<&Path<'_>>,
        depth: usize,
        parent: &dyn Display,
        mut put: impl FnMut(&mut Unfinished<'a>, Field<'a>),
    ) -> Result<Vec<&'a str>, DecodeError> {
        let (mut absent, mut place) = (Vec::new(), 0);
        loop {
            let (name, nil) = self.at_home(above)?;
            let field = find(described, name, &mut place);
            let expected = field.map_or(Expected::Unknown, |field| Expected::of(&field.kind));
            let start = self.unfinished.start();
            match self.value(nil, expected, &Path::below(above, name), depth)? {
                Some(part) => {
                    let value = self.unfinished.value(part, start);
                    put(&mut self.unfinished, Field { name: Cow::Borrowed(name), value });
                }
                None => absent.push(name),
            }
            if !self.events.next_child(parent)? {
                return Ok(absent);
            }
        }
    }

    /// Reads the element that was just opened to its end. `None` where it says that it is nil.
    // Handing what was read on from function to function takes longer than reading it.
    #[inline(always)]
    fn value(
        &mut self,
        nil: bool,
        expected: Expected<'a>,
        path: &Path<'_>,
        depth: usize,
    ) -> Result<Option<Part<'a>>, DecodeError> {
        match self.events.next()? {
            Event::Close | Event::End => Ok(leaf(nil, expected, self.events.take_text())),
            Event::Open => self.parent(expected, path, depth + 1).map(Some),
        }
    }

    /// Reads the element of which the first child was just opened to its end.
    fn parent(
        &mut self,
        expected: Expected<'a>,
        path: &Path<'_>,
        depth: usize,
    ) -> Result<Part<'a>, DecodeError> {
        self.events.hold_no_text(path)?;
        self.events.budget.allow(depth, Some(path))?;
        match expected {
            Expected::Fields(described) => {
                let start = self.unfinished.start();
                let put = |unfinished: &mut Unfinished<'a>, field| unfinished.field(field);
                let absent = self.fields(described, Some(path), depth, path, put)?;
                self.container(start, absent, path)
            }
            Expected::List { item, fields } => self.list((item, fields), path, depth),
            Expected::Scalar(_) | Expected::Unknown => self.undescribed(Vec::new(), None, path, depth),
        }
    }

    /// A described list, for as long as each child is what its descriptor says. The first was just opened.
    fn list(
        &mut self,
        described: Described<'a>,
        path: &Path<'_>,
        depth: usize,
    ) -> Result<Part<'a>, DecodeError> {
        let ((item, fields), start) = (described, self.unfinished.start());
        let (mut count, mut absent) = (0, 0);
        let departing = loop {
            let (name, nil) = self.at_home(Some(path))?;
            if name != item {
                break None;
            }
            match self.value(nil, Expected::inside(fields), &path.element(count), depth)? {
                None => absent += 1,
                Some(part) => {
                    if let Err(list) = self.unfinished.element(part) {
                        break Some(list);
                    }
                }
            }
            count += 1;
            if !self.events.next_child(path)? {
                return Ok(Part::List(self.unfinished.list(start)));
            }
        };
        let mut children: Vec<Child<'a>> = Vec::new();
        children.extend(self.unfinished.list(start).into_iter().map(|each| (item, Some(each.into()))));
        children.extend((0..absent).map(|_| (item, None)));
        if let Some(list) = departing {
            children.push((item, Some(Value::List(list))));
            if !self.events.next_child(path)? {
                return self.together(children, Some(item), path);
            }
        }
        self.undescribed(children, Some(described), path, depth)
    }

    /// Children that only all of them together tell what they are. One was just opened, and others may have been read.
    fn undescribed(
        &mut self,
        mut children: Vec<Child<'a>>,
        list: Option<Described<'a>>,
        path: &Path<'_>,
        depth: usize,
    ) -> Result<Part<'a>, DecodeError> {
        loop {
            let (name, nil) = self.at_home(Some(path))?;
            let start = self.unfinished.start();
            let part = match list {
                Some((item, fields)) if item == name => {
                    self.value(nil, Expected::inside(fields), &path.element(children.len()), depth)?
                }
                _ => self.value(nil, Expected::Unknown, &Path::below(Some(path), name), depth)?,
            };
            children.push((name, part.map(|part| self.unfinished.value(part, start))));
            if !self.events.next_child(path)? {
                return self.together(children, list.map(|(item, _)| item), path);
            }
        }
    }

    /// A list where all have one name, and there are two or that name is known for an element of a list; else a container.
    fn together(
        &mut self,
        children: Vec<Child<'a>>,
        item: Option<&str>,
        path: &Path<'_>,
    ) -> Result<Part<'a>, DecodeError> {
        let all_are = |wanted: &str| children.iter().all(|(name, _)| *name == wanted);
        let is_list = item.is_some_and(all_are)
            || children.len() > 1 && children.first().is_some_and(|(first, _)| all_are(first));
        if is_list {
            let values = children.into_iter().filter_map(|(_, value)| value).enumerate();
            let items = values.map(|(at, value)| {
                Item::try_from(value)
                    .map_err(|_| DecodeError::NestedList { path: shown::name(path.element(at)) })
            });
            return items.collect::<Result<_, _>>().map(Part::List);
        }
        let (start, mut absent) = (self.unfinished.start(), Vec::new());
        for (name, value) in children {
            match value {
                Some(value) => self.unfinished.field(Field { name: Cow::Borrowed(name), value }),
                None => absent.push(name),
            }
        }
        self.container(start, absent, path)
    }

    /// The fields that were read from there on.
    fn container(
        &mut self,
        start: Start,
        absent: Vec<&'a str>,
        path: &Path<'_>,
    ) -> Result<Part<'a>, DecodeError> {
        let fields = self.unfinished.sorted(start).map_err(|taken| twice(Some(path), &taken.0))?;
        stay_absent(absent, fields, Some(path))?;
        Ok(Part::Fields)
    }

    /// Name and nil of the element that was just opened, which must be in the namespace of the message.
    #[inline(always)]
    fn at_home(&mut self, above: Option<&Path<'_>>) -> Result<(&'a str, bool), DecodeError> {
        let (scope, element) = (self.events.scope(), &self.events.element);
        let is_known = self.known.is_some_and(|(of, prefix)| of == scope && are_same(prefix, element.prefix));
        if !is_known {
            if !self.events.is_home(element, self.home) {
                let path = shown::name(Path::below(above, element.name));
                return Err(DecodeError::ForeignElement { path });
            }
            self.known = Some((scope, element.prefix));
        }
        Ok((element.name, element.nil))
    }
}

/// Sees that a nil field, which is absent, does not come again under its name.
fn stay_absent(
    mut absent: Vec<&str>,
    fields: &[Field<'_>],
    above: Option<&Path<'_>>,
) -> Result<(), DecodeError> {
    absent.sort_unstable();
    let again = absent.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| &pair[0]);
    let there = || absent.iter().find(|name| message::find(fields, name).is_some());
    match again.or_else(there) {
        Some(name) => Err(twice(above, name)),
        None => Ok(()),
    }
}

fn twice(above: Option<&Path<'_>>, name: &str) -> DecodeError {
    DecodeError::Duplicate { path: shown::name(Path::below(above, name)) }
}

/// What an element without children is; `None` where it says that it is nil.
#[inline(always)]
fn leaf<'a>(nil: bool, expected: Expected<'a>, text: Text<'a>) -> Option<Part<'a>> {
    if nil && text.is_empty() {
        return None;
    }
    Some(match expected {
        Expected::Fields(_) if xml::is_blank(&text) => Part::Fields,
        Expected::List { .. } if xml::is_blank(&text) => Part::List(Vec::new()),
        Expected::Scalar(kind) if kind != ScalarKind::Text => {
            Part::Scalar(Scalar::of_kind(kind, text.clone()).unwrap_or_else(|| Scalar::new(text)))
        }
        _ => Part::Scalar(Scalar::new(text)),
    })
}
