//! An interface version has a minor part.

sips_office_macros::functions! {
    folder: "specs",
    interface_version: "2",
}

fn main() {}
