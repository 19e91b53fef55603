//! `sips check --fix`: what is certain, in the user's own files.

use std::path::Path;
use std::{fs, io};

use sips_office_spec::{Fix, Loaded, mended};

/// Writes every file that has findings with a certain fix, and tells what was mended, a line each.
///
/// Fixes that overlap are made one at a time, and the other one the next time.
pub(super) fn files(folder: &Path, loaded: &Loaded) -> io::Result<Vec<String>> {
    let sources = loaded.sources();
    let mut lines = Vec::new();
    for (at, file) in sources.files().iter().enumerate().filter(|(_, file)| !file.shipped) {
        let of_file = |fix: &&Fix| fix.place.file == at;
        let fixes = loaded.findings().iter().flat_map(|finding| &finding.fix).filter(of_file);
        let (text, made) = mended(sources, at, fixes);
        if made.is_empty() {
            continue;
        }
        let path = folder.join(&file.below);
        fs::write(&path, text)
            .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
        let is_mended = |fix: &Fix| made.contains(&fix);
        for finding in loaded.findings().iter().filter(|finding| finding.fix.iter().any(is_mended)) {
            let start = sources.line_column(&finding.place);
            lines.push(format!(
                "{}:{}:{} [{}] {}",
                file.name,
                start.line,
                start.column,
                finding.rule.id(),
                finding.message
            ));
        }
    }
    Ok(lines)
}
