//! `sips generate`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use similar::TextDiff;
use sips_office_codegen::{GeneratedFile, Settings, generate};
use sips_office_runtime::InterfaceVersion;

use crate::specs::Specs;
use crate::status::{Done, Failure, Status};

/// Write Rust source for every function.
#[derive(Args)]
pub(crate) struct Generate {
    #[command(flatten)]
    specs: Specs,
    /// Write nothing; show what would change and fail if anything would.
    #[arg(long)]
    check: bool,
    /// The folder to write into. It must exist, and the files of an earlier run in it are replaced.
    #[arg(long, value_name = "DIR", default_value = "generated/src")]
    out: PathBuf,
    /// Make the types for this interface version: younger fields do not exist, and requests send it.
    #[arg(long, value_name = "VERSION")]
    interface_version: Option<InterfaceVersion>,
    /// Where the generated code finds the runtime crate.
    #[arg(long, value_name = "PATH", default_value = "::sips_office_runtime")]
    runtime: String,
}

impl Generate {
    pub(crate) fn run(&self) -> Done {
        let catalog = self.specs.catalog()?;
        let settings = Settings {
            interface_version: self.interface_version,
            runtime: syn::parse_str(&self.runtime)
                .map_err(|error| Failure::refused(format!("--runtime: {error}")))?,
            // A user's folder uses the brands of the shipped crate.
            brands: self.specs.spec.is_none(),
            ..Settings::default()
        };
        if !self.out.is_dir() {
            let folder = self.out.display();
            return Err(Failure::refused(format!(
                "{folder} is no folder: create it, or name another with --out"
            )));
        }
        let files = generate(&catalog, &settings).map_err(Failure::refused)?.files();
        let changes: Vec<_> =
            files.iter().filter(|file| self.current(file).as_ref() != Some(&file.text)).collect();
        let stale = self.stale(&files)?;
        if self.check {
            return Ok(self.report(&changes, &stale));
        }
        for file in &changes {
            let path = self.out.join(&file.path);
            let write = |path: &Path| {
                fs::create_dir_all(path.parent().unwrap_or(path))?;
                fs::write(path, &file.text)
            };
            write(&path).map_err(|error| Failure::failed(format!("{}: {error}", path.display())))?;
            println!("wrote {}", path.display());
        }
        for path in &stale {
            fs::remove_file(path).map_err(|error| Failure::failed(format!("{}: {error}", path.display())))?;
            println!("removed {}", path.display());
        }
        if changes.is_empty() && stale.is_empty() {
            println!("{} is up to date", self.out.display());
        }
        Ok(Status::Done)
    }

    fn current(&self, file: &GeneratedFile) -> Option<String> {
        fs::read_to_string(self.out.join(&file.path)).ok()
    }

    /// Files that an earlier run made and this one does not: in the folders that it writes to, and by their header.
    fn stale(&self, files: &[GeneratedFile]) -> Result<Vec<PathBuf>, Failure> {
        let made: BTreeSet<_> = files.iter().map(|file| self.out.join(&file.path)).collect();
        let mut folders: BTreeSet<_> =
            made.iter().filter_map(|path| path.parent().map(Path::to_owned)).collect();
        folders.insert(self.out.clone());
        let mut stale = Vec::new();
        for folder in folders.iter().filter(|folder| folder.is_dir()) {
            let entries = fs::read_dir(folder)
                .map_err(|error| Failure::failed(format!("{}: {error}", folder.display())))?;
            for path in entries.flatten().map(|entry| entry.path()).filter(|path| !made.contains(path)) {
                let is_ours =
                    || fs::read_to_string(&path).is_ok_and(|text| text.starts_with("// @generated"));
                if path.extension().is_some_and(|extension| extension == "rs") && is_ours() {
                    stale.push(path);
                }
            }
        }
        Ok(stale)
    }

    fn report(&self, changes: &[&GeneratedFile], stale: &[PathBuf]) -> Status {
        for file in changes {
            let path = self.out.join(&file.path).display().to_string();
            let current = self.current(file).unwrap_or_default();
            let diff = TextDiff::from_lines(current.as_str(), file.text.as_str());
            println!("{}", diff.unified_diff().header(&path, "as the specs say"));
        }
        for path in stale {
            println!("{} is made from no spec any more", path.display());
        }
        if changes.is_empty() && stale.is_empty() {
            println!("{} is up to date", self.out.display());
            return Status::Done;
        }
        println!(
            "stale: run `sips generate` with the same options (in this repository: cargo run -- generate)"
        );
        Status::Failed
    }
}
