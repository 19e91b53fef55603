//! Spec files as text, and places in them.

use std::io::Read;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The files shipped with this crate: name below the spec folder, and text.
const SHIPPED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// A file larger than this is refused: specs are written by hand.
const MOST_BYTES: u64 = 1 << 20;

/// The files of one run, in the order in which they are read.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

/// One spec file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The name in messages: the path as the user gave it, or below the shipped folder.
    pub name: String,
    /// The path below its spec folder, with forward slashes: `functions/wallet/updatePaymentMean.yaml`.
    pub below: String,
    /// The whole text.
    pub text: String,
    /// Whether the file belongs to the shipped specs.
    pub shipped: bool,
}

/// A range of bytes in one file of a [`Sources`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The file's index.
    pub file: usize,
    /// Where the range starts.
    pub start: usize,
    /// Where it ends, exclusive.
    pub end: usize,
}

/// A line and column as an editor counts them: from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Sources {
    /// The shipped specs.
    pub fn shipped() -> Self {
        let files = SHIPPED
            .iter()
            .map(|(name, text)| SourceFile {
                name: format!("spec/{name}"),
                below: (*name).to_owned(),
                text: (*text).to_owned(),
                shipped: true,
            })
            .collect();
        Self { files }
    }

    /// The specs of a folder.
    ///
    /// A folder with a `brands.yaml` stands alone. Any other uses the shipped brands, services and dictionary, and
    /// adds to them.
    ///
    /// # Errors
    /// Where the folder or a file in it can't be read, is no UTF-8, or is larger than 1 MiB.
    pub fn folder(folder: &Path) -> io::Result<Self> {
        Self::folder_shown_as(folder, folder)
    }

    /// The specs of a folder, as [`Sources::folder`] reads them, under another name in messages.
    ///
    /// That keeps what is shown the same on every machine where the folder was found by its whole path.
    ///
    /// # Errors
    /// As for [`Sources::folder`]; these errors show the path that was looked at.
    pub fn folder_shown_as(folder: &Path, shown: &Path) -> io::Result<Self> {
        let own = listed(folder)?;
        if own.is_empty() {
            let what = format!("{}: no YAML file in this folder or below it", folder.display());
            return Err(io::Error::new(io::ErrorKind::NotFound, what));
        }
        Self::own(folder, shown, own)
    }

    /// The specs of a folder that may hold none yet, or that does not exist yet.
    ///
    /// # Errors
    /// As for [`Sources::folder`], but for a folder without specs.
    pub fn folder_so_far(folder: &Path) -> io::Result<Self> {
        let own = match fs::symlink_metadata(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            _ => listed(folder)?,
        };
        Self::own(folder, folder, own)
    }

    /// A folder's own files, each by its path below it, on top of what they build on.
    fn own(folder: &Path, shown: &Path, own: Vec<PathBuf>) -> io::Result<Self> {
        let alone = own.iter().any(|path| path.as_path() == Path::new("brands.yaml"));
        let mut sources = if alone { Self::default() } else { Self::shipped_foundation() };
        for below in own {
            let path = folder.join(&below);
            sources.files.push(SourceFile {
                name: slashed(&shown.join(&below)),
                below: slashed(&below),
                text: read(&path)?,
                shipped: false,
            });
        }
        Ok(sources)
    }

    /// Files given as name and text, on top of the shipped brands, services and dictionary unless one of them is
    /// `brands.yaml`.
    pub fn texts<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let own: Vec<_> = files.into_iter().collect();
        let alone = own.iter().any(|(name, _)| *name == "brands.yaml");
        let mut sources = if alone { Self::default() } else { Self::shipped_foundation() };
        sources.files.extend(own.into_iter().map(|(name, text)| SourceFile {
            name: name.to_owned(),
            below: name.to_owned(),
            text: text.to_owned(),
            shipped: false,
        }));
        sources
    }

    /// These files and one more, which is read last.
    #[must_use]
    pub fn with(mut self, file: SourceFile) -> Self {
        self.files.push(file);
        self
    }

    /// The shipped specs without their functions: what a user's folder builds on.
    fn shipped_foundation() -> Self {
        let mut sources = Self::shipped();
        sources.files.retain(|file| !file.below.starts_with("functions/"));
        sources
    }

    /// The files, in reading order.
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The file of a place.
    pub fn file(&self, place: &Place) -> &SourceFile {
        &self.files[place.file]
    }

    /// Where a place starts, as an editor counts.
    pub fn line_column(&self, place: &Place) -> LineColumn {
        let text = &self.file(place).text;
        let before = text.get(..place.start).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        LineColumn {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

impl Place {
    /// The range of bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// The YAML files of a folder and of those in it, in order.
fn listed(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    list(folder, &PathBuf::new(), &mut files)?;
    files.sort();
    Ok(files)
}

fn list(root: &Path, below: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    // Joined with nothing, a path would end in a slash.
    let folder = if below.as_os_str().is_empty() { root.to_owned() } else { root.join(below) };
    for entry in fs::read_dir(&folder).map_err(|error| named(&folder, error))? {
        let entry = entry?;
        let path = below.join(entry.file_name());
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if hidden {
            continue;
        }
        if entry.file_type()?.is_dir() {
            list(root, &path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
            files.push(path);
        }
    }
    Ok(())
}

/// Whether a text can name a service or function for which a file is made: the same file on every machine, and in no
/// other folder.
pub fn is_file_name(text: &str) -> bool {
    const LONGEST: usize = 100;
    let small = text.to_ascii_lowercase();
    // Names of devices on Windows, whatever stands behind a dot.
    let is_device = matches!(&*small, "con" | "prn" | "aux" | "nul")
        || (small.len() == 4 && (small.starts_with("com") || small.starts_with("lpt")));
    text.len() <= LONGEST
        && !is_device
        && text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

fn read(path: &Path) -> io::Result<String> {
    let refused = |what: &str| {
        let what = format!("{}: {what}", slashed(path));
        io::Error::new(io::ErrorKind::InvalidData, what)
    };
    // A pipe or device has no end to wait for.
    if !fs::metadata(path).map_err(|error| named(path, error))?.is_file() {
        return Err(refused("no regular file"));
    }
    let mut text = String::new();
    let file = fs::File::open(path).map_err(|error| named(path, error))?;
    file.take(MOST_BYTES + 1).read_to_string(&mut text).map_err(|error| named(path, error))?;
    if text.len() as u64 > MOST_BYTES {
        return Err(refused("larger than 1 MiB, which no hand-written spec is"));
    }
    Ok(text)
}

fn named(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", slashed(path)))
}

fn slashed(path: &Path) -> String {
    let letters = path.display().to_string();
    // A name gets no line of its own in messages.
    letters.replace('\\', "/").replace(char::is_control, "\u{fffd}")
}
