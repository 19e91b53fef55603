//! Where the values and keys of a YAML file stand, by the JSON pointers that a schema's errors name.

use std::collections::BTreeMap;
use std::ops::Range;

use granit_parser::{Event, Parser, Span};

/// Bytes of the file, by pointer.
#[derive(Default)]
pub(crate) struct Places {
    pub(crate) values: BTreeMap<String, Range<usize>>,
    pub(crate) keys: BTreeMap<String, Range<usize>>,
}

/// The places of a file that is YAML.
pub(crate) fn places(text: &str) -> Places {
    let mut places = Places::default();
    let mut events = Parser::new_from_str(text).map(Result::unwrap);
    let is_value = |event: &Event<'_>| !matches!(event, Event::StreamStart | Event::DocumentStart(..));
    if let Some((event, span)) = events.find(|(event, _)| is_value(event)) {
        places.value(String::new(), event, span, &mut events);
    }
    places
}

impl Places {
    fn value<'t>(
        &mut self,
        pointer: String,
        event: Event<'t>,
        span: Span,
        events: &mut impl Iterator<Item = (Event<'t>, Span)>,
    ) {
        let start = bytes(&span).start;
        let end = match event {
            Event::SequenceStart(..) => {
                let mut at = 0;
                loop {
                    match events.next().unwrap() {
                        (Event::SequenceEnd, span) => break bytes(&span).end,
                        (event, span) => self.value(format!("{pointer}/{at}"), event, span, events),
                    }
                    at += 1;
                }
            }
            Event::MappingStart(..) => loop {
                match events.next().unwrap() {
                    (Event::MappingEnd, span) => break bytes(&span).end,
                    (Event::Scalar(key, ..), span) => {
                        let pointer = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
                        self.keys.insert(pointer.clone(), bytes(&span));
                        let (event, span) = events.next().unwrap();
                        self.value(pointer, event, span, events);
                    }
                    (other, _) => panic!("{pointer}: {other:?} for a key"),
                }
            },
            _ => bytes(&span).end,
        };
        self.values.insert(pointer, start..end);
    }
}

fn bytes(span: &Span) -> Range<usize> {
    span.start.byte_offset().unwrap()..span.end.byte_offset().unwrap()
}
