//! A draft of a function's spec from its documentation page.
//!
//! Everything that the page says is in the draft, or in the report about it: nothing is dropped in silence. What the page
//! does not say and a spec must is guessed, and marked `assumed`. What a dictionary or service says already is not written
//! over: where the page says otherwise, that is reported.

mod changelog;
mod dictionary;
mod evidence;
mod files;
mod function;
mod naming;
mod refusal;
mod samples;
mod seller;
mod service;
mod uses;
mod yaml;

use std::collections::BTreeSet;

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::Direction;
use sips_office_spec::{Catalog, SourceFile, Sources, is_file_name, load};

use self::dictionary::Dictionary;
use self::evidence::Evidence;
use self::files::Files;
use self::function::Spec;
pub use self::refusal::Refusal;
use self::seller::Seller;
use self::service::Service;
use crate::Page;
use crate::drift::Report;
use crate::page::Field;

/// A message with more fields is no message, and no page of it was written by people.
const MOST_FIELDS: usize = 2_000;

/// What a page does not tell of itself, or what it tells otherwise than wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'o> {
    /// The function's name.
    pub function: Option<&'o str>,
    /// The service's name; one that the folder lacks is drafted.
    pub service: Option<&'o str>,
    /// The brand whose page it is.
    pub brand: Option<&'o str>,
    /// The platform's name on the page, for a brand that no table knows.
    pub platform: Option<&'o str>,
    /// The name of the file with the page.
    pub saved_as: Option<&'o str>,
    /// Whether to begin a folder that stands alone, with a `brands.yaml` of its own.
    pub alone: bool,
    /// Whether the folder has the schemas of spec files, which editors read.
    pub schemas: bool,
    /// What stands before the names of files in messages: `specs/`.
    pub folder: &'o str,
}

/// What a page came to.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The function's name.
    pub function: String,
    /// The service's name.
    pub service: String,
    /// The brand's identifier.
    pub brand: String,
    /// The files to write, none of which the folder has.
    pub files: Vec<SourceFile>,
    /// What the page says and the draft does not, and why.
    pub left_out: Vec<LeftOut>,
    /// What the page and the folder with the draft differ in: what the page contradicts, or leaves to a guess.
    pub report: Report,
    /// The folder with the draft.
    pub sources: Sources,
    /// What the folder with the draft means.
    pub catalog: Catalog,
}

/// Something that a page says and a draft does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The page's line, counted from 1.
    pub line: usize,
    /// What it is.
    pub what: String,
    /// Why it is left out.
    pub why: String,
}

impl LeftOut {
    fn new(line: usize, what: String, why: &str) -> Self {
        Self { line, what, why: why.to_owned() }
    }
}

/// Drafts the spec of a page's function for a folder: its sources, or [`Sources::texts`] of nothing for an empty one. The
/// draft has passed the check, but for warnings about what the page says.
///
/// # Errors
/// Where the page does not tell what a spec must say, where the folder has the function already or has mistakes, and
/// where what the page says can't be a spec.
pub fn draft(page: &Page, folder: Sources, options: &Options<'_>) -> Result<Draft, Refusal> {
    let function = function(page, options)?;
    for message in [&page.request, &page.response] {
        if message.fields.len() > MOST_FIELDS {
            return Err(Refusal::TooLarge { what: format!("a message has {} fields", message.fields.len()) });
        }
    }
    let mut files =
        Files { sources: folder, drafted: Vec::new(), folder: options.folder, schemas: options.schemas };
    let seller = match begins_alone(&files.sources, options)? {
        true => {
            let shipped = load(Sources::shipped()).into_catalog().map_err(Refusal::broken)?;
            let (seller, brands) = Seller::alone(page, &shipped, options)?;
            files.sources = Sources::default();
            files.add("brands.yaml", brands)?;
            Some(seller)
        }
        false => None,
    };
    let catalog = load(files.sources.clone()).into_catalog().map_err(Refusal::broken)?;
    if let Some(known) = catalog.functions.get(&function) {
        let file = catalog.file_of(&known.place).to_owned();
        return Err(Refusal::FunctionExists { function, file });
    }
    let seller = seller.map_or_else(|| Seller::among(page, &catalog, options), Ok)?;
    let service = service::name(page, &function, &catalog, options)?;
    let evidence = Evidence::of(page);
    let guess = guess(page);
    let service = match catalog.services.contains_key(&service) {
        true => Service::known(&service, &function, &files.sources)?,
        false => Service::new(&service, &function, page, &evidence, guess)?,
    };
    if let Some(text) = &service.file {
        files.add(&format!("services/{}.yaml", service.name), text.clone())?;
    }
    let guess = service.earliest.map_or(guess, |earliest| earliest.min(guess));

    let mut left_out = Vec::new();
    let fields = [Direction::Request, Direction::Response]
        .map(|direction| fields(page, direction, &catalog, &mut left_out));
    let mut dictionary = Dictionary::new(page, &catalog, &evidence, &seller, guess);
    fields.iter().flatten().for_each(|field| dictionary.add(&field.name.value));

    let mut spec = Spec::new(page, &function, &service, &seller, options);
    for (direction, fields) in [Direction::Request, Direction::Response].into_iter().zip(&fields) {
        let own = fields.iter().filter(|field| !service.has(direction, &field.name.value)).copied().collect();
        spec.message(direction, own, &evidence, guess);
    }
    spec.changelog(|field, holder, since| {
        dictionary.holds(holder, field, since)
            || (!dictionary.is_new(holder) && holds(&catalog, holder, field, since))
    });
    left_out.append(&mut dictionary.left_out);
    if let Some(text) = dictionary.file(&function) {
        let below = files.free("dictionary", &[&service.name, &function]);
        files.add(&below, text)?;
    }
    spec.write(files, left_out)
}

/// The function's name, which also names its file.
fn function(page: &Page, options: &Options<'_>) -> Result<String, Refusal> {
    let named = options.function.or(page.function.as_ref().map(|function| function.value.as_str()));
    let Some(name) = named else { return Err(Refusal::NoFunction) };
    match is_file_name(name) {
        true => Ok(name.to_owned()),
        false => Err(Refusal::NoFunctionName { function: name.to_owned() }),
    }
}

/// Whether the folder becomes one that stands alone, which only an empty one can.
fn begins_alone(folder: &Sources, options: &Options<'_>) -> Result<bool, Refusal> {
    let own = || folder.files().iter().filter(|file| !file.shipped);
    match options.alone && own().all(|file| file.below != "brands.yaml") {
        true if own().next().is_some() => Err(Refusal::NotAlone),
        begins => Ok(begins),
    }
}

/// The earliest version that the page speaks of, for fields whose since it does not show.
fn guess(page: &Page) -> InterfaceVersion {
    let fields = page.request.fields.iter().chain(&page.response.fields);
    let sinces = fields.filter_map(|field| field.since.as_ref()).map(|since| since.value);
    let rows = page.changelog.rows.iter().map(|row| row.version);
    let recommended = page
        .recommended
        .iter()
        .map(|recommended| InterfaceVersion::new(recommended.value.version.major(), 0));
    sinces.chain(rows).min().or_else(|| recommended.into_iter().next()).unwrap_or(InterfaceVersion::new(2, 0))
}

/// The fields of a message that can be written down.
fn fields<'p>(
    page: &'p Page,
    direction: Direction,
    catalog: &Catalog,
    left_out: &mut Vec<LeftOut>,
) -> Vec<&'p Field> {
    let mut fields = Vec::new();
    let mut seen = BTreeSet::new();
    for field in &page.message(direction).fields {
        let name = &field.name;
        let why = if !catalog.fields.contains_key(&name.value) && !naming::is_wire_name(&name.value) {
            "no field can have this name"
        } else if !seen.insert(&name.value) {
            "a message has a field once, and the page describes it before"
        } else {
            fields.push(field);
            continue;
        };
        left_out.push(LeftOut::new(name.line, format!("the field `{}`", name.value), why));
    }
    fields
}

/// Whether a field of the catalog holds that one, since that version.
fn holds(catalog: &Catalog, holder: &str, field: &str, since: InterfaceVersion) -> bool {
    let Some(name) = catalog.fields.get(holder).and_then(|holder| holder.kind.container()) else {
        return false;
    };
    let uses = catalog.containers.get(name).map_or(&[][..], |container| &container.fields);
    uses.iter().any(|usage| usage.field == field && usage.since == since)
}
