//! Functions, besides the fields of their messages.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use sips_office_runtime::descriptor::Direction;
use sips_office_runtime::shown;

use super::{About, ChangeKind, Comparison, Pair, differing, pairs, side};
use crate::catalog::{Attendance, ChangelogRow, Function, Sample};
use crate::source::Place;
use crate::step::steps;

impl Comparison<'_> {
    pub(super) fn functions(&mut self) {
        let (old, new) = (self.old, self.new);
        for pair in pairs(old.functions.values(), new.functions.values(), |function| &function.name) {
            let of =
                |function: &Function| side(format!("of the service {}", function.service), &function.place);
            match pair {
                Pair::Gone(gone) => {
                    self.note(ChangeKind::FunctionRemoved, &about(gone), Some(of(gone)), None)
                }
                Pair::Came(came) => self.note(ChangeKind::FunctionAdded, &about(came), None, Some(of(came))),
                Pair::Both(before, after) => self.function(before, after),
            }
        }
    }

    fn function(&mut self, old: &Function, new: &Function) {
        let (about, places) = (about(old), (&old.place, &new.place));
        self.texts(
            &about,
            (old, new),
            places,
            &[
                (ChangeKind::FunctionMoved, "the service", |function| &function.service),
                (ChangeKind::Reworded, "the summary", |function| &function.summary),
            ],
        );
        self.wordings(
            &format!("the summary of the function {}", old.name),
            places,
            (&old.summaries, &new.summaries),
        );
        self.rust_name(&about, places, [(&old.rust, &old.name), (&new.rust, &new.name)]);
        if old.idempotent != new.idempotent {
            let kind =
                if old.idempotent { ChangeKind::IdempotenceLost } else { ChangeKind::IdempotenceGained };
            let word = |idempotent| if idempotent { "idempotent" } else { "not idempotent" };
            self.changed(kind, &about, places, (word(old.idempotent), word(new.idempotent)));
        }
        self.path("JSON", (old, new), (&old.json_path, &new.json_path));
        self.path("SOAP", (old, new), (&old.soap_path, &new.soap_path));
        self.recommended(old, new);
        self.response_code(old, new);
        for message in [Direction::Request, Direction::Response] {
            self.message(message, &old.name, (old.fields(message), new.fields(message)));
        }
        self.alternatives(old, new);
        self.changelog(old, new);
        self.samples(old, new);
        let (gone, came) = differing(&old.sources, &new.sources, Clone::clone);
        let about = About::all(format!("a source of the function {}", old.name));
        for source in gone {
            self.note(ChangeKind::SourceChanged, &about, Some(side(source, places.0)), None);
        }
        for source in came {
            self.note(ChangeKind::SourceChanged, &about, None, Some(side(source, places.1)));
        }
    }

    fn path(
        &mut self,
        protocol: &str,
        (old, new): (&Function, &Function),
        paths: (&Option<String>, &Option<String>),
    ) {
        let about = About::all(format!("the {protocol} path of the function {}", old.name));
        let (before, after) = (
            paths.0.as_ref().map(|path| side(path, &old.place)),
            paths.1.as_ref().map(|path| side(path, &new.place)),
        );
        let kind = match paths {
            (before, after) if before == after => return,
            (_, None) => ChangeKind::ProtocolRemoved,
            (None, _) => ChangeKind::ProtocolAdded,
            _ => ChangeKind::PathChanged,
        };
        self.note(kind, &about, before, after);
    }

    fn recommended(&mut self, old: &Function, new: &Function) {
        // What the step means is asked of the function as it is now.
        let described = self.new.describe(new);
        let brands: BTreeSet<_> = old.recommended.keys().chain(new.recommended.keys()).collect();
        for brand in brands {
            let (before, after) = (old.recommended.get(brand), new.recommended.get(brand));
            let kind = match (before, after) {
                (before, after) if before == after => continue,
                (Some(before), Some(after)) => {
                    let refuses =
                        steps(&described, Some(brand), *before, *after).iter().any(|step| step.refuses());
                    if refuses { ChangeKind::RecommendedRefuses } else { ChangeKind::RecommendedChanged }
                }
                (None, _) => ChangeKind::RecommendedAdded,
                (_, None) => ChangeKind::RecommendedRemoved,
            };
            let about = About::all(format!("the version that {brand} recommends for {}", old.name));
            let before = before.map(|version| side(version.to_string(), &old.place));
            self.note(kind, &about, before, after.map(|version| side(version.to_string(), &new.place)));
        }
    }

    fn response_code(&mut self, old: &Function, new: &Function) {
        let field = |function: &Function| function.response_code.as_ref().map(|code| code.field.clone());
        let accepted = |function: &Function| -> BTreeSet<String> {
            function.response_code.iter().flat_map(|code| code.accepted.clone()).collect()
        };
        let places = (&old.place, &new.place);
        if field(old) != field(new) {
            let about = About::all(format!("the response code of the function {}", old.name));
            let word = |function| field(function).unwrap_or_else(|| "none".to_owned());
            self.changed(ChangeKind::ResponseCodeChanged, &about, places, (word(old), word(new)));
        } else if accepted(old) != accepted(new) {
            let about = About::all(format!("what counts as accepted by the function {}", old.name));
            let word = |function| accepted(function).into_iter().collect::<Vec<_>>().join(", ");
            self.changed(ChangeKind::AcceptedCodesChanged, &about, places, (word(old), word(new)));
        }
    }

    fn alternatives(&mut self, old: &Function, new: &Function) {
        // Neither the order of the groups nor that inside one means anything.
        let groups = |function: &Function| -> BTreeSet<BTreeSet<String>> {
            function.alternatives.iter().map(|fields| fields.iter().cloned().collect()).collect()
        };
        let (before, after) = (groups(old), groups(new));
        let about = About::all(format!("exactly one of some fields in the request of {}", old.name));
        let word = |fields: &BTreeSet<String>| fields.iter().cloned().collect::<Vec<_>>().join(" or ");
        for fields in before.difference(&after) {
            self.note(ChangeKind::AlternativeRemoved, &about, Some(side(word(fields), &old.place)), None);
        }
        for fields in after.difference(&before) {
            self.note(ChangeKind::AlternativeAdded, &about, None, Some(side(word(fields), &new.place)));
        }
    }

    fn changelog(&mut self, old: &Function, new: &Function) {
        let about = About::all(format!("the changelog of the function {}", old.name));
        match (&old.changelog, &new.changelog) {
            (Some(before), Some(after)) => {
                let key = |row: &ChangelogRow| (row.version, row_text(row));
                let (gone, came) = differing(before, after, key);
                for row in gone {
                    let gone = side(row_text(row), &old.place);
                    self.note(ChangeKind::ChangelogChanged, &about, Some(gone), None);
                }
                for row in came {
                    let came = side(row_text(row), &new.place);
                    self.note(ChangeKind::ChangelogChanged, &about, None, Some(came));
                }
            }
            (None, None) => {}
            (before, after) => {
                let word = |rows: &Option<Vec<ChangelogRow>>| match rows {
                    Some(rows) => format!("known, with {} rows", rows.len()),
                    None => "not known".to_owned(),
                };
                let texts = (word(before), word(after));
                self.changed(ChangeKind::ChangelogChanged, &about, (&old.place, &new.place), texts);
            }
        }
    }

    /// Samples have no names: those of one message, protocol and brand are taken in their order.
    fn samples(&mut self, old: &Function, new: &Function) {
        let (gone, mut came) = differing(&old.samples, &new.samples, sample_lines);
        for before in gone {
            let about = sample_about(old, before);
            let Some(at) = came.iter().position(|after| sample_about(old, after).what == about.what) else {
                let gone = side(excerpt(&sample_lines(before), 0), &before.place);
                self.note(ChangeKind::SampleChanged, &about, Some(gone), None);
                continue;
            };
            let after = came.remove(at);
            let (lines_old, lines_new) = (sample_lines(before), sample_lines(after));
            let same = lines_old.iter().zip(&lines_new).take_while(|(one, other)| one == other).count();
            let texts = (excerpt(&lines_old, same), excerpt(&lines_new, same));
            self.changed(ChangeKind::SampleChanged, &about, (&before.place, &after.place), texts);
        }
        for after in came {
            let came = side(excerpt(&sample_lines(after), 0), &after.place);
            self.note(ChangeKind::SampleChanged, &sample_about(old, after), None, Some(came));
        }
    }

    /// Notes what brands word otherwise.
    pub(super) fn wordings(
        &mut self,
        what: &str,
        places: (&Place, &Place),
        (old, new): (&IndexMap<String, String>, &IndexMap<String, String>),
    ) {
        let brands: BTreeSet<_> = old.keys().chain(new.keys()).collect();
        for brand in brands.into_iter().filter(|brand| old.get(*brand) != new.get(*brand)) {
            let about = About::all(format!("{what} at {brand}"));
            let before = old.get(brand).map(|text| side(text, places.0));
            self.note(ChangeKind::Reworded, &about, before, new.get(brand).map(|text| side(text, places.1)));
        }
    }
}

fn about(function: &Function) -> About {
    About::all(format!("the function {}", function.name))
}

fn row_text(row: &ChangelogRow) -> String {
    let ChangelogRow { version, field, attendance, place: _ } = row;
    match attendance {
        Attendance::Request => format!("{version}: {field} in the request"),
        Attendance::Response => format!("{version}: {field} in the response"),
        Attendance::Both => format!("{version}: {field} in both messages"),
        Attendance::Container(holder) => format!("{version}: {field} in {holder}"),
    }
}

fn sample_about(function: &Function, sample: &Sample) -> About {
    let message = match sample.message {
        Direction::Request => "request",
        Direction::Response => "response",
    };
    let at = sample.brand.as_deref().map(|brand| format!(" at {brand}")).unwrap_or_default();
    About::all(format!("a {} sample of the {message} of {}{at}", sample.protocol.title(), function.name))
}

/// Everything about a sample, a line each.
fn sample_lines(sample: &Sample) -> Vec<String> {
    let Sample { message, protocol, brand, lacks, because, document, place: _ } = sample;
    let mut lines = vec![format!("{message:?} {protocol:?} {brand:?}")];
    lines.push(format!("lacks {}", if lacks.is_empty() { "nothing".to_owned() } else { lacks.join(", ") }));
    lines.push(format!("because {}", because.as_deref().unwrap_or("of nothing")));
    lines.extend(document.lines().map(str::to_owned));
    // A last line break, which no line shows.
    lines.push(format!("ends in {} line breaks", document.len() - document.trim_end_matches('\n').len()));
    lines
}

/// A line of a sample, which might show a card number.
fn excerpt(lines: &[String], at: usize) -> String {
    let first = 3;
    lines
        .get(if at == 0 { first } else { at })
        .map_or("nothing more".to_owned(), |line| shown::masked(line, 100))
}
