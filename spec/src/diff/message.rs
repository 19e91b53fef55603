//! The fields of a message or container.

use std::collections::BTreeSet;

use sips_office_runtime::descriptor::{Direction, Protocol, Role};

use super::kind::Touched;
use super::reach::touched;
use super::{About, ChangeKind, Comparison, Pair, Within, last, pairs, side, until};
use crate::catalog::{Container, FieldUse, Presence};
use crate::source::Place;

/// When a request is not sent without a field.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Demand {
    Never,
    /// Where a condition holds that is known as data.
    AtTimes,
    Always,
}

impl Comparison<'_> {
    pub(super) fn message(&mut self, message: Direction, function: &str, fields: (&[FieldUse], &[FieldUse])) {
        let within = Within::Message(message, function.to_owned());
        self.group(&within, fields, |field| touched(message, Role::of(field)));
    }

    pub(super) fn fields_of_container(&mut self, old: &Container, new: &Container) {
        let reached = self.reach.container(&old.name);
        self.group(&Within::Container(old.name.clone()), (&old.fields, &new.fields), |_| reached);
    }

    fn group(
        &mut self,
        within: &Within,
        (old, new): (&[FieldUse], &[FieldUse]),
        touched: impl Fn(&str) -> Touched,
    ) {
        let about = |field: &str| About {
            what: field.to_owned(),
            within: Some(within.clone()),
            touched: touched(field),
        };
        for pair in pairs(old, new, |usage| &usage.field) {
            match pair {
                Pair::Gone(usage) => {
                    let gone = side(in_words(usage), &usage.place);
                    self.note(ChangeKind::FieldRemoved, &about(&usage.field), Some(gone), None);
                }
                Pair::Came(usage) => {
                    let kind = match demand(usage) {
                        Demand::Never => ChangeKind::FieldAdded,
                        Demand::AtTimes | Demand::Always => ChangeKind::RequiredFieldAdded,
                    };
                    let came = side(in_words(usage), &usage.place);
                    self.note(kind, &about(&usage.field), None, Some(came));
                }
                Pair::Both(before, after) => self.usage(&about(&before.field), before, after),
            }
        }
        let key: fn(&FieldUse) -> (&str, &Place) = |usage| (&usage.field, &usage.place);
        self.order(ChangeKind::FieldReordered, (old, new), key, |usage| about(&usage.field));
    }

    fn usage(&mut self, about: &About, old: &FieldUse, new: &FieldUse) {
        let places = (&old.place, &new.place);
        if let Some(kind) = presence(old, new) {
            self.changed(kind, about, places, (asked(old), asked(new)));
        }
        let wider = |usual| match demand(new) {
            Demand::Never => usual,
            Demand::AtTimes | Demand::Always => ChangeKind::RequiredMoreWidely,
        };
        if old.since != new.since {
            let kind = match new.since > old.since {
                true => ChangeKind::SinceLater,
                false => wider(ChangeKind::SinceEarlier),
            };
            self.changed(
                kind,
                about,
                places,
                (format!("since {}", old.since), format!("since {}", new.since)),
            );
        }
        if old.until != new.until {
            let kind = match last(new.until) < last(old.until) {
                true => ChangeKind::UntilEarlier,
                false => wider(ChangeKind::UntilLater),
            };
            self.changed(kind, about, places, (until(old.until), until(new.until)));
        }
        if old.only != new.only {
            let kind = match new.only {
                Some(_) => ChangeKind::ProtocolLacksField,
                None => wider(ChangeKind::ProtocolGainsField),
            };
            self.changed(kind, about, places, (only(old.only), only(new.only)));
        }
        let lacking = |usage: &'_ FieldUse| usage.absent_for.iter().cloned().collect::<BTreeSet<_>>();
        let (before, after) = (lacking(old), lacking(new));
        for brand in after.difference(&before) {
            let texts = (format!("{brand} has it"), format!("{brand} lacks it"));
            self.changed(ChangeKind::BrandLacksField, about, places, texts);
        }
        for brand in before.difference(&after) {
            let texts = (format!("{brand} lacks it"), format!("{brand} has it"));
            self.changed(wider(ChangeKind::BrandGainsField), about, places, texts);
        }
        if old.may_be_empty != new.may_be_empty {
            let kind = if new.may_be_empty { ChangeKind::MayBeEmpty } else { ChangeKind::MayNotBeEmpty };
            let word = |may| if may { "may be empty" } else { "may not be empty" };
            self.changed(kind, about, places, (word(old.may_be_empty), word(new.may_be_empty)));
        }
        self.deprecation(about, places, (&old.deprecated, &new.deprecated));
        if old.common != new.common {
            let word = |common| if common { "the service's" } else { "the function's own" };
            self.changed(ChangeKind::CommonChanged, about, places, (word(old.common), word(new.common)));
        }
    }
}

/// How a request's need of a field changed; `None` where presence and condition are the same.
fn presence(old: &FieldUse, new: &FieldUse) -> Option<ChangeKind> {
    if (&old.presence, &old.when) == (&new.presence, &new.when) {
        return None;
    }
    let (before, after) = (demand(old), demand(new));
    Some(match after {
        _ if after < before => ChangeKind::RequiredLess,
        Demand::Always if before < after => ChangeKind::NowRequired,
        Demand::AtTimes if before < after => ChangeKind::NowRequiredAtTimes,
        Demand::AtTimes if old.when != new.when => ChangeKind::ConditionChanged,
        _ => ChangeKind::ConditionReworded,
    })
}

fn demand(usage: &FieldUse) -> Demand {
    match usage.presence {
        Presence::Required => Demand::Always,
        Presence::Conditional(_) if !usage.when.is_empty() => Demand::AtTimes,
        Presence::Conditional(_) | Presence::Optional => Demand::Never,
    }
}

fn in_words(usage: &FieldUse) -> String {
    let mut words = vec![asked(usage), format!("since {}", usage.since)];
    words.extend(usage.until.map(|version| until(Some(version))));
    words.extend(usage.only.map(|protocol| only(Some(protocol))));
    words.join(", ")
}

/// Presence and condition.
fn asked(usage: &FieldUse) -> String {
    let mut words = match &usage.presence {
        Presence::Required => "required".to_owned(),
        Presence::Optional => "optional".to_owned(),
        Presence::Conditional(condition) => format!("conditional: {condition}"),
    };
    for (field, codes) in &usage.when {
        words.push_str(&format!(", when {field} is {}", codes.join(" or ")));
    }
    words
}

fn only(only: Option<Protocol>) -> String {
    only.map_or("in both protocols".to_owned(), |protocol| format!("only in {}", protocol.title()))
}
