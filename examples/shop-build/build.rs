//! Makes the Rust of the specs, and lets cargo watch their folder.

use std::error::Error;

use sips_office_codegen::Settings;

fn main() -> Result<(), Box<dyn Error>> {
    let settings = Settings::default().with_runtime("::sips_office::runtime")?;
    sips_office_codegen::build("specs", &settings)?;
    Ok(())
}
