//! `sips explain`.

mod book;
mod change;
mod definition;
mod function;
mod platform;
mod rule;
mod sheet;
mod step;

use clap::Args;
use sips_office_runtime::{InterfaceVersion, spelling};
use sips_office_spec::Rule;
use sips_office_spec::catalog::{Brand, Function};

use self::book::Book;
use self::sheet::Sheet;
use crate::check::Format;
use crate::out::{brief, outln};
use crate::specs::Specs;
use crate::status::{Done, Failure, Status};

/// Explain a name of the specs: what it is, where it is used, and where that is written.
///
/// A name is that of a field, container, value list, code, function, service, brand, or kind of change, or the id of a
/// rule: what it asks for, why, and how to mend what breaks it. Of a function it shows what a brand has under an interface
/// version, or what a step from one version to another brings.
#[derive(Args)]
pub(crate) struct Explain {
    /// The name, such as paymentMeanAlias, updatePaymentMean or unknown-key.
    name: String,
    #[command(flatten)]
    specs: Specs,
    /// Of a function, what this brand has.
    #[arg(long)]
    brand: Option<String>,
    /// Of a function, what this version knows, such as 2.11; by default the one that the brand recommends.
    #[arg(long, value_name = "VERSION", conflicts_with = "from")]
    interface_version: Option<InterfaceVersion>,
    /// Of a function, what the step from this version brings.
    #[arg(long, value_name = "VERSION")]
    from: Option<InterfaceVersion>,
    /// Where the step ends; by default with the version that the brand recommends.
    #[arg(long, value_name = "VERSION", requires = "from")]
    to: Option<InterfaceVersion>,
    /// How it is written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Explain {
    pub(crate) fn run(&self) -> Done {
        // Rules are asked about where the specs are broken, so they need none.
        if let Some(rule) = Rule::from_id(&self.name).filter(|_| !self.is_of_a_function()) {
            let sheet = rule::sheet(rule);
            match self.format {
                Format::Text => {
                    sheet.print();
                    rule::print_examples(rule);
                }
                Format::Json => outln!("{:#}", serde_json::Value::Array(vec![sheet.machine()])),
            }
            return Ok(Status::Done);
        }
        let (sources, catalog) = self.specs.read()?;
        let book = Book { sources: &sources, catalog: &catalog };
        let sheets = match catalog.function(&self.name) {
            _ if !self.is_of_a_function() => book.sheets(&self.name)?,
            Some(function) => vec![self.function(&book, function)?],
            None => {
                // What is no name at all is told first.
                book.sheets(&self.name)?;
                let name = brief(&self.name);
                let what = "`--brand`, `--interface-version`, `--from` and `--to` go with a function";
                return Err(Failure::refused(format!("{what}, and `{name}` is none")));
            }
        };
        match self.format {
            Format::Text => {
                for (at, sheet) in sheets.iter().enumerate() {
                    if at > 0 {
                        outln!();
                    }
                    sheet.print();
                }
            }
            Format::Json => {
                let sheets: serde_json::Value = sheets.iter().map(Sheet::machine).collect();
                outln!("{sheets:#}");
            }
        }
        Ok(Status::Done)
    }

    fn is_of_a_function(&self) -> bool {
        self.brand.is_some() || self.interface_version.is_some() || self.from.is_some()
    }

    /// The function as the options ask for it.
    fn function(&self, book: &Book<'_>, function: &Function) -> Result<Sheet, Failure> {
        let brand = self.brand.as_deref().map(|name| book.brand(name)).transpose()?;
        let recommended = || brand.and_then(|brand| function.recommended.get(&brand.id).copied());
        let Some(from) = self.from else {
            let version = self.interface_version.or_else(recommended);
            let version = version.map(|version| book.known(function, version)).transpose()?;
            return Ok(book.function(function, brand, version));
        };
        let latest = || match brand {
            Some(_) => recommended(),
            None => function.recommended.values().max().copied(),
        };
        let to = self.to.or_else(latest).ok_or_else(|| {
            let whom = brand.map_or("no brand".to_owned(), |brand| format!("{} does not", brand.id));
            let recommends = if brand.is_some() { "recommend" } else { "recommends" };
            let what = format!("{whom} {recommends} a version for {}", function.name);
            Failure::refused(format!("{what}: say where the step ends with --to"))
        })?;
        let (from, to) = (book.known(function, from)?, book.known(function, to)?);
        Ok(book.step(function, brand, from, to))
    }
}

impl<'b> Book<'b> {
    /// Everything of that name.
    fn sheets(&self, name: &str) -> Result<Vec<Sheet>, Failure> {
        let catalog = self.catalog;
        let mut sheets = Vec::new();
        sheets.extend(catalog.function(name).map(|function| self.function(function, None, None)));
        sheets.extend(catalog.fields.get(name).map(|field| self.field(field)));
        sheets.extend(catalog.containers.get(name).map(|container| self.container(container)));
        sheets.extend(catalog.value_lists.get(name).map(|list| self.value_list(list)));
        for list in catalog.value_lists.values() {
            let named = list.values.iter().filter(|value| value.code == name || value.name == name);
            sheets.extend(named.map(|value| self.code(list, value)));
        }
        sheets.extend(catalog.services.get(name).map(|service| self.service(service)));
        sheets.extend(catalog.brands.get(name).map(|brand| self.brand_sheet(brand)));
        sheets.extend(change::sheet(name));
        if sheets.is_empty() {
            return Err(self.unknown(name));
        }
        Ok(sheets)
    }

    fn unknown(&self, name: &str) -> Failure {
        let catalog = self.catalog;
        let codes = catalog.value_lists.values().flat_map(|list| list.values.iter());
        let mut names: Vec<&str> = (catalog.functions.keys().chain(catalog.fields.keys()))
            .chain(catalog.containers.keys())
            .chain(catalog.value_lists.keys())
            .chain(codes.flat_map(|value| [&value.code, &value.name]))
            .chain(catalog.services.keys())
            .chain(catalog.brands.keys())
            .map(String::as_str)
            .collect();
        for id in change::ids().chain(Rule::ALL.iter().map(|rule| rule.id())) {
            names.push(id);
        }
        let near = spelling::nearest(name, names);
        let near = near.map(|near| format!("; did you mean `{}`?", brief(near))).unwrap_or_default();
        Failure::refused(format!("no name of the specs and no rule is `{}`{near}", brief(name)))
    }

    fn brand(&self, name: &str) -> Result<&'b Brand, Failure> {
        let brands = &self.catalog.brands;
        brands.get(name).ok_or_else(|| {
            let known: Vec<_> = brands.keys().map(String::as_str).collect();
            Failure::refused(format!("there is no brand `{}`; there are: {}", brief(name), known.join(", ")))
        })
    }

    /// The version, unless it is older than the function.
    fn known(&self, function: &Function, version: InterfaceVersion) -> Result<InterfaceVersion, Failure> {
        let first = function.request.iter().map(|usage| usage.since).min();
        match first.filter(|first| version < *first) {
            Some(first) => {
                let name = &function.name;
                Err(Failure::refused(format!("no field of {name} is older than {first}, and {version} is")))
            }
            None => Ok(version),
        }
    }
}
