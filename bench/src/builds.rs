//! What the compiler takes for `sips-office` with more functions, made for the purpose in a folder of their own.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::generation::{COUNTS, source, specs};

/// The fastest of so many.
const TIMES: usize = 5;
/// At most so many milliseconds of checking for each more function.
const MOST: f64 = 30.0;

/// Prints what checking and building take for each number of functions, and gives the target that was missed.
pub(crate) fn print() -> Option<String> {
    match measured() {
        Ok(checks) => {
            let (first, last) = (checks.first()?, checks.last()?);
            let slope = (last.1 - first.1) / (last.0 - first.0) as f64;
            println!("cargo check: {slope:.1} ms for each more function, at most {MOST}\n");
            (slope > MOST).then(|| format!("cargo check: {slope:.1} ms a function, at most {MOST}"))
        }
        Err(error) => Some(format!("the builds could not be measured: {error}")),
    }
}

/// The milliseconds of `cargo check` for each number of functions.
fn measured() -> io::Result<Vec<(usize, f64)>> {
    let folder = std::env::temp_dir().join(format!("sips-office-builds-{}", std::process::id()));
    println!("| functions | cargo check, ms | cargo build --release, ms |");
    println!("|--:|--:|--:|");
    let mut checks = Vec::new();
    for count in COUNTS {
        write(&folder, count)?;
        let check = fastest(&folder, &["check"])?;
        let build = fastest(&folder, &["build", "--release"])?;
        println!("| {count} | {check:.0} | {build:.0} |");
        checks.push((count, check));
    }
    fs::remove_dir_all(&folder)?;
    println!();
    Ok(checks)
}

/// A crate like `sips-office` with so many functions.
fn write(folder: &Path, count: usize) -> io::Result<()> {
    let house = house();
    let runtime = house.join("runtime");
    let sources = folder.join("src");
    if sources.exists() {
        fs::remove_dir_all(&sources)?;
    }
    fs::create_dir_all(&sources)?;
    fs::copy(house.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    fs::write(
        folder.join("Cargo.toml"),
        format!(
            "[package]\nname = \"made-up\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
             sips-office-runtime = {{ path = {runtime:?}, default-features = false }}\n"
        ),
    )?;
    let mut modules = String::from("#![allow(missing_docs)]\n");
    for file in source(&specs(count)) {
        let path = sources.join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(&sources))?;
        fs::write(&path, file.text)?;
        let module = file.path.strip_suffix("/mod.rs").or(file.path.strip_suffix(".rs"));
        if let Some(module) = module.filter(|module| !module.contains('/')) {
            modules += &format!("pub mod {module};\n");
        }
    }
    fs::write(sources.join("lib.rs"), modules)
}

/// Runs cargo, and then measures it with nothing changed but the crate itself.
fn fastest(folder: &Path, arguments: &[&str]) -> io::Result<f64> {
    let mut fastest = f64::INFINITY;
    for time in 0..=TIMES {
        let lib = folder.join("src/lib.rs");
        let text = fs::read_to_string(&lib)?;
        fs::write(&lib, text + "\n")?;
        let start = Instant::now();
        let status = Command::new(env!("CARGO"))
            .args(arguments)
            .args(["--quiet", "--offline"])
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", folder.join("target"))
            // Otherwise nearly all of it would be read back from the time before.
            .env("CARGO_INCREMENTAL", "0")
            .status()?;
        if !status.success() {
            return Err(io::Error::other(format!("cargo {} failed", arguments.join(" "))));
        }
        // The first time everything else is compiled, too.
        if time > 0 {
            fastest = fastest.min(start.elapsed().as_secs_f64() * 1e3);
        }
    }
    Ok(fastest)
}

fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
