//! The catalog with its files, and where it uses what.

use sips_office_runtime::descriptor::Direction;
use sips_office_spec::catalog::{Assumption, Brand, FieldUse, Function, ListedValue, Presence};
use sips_office_spec::{Catalog, Place, Sources};

use super::sheet::Row;
use crate::specs::located;

/// A catalog, and the files that its places are in.
pub(super) struct Book<'b> {
    pub(super) sources: &'b Sources,
    pub(super) catalog: &'b Catalog,
}

/// A field where a message has it.
pub(super) struct Used<'b> {
    pub(super) function: &'b Function,
    pub(super) message: Direction,
    /// Where in the message: `walletPaymentMeanDataList.paymentMeanAlias`.
    pub(super) path: String,
    pub(super) usage: &'b FieldUse,
}

impl<'b> Book<'b> {
    pub(super) fn place(&self, place: &Place) -> String {
        located(self.sources, place)
    }

    /// A text of the specs in a brand's words, or in those of no brand in particular.
    pub(super) fn words(&self, text: &str, brand: Option<&Brand>) -> String {
        match brand {
            Some(brand) => text.replace("{platform}", &brand.platform),
            None => self.catalog.neutral(text),
        }
    }

    /// Every field of every message, containers included.
    pub(super) fn used(&self) -> Vec<Used<'b>> {
        let mut used = Vec::new();
        for function in self.catalog.functions.values() {
            for message in [Direction::Request, Direction::Response] {
                self.below(function, message, function.fields(message), "", &mut used);
            }
        }
        used
    }

    fn below(
        &self,
        function: &'b Function,
        message: Direction,
        fields: &'b [FieldUse],
        parent: &str,
        used: &mut Vec<Used<'b>>,
    ) {
        for usage in fields {
            let path =
                if parent.is_empty() { usage.field.clone() } else { format!("{parent}.{}", usage.field) };
            let inside = self.inside(usage);
            used.push(Used { function, message, path: path.clone(), usage });
            self.below(function, message, inside, &path, used);
        }
    }

    /// The fields of the container that a field holds.
    pub(super) fn inside(&self, usage: &FieldUse) -> &'b [FieldUse] {
        let field = self.catalog.fields.get(&usage.field);
        let container = field.and_then(|field| self.catalog.containers.get(field.kind.container()?));
        container.map_or(&[][..], |container| &container.fields)
    }

    /// Why something is assumed about what goes by these words in the specs' assumptions.
    pub(super) fn assumed(&self, about: &[String]) -> Vec<String> {
        let all = self.catalog.assumptions.iter();
        self.reasons(all.filter(|assumption| about.contains(&assumption.about)))
    }

    /// Assumptions as lines.
    pub(super) fn reasons<'a>(&self, assumptions: impl IntoIterator<Item = &'a Assumption>) -> Vec<String> {
        let reason = |assumption: &Assumption| {
            let (reason, place) = (self.catalog.neutral(&assumption.reason), self.place(&assumption.place));
            format!("{reason} ({}, {place})", assumption.about)
        };
        assumptions.into_iter().map(reason).collect()
    }

    /// A row goes on with what a use says of its field.
    pub(super) fn usage(&self, row: Row, usage: &FieldUse) -> Row {
        let (presence, condition) = match &usage.presence {
            Presence::Required => ("required", None),
            Presence::Optional => ("optional", None),
            Presence::Conditional(condition) => ("conditional", Some(self.catalog.neutral(condition))),
        };
        let when: Vec<_> =
            usage.when.iter().map(|(field, codes)| format!("{field} is {}", codes.join(" or "))).collect();
        row.bare("presence", presence.to_owned())
            .keyed("since", usage.since.to_string())
            .keyed("until", usage.until.map(|until| until.to_string()))
            .keyed("only in", usage.only.map(|protocol| protocol.title().to_owned()))
            .flag("may be empty", usage.may_be_empty)
            .keyed("lacked by", joined(&usage.absent_for))
            .keyed("condition:", condition)
            .keyed("when", joined(&when))
            .keyed("deprecated:", usage.deprecated.as_ref().map(|reason| self.catalog.neutral(reason)))
            .bare("defined by", usage.common.then(|| "common to the service".to_owned()))
    }

    /// A row goes on with what is assumed of a field's use, and where it is written.
    pub(super) fn provenance(&self, row: Row, usage: &FieldUse) -> Row {
        row.keyed("assumed:", usage.assumed.as_ref().map(|reason| self.catalog.neutral(reason)))
            .bare("place", self.place(&usage.place))
    }

    /// The row of a value.
    pub(super) fn value(&self, row: Row, value: &ListedValue, brand: Option<&Brand>) -> Row {
        row.bare("code", value.code.clone())
            .bare("name", value.name.clone())
            .bare("label", self.words(&value.label, brand))
            .keyed("since", value.since.map(|since| since.to_string()))
            .keyed("until", value.until.map(|until| until.to_string()))
            .keyed("deprecated:", value.deprecated.as_ref().map(|reason| self.words(reason, brand)))
            .keyed("assumed:", value.assumed.as_ref().map(|reason| self.words(reason, brand)))
    }
}

impl Used<'_> {
    /// The row begins with the message and the way to the field.
    pub(super) fn row(&self) -> Row {
        let row = Row::default()
            .bare("function", self.function.name.clone())
            .bare("message", message(self.message).to_owned());
        row.bare("path", self.path.clone())
    }
}

/// `request` or `response`.
pub(super) fn message(direction: Direction) -> &'static str {
    match direction {
        Direction::Request => "request",
        Direction::Response => "response",
    }
}

/// `a, b`; `None` for nothing.
pub(super) fn joined(texts: &[String]) -> Option<String> {
    (!texts.is_empty()).then(|| texts.join(", "))
}
