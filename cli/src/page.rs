//! A saved documentation page.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sips_office_pages::Page;
use sips_office_pages::saved::LARGEST;

use crate::out::harmless;
use crate::status::Failure;

/// Reads a page from a file, or from standard input where it is called `-`, and gives it with its name for messages.
pub(crate) fn read(path: &Path) -> Result<(String, Page), Failure> {
    let most = LARGEST as u64 + 1;
    let mut bytes = Vec::new();
    let (name, read) = if path == Path::new("-") {
        ("standard input".to_owned(), io::stdin().take(most).read_to_end(&mut bytes))
    } else {
        let read = File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
        (harmless(&path.display().to_string()), read)
    };
    read.map_err(|error| Failure::refused(format!("{name}: {error}")))?;
    let page = Page::read_saved(&bytes).map_err(|error| Failure::refused(format!("{name}: {error}")))?;
    Ok((name, page))
}
