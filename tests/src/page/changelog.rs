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
        let expected = "a row of four cells: version, field, attendance, container; no row twice";
        let (row, complete) =
            lines.expect(expected, |piece| row(piece).filter(|(row, _)| !rows.contains(row)))?;
        rows.push(row);
        match lines.peek() {
            None => return Ok(rows),
            Some(_) if complete => {}
            Some(_) => return Err(lines.error("the end of the page, as the row above lacks its last cell")),
        }
    }
}

/// A row, and whether it has all its cells: the Sips edition's last row leaves out the empty cell of the
/// container.
fn row(piece: Piece<'_>) -> Option<(ChangelogRow, bool)> {
    let cells = cells(piece)?;
    let (version, name, attendance, container) = match cells[..] {
        [version, name, attendance, container] => (version, name, attendance, container),
        [version, name, attendance] => (version, name, attendance, ""),
        _ => return None,
    };
    let fits = is_version(version)
        && is_name(name)
        && ATTENDANCES.contains(&attendance)
        && (if container.is_empty() { attendance != "Container" } else { is_name(container) });
    let row = ChangelogRow {
        version: version.to_owned(),
        name: name.to_owned(),
        attendance: attendance.to_owned(),
        container: (!container.is_empty()).then(|| container.to_owned()),
    };
    fits.then_some((row, cells.len() == COLUMNS.len()))
}

/// What stands between the bars of a line that begins and ends with one.
fn cells(piece: Piece<'_>) -> Option<Vec<&str>> {
    match piece {
        Piece::Plain(text) => {
            let inner = text.strip_prefix('|')?.strip_suffix('|')?;
            Some(inner.split('|').map(str::trim).collect())
        }
        _ => None,
    }
}
