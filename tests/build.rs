//! Makes the Rust source of every folder below `features/`, as a build script of a user's would.
//!
//! The compiler and clippy say little of what a macro expands to; of source in files they say everything.

use std::path::Path;
use std::{env, fs};

use sips_office_codegen::{Settings, generate};
use sips_office_spec::{Broken, Sources, load};

fn main() {
    println!("cargo::rerun-if-changed=features");
    let out = env::var_os("OUT_DIR").expect("Cargo names the folder for what a build script makes");
    let out = Path::new(&out);
    let mut folders: Vec<_> = fs::read_dir("features")
        .expect("the feature specs stand beside this script")
        .map(|entry| entry.expect("a folder can be listed").path())
        .collect();
    folders.sort();
    let mut index = String::new();
    for folder in folders {
        let name =
            folder.file_name().map(|name| name.to_string_lossy().replace('-', "_")).unwrap_or_default();
        match make(&folder, &out.join(&name)) {
            Ok(modules) => {
                index += &format!("/// Made from `{}`.\npub mod {name} {{ {modules} }}\n", folder.display());
            }
            // The tests of the feature say what is wrong; those of others are none the worse for it.
            Err(broken) => println!("cargo::warning={}", broken.to_string().replace('\n', "; ")),
        }
    }
    fs::write(out.join("features.rs"), index)
        .expect("the folder for what a build script makes can be written to");
}

/// Writes the source that the folder's specs become, and gives the declarations of its modules.
fn make(folder: &Path, out: &Path) -> Result<String, Broken> {
    let sources = Sources::folder(folder).expect("the feature specs can be read");
    let loaded = load(sources.clone());
    let tree = loaded.into_catalog().and_then(|catalog| {
        generate(&catalog, &Settings::default()).map_err(|findings| Broken::new(sources, findings))
    })?;
    let mut modules = String::new();
    for file in tree.files() {
        let path = out.join(&file.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).expect("a folder can be made below the output folder");
        }
        fs::write(path, file.text).expect("a file can be written below the output folder");
        if let Some(module) = file.path.strip_suffix("/mod.rs") {
            modules += &format!("pub mod {module};");
        }
    }
    Ok(modules)
}
