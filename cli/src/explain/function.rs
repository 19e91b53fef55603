//! A function: as it is, or as a brand has it under an interface version.

use std::collections::BTreeSet;

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::{self, Absence, Direction, Environment, Protocol, Role};
use sips_office_spec::absence;
use sips_office_spec::catalog::{Brand, FieldUse, Function};

use super::book::{Book, message};
use super::sheet::{Row, Sheet};

/// What is shown of a function.
struct View<'b> {
    brand: Option<&'b Brand>,
    version: Option<InterfaceVersion>,
    /// The rows of fields that exist.
    fields: Vec<Row>,
    /// The rows of fields that do not.
    absent: Vec<Row>,
    /// The value lists of the fields that exist.
    lists: BTreeSet<&'b str>,
}

impl<'b> Book<'b> {
    /// Without a brand or version, what is common to all.
    pub(super) fn function(
        &self,
        function: &'b Function,
        brand: Option<&'b Brand>,
        version: Option<InterfaceVersion>,
    ) -> Sheet {
        let mut sheet = Sheet::new("function", &function.name);
        let own = brand.and_then(|brand| function.summaries.get(&brand.id));
        sheet.text("summary", self.words(own.unwrap_or(&function.summary), brand));
        sheet.text("service", function.service.clone());
        sheet.text("brand", brand.map(|brand| format!("{}, {}", brand.id, brand.platform)));
        self.versions(&mut sheet, function, brand, version);
        self.endpoints(&mut sheet, function, brand);
        let idempotent = if function.idempotent { "yes" } else { "no" };
        sheet.text("idempotent", idempotent.to_owned());
        sheet.text(
            "response code",
            function
                .response_code
                .as_ref()
                .map(|code| format!("{}, accepted where it is {}", code.field, code.accepted.join(" or "))),
        );
        let described = self.catalog.describe(function);
        let mut absent = Vec::new();
        let mut lists = BTreeSet::new();
        for direction in [Direction::Request, Direction::Response] {
            let mut view =
                View { brand, version, fields: Vec::new(), absent: Vec::new(), lists: BTreeSet::new() };
            view.group(self, direction, described.fields(direction), function.fields(direction), "");
            sheet.rows(message(direction), view.fields);
            absent.extend(view.absent);
            lists.extend(view.lists);
        }
        if !absent.is_empty() {
            sheet.rows("does not exist here", absent);
        }
        let groups = function.alternatives.iter();
        sheet.texts("exactly one of", groups.map(|fields| fields.join(", ")));
        self.values_of(&mut sheet, &lists, brand, version);
        sheet.text("rust", function.rust.clone());
        sheet.text("defined", self.place(&function.place));
        let assumed = self.catalog.assumptions_about(function, brand.map(|brand| &*brand.id));
        sheet.texts("assumed", self.reasons(assumed));
        sheet.texts("sources", function.sources.iter().map(|source| self.words(source, brand)));
        sheet
    }

    fn versions(
        &self,
        sheet: &mut Sheet,
        function: &Function,
        brand: Option<&Brand>,
        version: Option<InterfaceVersion>,
    ) {
        if let Some(version) = version {
            let prefix = self.catalog.service_of(function).map_or("", |service| &service.version_prefix);
            sheet.text("interface version", format!("{version}, sent as {}", version.with_prefix(prefix)));
            let known =
                function.recommended.values().chain(function.request.iter().map(|usage| &usage.since));
            let newest = known.max().filter(|newest| version > **newest);
            sheet.text(
                "note",
                newest.map(|newest| {
                    format!("the specs of {} speak of no version after {newest}", function.name)
                }),
            );
        }
        match brand {
            Some(brand) => {
                let recommended = function.recommended.get(&brand.id);
                let word = recommended.map_or("no version".to_owned(), ToString::to_string);
                sheet.text("recommended", word);
            }
            None => {
                let recommended = function.recommended.iter();
                sheet.texts("recommended", recommended.map(|(brand, version)| format!("{brand} {version}")));
            }
        }
    }

    fn endpoints(&self, sheet: &mut Sheet, function: &Function, brand: Option<&Brand>) {
        let mut rows = Vec::new();
        for (protocol, path) in [(Protocol::Json, &function.json_path), (Protocol::Soap, &function.soap_path)]
        {
            let Some(path) = path else { continue };
            let row = || Row::default().bare("protocol", protocol.title().to_owned());
            let Some(brand) = brand else {
                rows.push(row().bare("path", path.clone()));
                continue;
            };
            let described = brand.describe();
            for environment in [Environment::Production, Environment::Test] {
                let address = format!("https://{}{path}", described.host(environment));
                rows.push(row().bare("environment", environment.name().to_owned()).bare("address", address));
            }
        }
        sheet.rows("endpoints", rows);
    }

    /// The values that the version knows of the lists.
    fn values_of(
        &self,
        sheet: &mut Sheet,
        lists: &BTreeSet<&str>,
        brand: Option<&Brand>,
        version: Option<InterfaceVersion>,
    ) {
        let mut rows = Vec::new();
        for list in lists.iter().filter_map(|list| self.catalog.value_lists.get(*list)) {
            let described = self.catalog.describe_values(list);
            for (value, described) in list.values.iter().zip(described.values.iter()) {
                if version.is_none_or(|version| described.known_to(version)) {
                    let row = Row::default().bare("list", list.name.clone());
                    rows.push(self.value(row, value, brand));
                }
            }
        }
        if !rows.is_empty() {
            sheet.rows("values", rows);
        }
    }
}

impl<'b> View<'b> {
    fn group(
        &mut self,
        book: &Book<'b>,
        direction: Direction,
        described: &[descriptor::Field],
        uses: &'b [FieldUse],
        parent: &str,
    ) {
        for description in described {
            let Some(usage) = uses.iter().find(|usage| usage.field == description.name) else { continue };
            let path =
                if parent.is_empty() { usage.field.clone() } else { format!("{parent}.{}", usage.field) };
            if let Some(reason) = self.absence(description) {
                let row = Row::default().bare("message", message(direction).to_owned()).bare("path", path);
                self.absent.push(book.provenance(row.bare("because", reason), usage));
                continue;
            }
            let field = book.catalog.fields.get(&usage.field);
            let filled = direction == Direction::Request
                && parent.is_empty()
                && Role::of(&usage.field).is_filled_by_client();
            let row = Row::default()
                .bare("path", path.clone())
                .bare("kind", field.map(|field| field.kind.to_string()));
            let row = book.usage(row, usage).flag("filled by the client", filled);
            let list = field.and_then(|field| field.values.as_deref());
            self.fields.push(book.provenance(row.keyed("values of", list.map(str::to_owned)), usage));
            self.lists.extend(list);
            let inside = description.kind.children().unwrap_or_default();
            self.group(book, direction, inside, book.inside(usage), &path);
        }
    }

    /// Why the field does not exist at the brand under the version; in which protocol is told with the field.
    fn absence(&self, field: &descriptor::Field) -> Option<String> {
        Some(match absence(field, self.brand.map(|brand| &*brand.id), self.version)? {
            Absence::OtherBrand { brand } => format!("{brand} lacks it"),
            Absence::Younger { since, .. } => format!("since {since}"),
            Absence::Removed { until, .. } => format!("until {until}"),
            _ => "of another protocol".to_owned(),
        })
    }
}
