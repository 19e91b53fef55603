//! Samples with fields that their function does not have where they come from.

use sips_office_runtime::descriptor::{Absence, Field};
use sips_office_runtime::spelling::nearest;

use super::Checked;
use crate::finding::{Finding, Findings};
use crate::rule::Rule;

pub(crate) fn sample_unknown_field(checked: &Checked<'_>, findings: &mut Findings) {
    for read in checked.samples() {
        let context = read.context();
        let function = &read.function.name;
        read.each_field(|path, described, _| {
            let what = match described.map(|field| field.absence_under(&context)) {
                None => format!("is no field of {function}"),
                Some(Some(Absence::OtherProtocol { only })) => format!("exists only in {}", only.title()),
                Some(Some(Absence::OtherBrand { brand })) => format!("does not exist at {brand}"),
                Some(_) => return,
            };
            let message = format!("the sample's `{path}` {what}");
            let finding = Finding::new(Rule::SampleUnknownField, read.place_of(path), message);
            // In a container the names beside it are not at hand.
            let missing = |field: &&Field| read.message.get(&field.name).is_none();
            let names = read.fields.iter().filter(missing).map(|field| &*field.name);
            findings.push(match nearest(path, names).filter(|_| described.is_none()) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding,
            });
        });
    }
}
