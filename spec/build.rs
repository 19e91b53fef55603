//! Lists the shipped YAML files, so that a new function is a new file and nothing else.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?);
    let mut files = vec![PathBuf::from("brands.yaml")];
    for folder in ["services", "dictionary", "functions"] {
        println!("cargo::rerun-if-changed={folder}");
        list(&root, Path::new(folder), &mut files)?;
    }
    println!("cargo::rerun-if-changed=brands.yaml");
    files.sort();
    let mut examples = Vec::new();
    println!("cargo::rerun-if-changed=rules");
    list(&root, Path::new("rules"), &mut examples)?;
    examples.sort();

    let mut source = String::from("&[\n");
    for file in files {
        let (name, whole) = (slashed(&file), root.join(&file));
        let _ = writeln!(source, "    ({name:?}, include_str!({:?})),", whole.display().to_string());
    }
    source.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    fs::write(out.join("shipped.rs"), source)?;

    let mut source = String::from("&[\n");
    for file in examples {
        // rules/<id>/<bad or good>/<path>
        let (name, whole) = (slashed(&file), root.join(&file));
        let parts: Vec<_> = name.splitn(4, '/').collect();
        if let [_, id, kind, path] = parts[..] {
            let whole = whole.display().to_string();
            let _ = writeln!(source, "    ({id:?}, {kind:?}, {path:?}, include_str!({whole:?})),");
        }
    }
    source.push_str("]\n");
    fs::write(out.join("rules.rs"), source)
}

/// With forward slashes on every system: the name shows in findings and generated headers.
fn slashed(file: &Path) -> String {
    file.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn list(root: &Path, folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            list(root, &path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            files.push(path);
        }
    }
    Ok(())
}
