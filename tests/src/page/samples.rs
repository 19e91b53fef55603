//! Sample messages, which stand on the page as they are.

use super::lines::{Lines, Piece};
use super::{Sample, Section};

/// Reads the JSON and XML documents that follow, possibly none, each up to the line that closes it.
pub(super) fn read(lines: &mut Lines<'_>, section: Section, samples: &mut Vec<Sample>) -> Result<(), String> {
    loop {
        let text = match lines.peek() {
            Some(Piece::Plain(text)) if text.starts_with('{') => lines.whole_lines(json_closed)?,
            Some(Piece::Plain(text)) if text.starts_with('<') => lines.whole_lines(xml_closed)?,
            _ => return Ok(()),
        };
        samples.push(Sample { section, text });
    }
}

/// Whether the outermost brace is closed, with nothing behind it.
fn json_closed(text: &str) -> Result<bool, String> {
    let mut depth = 0_usize;
    let mut in_text = false;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_text => escaped = true,
            '"' => in_text = !in_text,
            _ if in_text => {}
            '{' | '[' => depth += 1,
            '}' | ']' => {
                depth -= 1; // never below zero: the text begins with a brace, and the loop ends at zero
                if depth == 0 {
                    return nothing_behind(&text[at + 1..]);
                }
            }
            _ => {}
        }
    }
    Ok(false)
}

/// Whether the outermost element is closed, with nothing behind it. Comments, CDATA and the like occur in no
/// sample, and are refused so that nobody trusts this to read them.
fn xml_closed(text: &str) -> Result<bool, String> {
    let mut open = Vec::new();
    let mut rest = text;
    while let Some((_, tag)) = rest.split_once('<') {
        let Some((tag, behind)) = tag.split_once('>') else {
            return Ok(false); // the tag goes on in the next line
        };
        rest = behind;
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        let cut_short = tag.matches('"').count() % 2 == 1; // the `>` stands in an attribute
        if tag.starts_with(['!', '?']) || name.is_empty() || cut_short {
            return Err(format!("expected a sample's plain tag, found <{tag}>"));
        }
        if tag.starts_with('/') {
            match open.pop() {
                Some(opened) if opened == name => {}
                Some(opened) => return Err(format!("expected </{opened}>, found </{name}>")),
                None => return Err(format!("expected an open element, found </{name}>")),
            }
        } else if !tag.ends_with('/') {
            open.push(name);
        }
        if open.is_empty() {
            return nothing_behind(rest);
        }
    }
    Ok(false)
}

fn nothing_behind(rest: &str) -> Result<bool, String> {
    if rest.trim().is_empty() {
        Ok(true)
    } else {
        Err(format!("expected nothing behind the sample's end, found `{}`", rest.trim()))
    }
}
