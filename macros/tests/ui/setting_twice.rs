//! A setting that stands twice.

sips_office_macros::functions! {
    folder: "specs",
    folder: "broken",
}

fn main() {}
