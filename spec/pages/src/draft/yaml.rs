//! Writes spec files: exactly the shapes that they have, in the layout in which people write them.
//!
//! A text stands plain where every YAML reader takes it for this text, and in quotes everywhere else. What nobody could
//! see in an editor is written as an escape.

use sips_office_runtime::shown;

/// Lines are broken before they get longer, where they can be.
const WIDTH: usize = 120;

/// What stands behind a key or in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A text.
    Text(String),
    /// A text that has quotes whatever it holds: a version.
    Quoted(String),
    /// `true` or `false`.
    Flag(bool),
    /// Names on one line: `[a, b]`.
    Names(Vec<String>),
    /// A mapping on one line, where it fits: `{ field: a, presence: required }`.
    Row(Entries),
    /// A mapping with a line for each key.
    Map(Entries),
    /// A list.
    List(Vec<Value>),
    /// A list with a blank line between its entries.
    Spaced(Vec<Value>),
    /// A text line by line, exactly as it is.
    Document(String),
}

/// Keys and what they say, in written order.
pub(super) type Entries = Vec<(String, Value)>;

/// An entry of a mapping.
pub(super) fn entry(key: impl Into<String>, value: Value) -> (String, Value) {
    (key.into(), value)
}

/// A text value.
pub(super) fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

/// A file: a comment, and groups of keys with a blank line between them. Empty groups are left out.
pub(super) fn file(comment: &str, groups: Vec<Entries>) -> String {
    let mut out = String::new();
    for line in comment.lines() {
        out.push_str(&format!("# {line}\n"));
    }
    for (at, group) in groups.iter().filter(|group| !group.is_empty()).enumerate() {
        if at > 0 {
            out.push('\n');
        }
        write_entries(&mut out, 0, group);
    }
    out
}

fn write_entries(out: &mut String, indent: usize, entries: &Entries) {
    for (key, value) in entries {
        let start = format!("{:indent$}{}:", "", inline_text(key));
        write_value(out, &start, indent, value);
    }
}

/// Writes what stands behind `start`, which ends a key or is a list's dash, on a level of that indentation.
fn write_value(out: &mut String, start: &str, indent: usize, value: &Value) {
    let below = indent + 2;
    if let Some(line) = inline(value).filter(|line| start.chars().count() + 1 + line.chars().count() <= WIDTH)
    {
        out.push_str(&format!("{start} {line}\n"));
        return;
    }
    match value {
        Value::Text(text) => out.push_str(&format!("{start} {}", block(text, below))),
        Value::Document(text) => out.push_str(&format!("{start} {}", literal(text, below))),
        Value::Map(entries) | Value::Row(entries) => {
            out.push_str(start);
            out.push('\n');
            write_entries(out, below, entries);
        }
        Value::List(items) => {
            out.push_str(start);
            out.push('\n');
            write_items(out, below, items, "");
        }
        Value::Spaced(items) => {
            out.push_str(start);
            out.push('\n');
            write_items(out, below, items, "\n");
        }
        Value::Names(names) => {
            out.push_str(start);
            out.push('\n');
            for name in names {
                out.push_str(&format!("{:below$}- {}\n", "", inline_text(name)));
            }
        }
        Value::Quoted(_) | Value::Flag(_) => {
            out.push_str(&format!("{start} {}\n", inline(value).unwrap_or_default()));
        }
    }
}

fn write_items(out: &mut String, indent: usize, items: &[Value], between: &str) {
    let start = format!("{:indent$}-", "");
    let mut at = 0;
    while at < items.len() {
        if at > 0 {
            out.push_str(between);
        }
        let rows = aligned(&items[at..], indent + 2);
        if rows.is_empty() {
            match &items[at] {
                Value::Map(entries) | Value::Row(entries) if !entries.is_empty() => {
                    let mut block = String::new();
                    write_entries(&mut block, indent + 2, entries);
                    // The first key stands behind the dash.
                    out.push_str(&start);
                    out.push_str(block.get(indent + 1..).unwrap_or_default());
                }
                item => write_value(out, &start, indent, item),
            }
            at += 1;
        }
        at += rows.len();
        for row in rows {
            out.push_str(&format!("{start} {row}\n"));
        }
    }
}

/// The rows with which a list goes on, their cells one below the other, as far as they have the same keys and all fit.
fn aligned(items: &[Value], indent: usize) -> Vec<String> {
    let (mut rows, mut widths) = (Vec::<Vec<String>>::new(), Vec::<usize>::new());
    let mut keys = None;
    for item in items {
        let Value::Row(entries) = item else { break };
        let own: Vec<&String> = entries.iter().map(|(key, _)| key).collect();
        let Some(cells) = cells(entries).filter(|_| keys.as_ref().is_none_or(|keys| *keys == own)) else {
            break;
        };
        let mut wider: Vec<usize> = cells.iter().map(|cell| cell.chars().count()).collect();
        wider.iter_mut().zip(&widths).for_each(|(width, before)| *width = (*width).max(*before));
        // The cells, what stands between them, and the braces.
        if indent + wider.iter().sum::<usize>() + 2 * wider.len() + 2 > WIDTH {
            break;
        }
        (keys, widths) = (Some(own), wider);
        rows.push(cells);
    }
    let row = |cells: Vec<String>| {
        let last = cells.len().saturating_sub(1);
        let padded = cells.iter().zip(&widths).enumerate().map(|(at, (cell, width))| match at == last {
            true => cell.clone(),
            false => format!("{:width$}", format!("{cell},"), width = width + 1),
        });
        format!("{{ {} }}", padded.collect::<Vec<_>>().join(" "))
    };
    rows.into_iter().map(row).collect()
}

/// The parts of a row; `None` where one can't stand on a line.
fn cells(entries: &Entries) -> Option<Vec<String>> {
    entries
        .iter()
        .map(|(key, value)| Some(format!("{}: {}", inline_text(key), inline_in_flow(value)?)))
        .collect()
}

/// A value on one line; `None` where it takes several.
fn inline(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) if text.contains('\n') => None,
        Value::Text(text) => Some(if is_plain(text, false) { text.clone() } else { quoted(text) }),
        Value::Row(entries) if !entries.is_empty() => Some(format!("{{ {} }}", cells(entries)?.join(", "))),
        Value::Map(entries) if !entries.is_empty() => None,
        Value::Row(_) | Value::Map(_) => Some("{}".to_owned()),
        Value::List(items) | Value::Spaced(items) => items.is_empty().then(|| "[]".to_owned()),
        Value::Document(_) => None,
        Value::Quoted(_) | Value::Flag(_) | Value::Names(_) => inline_in_flow(value),
    }
}

/// A value between `{` and `}`; `None` where it does not fit there.
fn inline_in_flow(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(inline_text(text)),
        Value::Quoted(text) => Some(quoted(text)),
        Value::Flag(flag) => Some(flag.to_string()),
        Value::Names(names) => {
            let names: Vec<_> = names.iter().map(|name| inline_text(name)).collect();
            Some(format!("[{}]", names.join(", ")))
        }
        Value::Row(_) => inline(value),
        Value::Map(_) | Value::List(_) | Value::Spaced(_) | Value::Document(_) => None,
    }
}

/// A text that can stand anywhere.
fn inline_text(text: &str) -> String {
    if is_plain(text, true) { text.to_owned() } else { quoted(text) }
}

/// Whether a text means itself without quotes, between `{` and `}` or outside of them.
fn is_plain(text: &str, in_flow: bool) -> bool {
    let starts = text.starts_with(|first: char| first.is_alphabetic() || (first == '/' && !in_flow));
    let word = matches!(
        text.to_ascii_lowercase().as_str(),
        "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n" | "null" | "nan" | "inf"
    );
    let breaks_flow = |letter: char| ",[]{}:".contains(letter);
    starts
        && !word
        && text.chars().all(shown::is_harmless)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with([':', ' '])
        && !(in_flow && text.contains(breaks_flow))
}

/// A text in quotes, on one line. Any text can be written so.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            letter if shown::is_harmless(letter) => out.push(letter),
            letter if u32::from(letter) < 0x100 => out.push_str(&format!("\\x{:02x}", u32::from(letter))),
            letter if u32::from(letter) < 0x1_0000 => out.push_str(&format!("\\u{:04x}", u32::from(letter))),
            letter => out.push_str(&format!("\\U{:08x}", u32::from(letter))),
        }
    }
    out.push('"');
    out
}

/// A text that does not fit behind its key: folded where breaking its lines loses nothing, else line by line.
fn block(text: &str, indent: usize) -> String {
    if text.contains('\n') {
        return literal(text, indent);
    }
    let words: Vec<&str> = text.split(' ').collect();
    if words.iter().any(|word| word.is_empty() || !word.chars().all(shown::is_harmless)) {
        return format!("{}\n", quoted(text));
    }
    let (mut out, mut column) = (String::from(">-"), WIDTH);
    for word in words {
        let length = word.chars().count();
        if column + 1 + length > WIDTH {
            out.push_str(&format!("\n{:indent$}{word}", ""));
            column = indent + length;
        } else {
            out.push_str(&format!(" {word}"));
            column += 1 + length;
        }
    }
    out.push('\n');
    out
}

/// A text line by line, in quotes where a line can't be seen or its end would be lost.
fn literal(text: &str, indent: usize) -> String {
    let body = text.strip_suffix('\n');
    let lines: Vec<&str> = body.unwrap_or(text).split('\n').collect();
    let is_blank = |line: &&str| line.chars().all(|letter| letter == ' ');
    let seen = |line: &&str| line.chars().all(|letter| letter == '\t' || shown::is_harmless(letter));
    // Blank lines at either end, and blank lines of spaces, are read in as many ways as there are readers.
    let edges = lines.first().is_none_or(is_blank) || lines.last().is_none_or(is_blank);
    if edges || !lines.iter().all(seen) || lines.iter().any(|line| !line.is_empty() && is_blank(line)) {
        return format!("{}\n", quoted(text));
    }
    let first_is_indented = lines.first().is_some_and(|line| line.starts_with([' ', '\t']));
    let indicator = if first_is_indented { "2" } else { "" };
    let chomp = if body.is_some() { "" } else { "-" };
    let mut out = format!("|{indicator}{chomp}\n");
    for line in lines {
        match line {
            "" => out.push('\n'),
            line => out.push_str(&format!("{:indent$}{line}\n", "")),
        }
    }
    out
}

#[cfg(test)]
mod tests;
