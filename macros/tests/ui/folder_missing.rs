//! No folder is named.

sips_office_macros::functions! {
    interface_version: "2.11",
}

fn main() {}
