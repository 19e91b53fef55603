//! A spec file as a tree of places, each with a path that a person can find again.

use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, Span};

/// A value in the text of a file.
pub(super) struct Node {
    /// Where it stands: `functions/wallet/updatePaymentMean.yaml request[paymentMeanId].since`.
    pub(super) path: String,
    /// The bytes that it takes up.
    pub(super) at: Range<usize>,
    pub(super) kind: Kind,
}

pub(super) enum Kind {
    /// A text on one line.
    Scalar {
        text: String,
        quoted: bool,
    },
    /// A text over several lines, below a line with `|` or `>-`.
    Block,
    List(Vec<Node>),
    /// Each key as a scalar, and its value.
    Map(Vec<(Node, Node)>),
}

/// Reads a shipped file, which has no mistakes.
pub(super) fn read(below: &str, text: &str) -> Node {
    let mut events = Parser::new_from_str(text).map(Result::unwrap);
    let (event, span) = events
        .find(|(event, _)| !matches!(event, Event::StreamStart | Event::DocumentStart(..)))
        .expect("a document");
    Reader { text, events }.node(&format!("{below} "), event, span)
}

struct Reader<'t, I> {
    text: &'t str,
    events: I,
}

impl<'t, I: Iterator<Item = (Event<'t>, Span)>> Reader<'t, I> {
    fn node(&mut self, path: &str, event: Event<'t>, span: Span) -> Node {
        let start = span.start.byte_offset().unwrap();
        let mut end = span.end.byte_offset().unwrap();
        let kind = match event {
            Event::Scalar(text, style, ..) => match style {
                ScalarStyle::Literal | ScalarStyle::Folded => Kind::Block,
                _ => Kind::Scalar { text: text.into_owned(), quoted: style != ScalarStyle::Plain },
            },
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                while let Some((event, span)) = self.events.next() {
                    if matches!(event, Event::SequenceEnd) {
                        end = self.end(span, items.last().map(|item: &Node| item.at.end));
                        break;
                    }
                    let mut item = self.node(&format!("{path}[{}]", items.len()), event, span);
                    self.name(&mut item, path, items.len());
                    items.push(item);
                }
                Kind::List(items)
            }
            Event::MappingStart(..) => {
                let mut entries = Vec::new();
                while let Some((event, span)) = self.events.next() {
                    if matches!(event, Event::MappingEnd) {
                        end = self.end(span, entries.last().map(|(_, value): &(Node, Node)| value.at.end));
                        break;
                    }
                    let key = self.node(path, event, span);
                    let Kind::Scalar { text, .. } = &key.kind else {
                        panic!("{path}: a key that is no text")
                    };
                    let dot = if path.ends_with(' ') { "" } else { "." };
                    let path = format!("{path}{dot}{text}");
                    let (event, span) = self.events.next().unwrap();
                    let value = self.node(&path, event, span);
                    entries.push((Node { path, ..key }, value));
                }
                Kind::Map(entries)
            }
            other => panic!("{path}: {other:?} in a shipped file"),
        };
        let end = start + self.text[start..end].trim_end().len();
        Node { path: path.to_owned(), at: start..end, kind }
    }

    /// A flow collection ends with its bracket, a block collection with its last child.
    fn end(&self, span: Span, last: Option<usize>) -> usize {
        let end = span.end.byte_offset().unwrap();
        if self.text[..end].ends_with([']', '}']) { end } else { last.unwrap_or(end) }
    }

    /// Names a list's item after what it is rather than by its number, so that a path outlives a new item above it.
    fn name(&self, item: &mut Node, list: &str, number: usize) {
        let Kind::Map(entries) = &item.kind else { return };
        let named = ["brand", "field", "list", "code", "container"];
        let first =
            entries.iter().find(|(key, _)| named.iter().any(|name| key.path.ends_with(&format!(".{name}"))));
        if let Some((_, Node { kind: Kind::Scalar { text, .. }, .. })) = first {
            let (from, to) = (format!("{list}[{number}]"), format!("{list}[{text}]"));
            rename(item, &from, &to);
        }
    }
}

fn rename(node: &mut Node, from: &str, to: &str) {
    if let Some(below) = node.path.strip_prefix(from) {
        node.path = format!("{to}{below}");
    }
    match &mut node.kind {
        Kind::Scalar { .. } | Kind::Block => {}
        Kind::List(items) => items.iter_mut().for_each(|item| rename(item, from, to)),
        Kind::Map(entries) => {
            for (key, value) in entries {
                rename(key, from, to);
                rename(value, from, to);
            }
        }
    }
}
