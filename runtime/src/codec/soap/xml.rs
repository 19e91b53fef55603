//! What XML 1.0 takes as a name, a character, a reference and white space.

use crate::codec::scan;

/// Whether the text is a name without a prefix (an NCName), which is what elements and fields may be called.
pub fn is_name(text: &str) -> bool {
    if is_plain_name(text) {
        return true;
    }
    let mut characters = text.chars();
    characters.next().is_some_and(starts_name)
        && characters.all(|next| starts_name(next) || continues_name(next))
}

/// The prefix of a name, empty where it has none, and the rest; `None` where the text is no name.
#[inline]
pub(super) fn split_name(text: &str) -> Option<(&str, &str)> {
    if is_plain_name(text) {
        return Some(("", text));
    }
    match text.split_once(':') {
        None => is_name(text).then_some(("", text)),
        Some((prefix, local)) => (is_name(prefix) && is_name(local)).then_some((prefix, local)),
    }
}

/// Whether a document may hold the character at all.
pub(super) fn is_character(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        _ => character >= ' ',
    }
}

/// Whether XML 1.0 can carry the text: it holds no control character but tab, line feed and carriage return, and neither
/// U+FFFE nor U+FFFF.
pub fn is_text(text: &str) -> bool {
    forbidden(text).is_none()
}

/// Where the first character stands that no document may hold.
pub(super) fn forbidden(text: &str) -> Option<usize> {
    // Only what begins with this byte can be one of the two that are no controls.
    let is_odd = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r') || byte == 0xef;
    if !scan::has(text.as_bytes(), is_odd) {
        return None;
    }
    text.find(|character| !is_character(character))
}

/// Whether the text stands in a document as it is: it holds no markup, no control and no character that none may hold.
pub(super) fn is_plain(text: &str) -> bool {
    !scan::has(text.as_bytes(), |byte| {
        (byte < b' ') | (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == 0xef)
    })
}

/// Whether a document holds nothing of which more is to be asked than what it looks like, as nearly all do: no character that
/// none may hold, no bracket that could end a CDATA section, and no carriage return.
pub(super) fn has_nothing_rare(document: &str) -> bool {
    let is_odd =
        |byte: u8| ((byte < b' ') & (byte != b'\t') & (byte != b'\n')) | (byte == b']') | (byte == 0xef);
    !scan::has(document.as_bytes(), is_odd)
}

/// Whether the text is a name of nothing but letters and digits, as nearly all are.
pub(super) fn is_plain_name(text: &str) -> bool {
    text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) && is_alphanumeric(text)
}

// By itself, because the compiler would leave out the byte that was looked at before, and then take the others one by one.
#[inline(never)]
fn is_alphanumeric(text: &str) -> bool {
    !scan::has(text.as_bytes(), |byte| !byte.is_ascii_alphanumeric())
}

/// Whether the text is nothing but what may stand between elements.
pub(super) fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}

/// What the reference between `&` and `;` stands for: one of the five entities, or a character by its number.
pub(super) fn resolve(reference: &str) -> Option<char> {
    let (digits, radix) = match reference {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "apos" => return Some('\''),
        "quot" => return Some('"'),
        _ => match reference.strip_prefix("#x") {
            Some(digits) => (digits, 16),
            None => (reference.strip_prefix('#')?, 10),
        },
    };
    // The parser of numbers would take a sign.
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    u32::from_str_radix(digits, radix)
        .ok()
        .and_then(char::from_u32)
        .filter(|&character| is_character(character))
}

/// Whether the text between the quotes of an attribute is well-formed.
pub(super) fn is_attribute_value(text: &str) -> bool {
    if !scan::has(text.as_bytes(), |byte| (byte == b'<') | (byte == b'&')) {
        return true;
    }
    let mut parts = text.split('&');
    parts.next();
    !text.contains('<')
        && parts.all(|part| part.split_once(';').is_some_and(|(reference, _)| resolve(reference).is_some()))
}

fn starts_name(character: char) -> bool {
    matches!(character,
        'A'..='Z' | '_' | 'a'..='z'
        | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}'
        | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}'
        | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

fn continues_name(character: char) -> bool {
    matches!(character,
        '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_xml_takes_for_one() {
        for name in ["a", "_", "A-b.c_9", "été", "名"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", "9", "-a", ".a", "a b", "a:b", "a<", "a\"", "×", "a\u{0}"] {
            assert!(!is_name(name), "{name}");
        }
        assert_eq!(split_name("éa:b"), Some(("éa", "b")));
        assert_eq!([split_name("b"), split_name("b-c")], [Some(("", "b")), Some(("", "b-c"))]);
        assert_eq!(["a:b:c", ":b", "a:", ""].map(split_name), [None; 4]);
    }

    #[test]
    fn references_are_the_five_and_numbers() {
        assert_eq!(resolve("lt"), Some('<'));
        assert_eq!(resolve("#233"), Some('é'));
        assert_eq!(resolve("#xE9"), Some('é'));
        assert_eq!(resolve("#x1F600"), Some('😀'));
        assert_eq!(resolve("#13"), Some('\r'));
        for bad in [
            "",
            "nbsp",
            "LT",
            "#",
            "#x",
            "#XE9",
            "#+65",
            "# 65",
            "#xZ",
            "#1a",
            "#0",
            "#1",
            "#xFFFE",
            "#xD800",
            "#x110000",
            "#99999999999",
        ] {
            assert_eq!(resolve(bad), None, "{bad}");
        }
    }

    #[test]
    fn attribute_values_hold_no_markup() {
        assert!(is_attribute_value("a > b &amp; &#65;"));
        for bad in ["<", "&", "&amp", "&nbsp;", "a & b;"] {
            assert!(!is_attribute_value(bad), "{bad}");
        }
    }
}
