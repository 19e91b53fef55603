//! `sips new`.

mod folder;
mod function;
mod hints;
mod service;

use std::path::{Path, PathBuf};

use clap::Args;
use sips_office_runtime::spelling::nearest;
use sips_office_spec::schema::{FOLDER, schema_for};
use sips_office_spec::{Broken, Catalog, SourceFile, Sources, is_file_name, load};

use self::folder::Folder;
use crate::check;
use crate::made::Made;
use crate::out::{brief, harmless, outln};
use crate::status::{Done, Failure, Status};

/// Write a starting file for a function, which passes `sips check`.
///
/// It has the usual keys with hints, and fields that other functions of the service have. What its page says is then
/// put in by hand. Nothing is ever written over.
#[derive(Args)]
pub(crate) struct New {
    /// The service, and the name of the function: wallet/renameWallet.
    #[arg(value_name = "SERVICE/FUNCTION")]
    name: String,
    /// The folder of specs, which is created where it does not exist.
    #[arg(long, value_name = "DIR", default_value = "specs")]
    spec: PathBuf,
    /// Write a starting file for the service as well.
    #[arg(long)]
    new_service: bool,
}

impl New {
    pub(crate) fn run(&self) -> Done {
        let (service, function) = self.names()?;
        let folder = Folder::read(&self.spec)?;
        self.is_free(&folder, service, function)?;
        self.is_known(&folder, service)?;
        let mut sources = folder.sources.clone();
        let mut made = Vec::new();
        let mut add = |sources: Sources, below: String, text: &str| {
            let path = self.spec.join(&below);
            let text = format!("{}{text}", self.first_line(&below));
            made.push(Made { path: path.clone(), text: text.clone() });
            sources.with(SourceFile { name: path.display().to_string(), below, text, shipped: false })
        };
        if self.new_service {
            let text = service::start(service, &folder.catalog);
            sources = add(sources, format!("services/{service}.yaml"), &text);
        }
        // What a function of the service has before it says anything of its own.
        let below = format!("functions/{service}/{function}.yaml");
        let bare = function::bare(service, function);
        let file = SourceFile { name: below.clone(), below: below.clone(), text: bare, shipped: false };
        let catalog = passing(sources.clone().with(file))?;
        let text = function::start(function, &catalog, &folder.neighbours(service));
        passing(add(sources, below, &text))?;
        // All or nothing, as far as can be told beforehand.
        if let Some(taken) = made.iter().find(|file| file.path.symlink_metadata().is_ok()) {
            return Err(taken.in_the_way());
        }
        made.iter().try_for_each(Made::write_new)?;
        self.say_how_to_go_on();
        Ok(Status::Done)
    }

    /// Service and function.
    fn names(&self) -> Result<(&str, &str), Failure> {
        let wrong = |what: String| {
            Failure::refused(format!("{what}: write SERVICE/FUNCTION, such as wallet/renameWallet"))
        };
        let parts: Vec<_> = self.name.split('/').collect();
        let &[service, function] = &parts[..] else {
            return Err(wrong(format!("`{}` is no service and function", brief(&self.name))));
        };
        for (name, of) in [(service, "service"), (function, "function")] {
            if !is_file_name(name) {
                return Err(wrong(format!(
                    "`{}` can't name a {of} and its file, which takes letters, digits, `_` and `-`, a letter first, \
                     and no name that a system keeps for itself",
                    brief(name)
                )));
            }
        }
        Ok((service, function))
    }

    fn is_free(&self, folder: &Folder, service: &str, function: &str) -> Result<(), Failure> {
        if let Some(known) = folder.catalog.functions.get(function) {
            let file = harmless(folder.catalog.file_of(&known.place));
            return Err(Failure::refused(format!("the function `{function}` is there already: {file}")));
        }
        match folder.shipped.functions.get(function).filter(|known| known.service == service) {
            Some(known) => Err(Failure::refused(format!(
                "the function `{function}` of the service `{service}` is shipped, in {}: it can be called as it is",
                folder.shipped.file_of(&known.place)
            ))),
            None => Ok(()),
        }
    }

    fn is_known(&self, folder: &Folder, service: &str) -> Result<(), Failure> {
        let services = &folder.catalog.services;
        if services.contains_key(service) {
            return match self.new_service {
                true => Err(Failure::refused(format!(
                    "the service `{service}` is there already: leave --new-service out"
                ))),
                false => Ok(()),
            };
        }
        if self.new_service {
            return Ok(());
        }
        let near = nearest(service, services.keys().map(String::as_str));
        let meant = near.map_or(String::new(), |near| format!("; did you mean `{}`?", harmless(near)));
        let known: Vec<_> = services.keys().map(|name| harmless(name)).collect();
        let known = match known.is_empty() {
            true => "there is none yet".to_owned(),
            false => format!("there are {}", known.join(", ")),
        };
        Err(Failure::refused(format!(
            "there is no service `{service}`{meant}\n  {known}; --new-service begins one"
        )))
    }

    /// The line that names the schema, where the folder has one for it to name.
    fn first_line(&self, below: &str) -> String {
        match schema_for(below).filter(|schema| self.schemas().join(&schema.file).is_file()) {
            Some(schema) => schema.line(FOLDER, below) + "\n",
            None => String::new(),
        }
    }

    fn schemas(&self) -> PathBuf {
        self.spec.join(FOLDER)
    }

    fn say_how_to_go_on(&self) {
        let (folder, schemas) = (self.spec.display(), self.schemas());
        outln!("Put in what its page says. `sips check --spec {folder}` tells what is wrong on the way,");
        outln!("and with --strict what is still assumed.");
        if !schemas.is_dir() {
            outln!("`sips schema {}` lets an editor help.", schemas.display());
        }
    }
}

/// The catalog of specs without any mistake, be it one that only shows where Rust is made of them.
fn passing(sources: Sources) -> Result<Catalog, Failure> {
    let refused = |broken: Broken| Failure::refused(format!("this would not pass `sips check`\n\n{broken}"));
    let loaded = load(sources.clone());
    let catalog = loaded.into_catalog().map_err(refused)?;
    match check::names(&catalog) {
        Ok(()) => Ok(catalog),
        Err(findings) => Err(refused(Broken::new(sources, findings))),
    }
}

/// A name as YAML takes it for the same text.
fn yaml(name: &str) -> String {
    let is_word = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
    let means_more = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"];
    match is_word && !means_more.contains(&&*name.to_ascii_lowercase()) {
        true => name.to_owned(),
        // In double quotes YAML reads what JSON does.
        false => serde_json::Value::from(name).to_string(),
    }
}

/// The shown path of a folder that was named.
fn shown(folder: &Path) -> String {
    harmless(&folder.display().to_string())
}
