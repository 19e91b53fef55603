//! Every property of every shipped function, changed one at a time, and what notices the change: a check of the specs,
//! a page of the documentation, the wire, or the simulator.
//!
//! The wire and the simulator are held against documents and facts under `flips/`, which were written by hand. What
//! nothing notices stands by name in `flips/unnoticed.txt`, with the reason.

mod facts;
mod flip;
mod noticer;
mod simulated;
mod tree;
mod unnoticed;
mod wire;

use std::collections::{BTreeMap, BTreeSet};

use sips_office_spec::Sources;
use sips_office_tests::threads;

use flip::Flip;
use noticer::{Noticer, Noticers};
use unnoticed::Unnoticed;

#[test]
fn the_specs_as_they_are_say_what_was_written_by_hand() {
    let noticers = Noticers::new();
    let files = shipped();
    assert_eq!(noticers.look(&borrowed(&files), noticers.all_functions()), None);
}

#[test]
fn every_flip_is_noticed_or_listed_with_its_reason() {
    let noticers = Noticers::new();
    let files = shipped();
    let files = borrowed(&files);
    let flips = flip::every(&files, &noticers.catalog);
    let names: BTreeSet<_> = flips.iter().map(|flip| &*flip.name).collect();
    assert_eq!(names.len(), flips.len(), "two flips of one name");

    let noticed = look_at_all(&noticers, &files, &flips);
    print!("{}", table(&flips, &noticed));
    let listed = Unnoticed::read();
    let noticed_by = flips.iter().zip(&noticed).map(|(flip, by)| (&*flip.name, by.as_ref()));
    let slips = listed.slips(noticed_by);
    assert!(slips.is_empty(), "flips/unnoticed.txt is not what nothing notices:\n{}", slips.join("\n"));
}

#[test]
fn no_property_is_left_out() {
    let noticers = Noticers::new();
    let files = shipped();
    let flips = flip::every(&borrowed(&files), &noticers.catalog);
    let is_missing = |[start, part]: &[String; 2]| {
        !flips.iter().any(|flip| flip.name.starts_with(start) && flip.name.contains(part))
    };
    let missing: Vec<_> = flip::owed(&noticers.catalog).into_iter().filter(is_missing).collect();
    assert_eq!(missing, Vec::<[String; 2]>::new());
}

fn shipped() -> Vec<(String, String)> {
    Sources::shipped().files().iter().map(|file| (file.below.clone(), file.text.clone())).collect()
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files.iter().map(|(below, text)| (&**below, &**text)).collect()
}

/// Who notices each of the flips, and what they say.
fn look_at_all(
    noticers: &Noticers,
    files: &[(&str, &str)],
    flips: &[Flip],
) -> Vec<Option<(Noticer, String)>> {
    threads::each(flips, |flip| {
        let files: Vec<_> = files
            .iter()
            .map(|(below, text)| (*below, if *below == flip.below { &*flip.text } else { *text }))
            .collect();
        noticers.look(&files, noticers.touched(&flip.name))
    })
}

/// How many flips of each kind each of the noticers is the first to notice.
fn table(flips: &[Flip], noticed: &[Option<(Noticer, String)>]) -> String {
    let mut counts = BTreeMap::<&str, [usize; 5]>::new();
    for (flip, noticed) in flips.iter().zip(noticed) {
        let column = noticed.as_ref().map_or(4, |(noticer, _)| *noticer as usize);
        counts.entry(&*flip.property).or_default()[column] += 1;
        counts.entry("~ all").or_default()[column] += 1;
    }
    let row = |name: &str, cells: [String; 5]| {
        format!("{name:<16}{}\n", cells.map(|cell| format!("{cell:>11}")).concat())
    };
    let head = ["check", "page", "wire", "simulator", "nothing"].map(str::to_owned);
    let rows = counts
        .iter()
        .map(|(name, counts)| row(name.trim_start_matches("~ "), counts.map(|count| count.to_string())));
    row("property", head) + &rows.collect::<String>()
}
