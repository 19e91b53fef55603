//! `sips diff`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;
use sips_office_spec::diff::{Change, ChangeKind, Side, diff};
use sips_office_spec::{Catalog, Sources};

use crate::check::Format;
use crate::out::{harmless, outln};
use crate::specs::{Specs, located};
use crate::status::{Done, Failure, Status};

/// Show what changed between two folders of specs, and whether it breaks the Rust source or the messages.
///
/// Exit status: 0 nothing breaks, 1 something breaks, 2 specs with mistakes or wrong usage.
#[derive(Args)]
pub(crate) struct Diff {
    /// The older folder of specs, or `shipped` for the specs of this program.
    old: PathBuf,
    /// The newer folder of specs, or `shipped` for the specs of this program.
    new: PathBuf,
    /// What may break without failing the command.
    #[arg(long, value_enum, value_name = "WHAT")]
    allow: Vec<Allowed>,
    /// How changes are written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Allowed {
    /// Rust source that no longer compiles.
    Source,
    /// Messages that are refused, sent elsewhere, written otherwise or understood otherwise.
    Wire,
}

/// The word that stands for the specs of this program.
const SHIPPED: &str = "shipped";

impl Diff {
    pub(crate) fn run(&self) -> Done {
        let (old_sources, old) = read(&self.old)?;
        let (new_sources, new) = read(&self.new)?;
        let changes = diff(&old, &new);
        let shown = Shown { old: &old_sources, new: &new_sources };
        match self.format {
            Format::Text => shown.text(&changes),
            Format::Json => outln!("{:#}", shown.machine(&changes)),
        }
        let allowed = |what| self.allow.contains(&what);
        let fails = changes.iter().any(|change| {
            change.breaks.source && !allowed(Allowed::Source) || change.breaks.wire && !allowed(Allowed::Wire)
        });
        Ok(if fails { Status::Failed } else { Status::Done })
    }
}

fn read(folder: &Path) -> Result<(Sources, Catalog), Failure> {
    Specs { spec: (folder != Path::new(SHIPPED)).then(|| folder.to_owned()) }.read()
}

/// Changes with the files that their places are in.
struct Shown<'s> {
    old: &'s Sources,
    new: &'s Sources,
}

impl Shown<'_> {
    fn text(&self, changes: &[Change]) {
        let mut reasons = BTreeSet::<ChangeKind>::new();
        for change in changes {
            let classes = change.breaks.classes().join(" ");
            outln!("{classes}  [{}]  {}", change.kind.id(), harmless(&change.subject()));
            for (sign, side, sources) in [("-", &change.old, self.old), ("+", &change.new, self.new)] {
                let Some(side) = side else { continue };
                outln!("  {sign} {}  ({})", harmless(&side.text), harmless(&located(sources, &side.place)));
            }
            if !change.breaks.is_nothing() {
                reasons.insert(change.kind);
            }
        }
        if !reasons.is_empty() {
            outln!("\nWhy");
        }
        for kind in reasons {
            outln!("  {}: {}", kind.id(), kind.why());
        }
        if !changes.is_empty() {
            outln!();
        }
        outln!("{}", sum(changes));
    }

    fn machine(&self, changes: &[Change]) -> serde_json::Value {
        let side = |side: &Option<Side>, sources: &Sources| {
            side.as_ref().map(|side| {
                let at = sources.line_column(&side.place);
                json!({
                    "text": side.text,
                    "file": sources.file(&side.place).name,
                    "line": at.line,
                    "column": at.column,
                })
            })
        };
        let one = |change: &Change| {
            json!({
                "kind": change.kind.id(),
                "breaks": { "source": change.breaks.source, "wire": change.breaks.wire },
                "what": change.what,
                "within": change.within.iter().map(ToString::to_string).collect::<Vec<_>>(),
                "why": change.kind.why(),
                "old": side(&change.old, self.old),
                "new": side(&change.new, self.new),
            })
        };
        changes.iter().map(one).collect()
    }
}

/// How many changes there are of each class.
fn sum(changes: &[Change]) -> String {
    let mut counts = BTreeMap::new();
    for change in changes {
        *counts.entry(std::cmp::Reverse((change.breaks.wire, change.breaks.source))).or_insert(0_usize) += 1;
    }
    let word = |class| match class {
        (true, true) => "breaking source and wire",
        (true, false) => "breaking the wire",
        (false, true) => "breaking the source",
        (false, false) => "safe",
    };
    let counts: Vec<_> = counts.iter().map(|(class, count)| format!("{count} {}", word(class.0))).collect();
    match changes.len() {
        0 => "no changes".to_owned(),
        1 => format!("1 change: {}", counts.join(", ")),
        all => format!("{all} changes: {}", counts.join(", ")),
    }
}
