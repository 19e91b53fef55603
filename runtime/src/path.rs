//! Where a value stands in a message: `customerContact.email`, `list[0].paymentMeanId`.

use std::fmt;

/// A place in a message, as a chain of steps from the inside out.
///
/// It lives on the stack of whoever walks the tree, so that walking costs no allocation.
#[derive(Clone, Copy)]
pub(crate) struct Path<'p> {
    parent: Option<&'p Path<'p>>,
    step: Step<'p>,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Field(&'p str),
    Element(usize),
}

impl<'p> Path<'p> {
    /// A field of the message itself.
    #[inline]
    pub(crate) const fn top(name: &'p str) -> Self {
        Self { parent: None, step: Step::Field(name) }
    }

    /// A field of the container that stands here.
    #[inline]
    pub(crate) const fn field(&'p self, name: &'p str) -> Self {
        Self { parent: Some(self), step: Step::Field(name) }
    }

    /// An element of the list that stands here.
    #[inline]
    pub(crate) const fn element(&'p self, at: usize) -> Self {
        Self { parent: Some(self), step: Step::Element(at) }
    }

    /// A field below `parent`, or of the message itself where there is none.
    #[inline]
    pub(crate) const fn below(parent: Option<&'p Path<'p>>, name: &'p str) -> Self {
        Self { parent, step: Step::Field(name) }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        match self.step {
            Step::Field(name) if self.parent.is_some() => write!(f, ".{name}"),
            Step::Field(name) => f.write_str(name),
            Step::Element(at) => write!(f, "[{at}]"),
        }
    }
}
