//! Files that a command makes: which of them differ from those on the disk, shown or written.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use similar::TextDiff;

use crate::out::outln;
use crate::status::{Failure, Status};

/// A file as a command makes it.
pub(crate) struct Made {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
}

impl Made {
    /// Whether the file on the disk is another one, or none.
    pub(crate) fn is_changed(&self) -> bool {
        self.current().as_ref() != Some(&self.text)
    }

    /// Prints how it differs from the file on the disk; `as_by` says what makes it so.
    fn show_change(&self, as_by: &str) {
        let current = self.current().unwrap_or_default();
        let diff = TextDiff::from_lines(current.as_str(), self.text.as_str());
        outln!("{}", diff.unified_diff().header(&self.path.display().to_string(), as_by));
    }

    /// Writes it in place of what is there.
    pub(crate) fn write(&self) -> Result<(), Failure> {
        self.make_folder()
            .and_then(|()| fs::write(&self.path, &self.text))
            .map_err(|error| failed(&self.path, &error))?;
        outln!("wrote {}", self.path.display());
        Ok(())
    }

    /// Writes it where nothing is yet, and says so.
    pub(crate) fn write_new(&self) -> Result<(), Failure> {
        self.create()?;
        outln!("wrote {}", self.path.display());
        Ok(())
    }

    /// Writes it where nothing is yet.
    pub(crate) fn create(&self) -> Result<(), Failure> {
        let written = self.make_folder().and_then(|()| {
            fs::OpenOptions::new()
                .write(true)
                .create_new(true)
                .open(&self.path)?
                .write_all(self.text.as_bytes())
        });
        match written {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(self.in_the_way()),
            Err(error) => Err(failed(&self.path, &error)),
        }
    }

    /// The refusal to write over a file.
    pub(crate) fn in_the_way(&self) -> Failure {
        Failure::refused(format!("{} is there already, and is not written over", self.path.display()))
    }

    /// What is there now, where that is a text.
    pub(crate) fn current(&self) -> Option<String> {
        text(&self.path)
    }

    /// Refuses a place where something is that has no end, or whose end can't be any that a command makes.
    pub(crate) fn has_place(&self) -> Result<(), Failure> {
        let trouble = match fs::metadata(&self.path) {
            Ok(found) if !found.is_file() => "is no regular file",
            Ok(found) if found.len() > LARGEST => "is larger than anything that is written here",
            _ => return Ok(()),
        };
        let path = self.path.display();
        Err(Failure::refused(format!("{path} {trouble}: name another place with --out. Nothing was written")))
    }

    fn make_folder(&self) -> io::Result<()> {
        self.path.parent().map_or(Ok(()), fs::create_dir_all)
    }
}

/// No file that a command makes is larger, in bytes.
const LARGEST: u64 = 64 << 20;

/// The text of a file; `None` for what is no text or not one that could be made. Line ends are those that are written, since
/// a checkout may have others.
pub(crate) fn text(path: &Path) -> Option<String> {
    // Opening a pipe would wait for whoever writes into it.
    let is_file = fs::metadata(path).is_ok_and(|found| found.is_file());
    let file = is_file.then(|| fs::File::open(path).ok()).flatten()?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).ok()?;
    let text = String::from_utf8(bytes).ok().filter(|text| text.len() as u64 <= LARGEST)?;
    Some(text.replace("\r\n", "\n"))
}

/// Prints how files would change and which would go, or that all of `whole` is as it should be. `as_by` says what makes
/// them so, `again` how they are made anew.
pub(crate) fn report(changes: &[&Made], stale: &[PathBuf], as_by: &str, whole: &Path, again: &str) -> Status {
    changes.iter().for_each(|file| file.show_change(as_by));
    for path in stale {
        outln!("{} is made from no spec any more", path.display());
    }
    if changes.is_empty() && stale.is_empty() {
        outln!("{} is up to date", whole.display());
        return Status::Done;
    }
    outln!("stale: {again}");
    Status::Failed
}

/// Refuses to write over files that are not ours: `is_other` says what they are then, and `elsewhere` the way out
/// beside moving them.
pub(crate) fn spare_others(
    changes: &[&Made],
    is_ours: impl Fn(&Made) -> bool,
    is_other: &str,
    elsewhere: &str,
) -> Result<(), Failure> {
    // A link to nowhere is in the way too.
    let is_taken = |file: &&&Made| file.path.symlink_metadata().is_ok();
    match changes.iter().filter(is_taken).find(|file| !is_ours(file)) {
        Some(file) => Err(Failure::refused(format!(
            "{} is in the way, and {is_other}: move it, or {elsewhere}. Nothing was written",
            file.path.display()
        ))),
        None => Ok(()),
    }
}

/// What went wrong with a file or folder.
pub(crate) fn failed(path: &Path, error: &io::Error) -> Failure {
    Failure::failed(format!("{}: {error}", path.display()))
}
