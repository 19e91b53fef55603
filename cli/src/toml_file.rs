//! TOML files that people write for this program: read with a limit, and every mistake told with its place.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use sips_office_runtime::shown;
use sips_office_runtime::spelling::nearest;
use toml::Spanned;
use toml::de::DeTable;

use crate::out::harmless;

/// A longer file, in bytes, holds something else than settings.
const LONGEST: u64 = 64 * 1024;

/// The text of a file.
///
/// # Errors
/// Where it cannot be read, is too long or no UTF-8; as the end of a sentence.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LONGEST + 1).read_to_end(&mut bytes));
    read.map_err(|error| error.to_string())?;
    if bytes.len() as u64 > LONGEST {
        return Err(format!("it is longer than {LONGEST} bytes"));
    }
    String::from_utf8(bytes).map_err(|_| "it is no UTF-8".to_owned())
}

/// What is wrong with a file.
pub(crate) struct Mistakes<'t> {
    text: &'t str,
    path: &'t Path,
    found: Vec<(usize, String)>,
}

impl<'t> Mistakes<'t> {
    /// None yet.
    pub(crate) fn new(text: &'t str, path: &'t Path) -> Self {
        Self { text, path, found: Vec::new() }
    }

    /// The file's path.
    pub(crate) fn path(&self) -> &'t Path {
        self.path
    }

    /// The file's table.
    ///
    /// # Errors
    /// Where it is no TOML, which is all that is told then.
    pub(crate) fn parse(&mut self) -> Result<DeTable<'t>, String> {
        DeTable::parse(self.text).map(Spanned::into_inner).map_err(|error| {
            // What stands there is not shown: it may be a key, out of place.
            let at = error.span().map_or(0, |span| span.start);
            self.add(at, &format!("this is no TOML: {}", shown::name(error.message())));
            self.told()
        })
    }

    /// A mistake at that byte.
    pub(crate) fn add(&mut self, at: usize, what: &str) {
        self.found.push((at, what.to_owned()));
    }

    /// A key that there is not, and the one that may be meant.
    pub(crate) fn unknown<'n>(
        &mut self,
        key: &Spanned<impl AsRef<str>>,
        known: impl IntoIterator<Item = &'n str>,
        otherwise: &str,
    ) {
        let name = key.get_ref().as_ref();
        let help = match nearest(name, known) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => otherwise.to_owned(),
        };
        self.add(key.span().start, &format!("there is no key `{}` here; {help}", shown::name(name)));
    }

    /// Nothing is wrong.
    ///
    /// # Errors
    /// One line for each mistake, in the order of the file.
    pub(crate) fn none(mut self) -> Result<(), String> {
        if self.found.is_empty() { Ok(()) } else { Err(self.told()) }
    }

    fn told(&mut self) -> String {
        self.found.sort();
        let lines = self.found.iter().map(|(at, what)| {
            let before = self.text.get(..*at).unwrap_or(self.text);
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
            format!("{}:{line}:{column}: {}", self.path.display(), harmless(what))
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}
