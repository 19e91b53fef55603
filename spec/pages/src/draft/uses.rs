//! Fields of a message as a spec writes them.

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::Direction;

use super::yaml::{Entries, Value, entry, text};
use crate::Page;
use crate::page::{Attendance, Extent, Field, Presence};

/// A field of a message or container, as drafted.
#[derive(Clone, Debug)]
pub(super) struct Use {
    pub(super) field: String,
    presence: Presence,
    condition: Option<String>,
    pub(super) since: InterfaceVersion,
    assumed: Vec<String>,
}

impl Use {
    /// A field as a page describes it. What the page does not show is guessed and says so.
    pub(super) fn of(page: &Page, direction: Direction, field: &Field, guess: InterfaceVersion) -> Self {
        let name = &field.name.value;
        let mut assumed = Vec::new();
        let presence = field.presence.as_ref().map(|presence| presence.value);
        match presence {
            None => assumed.push(format!("The page lists it as {} without details.", word(field.listed_as))),
            Some(presence) if presence != field.listed_as => assumed.push(format!(
                "The page lists it as {} and says that it is {}.",
                word(field.listed_as),
                word(presence)
            )),
            Some(_) => {}
        }
        let since = match (&field.since, row_of(page, direction, name)) {
            (Some(since), _) => since.value,
            (None, Some(version)) => version,
            (None, None) => {
                assumed.push("The page does not show its since.".to_owned());
                guess
            }
        };
        let presence = presence.unwrap_or(field.listed_as);
        let condition = (presence == Presence::Conditional).then(|| {
            assumed.push("When it must be there is not known beyond the page's description.".to_owned());
            let described = field.description.as_ref().map(|text| text.value.clone());
            described
                .filter(|text| !text.is_empty())
                .unwrap_or_else(|| "The page does not say when.".to_owned())
        });
        Self { field: name.clone(), presence, condition, since, assumed }
    }

    /// A field of a container, of which a page gives no more than the name and perhaps a changelog row.
    pub(super) fn inside(field: &str, since: Option<InterfaceVersion>, guess: InterfaceVersion) -> Self {
        let assumed = match since {
            Some(_) => "The page does not say whether it must be there.",
            None => "The page shows it in a sample alone.",
        };
        Self {
            field: field.to_owned(),
            presence: Presence::Optional,
            condition: None,
            since: since.unwrap_or(guess),
            assumed: vec![assumed.to_owned()],
        }
    }

    /// Notes that the changelog has no row for it, where it has others.
    pub(super) fn lacks_row(&mut self, page: &Page, direction: Direction) {
        let row = row_of(page, direction, &self.field);
        self.assumed.push(match row {
            Some(version) => format!("The page's changelog brings it in {version}."),
            None if page.changelog.shown == Extent::Cut => {
                "The page ends before its changelog has a row for it.".to_owned()
            }
            None => "The page's changelog has no row for it.".to_owned(),
        });
    }

    /// As it is written down.
    pub(super) fn value(&self) -> Value {
        let mut entries: Entries = vec![
            entry("field", text(&self.field)),
            entry("presence", text(word(self.presence))),
            entry("since", Value::Quoted(self.since.to_string())),
        ];
        entries.extend(self.condition.as_ref().map(|condition| entry("condition", text(condition))));
        if self.assumed.is_empty() && self.condition.is_none() {
            return Value::Row(entries);
        }
        entries.extend(assumed(&self.assumed));
        Value::Map(entries)
    }
}

/// The key `assumed` with all reasons; nothing without any.
pub(super) fn assumed(reasons: &[String]) -> Option<(String, Value)> {
    (!reasons.is_empty()).then(|| entry("assumed", text(reasons.join(" "))))
}

/// Why the places of some fields in a SOAP message are a guess.
pub(super) fn unplaced(message: &str, names: &str) -> String {
    format!("The SOAP {message} sample does not show {names}, so that the place in the sequence is a guess.")
}

/// The version of the first changelog row of a message's field.
fn row_of(page: &Page, direction: Direction, field: &str) -> Option<InterfaceVersion> {
    let mut rows = page.changelog.rows.iter();
    rows.find(|row| row.field == field && is_of(&row.attendance, direction)).map(|row| row.version)
}

/// Whether a row speaks of that message.
pub(super) fn is_of(attendance: &Attendance, direction: Direction) -> bool {
    match attendance {
        Attendance::Both => true,
        Attendance::Request => direction == Direction::Request,
        Attendance::Response => direction == Direction::Response,
        Attendance::Container(_) => false,
    }
}

fn word(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "required",
        Presence::Optional => "optional",
        Presence::Conditional => "conditional",
    }
}
