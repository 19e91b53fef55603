//! A feature's folder, read and generated.

use std::fs;
use std::path::{Path, PathBuf};

use insta::{assert_snapshot, with_settings};
use sips_office_codegen::{GeneratedFile, Settings, generate};
use sips_office_runtime::descriptor::Function;
use sips_office_runtime::message::Message;
use sips_office_runtime::typed::{Request, Response};
use sips_office_spec::{Catalog, Sources, load};

pub(crate) struct Feature {
    pub(crate) folder: PathBuf,
    pub(crate) catalog: Catalog,
    pub(crate) typed: Vec<Typed>,
}

/// What the macro made of a function.
pub(crate) struct Typed {
    pub(crate) function: &'static Function,
    /// Through the type of the response, and back.
    pub(crate) read: fn(Message<'_>) -> Message<'static>,
}

impl Typed {
    pub(crate) fn of<R: Request>() -> Self {
        Self {
            function: R::function(),
            read: |message| R::Response::from_message(&message).to_message().into_owned(),
        }
    }
}

impl Feature {
    /// A folder, given as the macro is given it; there must be nothing to say about it, but for what a page may say.
    pub(crate) fn load(folder: &str, typed: Vec<Typed>) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/features").join(folder);
        let loaded = load(Sources::folder_shown_as(&folder, Path::new("")).unwrap());
        assert!(!loaded.findings().has_errors(), "{}", loaded.render(false));
        Self { folder, catalog: loaded.into_catalog().unwrap(), typed }
    }

    /// Every function has a type, and both ways to describe it say the same.
    pub(crate) fn assert_described(&self) {
        let mut functions: Vec<_> =
            self.catalog.functions.values().map(|function| self.catalog.describe(function)).collect();
        let mut described: Vec<_> = self.typed.iter().map(|typed| typed.function.clone()).collect();
        functions.sort_by(|a, b| a.name.cmp(&b.name));
        described.sort_by(|a, b| a.name.cmp(&b.name));
        assert_eq!(described, functions);
    }

    pub(crate) fn generated(&self) -> Vec<GeneratedFile> {
        let settings = Settings { command: "a test".to_owned(), ..Settings::default() };
        generate(&self.catalog, &settings).unwrap().files()
    }

    /// One of the folder's texts beside the YAML.
    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap()
    }

    /// Holds a text against the folder's snapshot of that name.
    pub(crate) fn assert_snapshot(&self, name: &str, text: &str) {
        with_settings!({ snapshot_path => &self.folder, prepend_module_to_snapshot => false, omit_expression => true }, {
            assert_snapshot!(name, text);
        });
    }
}

/// The names of all features' folders.
pub(crate) fn folders() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("features");
    let folders = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    folders.map(|name| name.to_string_lossy().into_owned()).collect()
}
