//! Lets a new file in the folder rebuild the crate; for a changed one the macro does that by itself.

fn main() {
    println!("cargo::rerun-if-changed=specs");
}
