//! YAML text to a tree of nodes, each with its place. The only module that knows the YAML parser.
//!
//! The tree keeps what a decoder loses: duplicate keys, whether a scalar was quoted, and where everything stands.
//! Anchors, aliases and tags are refused: a spec is data that two people must read alike.

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span};

use crate::finding::{Finding, Findings};
use crate::rule::Rule;
use crate::source::Place;

/// Nesting beyond this is refused; specs need about eight levels.
const MOST_LEVELS: usize = 32;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) place: Place,
    pub(crate) value: NodeValue,
}

#[derive(Clone, Debug)]
pub(crate) enum NodeValue {
    /// Nothing, or `null`.
    Null,
    Scalar {
        text: String,
        quoted: bool,
    },
    List(Vec<Node>),
    /// In written order; a key may stand twice.
    Map(Vec<(Key, Node)>),
}

/// A key of a mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) place: Place,
    pub(crate) text: String,
    pub(crate) quoted: bool,
}

impl Node {
    /// Whether two scalars say the same.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (NodeValue::Scalar { text, quoted }, NodeValue::Scalar { text: same, quoted: alike }) => {
                text == same && quoted == alike
            }
            _ => false,
        }
    }

    /// What the node is, for messages.
    pub(crate) fn kind_name(&self) -> &'static str {
        match self.value {
            NodeValue::Null => "nothing",
            NodeValue::Scalar { .. } => "a text",
            NodeValue::List(_) => "a list",
            NodeValue::Map(_) => "a mapping",
        }
    }
}

/// Reads one file. A syntax error is one finding and no tree, since YAML gives no way to go on after it.
pub(crate) fn read(file: usize, text: &str, findings: &mut Findings) -> Option<Node> {
    let mut reader = Reader { file, text, parser: Parser::new_from_str(text) };
    match reader.document() {
        Ok(node) => Some(node),
        Err(finding) => {
            findings.push(*finding);
            None
        }
    }
}

/// Whether some YAML parser takes the plain text for a number, a boolean or a date.
pub(crate) fn reads_as_no_text(text: &str) -> bool {
    let word = matches!(text.to_ascii_lowercase().as_str(), "true" | "false" | "yes" | "no" | "on" | "off");
    let digits = text.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first))
        && text.contains(|letter: char| letter.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_hexdigit() || b"+-._:oxTZ ".contains(&byte));
    word || digits
}

struct Reader<'t> {
    file: usize,
    text: &'t str,
    parser: Parser<'t, granit_parser::StrInput<'t>>,
}

type Read<T> = Result<T, Box<Finding>>;

impl<'t> Reader<'t> {
    fn document(&mut self) -> Read<Node> {
        let mut root = None;
        while let Some((event, span)) = self.next()? {
            match event {
                Event::StreamStart | Event::DocumentEnd => {}
                Event::DocumentStart(..) if root.is_none() => {}
                Event::DocumentStart(..) => {
                    return Err(self.refuse(span, "a second YAML document", "one file holds one document"));
                }
                Event::StreamEnd => break,
                event => root = Some(self.node(event, span, 0)?),
            }
        }
        let nothing = Node { place: Place { file: self.file, start: 0, end: 0 }, value: NodeValue::Null };
        Ok(root.unwrap_or(nothing))
    }

    fn node(&mut self, event: Event<'t>, span: Span, level: usize) -> Read<Node> {
        if event.tag().is_some() || event.anchor_id().is_some() {
            return Err(self.property(&event, span));
        }
        if level > MOST_LEVELS {
            return Err(self.refuse(span, "nesting too deep", "no spec needs more than 32 levels"));
        }
        let mut place = self.place(&span);
        let value = match event {
            Event::Scalar(text, style, ..) => {
                let quoted = style != ScalarStyle::Plain;
                match (&*text, quoted) {
                    ("" | "~" | "null" | "Null" | "NULL", false) => NodeValue::Null,
                    _ => NodeValue::Scalar { text: text.into_owned(), quoted },
                }
            }
            Event::SequenceStart(..) => {
                let mut nodes = Vec::new();
                loop {
                    match self.next_or_end(&span)? {
                        (Event::SequenceEnd, end) => {
                            break place.end = self.end(&end, &nodes, |node: &Node| node.place.end);
                        }
                        (event, span) => nodes.push(self.node(event, span, level + 1)?),
                    }
                }
                NodeValue::List(nodes)
            }
            Event::MappingStart(..) => {
                let mut entries = Vec::new();
                loop {
                    match self.next_or_end(&span)? {
                        (Event::MappingEnd, end) => {
                            break place.end =
                                self.end(&end, &entries, |(_, node): &(Key, Node)| node.place.end);
                        }
                        (event, span) => {
                            let key = self.key(event, span)?;
                            let (event, span) = self.next_or_end(&span)?;
                            entries.push((key, self.node(event, span, level + 1)?));
                        }
                    }
                }
                NodeValue::Map(entries)
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                return Err(self.refuse(span, "a YAML alias", "write the value out"));
            }
            _ => {
                return Err(self.refuse(
                    span,
                    "something that is no value",
                    "expected a text, a list or a mapping",
                ));
            }
        };
        Ok(Node { place, value })
    }

    fn key(&mut self, event: Event<'t>, span: Span) -> Read<Key> {
        let place = self.place(&span);
        match event {
            Event::Scalar(text, style, 0, None) => {
                Ok(Key { place, text: text.into_owned(), quoted: style != ScalarStyle::Plain })
            }
            _ => Err(self.refuse(span, "a key that is no plain text", "keys are names, versions or codes")),
        }
    }

    fn next(&mut self) -> Read<Option<(Event<'t>, Span)>> {
        match self.parser.next() {
            None => Ok(None),
            Some(Ok(event)) => Ok(Some(event)),
            Some(Err(error)) => Err(self.syntax(&error)),
        }
    }

    fn next_or_end(&mut self, opened: &Span) -> Read<(Event<'t>, Span)> {
        match self.next()? {
            Some(event) => Ok(event),
            None => Err(self.refuse(*opened, "a list or mapping without end", "close it")),
        }
    }

    fn place(&self, span: &Span) -> Place {
        let start = span.start.byte_offset().unwrap_or(0).min(self.text.len());
        let end = span.end.byte_offset().unwrap_or(start).clamp(start, self.text.len());
        // Block scalars and collections end at the next token; a place ends with its last visible character.
        let end = start + self.text.get(start..end).map_or(0, |text| text.trim_end().len());
        Place { file: self.file, start, end }
    }

    fn end<T>(&self, span: &Span, children: &[T], end_of: impl Fn(&T) -> usize) -> usize {
        let end = self.place(span).end;
        // A block collection's end event stands at the next token, a flow collection's at its bracket.
        let bracket = self.text.get(..end).is_some_and(|text| text.ends_with(['}', ']']));
        if bracket { end } else { children.last().map_or(end, end_of) }
    }

    fn syntax(&self, error: &ScanError) -> Box<Finding> {
        let start = error.marker().byte_offset().unwrap_or(0).min(self.text.len());
        let start = (0..=start).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let end = self.text[start..].chars().next().map_or(start, |next| start + next.len_utf8());
        let place = Place { file: self.file, start, end };
        Box::new(Finding::new(Rule::YamlSyntax, place, format!("this is no YAML: {}", error.info())))
    }

    /// A tag or an anchor. The parser tells what it belongs to, and the reader wants to see the thing itself, which stands in front.
    fn property(&self, event: &Event<'t>, of: Span) -> Box<Finding> {
        let (what, sign) = if event.tag().is_some() { ("a YAML tag", '!') } else { ("a YAML anchor", '&') };
        let before = self.text.get(..self.place(&of).start).unwrap_or_default();
        let start = before.rfind(sign).map_or(before.len(), |at| before[..=at].trim_end_matches(sign).len());
        let end =
            self.text[start..].find(char::is_whitespace).map_or(self.text.len(), |length| start + length);
        let message = format!("{what} is not part of the spec language");
        let finding = Finding::new(Rule::YamlSyntax, Place { file: self.file, start, end }, message);
        Box::new(finding.help("write the value out: specs use neither tags nor anchors"))
    }

    fn refuse(&self, span: Span, what: &str, help: &str) -> Box<Finding> {
        let finding = Finding::new(
            Rule::YamlSyntax,
            self.place(&span),
            format!("{what} is not part of the spec language"),
        );
        Box::new(finding.help(help))
    }
}
