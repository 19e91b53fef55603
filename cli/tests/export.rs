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

        // As in a checkout of another system.
        fs::write(&path, text.replace('\n', "\r\n")).unwrap();
        assert_eq!(export(&check, &path).0, 0, "{file} with other line ends");

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

#[test]
fn what_is_of_nothing_any_more_is_told_and_left() {
    for (form, ours, theirs) in [("markdown", "signOn.md", "README.md"), ("wsdl", "walls.wsdl", "other.wsdl")]
    {
        let folder = folder(&format!("left-over-{form}"));
        assert_eq!(export(&[form], &folder).0, 0);
        let (name, known) = if form == "wsdl" { ("walls", "wallet") } else { ("signOn", "signOff") };
        let text = fs::read_to_string(folder.join(ours.replace(name, known))).unwrap();
        fs::write(folder.join(ours), text.replace(known, name)).unwrap();
        fs::write(folder.join(theirs), &text).unwrap();

        let (status, report) = export(&[form, "--check"], &folder);
        let told = format!("{} is made from no spec any more", folder.join(ours).display());
        assert_eq!(
            (status, &*report),
            (1, &*format!("{told}\nstale: remove what is made from no spec any more\n"))
        );
        let (status, report) = export(&[form], &folder);
        assert_eq!((status, report), (0, format!("{told}, and stays until you remove it\n")));
        // One of several says nothing of the others.
        assert_eq!(export(&[form, known, "--check"], &folder).0, 0);
        fs::remove_file(folder.join(ours)).unwrap();
        assert_eq!(export(&[form, "--check"], &folder).0, 0);
    }
}

#[test]
fn a_version_that_no_spec_speaks_of_is_told() {
    let path = folder("version").join("wallet.xsd");
    for (version, is_told) in [("2.58", false), ("2.59", true), ("99.0", true)] {
        let (status, report) = export(&["xsd", "wallet", "--interface-version", version], &path);
        assert_eq!((status, report.contains("no version after 2.58")), (0, is_told), "{report}");
    }
}

/// Whoever reads these to their end waits for ever.
#[cfg(unix)]
#[test]
fn what_has_no_end_is_no_place_for_an_export() {
    let folder = folder("endless");
    let pipe = folder.join("wallet.wsdl");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    // A sparse file: it takes no room.
    let large = folder.join("large.wsdl");
    fs::File::create(&large).unwrap().set_len(1 << 33).unwrap();
    for out in [Path::new("/dev/zero"), &large, &pipe, &folder] {
        for check in [&["wsdl", "wallet"][..], &["wsdl", "wallet", "--check"]] {
            let (status, report) = export(check, out);
            assert_eq!(status, 2, "{report}");
            assert!(report.contains("name another place with --out"), "{report}");
        }
    }
}
