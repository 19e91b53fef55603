//! What the dictionary defines: fields, containers, value lists and their codes.

use std::collections::BTreeSet;

use sips_office_runtime::descriptor::Sensitivity;
use sips_office_spec::catalog::{Container, Field, ListedValue, ValueList};

use super::book::{Book, Used};
use super::sheet::{Row, Sheet};

impl Book<'_> {
    pub(super) fn field(&self, field: &Field) -> Sheet {
        let mut sheet = Sheet::new("field", &field.name);
        sheet.text("description", self.catalog.neutral(&field.description));
        sheet.text("kind", field.kind.to_string());
        let example = field.example.as_ref().map(|example| field.sensitivity.mask(example).into_owned());
        sheet.text("example", example);
        sheet.text(
            "sensitive",
            match field.sensitivity {
                Sensitivity::Public => None,
                Sensitivity::CardNumber => {
                    Some("a card number, of which at most the last four digits are shown".to_owned())
                }
                Sensitivity::Secret => Some("secret, and never shown".to_owned()),
            },
        );
        sheet.text("rust", field.rust.clone());
        if let Some(list) = field.values.as_ref().and_then(|list| self.catalog.value_lists.get(list)) {
            sheet.text("value list", list.name.clone());
            sheet.text("unlisted values", openness(list).to_owned());
            sheet.rows("values", self.values(list));
        }
        sheet.text("defined", self.place(&field.place));
        sheet.text("assumed", field.assumed.as_ref().map(|reason| self.catalog.neutral(reason)));
        let used = self.used();
        let used: Vec<_> = used.iter().filter(|used| used.usage.field == field.name).collect();
        let mut rows = self.rows(&used);
        // A container that no message has has fields all the same.
        let reached: BTreeSet<_> = used.iter().map(|used| &used.usage.place).collect();
        for container in self.catalog.containers.values() {
            for usage in container.fields.iter().filter(|usage| usage.field == field.name) {
                if !reached.contains(&usage.place) {
                    let row =
                        Row::default().bare("container", format!("{}, which no message has", container.name));
                    rows.push(self.provenance(self.usage(row, usage), usage));
                }
            }
        }
        sheet.rows("used in", rows);
        self.sources(&mut sheet, &used);
        sheet
    }

    pub(super) fn container(&self, container: &Container) -> Sheet {
        let mut sheet = Sheet::new("container", &container.name);
        sheet.text("description", self.catalog.neutral(&container.description));
        sheet.text("rust", container.rust.clone());
        sheet.text("defined", self.place(&container.place));
        sheet.texts("assumed", self.assumed(&[format!("the container {}", container.name)]));
        let fields = container.fields.iter().map(|usage| {
            let kind = self.catalog.fields.get(&usage.field).map(|field| field.kind.to_string());
            let row = Row::default().bare("field", usage.field.clone()).bare("kind", kind);
            self.provenance(self.usage(row, usage), usage)
        });
        sheet.rows("fields", fields.collect());
        let used = self.used();
        let holds = |used: &&Used<'_>| {
            let field = self.catalog.fields.get(&used.usage.field);
            field.and_then(|field| field.kind.container()) == Some(&*container.name)
        };
        let used: Vec<_> = used.iter().filter(holds).collect();
        sheet.rows("used in", self.rows(&used));
        self.sources(&mut sheet, &used);
        sheet
    }

    pub(super) fn value_list(&self, list: &ValueList) -> Sheet {
        let mut sheet = Sheet::new("value list", &list.name);
        sheet.text("unlisted values", openness(list).to_owned());
        sheet.text("rust", list.rust.clone());
        sheet.rows("values", self.values(list));
        sheet.text("defined", self.place(&list.place));
        sheet.texts("assumed", self.assumed(&[format!("the value list {}", list.name)]));
        sheet.texts("fields", self.fields_of(list));
        let used = self.used();
        let used: Vec<_> = used.iter().filter(|used| self.takes(used, list)).collect();
        sheet.rows("used in", self.rows(&used));
        sheet
    }

    pub(super) fn code(&self, list: &ValueList, value: &ListedValue) -> Sheet {
        let mut sheet = Sheet::new("value", &value.code);
        sheet.text("value list", list.name.clone());
        sheet.text("unlisted values", openness(list).to_owned());
        sheet.text("called", value.name.clone());
        sheet.text("label", self.catalog.neutral(&value.label));
        sheet.text("since", value.since.map(|since| since.to_string()));
        sheet.text("until", value.until.map(|until| until.to_string()));
        sheet.text("deprecated", value.deprecated.as_ref().map(|reason| self.catalog.neutral(reason)));
        sheet.text("rust", value.rust.clone());
        sheet.text("assumed", value.assumed.as_ref().map(|reason| self.catalog.neutral(reason)));
        sheet.text("defined", self.place(&value.place));
        sheet.texts("fields", self.fields_of(list));
        sheet
    }

    fn values(&self, list: &ValueList) -> Vec<Row> {
        list.values.iter().map(|value| self.value(Row::default(), value, None)).collect()
    }

    fn fields_of(&self, list: &ValueList) -> Vec<String> {
        let fields = self.catalog.fields.values();
        fields
            .filter(|field| field.values.as_ref() == Some(&list.name))
            .map(|field| field.name.clone())
            .collect()
    }

    fn takes(&self, used: &Used<'_>, list: &ValueList) -> bool {
        let field = self.catalog.fields.get(&used.usage.field);
        field.and_then(|field| field.values.as_ref()) == Some(&list.name)
    }

    fn rows(&self, used: &[&Used<'_>]) -> Vec<Row> {
        used.iter().map(|used| self.provenance(self.usage(used.row(), used.usage), used.usage)).collect()
    }

    /// Where the facts of the functions that use it come from.
    fn sources(&self, sheet: &mut Sheet, used: &[&Used<'_>]) {
        let functions: BTreeSet<_> = used.iter().map(|used| &used.function.name).collect();
        let functions = functions.into_iter().filter_map(|name| self.catalog.function(name));
        let sources = functions.flat_map(|function| {
            function
                .sources
                .iter()
                .map(|source| format!("{}: {}", function.name, self.catalog.neutral(source)))
        });
        sheet.texts("sources", sources);
    }
}

fn openness(list: &ValueList) -> &'static str {
    if list.open { "pass" } else { "are refused" }
}
