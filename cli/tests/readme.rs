//! The README's commands run, and print what it shows.

mod program;

use std::path::Path;

use program::sips;

#[test]
fn the_readmes_commands_print_what_it_shows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let mut commands = 0;
    for (at, line) in readme.lines().enumerate() {
        let Some(arguments) = line.strip_prefix("$ cargo run -- ") else { continue };
        commands += 1;
        let output = sips().args(arguments.split_whitespace()).current_dir(root).output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
        // The block of output that follows before the next heading, with `…` for what is left out.
        let after = readme.lines().skip(at + 1).take_while(|line| !line.starts_with('#'));
        let shown = after.skip_while(|line| *line != "```text").skip(1).take_while(|line| *line != "```");
        let mut rest = printed.as_str();
        for line in shown.filter(|line| *line != "…") {
            let found =
                rest.find(line).unwrap_or_else(|| panic!("{arguments} does not print {line:?} in place"));
            rest = &rest[found + line.len()..];
        }
    }
    assert_eq!(commands, 2);
}
