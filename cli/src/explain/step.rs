//! What a step from one interface version to another brings to a function.

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::{self, Direction, Presence};
use sips_office_spec::catalog::{Brand, Function};
use sips_office_spec::{Step, absence, steps};

use super::book::{Book, message};
use super::sheet::{Row, Sheet};

impl<'b> Book<'b> {
    pub(super) fn step(
        &self,
        function: &'b Function,
        brand: Option<&'b Brand>,
        from: InterfaceVersion,
        to: InterfaceVersion,
    ) -> Sheet {
        let mut sheet = Sheet::new("function", &function.name);
        sheet.text("from", from.to_string());
        sheet.text("to", to.to_string());
        sheet.text("note", (from > to).then(|| "this is a step back".to_owned()));
        sheet.text("brand", brand.map(|brand| format!("{}, {}", brand.id, brand.platform)));
        let described = self.catalog.describe(function);
        let id = brand.map(|brand| &*brand.id);
        let steps = steps(&described, id, from, to);
        let rows = |comes: bool| {
            steps.iter().filter(|step| step.comes == comes).map(|step| self.row(step, brand)).collect()
        };
        sheet.rows("comes", rows(true));
        sheet.rows("goes", rows(false));
        let refused = steps.iter().filter(|step| step.refuses());
        let refused = refused.map(|step| match (step.comes, step.value) {
            (true, _) => format!("a request without {} is not sent any more", step.path),
            (false, None) => format!("a request with {} is not sent any more", step.path),
            (false, Some(value)) => {
                format!("a request with {} in {} is not sent any more", value.code, step.path)
            }
        });
        sheet.texts("what breaks", refused);
        let mut deprecated = Vec::new();
        for direction in [Direction::Request, Direction::Response] {
            self.deprecated(direction, described.fields(direction), (brand, to), "", &mut deprecated);
        }
        if !deprecated.is_empty() {
            sheet.rows("deprecated", deprecated);
        }
        sheet
    }

    fn row(&self, step: &Step<'_>, brand: Option<&Brand>) -> Row {
        let row =
            Row::default().bare("message", message(step.message).to_owned()).bare("path", step.path.clone());
        let Some(value) = step.value else {
            let presence = match step.field.presence {
                Presence::Required => "required",
                Presence::Optional => "optional",
                Presence::Conditional(_) => "conditional",
            };
            return row
                .bare("presence", presence.to_owned())
                .keyed("since", step.field.since.to_string())
                .keyed("until", step.field.until.map(|until| until.to_string()))
                .keyed(
                    "deprecated:",
                    step.field.deprecated.as_ref().map(|reason| self.words(reason, brand)),
                );
        };
        row.keyed("value", value.code.to_string())
            .bare("label", self.words(&value.label, brand))
            .keyed("since", value.since.map(|since| since.to_string()))
            .keyed("until", value.until.map(|until| until.to_string()))
            .keyed("deprecated:", value.deprecated.as_ref().map(|reason| self.words(reason, brand)))
    }

    /// What exists behind the step and should not be used there.
    fn deprecated(
        &self,
        direction: Direction,
        fields: &[descriptor::Field],
        (brand, to): (Option<&Brand>, InterfaceVersion),
        parent: &str,
        rows: &mut Vec<Row>,
    ) {
        let id = brand.map(|brand| &*brand.id);
        for field in fields.iter().filter(|field| absence(field, id, Some(to)).is_none()) {
            let path =
                if parent.is_empty() { field.name.to_string() } else { format!("{parent}.{}", field.name) };
            let row =
                || Row::default().bare("message", message(direction).to_owned()).bare("path", path.clone());
            if let Some(reason) = &field.deprecated {
                rows.push(row().bare("reason", self.words(reason, brand)));
            }
            let values = field.values.iter().flat_map(|list| list.values.iter());
            for value in values.filter(|value| value.known_to(to)) {
                if let Some(reason) = &value.deprecated {
                    rows.push(
                        row()
                            .keyed("value", value.code.to_string())
                            .bare("reason", self.words(reason, brand)),
                    );
                }
            }
            self.deprecated(direction, field.kind.children().unwrap_or_default(), (brand, to), &path, rows);
        }
    }
}
