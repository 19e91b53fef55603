//! The table at the page's end.

use super::ChangelogRow;
use super::lines::{Lines, Piece};
use super::words::{is_name, is_version};

const COLUMNS: [&str; 4] = ["Interface version", "Data", "Attendance", "Container"];
const ATTENDANCES: [&str; 4] = ["Request", "Response", "Request/Response", "Container"];

/// Reads the table, which has at least one row and ends with the page.
pub(super) fn read(lines: &mut Lines<'_>) -> Result<Vec<ChangelogRow>, String> {
    lines.expect(&format!("a row with the columns {COLUMNS:?}"), |piece| {
        (cells(piece)? == COLUMNS).then_some(())
    })?;
    lines.expect("a row of four rules such as |---|---|---|---|", |piece| {
        let cells = cells(piece)?;
        let rules = cells.iter().all(|cell| cell.len() >= 3 && cell.chars().all(|c| c == '-'));
        (cells.len() == COLUMNS.len() && rules).then_some(())
    })?;
    let mut rows: Vec<ChangelogRow> = Vec::new();
    loop {
        let expected = "a row of four cells: version, field, attendance, container; not stated before";
        let row = lines.expect(expected, |piece| row(piece).filter(|row| !rows.contains(row)))?;
        let short = row.container.is_none();
        rows.push(row);
    }
}
