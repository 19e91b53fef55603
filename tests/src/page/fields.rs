//! The fields of a request or a response, under the headings that say their presence.

use super::lines::{LIST_OF_VALUES, Lines, Piece};
use super::words::{
    PRESENCES, is_code, is_heading, is_name, is_prose, is_sentence, is_version, opens_list_of_sentences,
};
use super::{PageField, PageValue};

/// Reads groups of fields up to the heading `end`, and passes that heading.
pub(super) fn read(lines: &mut Lines<'_>, end: &str) -> Result<Vec<PageField>, String> {
    let mut fields: Vec<PageField> = Vec::new();
    let mut headings = Vec::new();
    while fields.is_empty() || !lines.pass(Piece::Plain(end)) {
        let expected = format!("a field's bare '-', one more of {PRESENCES:?}, or '{end}'");
        let heading = lines.expect(&expected, |piece| match piece {
            Piece::Plain(text) if PRESENCES.contains(&text) && !headings.contains(&text) => Some(text),
            _ => None,
        })?;
        headings.push(heading);
        // A heading stands above at least one field.
        loop {
            let field = field(lines, heading, &fields)?;
            fields.push(field);
            if lines.peek() != Some(Piece::Bare) {
                break;
            }
        }
    }
    Ok(fields)
}

fn field(lines: &mut Lines<'_>, heading: &str, known: &[PageField]) -> Result<PageField, String> {
    lines.expect_piece(Piece::Bare)?;
    let name = lines.expect("the name of a field, not named before in this part", |piece| match piece {
        Piece::Plain(text) if is_name(text) && known.iter().all(|field| field.name != text) => {
            Some(text.to_owned())
        }
        _ => None,
    })?;
    lines.expect_piece(Piece::Bullet("presence"))?;
    // The page says the presence twice, and must say the same.
    let expected = format!("'- {heading}', as the heading says");
    let presence = lines.expect(&expected, |piece| match piece {
        Piece::Bullet(text) if text == heading => Some(text.to_owned()),
        _ => None,
    })?;
    lines.expect_piece(Piece::Bullet("Interface version"))?;
    let since = lines.expect("'- ' and a version such as 2.12", |piece| match piece {
        Piece::Bullet(text) if is_version(text) => Some(text.to_owned()),
        _ => None,
    })?;
    description(lines)?;
    let values = if lines.pass(Piece::Plain(LIST_OF_VALUES)) { values(lines)? } else { Vec::new() };
    Ok(PageField { name, presence, since, values })
}

/// Passes over prose. A line with a bullet is prose only within a list of sentences, so that no value and no
/// part of a field can be lost here.
fn description(lines: &mut Lines<'_>) -> Result<(), String> {
    let mut in_list = false;
    loop {
        match lines.peek() {
            Some(Piece::Plain(text)) if text != LIST_OF_VALUES && !is_heading(text) => {
                lines.expect("a description", |_| is_prose(text).then_some(()))?;
                in_list = opens_list_of_sentences(text);
            }
            Some(Piece::Bullet(text)) => {
                let expected = "the next field, a heading, or the words that open a list of values";
                lines.expect(expected, |_| (in_list && is_sentence(text)).then_some(()))?;
            }
            _ => return Ok(()),
        }
    }
}

/// At least one code, each followed by its label. Labels have a bullet; codes have one in one rendering and
/// none in the other, and no list mixes the two.
fn values(lines: &mut Lines<'_>) -> Result<Vec<PageValue>, String> {
    let bulleted = matches!(lines.peek(), Some(Piece::Bullet(_)));
    let expected =
        format!("a code with{} a bullet, not listed before in this list", if bulleted { "" } else { "out" });
    let mut values: Vec<PageValue> = Vec::new();
    loop {
        let code = lines.expect(&expected, |piece| {
            let text = match piece {
                Piece::Bullet(text) if bulleted => text,
                Piece::Plain(text) if !bulleted => text,
                _ => return None,
            };
            let new = values.iter().all(|value| value.code != text);
            (is_code(text) && new).then(|| text.to_owned())
        })?;
        let label = lines.expect(&format!("'- ' and the label of {code}"), |piece| match piece {
            Piece::Bullet(text) => Some(text.to_owned()),
            _ => None,
        })?;
        values.push(PageValue { code, label });
        match lines.peek() {
            Some(Piece::Plain(text)) if is_heading(text) => return Ok(values),
            Some(Piece::Bare) | None => return Ok(values),
            Some(_) => {}
        }
    }
}
