//! A setting that does not exist.

sips_office_macros::functions! {
    folder: "specs",
    interface_versions: "2.11",
}

fn main() {}
