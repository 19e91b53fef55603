//! Messages for people: indented, and with sensitive values masked.

use sips_office_runtime::codec::{json, soap};
use sips_office_runtime::descriptor::{self, Direction, Function, Protocol};
use sips_office_runtime::message::Message;
use sips_office_runtime::redact::{Unknown, redacted};

use crate::out::harmless;

/// The same message with the values of sensitive fields masked. Fields that no description knows are shown.
pub(crate) fn masked(message: &Message<'_>, known: &[descriptor::Field]) -> Message<'static> {
    redacted(message, known, Unknown::Shown)
}

/// A message as its protocol writes it, indented.
pub(crate) fn document(
    message: &Message<'_>,
    function: &Function,
    protocol: Protocol,
    direction: Direction,
) -> String {
    let mut bytes = Vec::new();
    match protocol {
        Protocol::Json => json::write(message, &mut bytes),
        Protocol::Soap => {
            // What was read or written once can be written again.
            if let Err(error) = soap::write(message, function, direction, &mut bytes) {
                return error.to_string();
            }
        }
    }
    // Both protocols escape control characters or have none, XML's own white space and C1 controls apart.
    let text = String::from_utf8_lossy(&bytes);
    let lines = match protocol {
        Protocol::Json => indented_json(&text),
        Protocol::Soap => indented_xml(&text),
    };
    lines.lines().map(harmless).collect::<Vec<_>>().join("\n")
}

/// Compact JSON with line breaks; every text stays as it is, numbers too.
fn indented_json(compact: &str) -> String {
    let (mut out, mut depth, mut in_text, mut escaped) = (String::new(), 0_usize, false, false);
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    };
    let mut letters = compact.chars().peekable();
    while let Some(letter) = letters.next() {
        if in_text {
            out.push(letter);
            in_text = escaped || letter != '"';
            escaped = letter == '\\' && !escaped;
            continue;
        }
        match letter {
            '{' | '[' if !matches!(letters.peek(), Some('}' | ']')) => {
                out.push(letter);
                depth += 1;
                line(&mut out, depth);
            }
            '}' | ']' if !out.ends_with(['{', '[']) => {
                depth = depth.saturating_sub(1);
                line(&mut out, depth);
                out.push(letter);
            }
            ',' => {
                out.push(letter);
                line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            '"' => {
                in_text = true;
                out.push(letter);
            }
            _ => out.push(letter),
        }
    }
    out
}

/// Compact XML with a line for each element. In texts `<` is escaped, so `><` stands between tags only.
fn indented_xml(compact: &str) -> String {
    let (mut out, mut depth) = (String::new(), 0_usize);
    for piece in compact.replace("><", ">\n<").lines() {
        let closes = piece.starts_with("</");
        let opens = piece.starts_with('<') && !closes && !piece.starts_with("<?");
        if closes {
            depth = depth.saturating_sub(1);
        }
        out.push_str(&"  ".repeat(depth));
        out.push_str(piece);
        out.push('\n');
        if opens && !piece.ends_with("/>") && !piece.contains("</") {
            depth += 1;
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_keeps_its_texts() {
        let compact = r#"{"a":"x,{\"}\\","b":[1.50,{}],"c":[]}"#;
        let expected = "{\n  \"a\": \"x,{\\\"}\\\\\",\n  \"b\": [\n    1.50,\n    {}\n  ],\n  \"c\": []\n}";
        assert_eq!(indented_json(compact), expected);
    }

    #[test]
    fn xml_stands_an_element_a_line() {
        let compact = "<a><b>x</b><c/><d><e></e></d></a>";
        assert_eq!(indented_xml(compact), "<a>\n  <b>x</b>\n  <c/>\n  <d>\n    <e>\n    </e>\n  </d>\n</a>");
    }
}
