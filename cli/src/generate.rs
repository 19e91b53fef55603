//! `sips generate`.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use sips_office_codegen::{Settings, generate};
use sips_office_runtime::InterfaceVersion;
use sips_office_spec::{Broken, Findings, Sources};

use crate::made::{self, Made, failed};
use crate::out::outln;
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
    /// The folder to write into. It must exist. What an earlier run made anywhere below it is replaced, and removed
    /// where no spec makes it any more; whatever was not made by `sips generate` stays as it is.
    #[arg(long, value_name = "DIR", default_value = "generated/src")]
    out: PathBuf,
    /// Make the types for this interface version: younger fields do not exist, and requests send it.
    #[arg(long, value_name = "VERSION")]
    interface_version: Option<InterfaceVersion>,
    /// Where the generated code finds the runtime crate. By default `::sips_office::runtime` for a folder of one's own,
    /// and `::sips_office_runtime` for the shipped specs.
    #[arg(long, value_name = "PATH")]
    runtime: Option<String>,
}

fn mistakes(sources: Result<Sources, Failure>, findings: Findings) -> Failure {
    match sources {
        Ok(sources) => {
            Failure::refused(format!("the specs have mistakes\n\n{}", Broken::new(sources, findings)))
        }
        Err(failure) => failure,
    }
}

impl Generate {
    pub(crate) fn run(&self) -> Done {
        let catalog = self.specs.catalog()?;
        // A user depends on the facade, the facade on the runtime.
        let usual =
            if self.specs.spec.is_some() { "::sips_office::runtime" } else { "::sips_office_runtime" };
        let settings = Settings {
            interface_version: self.interface_version,
            runtime: syn::parse_str(self.runtime.as_deref().unwrap_or(usual))
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
        let files = generate(&catalog, &settings)
            .map_err(|findings| mistakes(self.specs.portable(), findings))?
            .files();
        let files = files.into_iter().map(|file| Made { path: self.out.join(file.path), text: file.text });
        let files: Vec<_> = files.collect();
        let changes: Vec<_> = files.iter().filter(|file| file.is_changed()).collect();
        let stale = self.stale(&files, &settings.command)?;
        if self.check {
            let again =
                "run `sips generate` with the same options (in this repository: cargo run -- generate)";
            return Ok(made::report(&changes, &stale, "as the specs say", &self.out, again));
        }
        let is_ours = |file: &Made| first_line(&file.path).is_ok_and(|first| first.starts_with(GENERATED));
        made::spare_others(&changes, is_ours, "was not generated", "name another folder with --out")?;
        changes.iter().try_for_each(|file| file.write())?;
        for path in &stale {
            fs::remove_file(path).map_err(|error| failed(path, &error))?;
            outln!("removed {}", path.display());
            if let Some(folder) = path.parent().filter(|folder| *folder != self.out) {
                // This fails as long as anything else is in it, which is as it should be.
                let _ = fs::remove_dir(folder);
            }
        }
        if changes.is_empty() && stale.is_empty() {
            outln!("{} is up to date", self.out.display());
        }
        Ok(Status::Done)
    }

    /// What an earlier run made and this one does not, anywhere below the folder.
    fn stale(&self, files: &[Made], command: &str) -> Result<Vec<PathBuf>, Failure> {
        let made: BTreeSet<_> = files.iter().map(|file| file.path.clone()).collect();
        let mut stale = Vec::new();
        for path in source_files(&self.out)?.into_iter().filter(|path| !made.contains(path)) {
            let first = first_line(&path).map_err(|error| failed(&path, &error))?;
            if is_header_of(&first, command) {
                stale.push(path);
            }
        }
        Ok(stale)
    }
}

/// How the header of every generated file begins, whatever made it.
const GENERATED: &str = "// @generated from ";

/// Whether a file's first line is the header of files that this command makes. Other tools mark their files
/// `@generated` too, and a build script of the same library names another command.
fn is_header_of(first: &str, command: &str) -> bool {
    first.starts_with(GENERATED)
        && first.trim_end().ends_with(&format!(" by `{command}`. Changes made here are lost."))
}

/// The first line, as far as a header could reach; empty where it is no text.
fn first_line(path: &Path) -> io::Result<String> {
    const MOST: u64 = 64 * 1024;
    let mut start = Vec::new();
    fs::File::open(path)?.take(MOST).read_to_end(&mut start)?;
    let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    Ok(std::str::from_utf8(line).unwrap_or_default().to_owned())
}

/// The Rust files below a folder, in order. Links and hidden folders are not followed.
fn source_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|error| failed(&folder, &error))? {
            let (path, kind) = entry
                .and_then(|entry| Ok((entry.path(), entry.file_type()?)))
                .map_err(|error| failed(&folder, &error))?;
            let is_hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
            if kind.is_dir() && !is_hidden {
                folders.push(path);
            } else if kind.is_file() && path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_whole_header_is_ours() {
        let ours = "// @generated from a.yaml, b.yaml by `sips generate`. Changes made here are lost.";
        assert!(is_header_of(ours, "sips generate"));
        assert!(is_header_of(&format!("{ours}\r"), "sips generate"));
        for other in [
            "// @generated",
            "// @generated by prost-build",
            "// @generated from a.yaml by `cargo build`. Changes made here are lost.",
            "// As in // @generated from a.yaml by `sips generate`. Changes made here are lost.",
        ] {
            assert!(!is_header_of(other, "sips generate"), "{other}");
        }
    }
}
