//! What `sips new` and `sips schema` write, and leave alone.

mod program;

use std::fs;
use std::path::{Path, PathBuf};

use program::sips;

/// An empty folder to work in.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("new").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// The exit status, and what was printed.
    fn run(&self, arguments: &[&str]) -> (i32, String) {
        let output = sips().args(arguments).current_dir(&self.0).output().unwrap();
        let printed = [output.stdout, output.stderr].concat();
        (output.status.code().unwrap(), String::from_utf8(printed).unwrap())
    }

    fn succeed(&self, arguments: &[&str]) -> String {
        let (status, printed) = self.run(arguments);
        assert_eq!(status, 0, "{arguments:?}\n{printed}");
        printed
    }

    fn read(&self, below: &str) -> String {
        fs::read_to_string(self.0.join(below)).unwrap()
    }

    fn write(&self, below: &str, text: &str) {
        let path = self.0.join(below);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// That the specs have neither errors nor warnings.
    fn is_sound(&self, spec: &str) {
        let printed = self.succeed(&["check", "--spec", spec]);
        assert!(printed.ends_with(": no findings\n"), "{printed}");
    }

    /// Makes every example of a started file count.
    fn uncomment(&self, below: &str) {
        let is_example = |line: &str| {
            line.strip_prefix('#').is_some_and(|rest| rest.starts_with("  ") || !rest.starts_with(' '))
        };
        let text = self.read(below);
        let lines = text.lines().map(|line| if is_example(line) { &line[1..] } else { line });
        let counting = lines.collect::<Vec<_>>().join("\n") + "\n";
        assert_ne!(counting, text);
        self.write(below, &counting);
    }
}

/// A folder by its name and its files, and the functions that are begun in it.
type Start<'s> = (&'s str, &'s [(&'s str, &'s str)], &'s [&'s str]);

/// Folders by how their specs begin.
const STARTS: &[Start<'_>] = &[
    ("shipped services", &[], &["wallet/renameWallet", "cashManagement/count", "wallet/match"]),
    (
        "a service of its own",
        &[(
            "specs/services/garden.yaml",
            "service: garden\nnamespace: urn:x\nendpoints: { soap: /garden }\ninterfaceVersion: { prefix: GA_WS }\n\
             request: {}\nresponse: {}\n",
        )],
        &["garden/plantTree", "wallet/renameWallet"],
    ),
    (
        "a folder that stands alone",
        &[
            (
                "specs/brands.yaml",
                "brands:\n  - { brand: \"yes\", platform: Yes Pay, hosts: { production: a.example, test: b.example } }\n",
            ),
            (
                "specs/all.yaml",
                "fields:\n  - { field: \"3\", description: A digit., example: \"1\" }\n  - { field: \"no\", \
                 description: A word., example: a }\n",
            ),
            (
                "specs/services/s.yaml",
                "service: s\nnamespace: urn:x\nendpoints: { json: /s }\ninterfaceVersion: { prefix: S }\n\
                 request: {}\nresponse: {}\n",
            ),
            (
                "specs/functions/s/f.yaml",
                "function: f\nservice: s\nsummary: F.\nidempotent: true\nrequest:\n  - { field: \"3\", presence: \
                 required, since: \"1.4\" }\nresponse:\n  - { field: \"no\", presence: optional, since: \"1.10\" }\n",
            ),
        ],
        &["s/g"],
    ),
];

#[test]
fn a_start_passes_the_check_and_so_do_its_examples() {
    for (name, files, functions) in STARTS {
        let folder = Folder::new(name);
        files.iter().for_each(|(below, text)| folder.write(below, text));
        for function in *functions {
            let printed = folder.succeed(&["new", function]);
            let below = format!("specs/functions/{function}.yaml");
            assert!(printed.starts_with(&format!("wrote {below}\n")), "{printed}");
            folder.is_sound("specs");
            folder.uncomment(&below);
            folder.is_sound("specs");
        }
    }
}

#[test]
fn a_start_says_that_no_page_stands_behind_it() {
    let folder = Folder::new("assumed");
    folder.succeed(&["new", "wallet/renameWallet"]);
    let (_, strict) = folder.run(&["check", "--strict", "--spec", "specs"]);
    assert!(strict.contains("about the function renameWallet, something is assumed"), "{strict}");
}

#[test]
fn a_new_service_is_begun_with_its_first_function() {
    let folder = Folder::new("service");
    let printed = folder.succeed(&["new", "voucher/sellVoucher", "--new-service", "--spec", "own"]);
    assert!(
        printed
            .starts_with("wrote own/services/voucher.yaml\nwrote own/functions/voucher/sellVoucher.yaml\n"),
        "{printed}"
    );
    folder.is_sound("own");
    // It can be called at once.
    folder.succeed(&["call", "sellVoucher", "--spec", "own", "--interface-version", "2.12"]);
    folder.succeed(&["new", "voucher/burnVoucher", "--spec", "own"]);
    folder.is_sound("own");
}

#[test]
fn a_new_service_has_the_fields_that_a_folder_of_its_own_knows() {
    let folder = Folder::new("alone");
    folder.write("specs/brands.yaml", "brands: []\n");
    folder.write("specs/fields.yaml", "fields: [{ field: seal, description: Proves it. }]\n");
    folder.succeed(&["new", "s/f", "--new-service"]);
    folder.is_sound("specs");
    let service = folder.read("specs/services/s.yaml");
    assert!(service.contains("field: seal") && !service.contains("merchantId"), "{service}");
}

#[test]
fn nothing_is_written_over() {
    let folder = Folder::new("over");
    for taken in ["specs/functions/wallet/renameWallet.yaml", "specs/services/garden.yaml"] {
        folder.write(taken, "fields: []\n");
        fs::rename(folder.0.join(taken), folder.0.join(taken).with_extension("txt")).unwrap();
        // A link that leads nowhere is no free name either.
        #[cfg(unix)]
        std::os::unix::fs::symlink("elsewhere.txt", folder.0.join(taken)).unwrap();
    }
    #[cfg(unix)]
    for arguments in [&["new", "wallet/renameWallet"][..], &["new", "garden/plant", "--new-service"]] {
        let (status, printed) = folder.run(arguments);
        assert_eq!(status, 2, "{printed}");
        assert!(!folder.0.join("specs/functions/garden").exists());
    }
}

#[test]
fn a_start_names_its_schema_where_there_is_one() {
    let folder = Folder::new("schema");
    let printed = folder.succeed(&["new", "wallet/first"]);
    assert!(printed.contains("`sips schema specs/schema`"), "{printed}");
    assert!(!folder.read("specs/functions/wallet/first.yaml").contains("$schema"));

    folder.succeed(&["schema", "specs/schema"]);
    folder.succeed(&["new", "garden/second", "--new-service"]);
    for (below, line) in [
        ("specs/services/garden.yaml", "# yaml-language-server: $schema=../schema/service.schema.json"),
        (
            "specs/functions/garden/second.yaml",
            "# yaml-language-server: $schema=../../schema/function.schema.json",
        ),
    ] {
        assert_eq!(folder.read(below).lines().next(), Some(line));
    }
}

#[test]
fn schemas_are_written_only_where_they_change() {
    let folder = Folder::new("schemas");
    assert_eq!(folder.succeed(&["schema", "deep/schema"]).matches("wrote ").count(), 4);
    assert!(folder.succeed(&["schema", "deep/schema"]).starts_with("deep/schema is up to date\n"));
    // By any name of the folder, the lines name it as it is.
    let shown = folder.succeed(&["schema", "deep/schema/."]);
    assert!(shown.contains("$schema=../schema/service.schema.json"), "{shown}");

    let below = "deep/schema/service.schema.json";
    folder.write(below, &folder.read(below).replace("required", "requird"));
    let (status, printed) = folder.run(&["schema", "deep/schema", "--check"]);
    assert_eq!(status, 1, "{printed}");
    assert!(
        printed.contains("\n+") && printed.ends_with("stale: run `sips schema deep/schema`\n"),
        "{printed}"
    );
    assert_eq!(folder.succeed(&["schema", "deep/schema"]).matches("wrote ").count(), 1);

    folder.write(below, "{}\n");
    let (status, printed) = folder.run(&["schema", "deep/schema"]);
    assert_eq!(status, 2, "{printed}");
    assert!(printed.contains("service.schema.json is in the way"), "{printed}");
    assert_eq!(folder.read(below), "{}\n");
}
