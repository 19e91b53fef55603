//! Messages that no client could send or read: nested too deep, or of too many fields.

use std::collections::BTreeMap;

use sips_office_runtime::codec::Limits;
use sips_office_runtime::descriptor::Direction;

use super::Resolver;
use crate::catalog::{FieldKind, FieldUse, Function};
use crate::finding::Finding;
use crate::rule::Rule;

/// A description larger than this is a slip: containers within containers multiply.
const MOST_FIELDS: usize = 2_000;

/// How deep fields nest, and how many there are with all that is in them.
#[derive(Clone, Copy, Default)]
struct Size {
    depth: usize,
    fields: usize,
}

impl Resolver<'_> {
    /// Reports a message that is too large; the function then describes nothing, so that nobody expands it.
    pub(super) fn measure(&mut self, function: &mut Function) {
        let mut known = BTreeMap::new();
        let most = Limits::default().depth;
        for direction in [Direction::Request, Direction::Response] {
            let size = self.size(function.fields(direction), 1, &mut known);
            let what = if size.depth > most {
                format!("nests {} levels deep, and clients read {most}", size.depth)
            } else if size.fields > MOST_FIELDS {
                format!(
                    "has {} fields with those of its containers, and {MOST_FIELDS} are the most",
                    size.fields
                )
            } else {
                continue;
            };
            let message = format!("a message of {} {what}", function.name);
            self.findings.push(Finding::new(Rule::TooLarge, function.place.clone(), message));
            function.request.clear();
            function.response.clear();
            function.samples.clear();
            return;
        }
    }

    /// Stops at the first level too many: what is below it makes no difference, and may be endless work.
    fn size(&self, uses: &[FieldUse], level: usize, known: &mut BTreeMap<String, Size>) -> Size {
        let mut size = Size { depth: 1, fields: uses.len() };
        if level > Limits::default().depth {
            return size;
        }
        for usage in uses {
            let Some(field) = self.catalog.fields.get(&usage.field) else { continue };
            let Some(name) = field.kind.container() else { continue };
            // A container that contains itself is empty by now, so this ends.
            let inside = match known.get(name) {
                Some(inside) => *inside,
                None => {
                    let fields =
                        self.catalog.containers.get(name).map_or(&[][..], |container| &container.fields);
                    let inside = self.size(fields, level + 1, known);
                    known.insert(name.to_owned(), inside);
                    inside
                }
            };
            // A list is a level of its own, as the codecs count.
            let list = usize::from(matches!(field.kind, FieldKind::List { .. }));
            size.depth = size.depth.max(1 + list + inside.depth);
            size.fields = size.fields.saturating_add(inside.fields);
        }
        size
    }
}
