//! The samples of a page as a spec writes them.

use sips_office_runtime::descriptor::{self, Direction, Presence, Protocol};
use sips_office_spec::Place;
use sips_office_spec::catalog;

use super::LeftOut;
use super::yaml::{Value, entry, text};
use crate::Page;

/// No page shows as many.
const MOST: usize = 50;

/// A sample as written, and the line that it stands on.
pub(super) struct Drafted {
    pub(super) line: usize,
    pub(super) what: String,
    pub(super) value: Value,
}

/// The samples of a page that can be read as messages of the function; the others are left out with the reason.
pub(super) fn samples(
    page: &Page,
    described: &descriptor::Function,
    brand: &str,
    left_out: &mut Vec<LeftOut>,
) -> Vec<Drafted> {
    let mut drafted = Vec::new();
    for direction in [Direction::Request, Direction::Response] {
        for sample in &page.message(direction).samples {
            let line = sample.document.line;
            let side = direction.name();
            let what = format!("the {} {side} sample", sample.protocol.title());
            if drafted.len() >= MOST {
                left_out.push(LeftOut::new(line, what, &format!("a draft takes {MOST} samples")));
                continue;
            }
            let document = format!("{}\n", sample.document.value);
            match lacking(direction, sample.protocol, &document, described) {
                Ok(lacks) => {
                    let mut entries = vec![
                        entry("message", text(side)),
                        entry("protocol", text(sample.protocol.name())),
                        entry("brand", text(brand)),
                    ];
                    if !lacks.is_empty() {
                        let because = format!(
                            "The page's {} sample does not show what the page requires.",
                            sample.protocol.title()
                        );
                        entries.push(entry("lacks", Value::Names(lacks)));
                        entries.push(entry("because", text(because)));
                    }
                    entries.push(entry("document", Value::Document(document)));
                    drafted.push(Drafted { line, what, value: Value::Map(entries) });
                }
                Err(why) => left_out.push(LeftOut::new(line, what, &why)),
            }
        }
    }
    drafted
}

/// The required fields that a sample lacks.
fn lacking(
    message: Direction,
    protocol: Protocol,
    document: &str,
    described: &descriptor::Function,
) -> Result<Vec<String>, String> {
    let sample = catalog::Sample {
        message,
        protocol,
        brand: None,
        lacks: Vec::new(),
        because: None,
        document: document.to_owned(),
        place: Place { file: 0, start: 0, end: 0 },
    };
    let read = sample.read(described)?;
    let is_missing = |field: &&descriptor::Field| {
        field.presence == Presence::Required
            && field.only.is_none_or(|only| only == protocol)
            && read.get(&field.name).is_none()
    };
    Ok(described.fields(message).iter().filter(is_missing).map(|field| field.name.to_string()).collect())
}
