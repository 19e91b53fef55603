//! A mistake in the YAML is shown where it stands.

sips_office_macros::functions! {
    folder: "broken",
}

fn main() {}
