//! Shipped specs with a few bytes, lines or words changed: whatever comes of it, nobody panics.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use sips_office_codegen::{Settings, generate};
use sips_office_spec::{Sources, load};

/// What stands where something else should, and means something to YAML or to Rust.
#[rustfmt::skip]
const ODD: &[&str] = &[
    "", "''", "\"\"", "~", "null", "true", "2.12", "\"2.12\"", "\"65535.65535\"", "\"99999.0\"", "0x1F", "1e999",
    "[]", "{}", "[", "{", "]", "}", "- ", "? ", ": ", "#", "|", ">", "&a", "*a", "!!str", "!a", "<<", "%YAML 1.1",
    "---", "...", "@", "`", "\t", "\r", "\u{0}", "\u{7f}", "\u{85}", "\u{2028}", "\u{feff}", "é", "名", "🌳",
    "self", "Self", "_", "-", "3", "type", "{platform}", "{function}", "<a>", "]]>", "\\", "'", "\"", "container",
    "list", "json",
];

/// One change of a text.
#[derive(Clone, Debug)]
enum Edit {
    /// A byte, in the place of another or as one more.
    Byte { at: Index, byte: Option<u8>, replaces: bool },
    /// A line, gone, as often again, or where another stands.
    Line { at: Index, to: Index, stays: bool, goes: bool },
    /// A line, moved to the right or to the left.
    Indent { at: Index, right: bool },
    /// A word in the place of another: one of the same file, or an odd one.
    Word { at: Index, other: Index, odd: Option<&'static str> },
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_spec_is_read_or_refused(file in any::<Index>(), edits in vec(edit(), 1..5)) {
        let shipped = Sources::shipped();
        let file = file.get(shipped.files());
        let changed = edits.iter().fold(file.text.clone(), |text, edit| edit.apply(&text));
        let texts = shipped.files().iter().map(|other| {
            (&*other.below, if other.below == file.below { &*changed } else { &*other.text })
        });
        let loaded = load(Sources::texts(texts));

        let shown = loaded.render(false);
        prop_assert_eq!(shown.is_empty(), loaded.findings().is_empty());
        prop_assert_eq!(loaded.render(true).is_empty(), shown.is_empty());
        prop_assert!(!loaded.strict_findings().render(loaded.sources(), false).is_empty(), "something is always assumed");
        for found in loaded.findings().iter() {
            let at = loaded.sources().line_column(&found.place);
            prop_assert!(at.line >= 1 && at.column >= 1);
        }
        let sources = loaded.sources().clone();
        let is_sound = !loaded.findings().has_errors();
        let Ok(catalog) = loaded.into_catalog() else { return Ok(()) };
        prop_assert!(is_sound, "{}", shown);
        match generate(&catalog, &Settings::checked_in()) {
            Ok(tree) => {
                let tokens = tree.tokens();
                prop_assert!(syn::parse2::<syn::File>(tokens.clone()).is_ok(), "no Rust: {}", tokens);
            }
            Err(findings) => prop_assert!(!findings.render(&sources, false).is_empty()),
        }
    }
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    prop_oneof![
        (at(), proptest::option::of(any::<u8>()), any::<bool>())
            .prop_map(|(at, byte, replaces)| Edit::Byte { at, byte, replaces }),
        (at(), at(), any::<bool>(), any::<bool>()).prop_map(|(at, to, stays, goes)| Edit::Line {
            at,
            to,
            stays,
            goes
        }),
        (at(), any::<bool>()).prop_map(|(at, right)| Edit::Indent { at, right }),
        (at(), at(), proptest::option::of(select(ODD))).prop_map(|(at, other, odd)| Edit::Word {
            at,
            other,
            odd
        }),
    ]
}

impl Edit {
    fn apply(&self, text: &str) -> String {
        match self {
            Self::Byte { at, byte, replaces } => {
                let mut bytes = text.as_bytes().to_vec();
                let at = at.index(bytes.len() + 1);
                let end = if *replaces { bytes.len().min(at + 1) } else { at };
                bytes.splice(at..end, *byte);
                String::from_utf8_lossy(&bytes).into_owned()
            }
            Self::Line { at, to, stays, goes } => {
                let mut lines: Vec<_> = text.split_inclusive('\n').collect();
                if lines.is_empty() {
                    return String::new();
                }
                let at = at.index(lines.len());
                let line = if *stays { lines[at] } else { lines.remove(at) };
                if !*goes {
                    lines.insert(to.index(lines.len() + 1), line);
                }
                lines.concat()
            }
            Self::Indent { at, right } => {
                let mut lines: Vec<_> = text.split_inclusive('\n').map(str::to_owned).collect();
                if !lines.is_empty() {
                    let line = &mut lines[at.index(text.split_inclusive('\n').count())];
                    *line = match right {
                        true => format!("  {line}"),
                        false => line.strip_prefix(' ').unwrap_or(line).to_owned(),
                    };
                }
                lines.concat()
            }
            Self::Word { at, other, odd } => {
                let mut parts = parts(text);
                if parts.is_empty() {
                    return String::new();
                }
                let other = odd.unwrap_or(parts[other.index(parts.len())]);
                let at = at.index(parts.len());
                parts[at] = other;
                parts.concat()
            }
        }
    }
}

/// The words of a text, and what stands between them.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_word = first.is_alphanumeric();
        let end = rest.find(|letter: char| letter.is_alphanumeric() != is_word).unwrap_or(rest.len());
        let (part, behind) = rest.split_at(end);
        parts.push(part);
        rest = behind;
    }
    parts
}
