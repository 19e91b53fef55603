//! What changed between two catalogs, and what each change breaks.
//!
//! Definitions, messages and values are paired by their names on the wire, so a new name is an addition and a removal.
//! Each difference is of one [`ChangeKind`], and that says what it breaks. What reaches no message breaks nothing.

mod dictionary;
mod function;
mod kind;
mod message;
mod moved;
mod platform;
mod reach;

use std::collections::{HashMap, HashSet};
use std::fmt;

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::Direction;

use self::kind::Touched;
pub use self::kind::{Breaks, ChangeKind};
use self::moved::moved;
use self::reach::Reach;
use crate::catalog::{Assumption, Catalog};
use crate::source::Place;

/// A difference between two catalogs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The kind.
    pub kind: ChangeKind,
    /// What it breaks here: what its kind breaks, in the messages that it touches.
    pub breaks: Breaks,
    /// What changed: `the value list panType`, or in messages the field's name.
    pub what: String,
    /// The messages or containers in which it changed; none where it is about a definition.
    pub within: Vec<Within>,
    /// What the old catalog says; `None` where it says nothing.
    pub old: Option<Side>,
    /// What the new catalog says; `None` where it says nothing.
    pub new: Option<Side>,
}

/// What one of the catalogs says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Side {
    /// In words.
    pub text: String,
    /// Where, in the files of that catalog.
    pub place: Place,
}

/// A group of fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Within {
    /// The request or response of a function.
    Message(Direction, String),
    /// A container.
    Container(String),
}

/// Everything that changed: what breaks most first, and within that brands, services, functions and dictionary.
pub fn diff(old: &Catalog, new: &Catalog) -> Vec<Change> {
    let mut comparison = Comparison { old, new, reach: Reach::of(old), changes: Vec::new() };
    comparison.platform();
    comparison.functions();
    comparison.dictionary();
    comparison.assumptions();
    let mut changes = merged(comparison.changes);
    changes.sort_by_key(|change| std::cmp::Reverse((change.breaks.wire, change.breaks.source)));
    changes
}

impl Change {
    /// What changed and where, in words.
    pub fn subject(&self) -> String {
        let mut subject = self.what.clone();
        for (at, within) in self.within.iter().enumerate() {
            let alike = at.checked_sub(1).and_then(|before| self.within.get(before));
            let (group, name) = (within.group(), within.name());
            match alike.is_some_and(|before| before.group() == group) {
                true => subject.push_str(&format!(", {name}")),
                false if at == 0 => subject.push_str(&format!(" in {group} {name}")),
                false => subject.push_str(&format!(" and in {group} {name}")),
            }
        }
        subject
    }
}

impl Within {
    fn group(&self) -> &'static str {
        match self {
            Self::Message(Direction::Request, _) => "the request of",
            Self::Message(Direction::Response, _) => "the response of",
            Self::Container(_) => "the container",
        }
    }

    fn name(&self) -> &str {
        match self {
            Self::Message(_, name) | Self::Container(name) => name,
        }
    }
}

/// `the request of cancel`.
impl fmt::Display for Within {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.group(), self.name())
    }
}

struct Comparison<'c> {
    old: &'c Catalog,
    new: &'c Catalog,
    reach: Reach<'c>,
    changes: Vec<Change>,
}

/// A text that each side has: the kind of change where it differs, what it is, and how it is found.
type Text<'t, T> = (ChangeKind, &'t str, fn(&T) -> &str);

/// What a change is about.
struct About {
    what: String,
    within: Option<Within>,
    touched: Touched,
}

impl About {
    /// About something that concerns requests and responses alike.
    fn all(what: impl Into<String>) -> Self {
        Self { what: what.into(), within: None, touched: Touched::ALL }
    }

    /// About a definition that these messages reach.
    fn reached(what: impl Into<String>, touched: Touched) -> Self {
        Self { what: what.into(), within: None, touched }
    }
}

impl Comparison<'_> {
    fn note(&mut self, kind: ChangeKind, about: &About, old: Option<Side>, new: Option<Side>) {
        self.changes.push(Change {
            kind,
            breaks: kind.breaks(about.touched),
            what: about.what.clone(),
            within: about.within.iter().cloned().collect(),
            old,
            new,
        });
    }

    /// Notes a property that differs, in words.
    fn changed(
        &mut self,
        kind: ChangeKind,
        about: &About,
        places: (&Place, &Place),
        texts: (impl Into<String>, impl Into<String>),
    ) {
        self.note(kind, about, Some(side(texts.0, places.0)), Some(side(texts.1, places.1)));
    }

    /// Notes each of some texts that differs.
    fn texts<T>(
        &mut self,
        about: &About,
        (old, new): (&T, &T),
        places: (&Place, &Place),
        texts: &[Text<'_, T>],
    ) {
        for (kind, name, text) in texts {
            if text(old) != text(new) {
                let about = About { what: format!("{name} of {}", about.what), within: None, ..*about };
                self.changed(*kind, &about, places, (text(old), text(new)));
            }
        }
    }

    /// Notes a deprecation that came, went or has another reason.
    fn deprecation(
        &mut self,
        about: &About,
        places: (&Place, &Place),
        reasons: (&Option<String>, &Option<String>),
    ) {
        let kind = match reasons {
            (old, new) if old == new => return,
            (None, _) => ChangeKind::Deprecated,
            (_, None) => ChangeKind::NotDeprecated,
            _ => ChangeKind::Reworded,
        };
        let said = |reason: &Option<String>| match reason {
            Some(reason) => format!("deprecated: {reason}"),
            None => "not deprecated".to_owned(),
        };
        self.changed(kind, about, places, (said(reasons.0), said(reasons.1)));
    }

    /// Notes a Rust name that became another one, whether it was chosen or derived.
    fn rust_name(
        &mut self,
        about: &About,
        places: (&Place, &Place),
        names: [(&Option<String>, &str); 2],
    ) -> bool {
        let [old, new] = names.map(|(chosen, derived)| chosen.as_deref().unwrap_or(derived));
        if old != new {
            self.changed(ChangeKind::RustNameChanged, about, places, (named(old), named(new)));
        }
        old != new
    }

    /// Notes what stands elsewhere in a list whose elements have names.
    fn order<'e, T: 'e>(
        &mut self,
        kind: ChangeKind,
        (old, new): (impl IntoIterator<Item = &'e T>, impl IntoIterator<Item = &'e T>),
        key: fn(&T) -> (&str, &Place),
        about: impl Fn(&T) -> About,
    ) {
        let (old, new): (Vec<&T>, Vec<&T>) = (old.into_iter().collect(), new.into_iter().collect());
        let names = |list: &[&'e T]| list.iter().map(|one| key(one).0).collect::<Vec<&'e str>>();
        let behind = |other: Option<&str>| other.map_or("first".to_owned(), |name| format!("behind {name}"));
        for one in moved(&names(&old), &names(&new)) {
            let find = |list: &[&'e T]| list.iter().copied().find(|other| key(other).0 == one.element);
            let (Some(before), Some(after)) = (find(&old), find(&new)) else { continue };
            let texts = (behind(one.after_old), behind(one.after_new));
            self.changed(kind, &about(before), (key(before).1, key(after).1), texts);
        }
    }

    /// Assumptions have no names of their own: those that are about the same thing are taken in their order.
    fn assumptions(&mut self) {
        let key = |assumption: &Assumption| (assumption.about.clone(), assumption.reason.clone());
        let (gone, mut came) = differing(&self.old.assumptions, &self.new.assumptions, key);
        let assumed = |assumption: &Assumption| side(&assumption.reason, &assumption.place);
        for old in gone {
            let place = came.iter().position(|new| new.about == old.about);
            let new = place.map(|at| assumed(came.remove(at)));
            let about = About::all(format!("an assumption about {}", old.about));
            self.note(ChangeKind::AssumptionChanged, &about, Some(assumed(old)), new);
        }
        for new in came {
            let about = About::all(format!("an assumption about {}", new.about));
            self.note(ChangeKind::AssumptionChanged, &about, None, Some(assumed(new)));
        }
    }
}

fn side(text: impl Into<String>, place: &Place) -> Side {
    Side { text: text.into(), place: place.clone() }
}

/// A last version as one that can be compared.
fn last(until: Option<InterfaceVersion>) -> InterfaceVersion {
    until.unwrap_or(InterfaceVersion::new(u16::MAX, u16::MAX))
}

fn until(until: Option<InterfaceVersion>) -> String {
    until.map_or("without end".to_owned(), |version| format!("until {version}"))
}

fn named(name: &str) -> String {
    format!("named {name}")
}

/// Two things of one name, or one that only one side has.
enum Pair<'c, T> {
    Gone(&'c T),
    Came(&'c T),
    Both(&'c T, &'c T),
}

/// Pairs by name: in the old order, and then what came.
fn pairs<'c, T>(
    old: impl IntoIterator<Item = &'c T>,
    new: impl IntoIterator<Item = &'c T>,
    name: fn(&T) -> &str,
) -> Vec<Pair<'c, T>> {
    let new: Vec<&T> = new.into_iter().collect();
    let by_name: HashMap<&str, &T> = new.iter().map(|one| (name(one), *one)).collect();
    let mut known = HashSet::new();
    let mut pairs = Vec::new();
    for one in old {
        known.insert(name(one));
        pairs.push(match by_name.get(name(one)) {
            Some(other) => Pair::Both(one, other),
            None => Pair::Gone(one),
        });
    }
    pairs.extend(new.into_iter().filter(|one| !known.contains(name(one))).map(Pair::Came));
    pairs
}

/// What only the one side has and what only the other, each as often as it has it more often.
fn differing<'c, T, K: Eq + std::hash::Hash>(
    old: &'c [T],
    new: &'c [T],
    key: impl Fn(&T) -> K,
) -> (Vec<&'c T>, Vec<&'c T>) {
    let mut counts: HashMap<K, usize> = HashMap::new();
    for one in old {
        *counts.entry(key(one)).or_default() += 1;
    }
    let mut came = Vec::new();
    for one in new {
        match counts.get_mut(&key(one)).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None => came.push(one),
        }
    }
    let mut gone = Vec::new();
    for one in old.iter().rev() {
        if let Some(count) = counts.get_mut(&key(one)).filter(|count| **count > 0) {
            *count -= 1;
            gone.push(one);
        }
    }
    gone.reverse();
    (gone, came)
}

/// One change of a common field is one change, however many functions have the field.
fn merged(changes: Vec<Change>) -> Vec<Change> {
    let mut merged: Vec<Change> = Vec::new();
    let mut known = HashMap::new();
    for change in changes {
        let key = (change.kind, change.what.clone(), change.old.clone(), change.new.clone());
        match known.get(&key).and_then(|at: &usize| merged.get_mut(*at)) {
            Some(earlier) => {
                earlier.breaks = earlier.breaks.and(change.breaks);
                earlier.within.extend(change.within);
            }
            None => {
                known.insert(key, merged.len());
                merged.push(change);
            }
        }
    }
    merged
}
