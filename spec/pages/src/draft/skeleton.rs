//! The elements of an XML document in their order, which a message does not keep.

/// An element: how deep it stands, and its name without prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) depth: usize,
    pub(super) name: String,
}

/// All elements, as far as the document is one.
pub(super) fn elements(document: &str) -> Vec<Element> {
    let (mut found, mut depth, mut rest) = (Vec::new(), 0_usize, document);
    while let Some((_, from)) = rest.split_once('<') {
        let skipped = [("!--", "-->"), ("![CDATA[", "]]>"), ("!", ">"), ("?", "?>")].into_iter().find_map(
            |(start, end)| {
                let inside = from.strip_prefix(start)?;
                Some(inside.split_once(end).map_or("", |(_, rest)| rest))
            },
        );
        if let Some(behind) = skipped {
            rest = behind;
            continue;
        }
        let (tag, behind) = tag(from);
        rest = behind;
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
            continue;
        }
        let name =
            tag.split(|letter: char| letter.is_whitespace() || letter == '/').next().unwrap_or_default();
        let name = name.rsplit(':').next().unwrap_or(name);
        found.push(Element { depth, name: name.to_owned() });
        if !tag.ends_with('/') {
            depth += 1;
        }
    }
    found
}

/// The names of the elements right below the one at that index.
pub(super) fn children(elements: &[Element], of: usize) -> Vec<&str> {
    let Some(parent) = elements.get(of) else { return Vec::new() };
    let below =
        elements.get(of + 1..).unwrap_or_default().iter().take_while(|element| element.depth > parent.depth);
    below.filter(|element| element.depth == parent.depth + 1).map(|element| element.name.as_str()).collect()
}

/// The fields of a sample message: what stands in its `input` or `output`.
pub(super) fn fields(elements: &[Element]) -> Vec<&str> {
    let message = elements.iter().position(|element| matches!(element.name.as_str(), "input" | "output"));
    message.map(|at| children(elements, at)).unwrap_or_default()
}

/// The namespace that a document declares for its message, and not for the envelope around it.
pub(super) fn namespace(document: &str) -> Option<&str> {
    let declared = document.match_indices("xmlns").filter_map(|(at, word)| {
        let behind = document.get(at + word.len()..)?;
        let (name, value) = behind.split_once('=')?;
        let is_name = name.is_empty() || (name.starts_with(':') && !name.contains(char::is_whitespace));
        let quote = value.chars().next().filter(|first| matches!(first, '"' | '\''))?;
        let value = value.get(1..)?.split(quote).next()?;
        (is_name && !value.is_empty()).then_some(value)
    });
    declared.into_iter().find(|value| !value.starts_with("http://schemas.xmlsoap.org/"))
}

/// The inside of a tag, and what follows it. A `>` in an attribute's value ends nothing.
fn tag(from: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, letter) in from.char_indices() {
        match (quote, letter) {
            (None, '>') => return (&from[..at], from.get(at + 1..).unwrap_or_default()),
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), letter) if open == letter => quote = None,
            _ => {}
        }
    }
    (from, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = r#"<?xml version="1.0"?><!-- <no/> --><f:read xmlns:f='urn:x' a="1>2"><input>
        <f:b><c>1</c><d/></f:b><a>x</a></input></f:read>"#;

    #[test]
    fn elements_keep_their_order_and_depth() {
        let elements = elements(SAMPLE);
        let shown: Vec<_> =
            elements.iter().map(|element| format!("{} {}", element.depth, element.name)).collect();
        assert_eq!(shown, ["0 read", "1 input", "2 b", "3 c", "3 d", "2 a"]);
        assert_eq!(fields(&elements), ["b", "a"]);
        assert_eq!(children(&elements, 2), ["c", "d"]);
        assert_eq!(namespace(SAMPLE), Some("urn:x"));
    }

    #[test]
    fn what_is_no_document_has_no_fields() {
        for text in
            ["", "<", "<a", "</a></a>", "<a b='", "<!--", "<![CDATA[", "{}", "xmlns", "xmlns=", "xmlns='"]
        {
            assert!(fields(&elements(text)).is_empty(), "{text}");
            assert_eq!(namespace(text), None, "{text}");
        }
    }
}
