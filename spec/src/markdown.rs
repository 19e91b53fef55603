//! Texts of the specs as Markdown that shows them to the letter.

/// A text between other words. Addresses become links, and all else means nothing to Markdown.
pub fn prose(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let address = address(rest).filter(|_| before.is_none_or(|before: char| !before.is_alphanumeric()));
        if let Some(address) = address {
            safe.extend(["<", address, ">"]);
            rest = &rest[address.len()..];
            before = address.chars().last();
            continue;
        }
        rest = &rest[letter.len_utf8()..];
        let means_something = match letter {
            '<' | '>' | '[' | ']' | '*' | '`' | '\\' | '~' => true,
            // Between the letters of a word they are only themselves.
            '_' => !(before.is_some_and(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric)),
            '&' => rest.starts_with(|next: char| next == '#' || next.is_ascii_alphabetic()),
            _ => false,
        };
        if means_something {
            safe.push('\\');
        }
        safe.push(if letter.is_control() { ' ' } else { letter });
        before = Some(letter);
    }
    safe
}

/// A code or name, as code.
pub fn code(text: &str) -> String {
    let text: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if text.is_empty() {
        // Markdown has no empty code.
        return "`\"\"`".to_owned();
    }
    let ticks = text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(ticks + 1);
    let room = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{room}{text}{room}{fence}")
}

/// A line, so that what it begins with begins no list, heading, table or fence.
pub fn line(line: &str) -> String {
    let digits = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let is_number = digits.len() < line.len()
        && digits.strip_prefix(['.', ')']).is_some_and(|behind| behind.is_empty() || behind.starts_with(' '));
    if line.starts_with(['#', '-', '+', '=', '|', ':']) {
        format!("\\{line}")
    } else if is_number {
        format!("{}\\{digits}", &line[..line.len() - digits.len()])
    } else {
        line.to_owned()
    }
}

/// The address that a text begins with, without the sign that ends the sentence.
fn address(text: &str) -> Option<&str> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| text.starts_with(scheme))?;
    let is_end = |letter: char| letter.is_whitespace() || letter.is_control() || "<>\"`\\[]".contains(letter);
    let whole = &text[..text.find(is_end).unwrap_or(text.len())];
    let address = whole.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', ')', '*', '_']);
    (address.len() > scheme.len()).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_means_nothing_but_addresses() {
        for (text, safe) in [
            ("a < b & c_d, 2 * 3", r"a \< b & c_d, 2 \* 3"),
            ("_a_ [b](c) `d` ~~e~~ &amp; \\", r"\_a\_ \[b\](c) \`d\` \~\~e\~\~ \&amp; \\"),
            ("See (https://a.b/c_d?e=f).", "See (<https://a.b/c_d?e=f>)."),
            ("<http://a> xhttp://b https://", r"\<<http://a>\> xhttp://b https://"),
            ("é\n\u{7}名", "é  名"),
        ] {
            assert_eq!(prose(text), safe);
        }
    }

    #[test]
    fn code_is_code_whatever_is_in_it() {
        for (text, safe) in
            [("00", "`00`"), ("", "`\"\"`"), ("`", "`` ` ``"), ("a``b", "```a``b```"), ("a\nb", "`a b`")]
        {
            assert_eq!(code(text), safe);
        }
    }

    #[test]
    fn a_line_begins_nothing() {
        for (text, safe) in [
            ("- a", r"\- a"),
            ("# a", r"\# a"),
            ("===", r"\==="),
            ("12. a", r"12\. a"),
            ("3) a", r"3\) a"),
            ("2.12. a", "2.12. a"),
            ("a - b", "a - b"),
            ("", ""),
        ] {
            assert_eq!(line(text), safe);
        }
    }
}
