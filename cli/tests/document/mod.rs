//! A document whose blocks are put to the test, and the folder that its commands run in.
//!
//! - A `yaml`, `toml` or `text` block with a path is a file of the folder. Where a `text` block follows that begins with
//!   `error[`, it shows a mistake, and the other block the findings.
//! - A `console` block holds commands, each with what it prints: `…` on a line of its own stands for any lines, `[..]`
//!   for any part of a line, and `? 1` in the first line is the exit status.
//! - `http` blocks are requests, each with what the simulator answers.
//! - A `rust` block with a path shows lines of a file of the repository, one without a path of what specs generate.

mod simulator;

use std::fs;
use std::path::{Path, PathBuf};

use crate::program::sips;

/// A document of this repository.
pub(crate) struct Document {
    pub(crate) text: String,
    pub(crate) blocks: Vec<Block>,
}

/// What stands between two fences.
#[derive(Clone)]
pub(crate) struct Block {
    /// The line of the first fence.
    pub(crate) line: usize,
    pub(crate) language: String,
    /// What stands behind the language.
    pub(crate) path: Option<String>,
    pub(crate) text: String,
    /// The findings that the document shows for it.
    pub(crate) findings: Option<String>,
}

/// A command, and what the document says that it prints.
pub(crate) struct Command {
    pub(crate) line: usize,
    pub(crate) arguments: Vec<String>,
    status: i32,
    printed: Vec<String>,
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

impl Document {
    pub(crate) fn read(path: &str) -> Self {
        let text = fs::read_to_string(root().join(path)).unwrap();
        let mut blocks = Vec::<Block>::new();
        let mut open: Option<Block> = None;
        // Of a block in a list item, which is indented as a whole.
        let mut indentation = 0;
        for (at, line) in text.lines().enumerate() {
            let fence = line.trim_start().strip_prefix("```");
            if open.is_none() {
                indentation = line.len() - line.trim_start().len();
            }
            match (&mut open, fence) {
                (None, Some(info)) => {
                    let (language, path) = info.split_once(' ').unwrap_or((info, ""));
                    open = Some(Block {
                        line: at + 1,
                        language: language.to_owned(),
                        path: (!path.is_empty()).then(|| path.to_owned()),
                        text: String::new(),
                        findings: None,
                    });
                }
                (Some(block), None) => {
                    block.text.push_str(line.get(indentation..).unwrap_or_default());
                    block.text.push('\n');
                }
                (Some(_), Some(_)) => blocks.extend(open.take()),
                (None, None) => {}
            }
        }
        let mut paired = Vec::<Block>::new();
        for block in blocks {
            match paired.last_mut() {
                Some(mistake) if block.language == "text" && block.text.starts_with("error[") => {
                    assert_eq!(mistake.language, "yaml", "{path}:{} follows no YAML", block.line);
                    mistake.findings = Some(block.text);
                }
                _ => paired.push(block),
            }
        }
        Self { text, blocks: paired }
    }

    pub(crate) fn of(&self, language: &'static str) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| block.language == language)
    }

    /// Files of the folder, without mistakes: name, text.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        let files = self.blocks.iter().filter(|block| ["text", "toml", "yaml"].contains(&&*block.language));
        let sound = files.filter(|block| block.findings.is_none());
        sound.filter_map(|block| Some((block.path.as_deref()?, &*block.text)))
    }

    /// A new folder with the document's files.
    pub(crate) fn folder(&self, name: &str) -> PathBuf {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("docs").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for (path, text) in self.files() {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    /// The commands of the program: `sips …`, or `cargo run -- …` as in this repository.
    pub(crate) fn commands(&self) -> Vec<Command> {
        let mut commands = Vec::new();
        for block in self.of("console") {
            let mut current: Option<Command> = None;
            for (at, line) in block.text.lines().enumerate() {
                if let Some(command) = line.strip_prefix("$ ") {
                    commands.extend(current.take());
                    let program =
                        ["sips ", "cargo run -- "].iter().find_map(|start| command.strip_prefix(start));
                    current = program.map(|arguments| Command {
                        line: block.line + at + 1,
                        arguments: arguments.split_whitespace().map(|part| part.replace('\'', "")).collect(),
                        status: 0,
                        printed: Vec::new(),
                    });
                } else if let Some(command) = &mut current {
                    match line.strip_prefix("? ") {
                        Some(status) if command.printed.is_empty() => {
                            command.status = status.parse().unwrap()
                        }
                        _ => command.printed.push(line.to_owned()),
                    }
                }
            }
            commands.extend(current);
        }
        commands
    }
}

impl Command {
    /// Runs it, and holds what it prints against the document.
    pub(crate) fn run(&self, folder: &Path) {
        let output = sips().args(&self.arguments).current_dir(folder).output().unwrap();
        let printed = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        let what = format!("line {}: sips {}", self.line, self.arguments.join(" "));
        assert_eq!(output.status.code(), Some(self.status), "{what}\n{printed}");
        let lines: Vec<_> = printed.trim_end().lines().collect();
        let shown: Vec<_> = self.printed.iter().map(String::as_str).collect();
        // What a document does not show at all it says nothing of.
        assert!(shown.is_empty() || fits_lines(&lines, &shown), "{what} prints\n{printed}");
    }
}

fn fits_lines(lines: &[&str], shown: &[&str]) -> bool {
    match shown.split_first() {
        None => lines.is_empty(),
        Some((&"…", rest)) => (0..=lines.len()).any(|at| fits_lines(&lines[at..], rest)),
        Some((first, rest)) => {
            lines.first().is_some_and(|line| fits(line.trim_end(), first)) && fits_lines(&lines[1..], rest)
        }
    }
}

/// Whether a line is as shown, with `[..]` for any part of it.
fn fits(line: &str, shown: &str) -> bool {
    match shown.split_once("[..]") {
        None => line == shown,
        Some((start, rest)) => line.strip_prefix(start).is_some_and(|line| {
            line.char_indices().map(|(at, _)| at).chain([line.len()]).any(|at| fits(&line[at..], rest))
        }),
    }
}
