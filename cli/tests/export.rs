//! What `sips export` writes, and what it leaves alone.

mod program;

use std::fs;
use std::path::{Path, PathBuf};

use program::sips;

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("export").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The exit status, and what was printed.
fn export(arguments: &[&str], out: &Path) -> (i32, String) {
    let output = sips().arg("export").args(arguments).arg("--out").arg(out).output().unwrap();
    let printed = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(printed).unwrap())
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_copy_is_fresh_until_something_changes() {
    let folder = folder("fresh");
    for (form, name, file) in [
        ("wsdl", "wallet", "wallet.wsdl"),
        ("xsd", "wallet", "wallet.xsd"),
        ("openapi", "wallet", "wallet.openapi.json"),
        ("markdown", "signOff", "signOff.md"),
    ] {
        let path = folder.join(file);
        let check = [form, name, "--check"];
        assert_eq!(export(&check, &path).0, 1, "{file} is not there yet");
        assert!(!path.exists(), "--check writes nothing");
        assert_eq!(export(&[form, name], &folder).0, 0);
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(export(&check, &path).0, 0);
        assert_eq!(export(&[form, name], &path).1, format!("{} is up to date\n", path.display()));

        fs::write(&path, text.replace("signOff", "signOut").replacen("signOut", "signOff", 1)).unwrap();
        let (status, report) = export(&check, &path);
        assert_eq!(status, 1);
        assert!(report.contains("signOut") && report.ends_with("without --check\n"), "{report}");
        assert_eq!(export(&[form, name], &path).0, 0);
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
}

#[test]
fn without_a_name_there_is_a_file_for_each() {
    let folder = folder("each");
    for form in ["wsdl", "openapi", "markdown"] {
        assert_eq!(export(&[form], &folder).0, 0);
    }
    let functions = [
        "addCard",
        "cancel",
        "deletePaymentMean",
        "getPaymentMeanData",
        "getWalletData",
        "signOff",
        "updatePaymentMean",
    ];
    let mut expected: Vec<_> = functions.iter().map(|name| format!("{name}.md")).collect();
    expected.extend(["cashManagement.wsdl", "wallet.wsdl", "openapi.json"].map(str::to_owned));
    expected.sort();
    assert_eq!(names(&folder), expected);
}

#[test]
fn what_is_in_the_way_is_not_written_over() {
    let folder = folder("others");
    for (form, name, file) in
        [("wsdl", "wallet", "a.xml"), ("openapi", "wallet", "b.json"), ("markdown", "signOff", "README.md")]
    {
        let path = folder.join(file);
        fs::write(&path, "# Mine\n").unwrap();
        let (status, report) = export(&[form, name], &path);
        assert_eq!(status, 2);
        assert!(report.contains("is in the way"), "{report}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "# Mine\n");
    }
}
