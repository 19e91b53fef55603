//! A folder that does not exist.

sips_office_macros::functions! {
    folder: "nowhere",
}

fn main() {}
