//! `sips schema`.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use sips_office_spec::schema::{self, GENERATED};

use crate::made::{self, Made, failed};
use crate::out::outln;
use crate::status::{Done, Failure, Status};

/// Write the JSON Schemas of spec files, with which an editor helps to write them.
#[derive(Args)]
pub(crate) struct Schema {
    /// The folder to write into, which is created. Where specs stand in `specs`, `specs/schema` is a good one.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Write nothing; show what would change and fail if anything would.
    #[arg(long)]
    check: bool,
}

impl Schema {
    pub(crate) fn run(&self) -> Done {
        let name = self.name()?;
        let files: Vec<_> = schema::schemas()
            .into_iter()
            .map(|schema| Made { path: self.folder.join(schema.file), text: schema.text })
            .collect();
        let changes: Vec<_> = files.iter().filter(|file| file.is_changed()).collect();
        if self.check {
            let again = format!("run `sips schema {}`", self.folder.display());
            return Ok(made::report(&changes, &[], "as the spec language is", &self.folder, &again));
        }
        let is_ours = |file: &Made| file.current().is_some_and(|text| text.contains(GENERATED));
        made::spare_others(&changes, is_ours, "was not made by `sips schema`", "name another folder")?;
        changes.iter().try_for_each(|file| file.write())?;
        if changes.is_empty() {
            outln!("{} is up to date", self.folder.display());
        }
        outln!();
        outln!("A spec file names its schema in its first line. In the folder that holds this one:");
        for schema in schema::schemas() {
            outln!("  {:<32} {}", schema.usual, schema.line(&name, schema.usual));
        }
        Ok(Status::Done)
    }

    /// What the folder is called in the one that holds it.
    fn name(&self) -> Result<String, Failure> {
        let shown = self.folder.display();
        if self.folder.exists() && !self.folder.is_dir() {
            return Err(Failure::refused(format!("{shown} is no folder")));
        }
        // Of `.` and the like, only the whole path tells the name.
        let whole = match self.folder.file_name() {
            Some(_) => self.folder.clone(),
            None => fs::canonicalize(&self.folder).map_err(|error| failed(&self.folder, &error))?,
        };
        let name = whole.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.is_empty() || name.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
            return Err(Failure::refused(format!(
                "{shown}: an editor reads the name of a schema up to the first space, so name a folder without one"
            )));
        }
        Ok(name)
    }
}
