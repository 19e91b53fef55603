//! HTML as text.
//!
//! Lists, tables, headings and preformatted text are what a page is read by. The other tags are taken away first, and
//! with them all attributes: they say nothing here, and in hostile HTML they are what nests without end and spans a
//! million columns. What is left goes through `html2text`.

use html2text::config;
use html2text::render::TextDecorator;

use crate::saved::Unreadable;

/// How deep elements may be nested.
const DEEPEST: usize = 256;
/// How deep lists and tables may be nested: each line of text has a mark for each of them.
const DEEPEST_LISTS: usize = 24;
/// No line of text is broken before this width.
const WIDTH: usize = 1 << 22;

/// What becomes of a tag.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It stays, under this name, and nests.
    Nests(&'static str),
    /// It stays, and the next of its kind ends it.
    Follows(&'static str),
    /// It stays, and has no end.
    Breaks,
    /// It goes, with all that is within it.
    Drops,
}

use Fate::{Breaks, Drops, Follows, Nests};

/// The tags that do not simply go.
const FATES: &[(&str, Fate)] = &[
    ("h1", Nests("h1")),
    ("h2", Nests("h2")),
    ("h3", Nests("h3")),
    ("h4", Nests("h4")),
    ("h5", Nests("h5")),
    ("h6", Nests("h6")),
    ("ul", Nests("ul")),
    ("ol", Nests("ul")),
    ("menu", Nests("ul")),
    ("table", Nests("table")),
    ("pre", Nests("pre")),
    ("li", Follows("li")),
    ("tr", Follows("tr")),
    ("td", Follows("td")),
    ("th", Follows("td")),
    ("p", Follows("p")),
    ("br", Breaks),
    ("hr", Breaks),
    ("address", Nests("div")),
    ("article", Nests("div")),
    ("aside", Nests("div")),
    ("blockquote", Nests("div")),
    ("body", Nests("div")),
    ("button", Nests("div")),
    ("dd", Follows("p")),
    ("details", Nests("div")),
    ("dialog", Nests("div")),
    ("div", Nests("div")),
    ("dt", Follows("p")),
    ("fieldset", Nests("div")),
    ("figcaption", Nests("div")),
    ("figure", Nests("div")),
    ("footer", Nests("div")),
    ("form", Nests("div")),
    ("header", Nests("div")),
    ("legend", Nests("div")),
    ("main", Nests("div")),
    ("nav", Nests("div")),
    ("option", Follows("p")),
    ("section", Nests("div")),
    ("summary", Nests("div")),
    ("iframe", Drops),
    ("noscript", Drops),
    ("object", Drops),
    ("script", Drops),
    ("style", Drops),
    ("svg", Drops),
    ("template", Drops),
    ("textarea", Drops),
    ("title", Drops),
];

/// How much of a text is looked at to tell whether it is HTML, in characters, and how many tags it has there at least.
const LOOKED_AT: usize = 64 << 10;
const MANY_TAGS: usize = 20;

/// Whether a text is HTML: it begins as a document or with one of its elements, or is full of them.
pub(crate) fn is_html(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let start = text.chars().take(LOOKED_AT).collect::<String>().to_ascii_lowercase();
    let is_tag = |rest: &str| {
        let (name, _) = named(rest);
        ["html", "head", "body", "span", "a", "meta"].contains(&name) || fate(name).is_some()
    };
    let begins = start.starts_with("<!doctype html")
        || start.strip_prefix("<!--").is_some_and(|rest| rest.contains("<html"))
        || start.strip_prefix("<?xml").is_some_and(|rest| rest.contains("<html"))
        || start.strip_prefix('<').is_some_and(is_tag);
    begins || start.split('<').skip(1).filter(|rest| is_tag(rest)).nth(MANY_TAGS - 1).is_some()
}

/// The text of HTML: a line for each item, paragraph, heading and cell of a table.
pub(crate) fn text(html: &str) -> Result<String, Unreadable> {
    let html = outline(html)?;
    config::with_decorator(Marks)
        .raw_mode(true)
        .no_link_wrapping()
        .unicode_strikeout(false)
        .allow_width_overflow()
        .string_from_read(html.as_bytes(), WIDTH)
        .map_err(|error| Unreadable::NotRendered(error.to_string()))
}

/// The HTML with no other tags than those that [`FATES`] keeps, and without attributes.
fn outline(html: &str) -> Result<String, Unreadable> {
    let small = html.to_ascii_lowercase();
    let mut out = String::with_capacity(html.len() / 2);
    let mut open = Open::default();
    // Elements to drop that nothing ends any more.
    let mut endless: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(found) = small.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + found;
        out.push_str(html.get(at..start).unwrap_or_default());
        let behind = small.get(start + 1..).unwrap_or_default();
        let ends = behind.starts_with('/');
        let (name, rest) = named(behind.strip_prefix('/').unwrap_or(behind));
        if let Some(comment) = behind.strip_prefix("!--") {
            at = comment.find("-->").map_or(small.len(), |end| small.len() - comment.len() + end + 3);
            continue;
        }
        if name.is_empty() && !behind.starts_with(['!', '?', '/']) {
            out.push_str("&lt;");
            at = start + 1;
            continue;
        }
        at = small.len() - rest.len() + tag_end(rest);
        match fate(name) {
            None => {}
            Some(Breaks) => out.push_str("<br>"),
            Some(Follows(name)) => tag(&mut out, name, ends),
            Some(Nests(name)) => open.tag(&mut out, name, ends)?,
            Some(Drops) if ends || endless.contains(&name) => {}
            Some(Drops) => {
                let rest = small.get(at..).unwrap_or_default();
                match rest.find(&format!("</{name}")) {
                    Some(end) => at += end,
                    None => endless.push(name),
                }
            }
        }
    }
    out.push_str(html.get(at..).unwrap_or_default());
    Ok(out)
}

fn tag(out: &mut String, name: &str, ends: bool) {
    out.push_str(if ends { "</" } else { "<" });
    out.push_str(name);
    out.push('>');
}

/// The elements that are open.
#[derive(Default)]
struct Open {
    names: Vec<&'static str>,
    lists: usize,
}

impl Open {
    /// Opens an element, or ends it with all within it; an end of what is not open goes.
    fn tag(&mut self, out: &mut String, name: &'static str, ends: bool) -> Result<(), Unreadable> {
        if ends {
            let Some(start) = self.names.iter().rposition(|open| *open == name) else { return Ok(()) };
            for open in self.names.drain(start..).rev() {
                self.lists -= usize::from(is_list(open));
                tag(out, open, true);
            }
            return Ok(());
        }
        self.names.push(name);
        self.lists += usize::from(is_list(name));
        if self.names.len() > DEEPEST {
            return Err(Unreadable::TooDeep(DEEPEST));
        }
        if self.lists > DEEPEST_LISTS {
            return Err(Unreadable::TooDeep(DEEPEST_LISTS));
        }
        tag(out, name, false);
        Ok(())
    }
}

fn is_list(name: &str) -> bool {
    name == "ul" || name == "table"
}

fn fate(name: &str) -> Option<Fate> {
    FATES.iter().find(|(known, _)| *known == name).map(|(_, fate)| *fate)
}

/// The name that a tag begins with, and what is behind it.
fn named(tag: &str) -> (&str, &str) {
    let is_letter = tag.starts_with(|c: char| c.is_ascii_alphabetic());
    let end = if is_letter {
        tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(tag.len())
    } else {
        0
    };
    tag.split_at(end)
}

/// The byte behind a tag's end; a `>` in an attribute's quotes is none.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in tag.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '>' => return at + 1,
            None if before == '=' && (c == '"' || c == '\'') => quote = Some(c),
            None => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    tag.len()
}

/// Marks headings and items as Markdown does, and nothing else.
#[derive(Clone, Debug)]
struct Marks;

impl TextDecorator for Marks {
    type Annotation = ();

    fn decorate_link_start(&mut self, _url: &str) -> (String, ()) {
        Default::default()
    }

    fn decorate_link_end(&mut self) -> String {
        String::new()
    }

    fn decorate_em_start(&self) -> (String, ()) {
        Default::default()
    }

    fn decorate_em_end(&self) -> String {
        String::new()
    }

    fn decorate_strong_start(&self) -> (String, ()) {
        Default::default()
    }

    fn decorate_strong_end(&self) -> String {
        String::new()
    }

    fn decorate_strikeout_start(&self) -> (String, ()) {
        Default::default()
    }

    fn decorate_strikeout_end(&self) -> String {
        String::new()
    }

    fn decorate_code_start(&self) -> (String, ()) {
        Default::default()
    }

    fn decorate_code_end(&self) -> String {
        String::new()
    }

    fn decorate_preformat_first(&self) {}

    fn decorate_preformat_cont(&self) {}

    fn decorate_image(&mut self, _src: &str, _title: &str) -> (String, ()) {
        Default::default()
    }

    fn header_prefix(&self, level: usize) -> String {
        "#".repeat(level) + " "
    }

    fn quote_prefix(&self) -> String {
        String::new()
    }

    fn unordered_item_prefix(&self) -> String {
        "* ".to_owned()
    }

    fn ordered_item_prefix(&self, number: i64) -> String {
        format!("{number}. ")
    }

    fn make_subblock_decorator(&self) -> Self {
        Self
    }
}
