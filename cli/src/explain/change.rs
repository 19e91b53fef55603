//! The kinds of change that `sips diff` tells.

use sips_office_spec::diff::{Breaks, ChangeKind};

use super::sheet::Sheet;

/// The kind of that id.
pub(super) fn sheet(id: &str) -> Option<Sheet> {
    let kind = ChangeKind::ALL.iter().find(|kind| kind.id() == id)?;
    let mut sheet = Sheet::new("kind of change", id);
    let classes = |breaks: Breaks| breaks.classes().join(", ");
    sheet.text("in a request", classes(kind.in_request()));
    sheet.text("in a response", classes(kind.in_response()));
    sheet.text("why", kind.why().to_owned());
    Some(sheet)
}

/// All ids.
pub(super) fn ids() -> impl Iterator<Item = &'static str> {
    ChangeKind::ALL.iter().map(|kind| kind.id())
}
