//! A crate that uses the macro is built anew when its specs change, and its compiler says what is wrong with them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// As the macro documents it. Only a new file needs it.
const BUILD_SCRIPT: &str = r#"fn main() {
    println!("cargo::rerun-if-changed=src/specs");
}
"#;

const BROKEN: &str = "since: 2.12";

/// One test, since each step is a build: the first one checks the dependencies, the others take a moment.
#[test]
fn a_changed_and_a_new_spec_are_noticed() {
    let project = Project::new();
    project.check().expect("a project with sound specs compiles");

    let spec = project.folder.join("src/specs/updatePaymentMean.yaml");
    let sound = fs::read_to_string(&spec).unwrap();
    let broken = sound.replacen("since: \"2.0\"", BROKEN, 1);
    fs::write(&spec, &broken).unwrap();
    let errors = project.check().expect_err("a changed spec is read again");
    assert_shows(&errors, "specs/updatePaymentMean.yaml", &broken);

    fs::write(&spec, &sound).unwrap();
    project.check().expect("a mended spec is read again, although the last build made nothing");

    fs::write(project.folder.join("build.rs"), BUILD_SCRIPT).unwrap();
    project.check().expect("a build script changes nothing");
    let new = project.folder.join("src/specs/renameWallet.yaml");
    let broken = broken.replace("updatePaymentMean", "renameWallet");
    fs::write(&new, &broken).unwrap();
    let errors = project.check().expect_err("with the documented build script a new spec is read");
    assert_shows(&errors, "specs/renameWallet.yaml", &broken);
}

/// The finding with file, line, column and source line.
fn assert_shows(errors: &str, name: &str, text: &str) {
    let (line, source) = text.lines().enumerate().find(|(_, line)| line.contains(BROKEN)).unwrap();
    let column = source.find("2.12").unwrap() + 1;
    for part in ["`2.12` needs quotes", &format!("--> {name}:{}:{column}", line + 1), source] {
        assert!(errors.contains(part), "no `{part}` in:\n{errors}");
    }
}

/// A crate outside the workspace, below its target folder.
struct Project {
    folder: PathBuf,
    target: PathBuf,
}

impl Project {
    fn new() -> Self {
        let macros = Path::new(env!("CARGO_MANIFEST_DIR"));
        let workspace = macros.parent().unwrap();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rebuild");
        // What an earlier run left there would be noticed as well.
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        fs::create_dir_all(folder.join("src/specs")).unwrap();
        let manifest = format!(
            "[package]\nname = \"rebuild\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
             sips-office-macros = {{ path = {macros:?} }}\n\
             sips-office-runtime = {{ path = {:?}, default-features = false }}\n",
            workspace.join("runtime")
        );
        let main = "sips_office_macros::functions! {\n    folder: \"specs\",\n}\n\nfn main() {}\n";
        for (path, text) in [("Cargo.toml", &*manifest), ("src/main.rs", main)] {
            fs::write(folder.join(path), text).unwrap();
        }
        // With the workspace's versions, which are there, it builds without network.
        fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        let spec = "src/specs/updatePaymentMean.yaml";
        fs::copy(macros.join("tests/ui/specs/updatePaymentMean.yaml"), folder.join(spec)).unwrap();
        // Kept from run to run: only the crate itself starts afresh.
        Self { folder, target: Path::new(env!("CARGO_TARGET_TMPDIR")).join("rebuild-target") }
    }

    /// What the compiler says, as an error where it fails.
    fn check(&self) -> Result<String, String> {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args(["check", "--offline", "--quiet", "--color=never"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env_remove("RUSTFLAGS")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        if output.status.success() { Ok(said) } else { Err(said) }
    }
}
