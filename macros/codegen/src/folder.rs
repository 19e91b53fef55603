//! A folder of specs to source, in one call.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fmt, fs, io};

use sips_office_spec::{Broken, Sources, load};

use crate::output::Tree;
use crate::settings::Settings;

/// Why a folder of specs did not become source.
///
/// `Debug` shows the same as `Display`, since that is what a build script's `main` prints.
#[non_exhaustive]
pub enum FolderError {
    /// The folder, or a file in it, can't be read.
    Unreadable(io::Error),
    /// The specs have mistakes.
    Broken(Broken),
    /// The source can't be written.
    Unwritable(io::Error),
}

/// Makes the Rust source of the functions of a folder of specs.
///
/// The folder uses the shipped brands, services and dictionary, unless it has a `brands.yaml` of its own.
///
/// # Errors
/// Where the folder can't be read, and where its specs have mistakes: all of them, with file, line and column.
pub fn generate_folder(folder: impl AsRef<Path>, settings: &Settings) -> Result<Tree, FolderError> {
    let loaded = load(Sources::folder(folder.as_ref()).map_err(FolderError::Unreadable)?);
    let sources = loaded.sources().clone();
    let catalog = loaded.into_catalog().map_err(FolderError::Broken)?;
    crate::generate(&catalog, settings)
        .map_err(|findings| FolderError::Broken(Broken::new(sources, findings)))
}

/// What a build script calls: makes the source of a folder of specs, and writes it into the build's output folder.
///
/// For the folder `specs`, which stands beside `build.rs`, the crate then has its modules with
///
/// ```ignore
/// include!(concat!(env!("OUT_DIR"), "/specs.rs"));
/// ```
///
/// Cargo is told to run the script again when a file of the folder changes, comes or goes.
///
/// # Errors
/// As for [`generate_folder`]; and where this is no build script, or the file can't be written.
pub fn build(folder: impl AsRef<Path>, settings: &Settings) -> Result<(), FolderError> {
    let folder = folder.as_ref();
    // Told before anything fails, so that mending a spec is noticed.
    println!("cargo::rerun-if-changed={}", folder.display());
    let settings = Settings { command: "cargo build".to_owned(), ..settings.clone() };
    let text = generate_folder(folder, &settings)?.single_file();
    let path = output_file(folder).map_err(FolderError::Unwritable)?;
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    fs::write(&path, text).map_err(named).map_err(FolderError::Unwritable)
}

/// Where a build script writes the source of a folder.
fn output_file(folder: &Path) -> io::Result<PathBuf> {
    let out = env::var_os("OUT_DIR")
        .ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "OUT_DIR is not set: no build script runs"))?;
    let name = folder.file_name().ok_or_else(|| {
        let what = format!("{}: a folder without a name, which the source would have", folder.display());
        io::Error::new(io::ErrorKind::InvalidInput, what)
    })?;
    let mut name = name.to_owned();
    name.push(".rs");
    Ok(Path::new(&out).join(name))
}

impl fmt::Display for FolderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => write!(f, "the specs can't be read: {error}"),
            Self::Broken(broken) => write!(f, "the specs have mistakes\n\n{broken}"),
            Self::Unwritable(error) => write!(f, "the source can't be written: {error}"),
        }
    }
}

impl fmt::Debug for FolderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What led to it stands in its text already, so it has no source.
impl Error for FolderError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(below: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(below)
    }

    #[test]
    fn a_build_script_shows_every_finding_with_its_place() {
        let error = generate_folder(folder("tests/ui/broken"), &Settings::default()).err().unwrap();
        let shown = format!("{:?}", Box::<dyn Error>::from(error));
        assert!(shown.starts_with("the specs have mistakes\n\nerror["), "{shown}");
        assert!(shown.contains("updatePaymentMean.yaml:"), "{shown}");
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let error = generate_folder(folder("absent"), &Settings::default()).err().unwrap();
        assert!(
            matches!(error, FolderError::Unreadable(_)) && error.to_string().contains("absent"),
            "{error}"
        );
    }

    #[test]
    fn one_file_holds_what_the_modules_hold() {
        let tree = generate_folder(folder("tests/ui/specs"), &Settings::default()).unwrap();
        let file = tree.single_file();
        let header = file.lines().next().unwrap();
        assert!(header.starts_with("// @generated from ") && header.ends_with("Changes made here are lost."));
        for origin in ["updatePaymentMean.yaml", "spec/services/wallet.yaml", "spec/dictionary/wallet.yaml"] {
            assert_eq!(header.matches(origin).count(), 1, "{header}");
        }
        // What `include!` reads has no inner attributes at its top.
        assert!(syn::parse_file(&file).unwrap().attrs.is_empty());
        assert!(file.contains("pub mod wallet {") && file.contains("pub struct UpdatePaymentMeanRequest"));
    }

    #[test]
    fn a_text_that_is_no_path_is_named() {
        let settings = Settings::default();
        let error = settings.clone().with_runtime("sips office").err().unwrap();
        assert!(error.to_string().starts_with("`sips office` is no path: "), "{error}");
        assert!(settings.with_existing("walletResponseCode", "").is_err());
    }
}
