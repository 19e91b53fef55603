//! The changelog: rows of a version, a field, where it came, and possibly a container.
//!
//! No cell has a space in it, so a row is read word by word. Bars, tabs, columns of spaces and a line for each cell
//! then come to the same.

use sips_office_runtime::InterfaceVersion;

use crate::page::{Attendance, ChangelogRow, Extent};
use crate::source::Source;
use crate::text::Piece;
use crate::words::{self, Word, is_name, is_unusual_name};

const NO_ROW: &str = "is no row of a changelog: version, field, attendance, and possibly a container";
const HALF_ROW: &str = "is half a row of a changelog";

/// Reads rows one piece after another.
#[derive(Default)]
pub(crate) struct Rows {
    rows: Vec<ChangelogRow>,
    /// The row that is being read.
    row: Option<Half>,
    has_header: bool,
    /// A row could not be read.
    is_broken: bool,
}

/// A row as far as it is read.
struct Half {
    version: InterfaceVersion,
    field: Option<String>,
    word: Option<Word>,
    container: Option<String>,
    /// The pieces that it is made of, from the first to the last.
    pieces: (usize, usize),
    line: usize,
    /// The line of its last cell.
    last_line: usize,
}

impl Rows {
    /// Whether there are rows.
    pub(crate) fn any(&self) -> bool {
        !self.rows.is_empty()
    }

    /// Whether the row that is being read goes on with this piece: `Request` is a heading in any other place.
    pub(crate) fn awaits(&self, piece: &Piece) -> bool {
        let attendance =
            matches!(piece.word, Some(Word::Request | Word::Response | Word::Both | Word::Container));
        attendance && self.row.as_ref().is_some_and(|row| row.field.is_some() && row.word.is_none())
    }

    /// Reads a piece.
    pub(crate) fn take(&mut self, source: &mut Source<'_>, at: usize) {
        let Some(piece) = source.get(at) else { return };
        if self.row.is_none() && self.is_header(piece) {
            self.has_header = true;
            return;
        }
        if !self.cells(source, piece, at) {
            self.is_broken |= self.any() && piece.text.starts_with(|c: char| c.is_ascii_digit());
            source.stray(at, NO_ROW);
        }
    }

    /// Reads a last piece whose line has no end. A row whose last cell may go on is no row.
    pub(crate) fn take_open(&mut self, source: &mut Source<'_>, piece: &Piece) {
        let end = source.end();
        if !self.cells(source, piece, end) {
            self.is_broken = true;
            source.stray_lines(piece.line, piece.line, &piece.text, HALF_ROW);
        } else if self.row.as_ref().is_some_and(|row| row.may_go_on() || !row.is_complete()) {
            source.stray_lines(piece.line, piece.line, &piece.text, HALF_ROW);
            self.give_up(source);
        }
    }

    /// Ends the row that is being read.
    pub(crate) fn close(&mut self, source: &mut Source<'_>) {
        let may_go_on = source.text.may_go_on
            && self.row.as_ref().is_some_and(|row| row.may_go_on() && row.pieces.1 + 1 == source.end());
        match self.row.take_if(|row| row.is_complete() && !may_go_on) {
            Some(row) => self.rows.extend(row.complete()),
            None => self.give_up(source),
        }
    }

    /// How much of the changelog the page shows.
    pub(crate) fn shown(&self) -> Extent {
        match (self.rows.is_empty(), self.is_broken || self.has_header) {
            (true, false) => Extent::Nothing,
            (true, true) => Extent::Cut,
            (false, _) if self.is_broken => Extent::Cut,
            (false, _) => Extent::Whole,
        }
    }

    /// The rows.
    pub(crate) fn into_rows(self) -> Vec<ChangelogRow> {
        self.rows
    }

    fn is_header(&self, piece: &Piece) -> bool {
        use Word::{Attendance, Container, Data, InterfaceVersion, Presence};
        let is_column =
            matches!(piece.word, Some(InterfaceVersion | Data | Presence | Attendance | Container));
        is_column || words::leads(&piece.text, InterfaceVersion).is_some()
    }

    /// Reads the cells of a piece; whether they are cells.
    fn cells(&mut self, source: &mut Source<'_>, piece: &Piece, at: usize) -> bool {
        let text = piece.text.replace(" / ", "/").replace(" /", "/").replace("/ ", "/");
        text.split([' ', '|', ';', ','])
            .filter(|cell| !cell.is_empty())
            .all(|cell| self.cell(source, cell, piece.line, at))
    }

    fn cell(&mut self, source: &mut Source<'_>, cell: &str, line: usize, at: usize) -> bool {
        if let Some(row) = &mut self.row {
            row.pieces.1 = at;
            if row.accepts(cell, line) {
                row.last_line = line;
                return true;
            }
            self.close(source);
        }
        match cell.parse() {
            Ok(version) => {
                self.row = Some(Half {
                    version,
                    field: None,
                    word: None,
                    container: None,
                    pieces: (at, at),
                    line,
                    last_line: line,
                });
                true
            }
            Err(_) => false,
        }
    }

    fn give_up(&mut self, source: &mut Source<'_>) {
        if let Some(row) = self.row.take() {
            self.is_broken = true;
            for at in row.pieces.0..=row.pieces.1 {
                source.stray(at, HALF_ROW);
            }
        }
    }
}

impl Half {
    /// Takes the next cell, if it is one.
    fn accepts(&mut self, cell: &str, line: usize) -> bool {
        let word = words::word(cell).map(|(word, _)| word);
        match (&self.field, self.word) {
            (None, _) if is_name(cell) || is_unusual_name(cell) => self.field = Some(cell.to_owned()),
            (Some(_), None) if word.is_some_and(is_attendance) => self.word = word,
            (Some(_), Some(attendance))
                if self.container.is_none()
                    && is_name(cell)
                    && (attendance == Word::Container || line == self.last_line) =>
            {
                self.container = Some(cell.to_owned());
            }
            _ => return false,
        }
        true
    }

    fn is_complete(&self) -> bool {
        match self.word {
            None => false,
            Some(Word::Container) => self.container.is_some(),
            Some(_) => true,
        }
    }

    /// Whether another cell, or more of the last one, could follow.
    fn may_go_on(&self) -> bool {
        self.container.is_some() || self.word != Some(Word::Response) && self.word != Some(Word::Both)
    }

    fn complete(self) -> Option<ChangelogRow> {
        let attendance = match (self.container, self.word?) {
            (Some(container), _) => Attendance::Container(container),
            (None, Word::Request) => Attendance::Request,
            (None, Word::Response) => Attendance::Response,
            (None, _) => Attendance::Both,
        };
        Some(ChangelogRow { version: self.version, field: self.field?, attendance, line: self.line })
    }
}

fn is_attendance(word: Word) -> bool {
    matches!(word, Word::Request | Word::Response | Word::Both | Word::Container)
}
