//! What is written is read as what it was.

use proptest::prelude::*;
use sips_office_spec::{Sources, load};

use super::*;

/// A dictionary that says the text in every way in which a spec can.
fn dictionary(said: &str) -> String {
    let field = |name: &str, description: Value| {
        Value::Map(vec![
            entry("field", text(name)),
            entry("description", description),
            entry("values", text("list")),
            entry("example", text(said)),
        ])
    };
    let value = |code: &str, wide: bool| {
        let mut row = vec![entry("code", text(code)), entry("name", text(format!("n{}", code.len())))];
        row.push(entry("label", text(said)));
        row.extend(wide.then(|| entry("deprecated", text("w".repeat(WIDTH)))));
        Value::Row(row)
    };
    let list = Value::Map(vec![
        entry("list", text("list")),
        entry("open", Value::Flag(true)),
        entry(
            "values",
            Value::List(vec![
                value("a", false),
                value("bb", false),
                value("ccc", true),
                value(&format!("dddd{said}"), false),
            ]),
        ),
    ]);
    let row = Value::Row(vec![
        entry("field", text("row")),
        entry("description", text(said)),
        entry("example", Value::Quoted(said.to_owned())),
    ]);
    let fields = vec![field("text", text(said)), field("document", Value::Document(said.to_owned())), row];
    file(
        "Comment",
        vec![vec![entry("fields", Value::Spaced(fields))], vec![entry("values", Value::List(vec![list]))]],
    )
}

#[track_caller]
fn survives(said: &str) {
    let written = dictionary(said);
    let loaded = load(Sources::texts([("dictionary/a.yaml", written.as_str())]));
    assert!(loaded.findings().is_empty(), "{said:?}\n{written}\n{}", loaded.render(false));
    let catalog = loaded.into_catalog().unwrap();
    for name in ["text", "document", "row"] {
        assert_eq!(catalog.fields[name].description, said, "{name}\n{written}");
        assert_eq!(catalog.fields[name].example.as_deref(), Some(said), "{name}\n{written}");
    }
    let values = &catalog.value_lists["list"].values;
    assert!(values.iter().all(|value| value.label == said), "{said:?}\n{written}");
    assert_eq!(values[3].code, format!("dddd{said}"), "{written}");
    assert!(
        written.chars().all(|letter| letter == '\n' || letter == '\t' || shown::is_harmless(letter)),
        "{written:?}"
    );
}

#[test]
fn texts_that_mean_something_in_yaml_stay_texts() {
    for said in [
        "a",
        "",
        " ",
        "true",
        "No",
        "null",
        "~",
        "2.10",
        "00",
        "1e3",
        "0x1f",
        "2030-01-01",
        "-",
        "- a",
        "? a",
        "a: b",
        "a:",
        ":a",
        "a #b",
        "#a",
        "&a",
        "*a",
        "!a",
        "|",
        ">-",
        "%a",
        "@a",
        "`a`",
        "'a'",
        "\"a\"",
        "{a}",
        "[a]",
        "a, b",
        "a]",
        "{platform}",
        "at {platform}",
        "a\\b",
        "---",
        "...",
        "--- a",
        "é",
        "名",
        "a\u{a0}",
        "\u{a0}",
        "a\tb",
        "a\t",
        "\ta",
        "a ",
        "a  b",
        "y",
        "n",
        ".inf",
        "=",
        "<<",
        "a'b",
        "a\"b",
        "C:\\",
        "https://a.b/c?d#e",
        "a\r",
        "a\rb",
        "a\r\nb",
        "\u{85}",
        "\u{2028}",
        "\u{feff}a",
        "\u{1b}[31m",
        "\0",
        "\u{202e}",
        "\u{10ffff}",
        "\u{ffff}",
    ] {
        survives(said);
        survives(&format!("{said}\n{said}"));
        survives(&format!("  {said}\nb\n\n c \n"));
    }
}

#[test]
fn texts_of_any_length_and_lines_survive() {
    let words = "word ".repeat(100);
    for said in [
        words.trim(),
        &words,
        &"w".repeat(500),
        &format!("{} {}", "w".repeat(200), words.trim()),
        &format!("a: {} # no comment", words.trim()),
        &format!("- {}", words.trim()),
        "a\nb",
        "a\nb\n",
        "a\nb\n\n",
        "\na",
        "\n",
        "\n\n",
        "a\n\nb",
        "a\n b\n",
        " a\nb",
        "\ta\nb\t\n",
        "a \nb ",
        "a\n  \nb",
        "a\n--- b\n...\n",
        "a\n# b\n",
        "{\n\t\"a\": \"b\" \n}\n",
    ] {
        survives(said);
    }
}

proptest! {
    #[test]
    fn any_text_survives(said in any::<String>()) {
        survives(&said);
    }

    #[test]
    fn any_text_of_signs_survives(said in "[-:#{}\\[\\],&*!|>'\"%@`\\\\?~ \t\na0.é]{0,40}") {
        survives(&said);
    }

    #[test]
    fn any_text_of_words_survives(said in "([-:#{}a\"'é]{1,9}[ \n]{1,2}){0,60}") {
        survives(&said);
    }
}

#[test]
fn rows_stand_below_each_other_as_far_as_they_fit() {
    let row = |field: &str, long: usize| {
        Value::Row(vec![
            entry("field", text(field)),
            entry("presence", text("p".repeat(long))),
            entry("since", Value::Quoted("2.0".into())),
        ])
    };
    let list = Value::List(vec![
        row("a", 1),
        row("bbb", 2),
        Value::Map(vec![entry("field", text("c"))]),
        row("d", 1),
        row("e", 120),
    ]);
    insta::assert_snapshot!(file("", vec![vec![entry("request", list), entry("response", Value::List(Vec::new()))]]), @r#"
    request:
      - { field: a,   presence: p,  since: "2.0" }
      - { field: bbb, presence: pp, since: "2.0" }
      - field: c
      - { field: d, presence: p, since: "2.0" }
      - field: e
        presence: >-
          pppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppp
        since: "2.0"
    response: []
    "#);
}
