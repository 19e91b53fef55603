//! From pieces to a [`Page`]: which part of the page each belongs to, and how much of each part is shown.
//!
//! # How much is shown
//!
//! - A list of fields is *whole* once another heading follows it, and *cut* where the text ends in it. Its heading with
//!   nothing below is *nothing*: the list is collapsed. Without a heading of its own it is *whole* and empty, if another
//!   list of the message shows fields and another part of the page follows; else it is *nothing*.
//! - The values of a field are *whole* once another field or a heading follows, *cut* where the text ends there or a line
//!   is neither code nor label, and *nothing* where the words announce a list that is not there, or the name stands alone.
//! - Samples are *whole* once another part follows, or with one of each protocol that the addresses have; *cut* where one
//!   never closes.
//! - The changelog ends with the page, so nothing can follow it: it is *whole* with its last complete row, also where rows
//!   are missing behind it, and *cut* by half a row or by a row that cannot be read.
//! - The addresses are *whole* once another part follows.
//! - A last line without an end may be half a line. It counts only where it cannot go on: a word of the layout, a closed
//!   cell, a closed sample. Otherwise it is unread.
//!
//! # Notes
//!
//! What stands below `Further notes` is prose, up to the next heading: the pages that specs are exported as say there what
//! no part of a page has room for.
//!
//! # Headings that are none
//!
//! A table of contents repeats the headings. Before the page they stand before its recommended version and addresses, and
//! are not looked at; after it they open parts that were read already, and are unread. A heading that is missing between
//! two lists of fields is made up for by the order of the parts.

use sips_office_runtime::descriptor::Direction;

use crate::changelog::Rows;
use crate::endpoints::{self, Addresses};
use crate::fields;
use crate::head;
use crate::page::{At, Extent, Language, Message, Page, Presence};
use crate::samples;
use crate::source::Source;
use crate::text::{Piece, Text};
use crate::words::Word;

const BEFORE: &str = "stands before the page";
const NO_PART: &str = "belongs to no part of the page";
const CUT: &str = "the page is cut off here, and this may be half of a line";
const NO_ADDRESS: &str = "is neither an address nor what belongs to one";
const NO_VERSION: &str = "no version such as WR_WS_2.58 follows";
const NO_FIELD: &str = "belongs to no field";
const NO_LIST: &str = "stands in no list of fields";
const NO_SAMPLE: &str = "is neither JSON nor XML";

/// Reads a page's text.
pub(crate) fn page(text: &str) -> Page {
    let text = Text::cut(text);
    let mut reading = Reading::new(&text);
    reading.all();
    reading.finish()
}

/// The part of the page that the reading is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The recommended version and the addresses.
    Addresses,
    /// A message, and the list of its fields that is open.
    Message(Direction, Option<Presence>),
    Samples(Direction),
    Changelog,
    /// Prose, which is not looked at.
    Notes,
    /// A heading that was there before has come again, as in a footer's table of contents.
    Outside,
}

struct Reading<'t> {
    source: Source<'t>,
    page: Page,
    part: Part,
    addresses: Addresses,
    messages: [Shown; 2],
    rows: Rows,
}

/// What was seen of a message's parts.
#[derive(Default)]
struct Shown {
    lists: [List; 3],
    /// Another part of the page has followed its fields.
    is_left: bool,
    names: fields::Names,
    samples: samples::Shown,
}

#[derive(Default)]
struct List {
    has_heading: bool,
    fields: usize,
    /// A heading has followed its fields.
    is_left: bool,
}

impl<'t> Reading<'t> {
    fn new(text: &'t Text) -> Self {
        Self {
            source: Source::new(text),
            page: Page::default(),
            part: Part::Addresses,
            addresses: Addresses::default(),
            messages: Default::default(),
            rows: Rows::default(),
        }
    }

    fn all(&mut self) {
        let bounds = head::bounds(&self.source);
        for at in 0..bounds.start {
            self.source.stray(at, BEFORE);
        }
        let mut at = bounds.start;
        while at < self.source.end() {
            at = self.step(at);
        }
        self.open_end();
        let function = endpoints::function(&self.page.endpoints);
        let head = head::read(&mut self.source, bounds.head_end, function.as_ref());
        self.page.function = function.or(head.title);
        self.page.summary = head.summary;
        self.page.language = self.language(bounds.start);
    }

    /// Reads what begins at a piece, and gives the next one that is not read.
    fn step(&mut self, at: usize) -> usize {
        let Some(piece) = self.source.get(at) else { return at + 1 };
        if self.part == Part::Changelog && self.rows.awaits(piece) {
            self.rows.take(&mut self.source, at);
            return at + 1;
        }
        if piece.word == Some(Word::Recommended) {
            return self.recommended(at);
        }
        if self.enters(at, piece) || piece.is_bare() {
            return at + 1;
        }
        match self.part {
            Part::Addresses => self.address(at),
            Part::Message(direction, listed_as) => self.message(at, direction, listed_as),
            Part::Samples(direction) => self.sample(at, direction, NO_SAMPLE),
            Part::Changelog => {
                self.rows.take(&mut self.source, at);
                at + 1
            }
            Part::Notes => at + 1,
            Part::Outside => self.stray(at, NO_PART),
        }
    }

    fn stray(&mut self, at: usize, why: &'static str) -> usize {
        self.source.stray(at, why);
        at + 1
    }

    /// Enters the part that the piece is the heading of, if it is one.
    fn enters(&mut self, at: usize, piece: &Piece) -> bool {
        let part = match piece.word {
            Some(Word::Endpoints) => self.unless(!self.page.endpoints.is_empty(), Part::Addresses),
            Some(Word::Request) => self.message_part(Direction::Request),
            Some(Word::Response) => self.message_part(Direction::Response),
            Some(Word::RequestSample) => Part::Samples(Direction::Request),
            Some(Word::ResponseSample) => Part::Samples(Direction::Response),
            Some(Word::Notes) => Part::Notes,
            Some(Word::Changelog) => self.unless(self.rows.any(), Part::Changelog),
            _ => match self.source.presence(at) {
                Some(presence) if !self.is_detail(at) => return self.enters_list(at, presence),
                _ => return false,
            },
        };
        self.leave(part);
        if part == Part::Outside {
            self.source.stray(at, NO_PART);
        }
        true
    }

    fn unless(&self, was_read: bool, part: Part) -> Part {
        if was_read { Part::Outside } else { part }
    }

    fn message_part(&self, direction: Direction) -> Part {
        self.unless(self.shown(direction).is_left, Part::Message(direction, None))
    }

    /// Whether a presence is a field's, whose name is missing, and no heading.
    fn is_detail(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.source.word(before));
        let is_value =
            before == Some(Word::Presence) || self.source.word(at + 1) == Some(Word::InterfaceVersion);
        is_value && !self.source.is_heading(at)
    }

    /// Enters a list of fields. Where the heading of its message is missing, the order of the parts tells which it is.
    fn enters_list(&mut self, at: usize, presence: Presence) -> bool {
        let is_again = |shown: &Shown| shown.lists.iter().any(|list| list.is_left && list.fields > 0);
        let direction = match self.part {
            Part::Message(Direction::Request, open) => {
                let shown = self.shown(Direction::Request);
                let list = &shown.lists[presence as usize];
                let comes_again = list.is_left && list.fields > 0 && open != Some(presence);
                let response = self.shown(Direction::Response);
                if comes_again && !is_again(response) { Direction::Response } else { Direction::Request }
            }
            Part::Message(direction, _) => direction,
            Part::Addresses if !self.shown(Direction::Request).is_left => Direction::Request,
            Part::Samples(Direction::Request) if !self.shown(Direction::Response).is_left => {
                Direction::Response
            }
            _ => {
                self.source.stray(at, NO_PART);
                return true;
            }
        };
        self.leave(Part::Message(direction, Some(presence)));
        self.messages[direction as usize].lists[presence as usize].has_heading = true;
        true
    }

    /// Goes over to a part. What was open is complete then.
    fn leave(&mut self, next: Part) {
        if let Part::Message(direction, Some(presence)) = self.part {
            let list = &mut self.messages[direction as usize].lists[presence as usize];
            list.is_left |= list.fields > 0;
        }
        let stays = |direction| matches!(next, Part::Message(same, _) if same == direction);
        for direction in [Direction::Request, Direction::Response] {
            let shown = &mut self.messages[direction as usize];
            let has_fields = shown.lists.iter().any(|list| list.fields > 0);
            shown.is_left |= has_fields && !stays(direction);
            shown.samples.is_left |= shown.samples.any && next != Part::Samples(direction);
        }
        if next != Part::Addresses && !self.page.endpoints.is_empty() {
            self.addresses.is_left = true;
        }
        if self.part == Part::Changelog {
            self.rows.close(&mut self.source);
        }
        self.part = next;
    }

    fn recommended(&mut self, at: usize) -> usize {
        let value = self.source.past_bare(at + 1);
        let version = self.source.get(value).and_then(|piece| head::recommended(&piece.text));
        match (version, self.source.get(value)) {
            (Some(version), Some(piece)) if self.page.recommended.is_none() => {
                self.page.recommended = Some(At::new(version, piece.line));
                value + 1
            }
            _ => self.stray(at, NO_VERSION),
        }
    }

    fn address(&mut self, at: usize) -> usize {
        let Some(piece) = self.source.get(at) else { return at + 1 };
        if self.addresses.take(piece, &mut self.page.endpoints) {
            return at + 1;
        }
        self.stray(at, NO_ADDRESS)
    }

    fn message(&mut self, at: usize, direction: Direction, listed_as: Option<Presence>) -> usize {
        if self.source.starts_sample(at) {
            return self.sample(at, direction, NO_FIELD);
        }
        let Some(listed_as) = listed_as else { return self.stray(at, NO_LIST) };
        let Some((field, next)) = fields::read(&mut self.source, at, listed_as) else {
            return self.stray(at, NO_FIELD);
        };
        let shown = &mut self.messages[direction as usize];
        let message = match direction {
            Direction::Request => &mut self.page.request,
            Direction::Response => &mut self.page.response,
        };
        shown.lists[listed_as as usize].fields += 1;
        if !shown.names.add(message, field) {
            self.source.stray(at, "names a field again, without details");
        }
        next
    }

    fn sample(&mut self, at: usize, direction: Direction, otherwise: &'static str) -> usize {
        if !self.source.starts_sample(at) {
            let is_fence = self.source.get(at).is_some_and(|piece| piece.text.starts_with("```"));
            return if is_fence { at + 1 } else { self.stray(at, otherwise) };
        }
        let shown = &mut self.messages[direction as usize].samples;
        let message = match direction {
            Direction::Request => &mut self.page.request,
            Direction::Response => &mut self.page.response,
        };
        samples::read(&mut self.source, at, shown, &mut message.samples)
    }

    /// Reads a last piece whose line has no end, where what it says is complete all the same.
    fn open_end(&mut self) {
        let Some(piece) = &self.source.text.open else { return };
        match self.part {
            Part::Changelog => self.rows.take_open(&mut self.source, piece),
            Part::Samples(direction) | Part::Message(direction, _) => {
                let shown = &mut self.messages[direction as usize].samples;
                let message = match direction {
                    Direction::Request => &mut self.page.request,
                    Direction::Response => &mut self.page.response,
                };
                if piece.line > shown.last_line && samples::begins(&piece.text) {
                    samples::read_open(&mut self.source, piece, shown, &mut message.samples);
                } else if piece.line > shown.last_line {
                    self.source.stray_lines(piece.line, piece.line, &piece.text, CUT);
                }
            }
            Part::Addresses => self.source.stray_lines(piece.line, piece.line, &piece.text, CUT),
            Part::Notes => {}
            Part::Outside => self.source.stray_lines(piece.line, piece.line, &piece.text, NO_PART),
        }
    }

    fn shown(&self, direction: Direction) -> &Shown {
        &self.messages[direction as usize]
    }

    /// The language of most of the layout's words; English where as many are of either.
    fn language(&self, start: usize) -> Language {
        let of = |language| {
            let pieces = self.source.text.pieces.iter().skip(start);
            pieces.filter(|piece| piece.language == Some(language)).count()
        };
        if of(Language::French) > of(Language::English) { Language::French } else { Language::English }
    }

    fn finish(mut self) -> Page {
        self.rows.close(&mut self.source);
        let mut page = self.page;
        page.endpoints_shown = match page.endpoints.is_empty() {
            true => Extent::Nothing,
            false if self.addresses.is_left => Extent::Whole,
            false => Extent::Cut,
        };
        let protocols = |sample: &[crate::page::Sample], page: &Page| {
            let has = |protocol| sample.iter().any(|sample| sample.protocol == protocol);
            let mut asked = page.endpoints.iter().map(|endpoint| endpoint.protocol);
            !page.endpoints.is_empty() && asked.all(has)
        };
        let all = [&page.request, &page.response].map(|message| protocols(&message.samples, &page));
        let [request, response] = self.messages;
        for (shown, message, all) in
            [(request, &mut page.request, all[0]), (response, &mut page.response, all[1])]
        {
            shown.extents(message, all);
        }
        page.changelog.shown = self.rows.shown();
        page.changelog.rows = self.rows.into_rows();
        page.unread = self.source.into_unread();
        page
    }
}

impl Shown {
    fn extents(&self, message: &mut Message, samples_of_all_protocols: bool) {
        let shows_fields = self.lists.iter().any(|list| list.fields > 0);
        let extent = |list: &List| match list.fields {
            0 if !list.has_heading && shows_fields && self.is_left => Extent::Whole,
            0 => Extent::Nothing,
            _ if list.is_left => Extent::Whole,
            _ => Extent::Cut,
        };
        [message.required, message.optional, message.conditional] = self.lists.each_ref().map(extent);
        message.samples_shown = self.samples.extent(&message.samples, samples_of_all_protocols);
    }
}
