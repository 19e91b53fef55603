//! The rows of the changelog.

use std::collections::{BTreeMap, BTreeSet};

use sips_office_runtime::InterfaceVersion;
use sips_office_spec::catalog::{Attendance, ChangelogRow};
use sips_office_spec::{Place, Subject};

use super::Kind;
use super::comparison::Comparison;
use crate::page::Extent;

/// Where a field came: one of a row's attendances.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Request,
    Response,
    Container(String),
}

/// A row of one side. A page may say in two rows what the spec says in one.
#[derive(Clone, Debug)]
struct Row<W> {
    version: InterfaceVersion,
    field: String,
    sides: BTreeSet<Side>,
    written: W,
}

/// Compares the changelogs.
pub(super) fn compare(comparison: &mut Comparison<'_>) {
    let (page, edition) = (comparison.page, comparison.edition);
    let rows = &page.changelog.rows;
    match page.changelog.shown {
        Extent::Nothing => return comparison.skip("the page shows no changelog"),
        Extent::Cut => {
            let line = rows.last().map_or(String::new(), |row| format!(" (line {})", row.line));
            comparison
                .skip(format!("the page ends in its changelog{line}; what may follow was not compared"));
        }
        Extent::Whole => {}
    }
    let Some(known) = &edition.function.changelog else {
        if let Some(first) = rows.first() {
            let said = format!("{} rows", rows.len());
            let shown = (Some(said.as_str()), Some(first.line));
            comparison.differ(
                Kind::ChangelogUnknown,
                Subject::Changelog,
                shown,
                (None, &edition.function.place),
            );
        }
        return;
    };
    comparison.agree(&Subject::Changelog);
    let all_of_page = once(comparison);
    let all_of_spec: Vec<_> = known.iter().filter_map(|row| expected(comparison, row)).collect();
    let (mut of_page, mut of_spec) = (all_of_page.clone(), all_of_spec.clone());
    equal(comparison, &mut of_page, &mut of_spec);
    versions(comparison, &mut of_page, &mut of_spec);
    attendances(comparison, (&all_of_page, &mut of_page), (&all_of_spec, &mut of_spec));
    if page.changelog.shown != Extent::Whole {
        // What the spec has and the page does not may have stood behind its end.
        of_spec.clear();
    }
    names(comparison, &mut of_page, &mut of_spec);
    for row in of_page {
        let shown = (Some(attendance(&row.sides)), Some(row.written));
        let shown = (shown.0.as_deref(), shown.1);
        comparison.differ(Kind::RowUnknown, row.subject(), shown, (None, &edition.function.place));
    }
    let last = rows.last().map(|row| row.line);
    for row in of_spec {
        let said = attendance(&row.sides);
        comparison.differ(Kind::RowMissing, row.subject(), (None, last), (Some(&said), &row.written));
    }
}

/// The page's rows; what it says twice is told and left out.
fn once(comparison: &mut Comparison<'_>) -> Vec<Row<usize>> {
    let mut seen = BTreeSet::new();
    let mut rows = Vec::<Row<usize>>::new();
    let mut halves = BTreeMap::new();
    for row in &comparison.page.changelog.rows {
        let read = Row {
            version: row.version,
            field: row.field.clone(),
            sides: match &row.attendance {
                Attendance::Request => BTreeSet::from([Side::Request]),
                Attendance::Response => BTreeSet::from([Side::Response]),
                Attendance::Both => BTreeSet::from([Side::Request, Side::Response]),
                Attendance::Container(holder) => BTreeSet::from([Side::Container(holder.clone())]),
            },
            written: row.line,
        };
        let mut is_new = |side: &Side| seen.insert((row.version, row.field.as_str(), side.clone()));
        let new: BTreeSet<_> = read.sides.iter().filter(|side| is_new(side)).cloned().collect();
        if new.is_empty() {
            let known = comparison.edition.function.changelog.iter().flatten();
            let mut known = known.filter(|known| (known.version, &known.field) == (row.version, &row.field));
            let place = known.next().map_or(&comparison.edition.function.place, |known| &known.place);
            comparison.twice(read.subject(), row.line, place);
            continue;
        }
        let read = Row { sides: new, ..read };
        if !read.is_of_container() {
            let first = *halves.entry((row.version, row.field.as_str())).or_insert(rows.len());
            if let Some(other) = rows.get_mut(first) {
                other.sides.extend(read.sides);
                continue;
            }
        }
        rows.push(read);
    }
    rows
}

/// A row of the spec, as far as this brand's page has it.
fn expected(comparison: &Comparison<'_>, row: &ChangelogRow) -> Option<Row<Place>> {
    let function = comparison.edition.function;
    let brand = &comparison.edition.brand.id;
    let lacks = |uses: &[sips_office_spec::catalog::FieldUse], name: &str| {
        uses.iter().any(|usage| usage.field == name && usage.absent_for.contains(brand))
    };
    let (mut request, mut response) = (false, false);
    let mut sides = BTreeSet::new();
    match &row.attendance {
        Attendance::Request => request = true,
        Attendance::Response => response = true,
        Attendance::Both => (request, response) = (true, true),
        Attendance::Container(holder) => {
            if !lacks(&function.request, holder) && !lacks(&function.response, holder) {
                sides.insert(Side::Container(holder.clone()));
            }
        }
    }
    if request && !lacks(&function.request, &row.field) {
        sides.insert(Side::Request);
    }
    if response && !lacks(&function.response, &row.field) {
        sides.insert(Side::Response);
    }
    let row = Row { version: row.version, field: row.field.clone(), sides, written: row.place.clone() };
    (!row.sides.is_empty()).then_some(row)
}

/// Takes away what both sides say alike.
fn equal(comparison: &mut Comparison<'_>, of_page: &mut Vec<Row<usize>>, of_spec: &mut Vec<Row<Place>>) {
    for row in of_page.iter_mut() {
        for known in
            of_spec.iter_mut().filter(|known| known.version == row.version && known.field == row.field)
        {
            let common: BTreeSet<_> = row.sides.intersection(&known.sides).cloned().collect();
            if !common.is_empty() {
                comparison.agree(&row.subject());
                row.sides.retain(|side| !common.contains(side));
                known.sides.retain(|side| !common.contains(side));
            }
        }
    }
    of_page.retain(|row| !row.sides.is_empty());
    of_spec.retain(|row| !row.sides.is_empty());
}

/// Pairs rows of the same field and sides, which are of two versions.
fn versions(comparison: &mut Comparison<'_>, of_page: &mut Vec<Row<usize>>, of_spec: &mut Vec<Row<Place>>) {
    let alike = |row: &Row<usize>, known: &Row<Place>| row.field == known.field && row.sides == known.sides;
    for (row, known) in pairs(of_page, of_spec, alike) {
        let (page, spec) = (row.version.to_string(), known.version.to_string());
        let shown = (Some(page.as_str()), Some(row.written));
        comparison.differ(Kind::RowVersion, known.subject(), shown, (Some(&spec), &known.written));
    }
}

/// Tells rows of the same field and version that have other sides. Where one side of a row is left over, the other was the
/// same in both.
fn attendances(
    comparison: &mut Comparison<'_>,
    (all_of_page, of_page): (&[Row<usize>], &mut Vec<Row<usize>>),
    (all_of_spec, of_spec): (&[Row<Place>], &mut Vec<Row<Place>>),
) {
    let mut found = Vec::new();
    for row in all_of_page.iter().filter(|row| !row.is_of_container()) {
        if let Some(known) = all_of_spec.iter().find(|known| known.is_half_of(row))
            && (of_page.iter().any(|left| left.is_half_of(row))
                || of_spec.iter().any(|left| left.is_half_of(row)))
        {
            of_page.retain(|left| !left.is_half_of(row));
            of_spec.retain(|left| !left.is_half_of(row));
            found.push((row.clone(), known.clone()));
        }
    }
    let alike =
        |row: &Row<usize>, known: &Row<Place>| row.field == known.field && row.version == known.version;
    found.extend(pairs(of_page, of_spec, alike));
    for (row, known) in found {
        let (page, spec) = (attendance(&row.sides), attendance(&known.sides));
        let shown = (Some(page.as_str()), Some(row.written));
        comparison.differ(Kind::RowAttendance, known.subject(), shown, (Some(&spec), &known.written));
    }
}

/// Pairs rows of two fields, where nothing else has their version and sides.
fn names(comparison: &mut Comparison<'_>, of_page: &mut Vec<Row<usize>>, of_spec: &mut Vec<Row<Place>>) {
    let alike =
        |row: &Row<usize>, known: &Row<Place>| row.version == known.version && row.sides == known.sides;
    for (row, known) in pairs(of_page, of_spec, alike) {
        let shown = (Some(row.field.as_str()), Some(row.written));
        comparison.differ(Kind::RowRenamed, known.subject(), shown, (Some(&known.field), &known.written));
    }
}

/// Takes out of both sides the rows that are alike to one of the other side and to no more.
fn pairs<P: Clone, S: Clone>(
    of_page: &mut Vec<Row<P>>,
    of_spec: &mut Vec<Row<S>>,
    alike: impl Fn(&Row<P>, &Row<S>) -> bool,
) -> Vec<(Row<P>, Row<S>)> {
    let mut found = Vec::new();
    for row in of_page.iter() {
        let mut likes = of_spec.iter().filter(|known| alike(row, known));
        let (first, second) = (likes.next(), likes.next());
        if let (Some(known), None) = (first, second)
            && of_page.iter().filter(|other| alike(other, known)).nth(1).is_none()
        {
            found.push((row.clone(), known.clone()));
        }
    }
    of_page.retain(|row| !found.iter().any(|(paired, _)| paired.is(row)));
    of_spec.retain(|row| !found.iter().any(|(_, paired)| paired.is(row)));
    found
}

impl<W> Row<W> {
    fn subject(&self) -> Subject {
        let holder = self.sides.iter().find_map(|side| match side {
            Side::Container(holder) => Some(holder.clone()),
            Side::Request | Side::Response => None,
        });
        Subject::Row { version: self.version, holder, field: self.field.clone() }
    }

    fn is_of_container(&self) -> bool {
        self.sides.iter().any(|side| matches!(side, Side::Container(_)))
    }

    /// Whether both are of a field's coming to the request or response with one version.
    fn is_half_of<V>(&self, other: &Row<V>) -> bool {
        !self.is_of_container()
            && !other.is_of_container()
            && (self.version, &self.field) == (other.version, &other.field)
    }

    fn is(&self, other: &Self) -> bool {
        (self.version, &self.field, &self.sides) == (other.version, &other.field, &other.sides)
    }
}

/// Where a field came, in the words of a page.
fn attendance(sides: &BTreeSet<Side>) -> String {
    let words = sides.iter().map(|side| match side {
        Side::Request => "Request".to_owned(),
        Side::Response => "Response".to_owned(),
        Side::Container(holder) => format!("Container {holder}"),
    });
    words.collect::<Vec<_>>().join("/")
}
