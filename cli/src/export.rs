//! `sips export`.

use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::{Args, ValueEnum};
use sips_office_export::{Error, Options, markdown, openapi, wsdl, xsd};
use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::Environment;
use sips_office_spec::markdown::prose;
use sips_office_spec::{Catalog, is_file_name};

use crate::call::EnvironmentOption;
use crate::made::{self, Made, failed};
use crate::out::{brief, note, outln};
use crate::specs::Specs;
use crate::status::{Done, Failure, Status};

/// Write functions for other languages: as WSDL, XML Schema, OpenAPI or Markdown.
///
/// Of a service's WSDL, `sips export wsdl wallet` prints it, and `sips export wsdl wallet --out wallet.wsdl` writes it. With
/// `--check` in place of writing, a build finds out whether the copy in its repository is still what the specs say.
#[derive(Args)]
pub(crate) struct Export {
    /// What to write.
    #[arg(value_enum)]
    form: Form,
    /// The service, such as wallet; of markdown, the function, such as updatePaymentMean. Without a name, all of them: of
    /// openapi in one document, else each in a file of its own in the folder that --out names.
    name: Option<String>,
    #[command(flatten)]
    specs: Specs,
    /// What this brand has, in its words. Without it, all fields that any brand has; of markdown, the page of the first brand
    /// that recommends a version for the function.
    #[arg(long)]
    brand: Option<String>,
    /// The environment of the addresses; by default both, and the test platform where there can be but one.
    #[arg(long, value_enum)]
    environment: Option<EnvironmentOption>,
    /// What this version knows, such as 2.11. Without it, all fields that any version has.
    #[arg(long, value_name = "VERSION")]
    interface_version: Option<InterfaceVersion>,
    /// An address in place of `https://` and the brand's host, such as http://127.0.0.1:8701.
    #[arg(long, value_name = "URL")]
    address: Option<String>,
    /// The file to write, or the folder for it. By default it is printed.
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    /// Write nothing; show what would change in --out and fail if anything would.
    #[arg(long, requires = "out")]
    check: bool,
}

/// What an export is written as.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// The SOAP forms of a service, as WSDL 1.1.
    Wsdl,
    /// The SOAP messages of a service, as XML Schema.
    Xsd,
    /// The JSON forms of a service or of all, as OpenAPI 3.1.
    Openapi,
    /// The documentation page of a function.
    Markdown,
}

/// An export with the name of its file.
struct Document {
    file: String,
    text: String,
}

impl Export {
    pub(crate) fn run(&self) -> Done {
        let catalog = self.specs.catalog()?;
        let options = Options {
            brand: self.brand.clone(),
            environment: self.environment.map(Environment::from),
            version: self.interface_version,
            base_address: self.address.clone(),
        };
        let documents = self.documents(&catalog, &options)?;
        self.version_is_known(&catalog);
        match &self.out {
            Some(out) => self.put(out, documents),
            None => match <[Document; 1]>::try_from(documents) {
                Ok([document]) => {
                    outln!("{}", document.text.trim_end());
                    Ok(Status::Done)
                }
                Err(several) => {
                    let count = several.len();
                    Err(Failure::refused(format!(
                        "these would be {count} documents: name one, or a folder for them with --out"
                    )))
                }
            },
        }
    }

    /// Tells where an interface version is asked for of which the specs can't know.
    fn version_is_known(&self, catalog: &Catalog) {
        let (Some(asked), Some(newest)) = (self.interface_version, newest(catalog)) else { return };
        if asked > newest {
            note(&format!(
                "the specs know of no version after {newest}; what {asked} brings or takes away is not in this"
            ));
        }
    }

    /// What was asked for: of a name, or of all that have the form.
    fn documents(&self, catalog: &Catalog, options: &Options) -> Result<Vec<Document>, Failure> {
        let all: Vec<&str> = match (&self.name, self.form) {
            (Some(name), _) => vec![name],
            (None, Form::Openapi) => {
                let text = openapi(catalog, None, options).map_err(Failure::refused)?;
                return Ok(vec![Document { file: "openapi.json".to_owned(), text }]);
            }
            (None, Form::Markdown) => catalog.functions.keys().map(String::as_str).collect(),
            (None, Form::Wsdl | Form::Xsd) => catalog.services.keys().map(String::as_str).collect(),
        };
        let mut documents = Vec::new();
        let mut lacking = None;
        for name in all {
            match self.form.write(catalog, name, options) {
                Ok(text) => documents.push(Document { file: self.form.file(name), text }),
                Err(error @ (Error::NoSuchProtocol { .. } | Error::TooOld { .. })) if self.name.is_none() => {
                    lacking.get_or_insert(error);
                }
                Err(error) => return Err(Failure::refused(error)),
            }
        }
        match (documents.is_empty(), lacking) {
            (true, Some(error)) => Err(Failure::refused(error)),
            (true, None) => Err(Failure::refused("the specs have nothing to write")),
            (false, _) => Ok(documents),
        }
    }

    fn put(&self, out: &Path, documents: Vec<Document>) -> Done {
        let is_folder = out.is_dir() || out.as_os_str().to_string_lossy().ends_with('/');
        if documents.len() > 1 && !is_folder {
            let shown = out.display();
            return Err(Failure::refused(format!(
                "{shown} is no folder, and these are {} documents: create it, or name one document",
                documents.len()
            )));
        }
        let mut files = Vec::new();
        for Document { file, text } in documents {
            // A name of the specs may be anything; the endings are ours.
            let stem = file.split_once('.').map_or(&*file, |(stem, _)| stem);
            if is_folder && !is_file_name(stem) {
                let file = brief(&file);
                return Err(Failure::refused(format!("`{file}` can't name a file: name one with --out")));
            }
            files.push(Made { path: if is_folder { out.join(file) } else { out.to_owned() }, text });
        }
        files.iter().try_for_each(Made::has_place)?;
        let changes: Vec<_> = files.iter().filter(|file| file.is_changed()).collect();
        let left_over =
            if is_folder && self.name.is_none() { self.left_over(out, &files)? } else { Vec::new() };
        if self.check {
            let write = "run `sips export` with the same options, without --check";
            let remove = "remove what is made from no spec any more";
            let again = match (changes.is_empty(), left_over.is_empty()) {
                (_, true) => write.to_owned(),
                (true, false) => remove.to_owned(),
                (false, false) => format!("{write}, and {remove}"),
            };
            return Ok(made::report(&changes, &left_over, "as the specs say", out, &again));
        }
        let is_ours = |file: &Made| file.current().is_some_and(|text| self.form.is_like(&text, &file.text));
        let is_other = format!("is no {} of this", self.form.title());
        made::spare_others(&changes, is_ours, &is_other, "name another place with --out")?;
        changes.iter().try_for_each(|file| file.write())?;
        for path in &left_over {
            // Specs of two folders may share a folder for their exports.
            outln!("{} is made from no spec any more, and stays until you remove it", path.display());
        }
        if changes.is_empty() && left_over.is_empty() {
            outln!("{} is up to date", out.display());
        }
        Ok(Status::Done)
    }

    /// The exports of this form in a folder that are of nothing any more.
    fn left_over(&self, folder: &Path, files: &[Made]) -> Result<Vec<PathBuf>, Failure> {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(failed(folder, &error)),
        };
        let mut left_over = Vec::new();
        for entry in entries {
            let path = entry.map_err(|error| failed(folder, &error))?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let (stem, _) = name.split_once('.').unwrap_or_default();
            let is_made = || files.iter().any(|file| file.path == path);
            if name == self.form.file(stem)
                && !is_made()
                && made::text(&path).is_some_and(|text| self.form.is_of(&text, stem))
            {
                left_over.push(path);
            }
        }
        left_over.sort();
        Ok(left_over)
    }
}

impl Form {
    fn write(self, catalog: &Catalog, name: &str, options: &Options) -> Result<String, Error> {
        match self {
            Self::Wsdl => wsdl(catalog, name, options),
            Self::Xsd => xsd(catalog, name, options),
            Self::Openapi => openapi(catalog, Some(name), options),
            Self::Markdown => markdown(catalog, name, options),
        }
    }

    /// The name of a file in a folder.
    fn file(self, name: &str) -> String {
        let ending = match self {
            Self::Wsdl => "wsdl",
            Self::Xsd => "xsd",
            Self::Openapi => "openapi.json",
            Self::Markdown => "md",
        };
        format!("{name}.{ending}")
    }

    fn title(self) -> &'static str {
        match self {
            Self::Wsdl => "WSDL",
            Self::Xsd => "XML Schema",
            Self::Openapi => "OpenAPI document",
            Self::Markdown => "page",
        }
    }

    /// Whether a text is such an export of an earlier day.
    fn is_like(self, text: &str, export: &str) -> bool {
        match self {
            Self::Wsdl => text.contains("<wsdl:definitions"),
            Self::Xsd => text.contains("<xs:schema"),
            Self::Openapi => text.contains("\"openapi\""),
            Self::Markdown => text.lines().next() == export.lines().next(),
        }
    }

    /// Whether a text is an export of that name, made of whatever specs. Others write these formats too.
    fn is_of(self, text: &str, name: &str) -> bool {
        let has = |line: &str| text.lines().any(|other| other.trim() == line);
        let of_service = format!("<xs:documentation>Messages of the service {name}.</xs:documentation>");
        match self {
            Self::Wsdl => text.contains("<wsdl:definitions") && has(&of_service),
            Self::Xsd => text.contains("<xs:schema") && has(&of_service),
            // All services are in one.
            Self::Openapi => false,
            Self::Markdown => {
                text.starts_with(&format!("# {}\n", prose(name)))
                    && has("## Further notes")
                    && has("### The seal")
            }
        }
    }
}

/// The newest version of which the specs say anything.
fn newest(catalog: &Catalog) -> Option<InterfaceVersion> {
    let functions = || catalog.functions.values();
    let messages = functions().flat_map(|function| [&function.request, &function.response]);
    let uses = messages.chain(catalog.containers.values().map(|container| &container.fields)).flatten();
    let values = catalog.value_lists.values().flat_map(|list| &list.values);
    let turns = uses.flat_map(|usage| [Some(usage.since), usage.until]);
    let turns = turns.chain(values.flat_map(|value| [value.since, value.until])).flatten();
    turns.chain(functions().flat_map(|function| function.recommended.values().copied())).max()
}
