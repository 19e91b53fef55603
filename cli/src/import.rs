//! `sips import`.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;
use sips_office_pages::Page;
use sips_office_pages::draft::{Draft, Options, draft};
use sips_office_spec::{Broken, Sources};

use crate::check::{self, Format};
use crate::drift;
use crate::made::Made;
use crate::out::{harmless, outln};
use crate::page;
use crate::status::{Done, Failure, Status};

/// Draft the spec of a function from its documentation page: the function, and of dictionary and service what is missing.
///
/// Nothing is ever written over, and nothing is written unless the draft passes `sips check`. What the page contradicts is
/// told, and what it does not say is marked `assumed`.
///
/// Exit status: 0 where all that the page says is in the specs, 1 where something is not and is told, 2 where nothing was
/// written.
#[derive(Args)]
pub(crate) struct Import {
    /// A saved documentation page, as text or HTML; `-` for standard input.
    #[arg(value_name = "PAGE")]
    page: PathBuf,
    /// The folder of specs, which is created where it does not exist.
    #[arg(long, value_name = "DIR", default_value = "specs")]
    spec: PathBuf,
    /// Begin a folder that stands alone, without the shipped services and dictionary.
    #[arg(long)]
    alone: bool,
    /// The brand whose page it is. Without this option the hosts of its addresses tell.
    #[arg(long, value_name = "BRAND")]
    brand: Option<String>,
    /// With --alone and a new brand: what the page calls the platform.
    #[arg(long, value_name = "NAME", requires_all = ["alone", "brand"])]
    platform: Option<String>,
    /// The function that it describes. Without this option its addresses or its title tell.
    #[arg(long, value_name = "FUNCTION")]
    function: Option<String>,
    /// The function's service. Without this option its addresses or its versions tell.
    #[arg(long, value_name = "SERVICE")]
    service: Option<String>,
    /// How the report is written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Nobody reads more than this at a time.
const MOST_SHOWN: usize = 200;
/// Where a folder of specs keeps its schemas.
const SCHEMAS: &str = "schema";

impl Import {
    pub(crate) fn run(&self) -> Done {
        let (name, page) = page::read(&self.page)?;
        let sources = match self.alone && is_empty(&self.spec) {
            true => Sources::default(),
            false => Sources::folder_so_far(&self.spec).map_err(Failure::refused)?,
        };
        let folder = format!("{}/", self.spec.display().to_string().trim_end_matches(['/', '\\']));
        let saved_as = self.page.file_name().map(|name| name.to_string_lossy().into_owned());
        let options = Options {
            function: self.function.as_deref(),
            service: self.service.as_deref(),
            brand: self.brand.as_deref(),
            platform: self.platform.as_deref(),
            saved_as: saved_as.as_deref().filter(|name| *name != "-"),
            alone: self.alone,
            schemas: self.spec.join(SCHEMAS).is_dir(),
            folder: &folder,
        };
        let draft = draft(&page, sources, &options).map_err(|refusal| self.refused(&name, &refusal))?;
        if let Err(findings) = check::names(&draft.catalog) {
            let broken = Broken::new(draft.sources, findings);
            return Err(Failure::refused(format!(
                "{name}: what the page says makes no spec that passes the check\n\n{broken}"
            )));
        }
        self.write(&draft)?;
        match self.format {
            Format::Text => self.text(&name, &page, &draft),
            Format::Json => outln!("{:#}", machine(&name, &page, &draft)),
        }
        let is_complete = draft.left_out.is_empty() && draft.report.differences.is_empty();
        Ok(if is_complete { Status::Done } else { Status::Failed })
    }

    fn refused(&self, name: &str, refusal: &sips_office_pages::draft::Refusal) -> Failure {
        use sips_office_pages::draft::Refusal;

        let drift = match refusal {
            Refusal::FunctionExists { .. } => format!(
                "\n  `sips drift --spec {} --page {name}` tells what the page says otherwise",
                harmless(&self.spec.display().to_string())
            ),
            _ => String::new(),
        };
        Failure::refused(format!("{name}: {refusal}{drift}"))
    }

    /// Writes all files or none, as far as can be told beforehand.
    fn write(&self, draft: &Draft) -> Result<(), Failure> {
        let files = draft.files.iter();
        let made: Vec<_> =
            files.map(|file| Made { path: self.spec.join(&file.below), text: file.text.clone() }).collect();
        if let Some(taken) = made.iter().find(|file| file.path.symlink_metadata().is_ok()) {
            return Err(taken.in_the_way());
        }
        for (at, file) in made.iter().enumerate() {
            if let Err(failure) = file.create() {
                // Half a draft would be in the way of the next one.
                for written in made.iter().take(at) {
                    let _ = fs::remove_file(&written.path);
                }
                return Err(failure);
            }
        }
        Ok(())
    }

    fn text(&self, name: &str, page: &Page, draft: &Draft) {
        for file in &draft.files {
            outln!("wrote {}", harmless(&file.name));
        }
        for left in draft.left_out.iter().take(MOST_SHOWN) {
            outln!("{name}:{}: left out: {}: {}", left.line, harmless(&left.what), harmless(&left.why));
        }
        for difference in draft.report.differences.iter().take(MOST_SHOWN) {
            outln!("{}", drift::line(name, &draft.sources, difference));
        }
        let told = [draft.left_out.len(), draft.report.differences.len()];
        let more: usize = told.iter().map(|count| count.saturating_sub(MOST_SHOWN)).sum();
        if more > 0 {
            outln!("… and {more} more");
        }
        drift::notes(name, page, &draft.report);
        let folder = harmless(&self.spec.display().to_string());
        outln!(
            "The draft of {} passes `sips check --spec {folder}`. With --strict it lists what is assumed,",
            draft.function
        );
        outln!(
            "because the page does not say it: read that, mend it, and put the descriptions into your own words."
        );
    }
}

/// Whether a folder holds no specs.
fn is_empty(folder: &Path) -> bool {
    Sources::folder_so_far(folder).is_ok_and(|sources| sources.files().iter().all(|file| file.shipped))
}

fn machine(name: &str, page: &Page, draft: &Draft) -> serde_json::Value {
    let report = &draft.report;
    let left_out = draft.left_out.iter();
    let left_out = left_out.map(|left| json!({ "line": left.line, "what": left.what, "why": left.why }));
    let differences = report.differences.iter().map(|difference| drift::machine(&draft.sources, difference));
    json!({
        "page": name,
        "rendered": page.rendered,
        "function": draft.function,
        "service": draft.service,
        "brand": draft.brand,
        "files": draft.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(),
        "leftOut": left_out.collect::<Vec<_>>(),
        "differences": differences.collect::<Vec<_>>(),
        "notCompared": report.not_compared,
        "unread": report.unread.iter().map(drift::machine_unread).collect::<Vec<_>>(),
    })
}
