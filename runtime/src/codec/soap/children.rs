//! What the children of an element are together: a container, or a list.

use std::borrow::Cow;

use crate::codec::error::DecodeError;
use crate::message::{self, Container, Field, Group, Item, Sorted, Storage, Unsorted, Value};
use crate::path::Path;
use crate::shown;

/// A child element that was read: its name, and its value unless it is nil.
type Child<'a> = (&'a str, Option<Value<'a>>);

/// The children of one element that is no described container, as they come.
pub(super) enum Children<'a> {
    /// Those of a list, as long as each is what its descriptor says: so many nil ones among them.
    Items { item: &'a str, items: Vec<Item<'a>>, nil: usize },
    /// Those that only all of them together tell, also of a list with elements of that name.
    Any { item: Option<&'a str>, children: Vec<Child<'a>> },
}

impl<'a> Children<'a> {
    /// Of a list whose elements have that name.
    pub(super) fn items(item: &'a str) -> Self {
        Self::Items { item, items: Vec::with_capacity(2), nil: 0 }
    }

    /// Of an element of which nothing is known.
    pub(super) fn any() -> Self {
        Self::Any { item: None, children: Vec::new() }
    }

    /// Adds one behind the others.
    pub(super) fn put(&mut self, name: &'a str, value: Option<Value<'a>>) {
        let departing = match self {
            Self::Any { children, .. } => return children.push((name, value)),
            Self::Items { item, items, nil } if name == *item => match value {
                None => {
                    *nil += 1;
                    return;
                }
                Some(value) => match Item::try_from(value) {
                    Ok(item) => return items.push(item),
                    Err(list) => (name, Some(Value::List(list))),
                },
            },
            Self::Items { .. } => (name, value),
        };
        if let Self::Items { item, items, nil } = self {
            let mut children: Vec<_> = items.drain(..).map(|each| (*item, Some(each.into()))).collect();
            children.extend((0..*nil).map(|_| (*item, None)));
            children.push(departing);
            *self = Self::Any { item: Some(item), children };
        }
    }

    /// All of them, of which there is at least one.
    pub(super) fn together(self, path: &Path<'_>) -> Result<Value<'a>, DecodeError> {
        match self {
            Self::Items { items, .. } => Ok(Value::List(items)),
            Self::Any { item, children } => group_or_list(children, item, path),
        }
    }
}

fn group_or_list<'a>(
    children: Vec<Child<'a>>,
    item: Option<&str>,
    path: &Path<'_>,
) -> Result<Value<'a>, DecodeError> {
    let all_are = |wanted: &str| children.iter().all(|(name, _)| *name == wanted);
    let is_list = item.is_some_and(all_are)
        || children.len() > 1 && children.first().is_some_and(|(first, _)| all_are(first));
    if is_list {
        let values = children.into_iter().filter_map(|(_, value)| value).enumerate();
        let items = values.map(|(at, value)| {
            Item::try_from(value).map_err(|_| DecodeError::NestedList { path: shown::name(path.element(at)) })
        });
        return items.collect::<Result<_, _>>().map(Value::List);
    }
    let mut fields = Growing::default();
    children.into_iter().for_each(|(name, value)| fields.put(name, value));
    fields.container(path)
}

/// Fields as they come. A nil one is absent, yet its name may not come again.
#[derive(Default)]
pub(super) struct Growing<'a, S> {
    fields: Unsorted<S>,
    absent: Vec<&'a str>,
}

impl<'a, S: Storage<'a>> Growing<'a, S> {
    pub(super) fn new(fields: Unsorted<S>) -> Self {
        Self { fields, absent: Vec::new() }
    }

    #[inline]
    pub(super) fn put(&mut self, name: &'a str, value: Option<Value<'a>>) {
        match value {
            Some(value) => self.fields.push(Field { name: Cow::Borrowed(name), value }),
            None => self.absent.push(name),
        }
    }

    /// All of them together. What stands twice shows only now, when the names are sorted.
    pub(super) fn sort(self, above: Option<&Path<'_>>) -> Result<Sorted<S>, DecodeError> {
        let Self { fields, mut absent } = self;
        let twice = |name: &str| DecodeError::Duplicate { path: shown::name(Path::below(above, name)) };
        let fields = fields.sort().map_err(|taken| twice(&taken.0))?;
        absent.sort_unstable();
        let again = absent.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| &pair[0]);
        let there = || absent.iter().find(|name| message::find(&fields, name).is_some());
        match again.or_else(there) {
            Some(name) => Err(twice(name)),
            None => Ok(fields),
        }
    }
}

impl<'a> Growing<'a, Vec<Field<'a>>> {
    pub(super) fn container(self, path: &Path<'_>) -> Result<Value<'a>, DecodeError> {
        self.sort(Some(path)).map(|fields| Value::Container(Container::of(fields)))
    }
}
