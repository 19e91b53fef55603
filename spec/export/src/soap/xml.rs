//! XML as a tree of elements, and its text.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use sips_office_runtime::shown;

/// An element. Names are the exporter's own or were checked; values and texts may be anything.
pub(super) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    content: Content,
}

enum Content {
    Elements(Vec<Element>),
    Text(String),
}

impl Element {
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), content: Content::Elements(Vec::new()) }
    }

    /// An element around a text, in which no XML parser stumbles over a control character.
    pub(super) fn text(name: &'static str, text: &str) -> Self {
        Self { content: Content::Text(shown::line(text, usize::MAX)), ..Self::new(name) }
    }

    pub(super) fn with(mut self, attribute: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((attribute, shown::line(value.into(), usize::MAX)));
        self
    }

    pub(super) fn holding(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        if let Content::Elements(elements) = &mut self.content {
            elements.extend(children);
        }
        self
    }

    /// The whole document, with this as its root.
    pub(super) fn document(&self) -> String {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
        // Writing to memory does not fail.
        let _ = writer
            .write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))
            .and_then(|()| self.write(&mut writer));
        let mut bytes = writer.into_inner();
        bytes.push(b'\n');
        String::from_utf8(bytes).unwrap_or_default()
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) -> std::io::Result<()> {
        let attributes = self.attributes.iter().map(|(name, value)| (*name, value.as_str()));
        let element = writer.create_element(self.name).with_attributes(attributes);
        let written = match &self.content {
            Content::Elements(elements) if elements.is_empty() => element.write_empty(),
            Content::Elements(elements) => element
                .write_inner_content(|writer| elements.iter().try_for_each(|child| child.write(writer))),
            Content::Text(text) => element.write_text_content(BytesText::new(text)),
        };
        written.map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_stands_in_it_it_is_well_formed() {
        let odd = "a<b>&\"'\u{0}\u{1b}\u{ffff}]]>é\n";
        let text =
            Element::new("a").with("b", odd).holding([Element::text("c", odd), Element::new("d")]).document();
        insta::assert_snapshot!(text, @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <a b="a&lt;b&gt;&amp;&quot;&apos;���]]&gt;é�">
          <c>a&lt;b&gt;&amp;&quot;&apos;���]]&gt;é�</c>
          <d/>
        </a>
        "#);
    }
}
