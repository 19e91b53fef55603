//! A page's lines, cut into pieces, and the place that the reading has reached.

/// The words that open a list of values.
pub(super) const LIST_OF_VALUES: &str = "List of values";

/// The least part of a page that has a meaning of its own: a line, or a part of one where a rendering has glued
/// lines together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'p> {
    /// A bullet with nothing behind it: the next address or field begins.
    Bare,
    /// The text behind a bullet.
    Bullet(&'p str),
    /// A text without a bullet.
    Plain(&'p str),
}

/// Walks over a page, piece by piece. Blank lines have no pieces.
#[derive(Debug)]
pub(super) struct Lines<'p> {
    lines: Vec<&'p str>,
    line: usize,
    piece: usize,
}

impl<'p> Lines<'p> {
    /// The page's beginning.
    pub(super) fn new(text: &'p str) -> Lines<'p> {
        let mut lines = Lines { lines: text.lines().collect(), line: 0, piece: 0 };
        lines.settle();
        lines
    }

    /// The next piece, which stays where it is; `None` at the page's end.
    pub(super) fn peek(&self) -> Option<Piece<'p>> {
        pieces(self.lines.get(self.line)?).get(self.piece).copied()
    }

    /// Passes the next piece if it is this one.
    pub(super) fn pass(&mut self, piece: Piece<'_>) -> bool {
        let same = self.peek() == Some(piece);
        if same {
            self.advance();
        }
        same
    }

    /// Passes the next piece and gives what `accept` makes of it; an error where `accept` makes nothing of it.
    pub(super) fn expect<T>(
        &mut self,
        expected: &str,
        accept: impl Fn(Piece<'p>) -> Option<T>,
    ) -> Result<T, String> {
        match self.peek().and_then(accept) {
            Some(accepted) => {
                self.advance();
                Ok(accepted)
            }
            None => Err(self.error(expected)),
        }
    }

    /// Passes the next piece, which must be this one.
    pub(super) fn expect_piece(&mut self, piece: Piece<'_>) -> Result<(), String> {
        let expected = match piece {
            Piece::Bare => "a bare '-'".to_owned(),
            Piece::Bullet(text) => format!("'- {text}'"),
            Piece::Plain(text) => format!("'{text}'"),
        };
        self.expect(&expected, |found| (found == piece).then_some(()))
    }

    /// Passes uncut lines, blank ones too, up to the one with which `closes` finds the text so far complete, and
    /// gives them joined. Samples are read so: a dash is no bullet in them.
    pub(super) fn whole_lines(
        &mut self,
        closes: impl Fn(&str) -> Result<bool, String>,
    ) -> Result<String, String> {
        let start = self.line;
        for end in start..self.lines.len() {
            let text = self.lines[start..=end].join("\n");
            match closes(&text) {
                Ok(false) => {}
                Ok(true) => {
                    self.line = end + 1;
                    self.piece = 0;
                    self.settle();
                    return Ok(text);
                }
                Err(problem) => return Err(format!("line {}: {problem}", end + 1)),
            }
        }
        Err(format!("line {}: expected the end of this sample, found none", start + 1))
    }

    /// Says that something else was expected at this place.
    pub(super) fn error(&self, expected: &str) -> String {
        match self.peek() {
            Some(_) => {
                format!(
                    "line {}: expected {expected}, found `{}`",
                    self.line + 1,
                    self.lines[self.line].trim()
                )
            }
            None => {
                format!("line {}: expected {expected}, found the end of the page", self.lines.len().max(1))
            }
        }
    }

    fn advance(&mut self) {
        self.piece += 1;
        self.settle();
    }

    /// Moves on to the next piece, over blank lines.
    fn settle(&mut self) {
        while self.lines.get(self.line).is_some_and(|line| self.piece >= pieces(line).len()) {
            self.line += 1;
            self.piece = 0;
        }
    }
}

/// Cuts a line where the Sips edition glues several together: behind a field's name, and around the words
/// [`LIST_OF_VALUES`]. What comes out is the same for both renderings.
fn pieces(line: &str) -> Vec<Piece<'_>> {
    let text = line.trim();
    if text.is_empty() {
        return Vec::new();
    }
    if text == "-" {
        return vec![Piece::Bare];
    }
    if let Some(text) = text.strip_prefix("- ") {
        return vec![Piece::Bullet(text.trim_start())];
    }
    if let Some(name) = text.strip_suffix("- presence")
        && !name.contains(' ')
    {
        return vec![Piece::Plain(name), Piece::Bullet("presence")];
    }
    if let Some((prose, code)) = text.rsplit_once(LIST_OF_VALUES)
        && let Some(code) = code.strip_prefix("- ")
    {
        let list = [Piece::Plain(LIST_OF_VALUES), Piece::Bullet(code)];
        let prose = prose.trim_end();
        return if prose.is_empty() { list.into() } else { [&[Piece::Plain(prose)], &list[..]].concat() };
    }
    vec![Piece::Plain(text)]
}
