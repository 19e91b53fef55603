//! Generated source: the checked-in files are what the specs say, and what is generated compiles and holds every value.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use sips_office_codegen::{Settings, generate};
use sips_office_runtime::codec::{Direction, Limits, json, soap};
use sips_office_runtime::message::Message;
use sips_office_runtime::typed::{Request, Response, SealAlgorithm};
use sips_office_spec::{Catalog, Sources, load};

sips_office_macros::functions! {
    folder: "../fictitious",
}

use garden::{Branch, Fruit, GardenResponseCode, PlantTreeRequest, PlantTreeResponse, Season, Trunk};

#[test]
fn checked_in_source_is_what_the_specs_say() {
    let made: BTreeMap<_, _> = generate(&shipped(), &Settings::checked_in())
        .unwrap()
        .files()
        .into_iter()
        .map(|file| (file.path, file.text))
        .collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/src");
    let mut stale: Vec<_> = made
        .iter()
        .filter(|(path, text)| fs::read_to_string(root.join(path)).as_ref().ok() != Some(text))
        .map(|(path, _)| path.clone())
        .collect();
    // What a function leaves behind when its spec goes.
    let checked_in = generated_files(&root);
    stale.extend(checked_in.into_iter().filter(|path| !made.contains_key(path)));
    assert_eq!(stale, Vec::<String>::new(), "stale below generated/src; run `cargo run -- generate`");
}

#[test]
fn a_pinned_version_has_only_the_fields_that_it_knows() {
    let settings = Settings { interface_version: Some("2.11".parse().unwrap()), ..Settings::default() };
    let text = file(&shipped(), &settings, "wallet/update_payment_mean.rs");
    let request = text.split("/// How the platform answers").next().unwrap();
    assert_snapshot!("update_payment_mean_at_2_11", request);
}

/// A part of each kind of file; that the rest compiles and works is held below.
#[test]
fn every_kind_of_field_in_source() {
    let settings = Settings { command: "a test".to_owned(), ..Settings::default() };
    let catalog = fictitious();
    let part = |path: &str, from: &str, to: &str| {
        let text = file(&catalog, &settings, path);
        let start = text.find(from).unwrap();
        let end = text[start..].find(to).map_or(text.len(), |length| start + length);
        text[start..end].to_owned()
    };
    assert_snapshot!("garden_module", part("garden/mod.rs", "// @generated", "\n\n\n"));
    assert_snapshot!("garden_request", part("garden/plant_tree.rs", "/// Plants", "/// Shows no more"));
    assert_snapshot!(
        "garden_container",
        part("garden/containers.rs", "/// A part", "/// The description of its fields")
    );
    assert_snapshot!("garden_values", part("garden/values.rs", "/// Values of `season`", "\n\n\n"));
}

/// The same types, made at compile time.
#[test]
fn a_request_with_every_kind_of_field_comes_back_from_both_codecs() {
    let request = every_kind();
    let function = PlantTreeRequest::function();
    let sent = request.to_message();

    let mut body = Vec::new();
    json::write(&sent, &mut body);
    assert_snapshot!("every_kind_in_json", String::from_utf8_lossy(&body));
    let received = json::read(&body, &Limits::default()).unwrap();
    assert_eq!(received, sent);
    assert_answers(received);

    let mut body = Vec::new();
    soap::write(&sent, function, Direction::Request, &mut body).unwrap();
    assert_snapshot!("every_kind_in_soap", String::from_utf8_lossy(&body).replace("><", ">\n<"));
    let reply = soap::read(&body, function, Direction::Request, &Limits::default()).unwrap();
    let soap::Reply::Message(received) = reply else { panic!("{reply:?}") };
    assert_eq!(received, sent);
    assert_answers(received);
}

#[test]
fn a_response_comes_back_from_both_codecs_whatever_it_holds() {
    let mut message = every_kind().to_message().into_owned();
    message.set("gardenResponseCode", "77");
    message.set("weather", "fine");
    let response = PlantTreeResponse::from_message(&message);
    assert_eq!(response.garden_response_code(), Some(&GardenResponseCode::from("77")));
    assert_eq!(response.unknown_fields().text("weather"), Some("fine"));
    assert_eq!(response.to_message(), message);

    let mut body = Vec::new();
    json::write(&response.to_message(), &mut body);
    let received = json::read(&body, &Limits::default()).unwrap();
    assert_eq!(PlantTreeResponse::from_message(&received), response);

    let (function, mut body) = (PlantTreeRequest::function(), Vec::new());
    soap::write(&response.to_message(), function, Direction::Response, &mut body).unwrap();
    let reply = soap::read(&body, function, Direction::Response, &Limits::default()).unwrap();
    let soap::Reply::Message(received) = reply else { panic!("{reply:?}") };
    assert_eq!(PlantTreeResponse::from_message(&received), response);
}

#[test]
fn what_may_not_be_shown_is_not_shown() {
    let request = every_kind();
    let response = PlantTreeResponse::from_message(&request.to_message());
    for shown in [format!("{request:?}"), format!("{response:?}"), format!("{request:#?}")] {
        assert!(shown.contains("Old Oak") && !shown.contains("4711"), "{shown}");
    }
}

#[test]
fn the_macro_describes_what_the_catalog_describes() {
    let catalog = fictitious();
    let described = catalog.describe(catalog.function("plantTree").unwrap());
    assert_eq!(PlantTreeRequest::function(), &described);
}

fn every_kind() -> PlantTreeRequest {
    let branch =
        || Branch::new().with_tree_name("Bough").with_is_evergreen(false).with_nickname_list(["Arm"]);
    PlantTreeRequest::new()
        .tree_name("Old Oak")
        .sort("OAK & ELM <\"é\">")
        .trunk(Trunk::new().with_tree_height(12).with_branch_list([branch()]))
        .branch_list([branch(), Branch::new().with_tree_name("Twig")])
        .nickname_list(["Methuselah", "", "Grandpa"])
        .fruit_list([Fruit::Apple, Fruit::from("ACORN")])
        .tree_height(30_000_000_000_i64)
        .is_evergreen(true)
        .planted_at("1020-02-29T12:00:00+00:00")
        .season(Season::Spring)
        .gardener_pin("4711")
        .seal_algorithm(SealAlgorithm::HmacSha512)
}

/// Reads what the request sent as an answer, whose types have getters.
fn assert_answers(message: Message<'_>) {
    let response = PlantTreeResponse::from_message(&message);
    assert_eq!(response.tree_name(), Some("Old Oak"));
    assert_eq!(response.sort(), Some("OAK & ELM <\"é\">"));
    let trunk = response.trunk().unwrap();
    assert_eq!(trunk.tree_height().unwrap().as_i64(), Some(12));
    assert_eq!(trunk.branch_list().unwrap()[0].nickname_list(), Some(&["Arm".to_owned()][..]));
    let branches = response.branch_list().unwrap();
    assert_eq!(branches.iter().map(Branch::tree_name).collect::<Vec<_>>(), [Some("Bough"), Some("Twig")]);
    assert_eq!(branches[0].is_evergreen(), Some(false));
    assert_eq!(response.nickname_list(), Some(&["Methuselah", "", "Grandpa"].map(str::to_owned)[..]));
    assert_eq!(response.fruit_list(), Some(&[Fruit::Apple, Fruit::from("ACORN")][..]));
    assert_eq!(response.tree_height().unwrap().as_str(), "30000000000");
    assert_eq!(response.is_evergreen(), Some(true));
    assert_eq!(response.planted_at().unwrap().as_str(), "1020-02-29T12:00:00+00:00");
    assert_eq!(response.season(), Some(&Season::Spring));
    assert_eq!(response.gardener_pin(), Some("4711"));
    let unknown: Vec<_> = response.unknown_fields().iter().map(|field| &*field.name).collect();
    assert_eq!(unknown, ["sealAlgorithm"]);
}

fn shipped() -> Catalog {
    load(Sources::shipped()).into_catalog().unwrap()
}

fn fictitious() -> Catalog {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fictitious");
    load(Sources::folder_shown_as(&folder, Path::new("fictitious")).unwrap()).into_catalog().unwrap()
}

fn file(catalog: &Catalog, settings: &Settings, path: &str) -> String {
    let files = generate(catalog, settings).unwrap().files();
    files.into_iter().find(|file| file.path == path).unwrap().text
}

/// Files below a folder that say that they are generated, with forward slashes.
fn generated_files(root: &Path) -> Vec<String> {
    let (mut found, mut open) = (Vec::new(), vec![PathBuf::new()]);
    while let Some(below) = open.pop() {
        for entry in fs::read_dir(root.join(&below)).unwrap() {
            let entry = entry.unwrap();
            let path = below.join(entry.file_name());
            if entry.file_type().unwrap().is_dir() {
                open.push(path);
            } else if fs::read_to_string(entry.path()).is_ok_and(|text| text.starts_with("// @generated")) {
                found.push(path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"));
            }
        }
    }
    found
}
