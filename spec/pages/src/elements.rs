//! The elements of an XML document in their order, which a message does not keep.

use quick_xml::Reader;
use quick_xml::events::Event;

/// An element: how deep it stands, and its name without prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) depth: usize,
    pub(crate) name: String,
}

/// All elements, as far as the document is one.
pub(crate) fn elements(document: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(document);
    let (mut found, mut depth) = (Vec::new(), 0_usize);
    loop {
        let (start, is_empty) = match reader.read_event() {
            Ok(Event::Start(start)) => (start, false),
            Ok(Event::Empty(start)) => (start, true),
            Ok(Event::End(_)) => {
                depth = depth.saturating_sub(1);
                continue;
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => continue,
        };
        found.push(Element { depth, name: start.local_name().as_ref().to_owned() });
        depth += usize::from(!is_empty);
    }
}

/// The names of the elements right below the one at that index.
pub(crate) fn children(elements: &[Element], of: usize) -> Vec<&str> {
    let Some(parent) = elements.get(of) else { return Vec::new() };
    let below =
        elements.get(of + 1..).unwrap_or_default().iter().take_while(|element| element.depth > parent.depth);
    below.filter(|element| element.depth == parent.depth + 1).map(|element| element.name.as_str()).collect()
}

/// The fields of a sample message: what stands in its `input` or `output`.
pub(crate) fn fields(elements: &[Element]) -> Vec<&str> {
    let message = elements.iter().position(|element| matches!(element.name.as_str(), "input" | "output"));
    message.map(|at| children(elements, at)).unwrap_or_default()
}

/// The namespace that a document declares for its message, and not for the envelope around it.
pub(crate) fn namespace(document: &str) -> Option<&str> {
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
