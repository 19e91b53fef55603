//! The arrows between the crates, and what a shop's build must not have to compile.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// Which crates of the house each crate may know, beside its tests.
const ARROWS: [(&str, &[&str]); 11] = [
    ("sips-office-runtime", &[]),
    ("sips-office", &["sips-office-runtime"]),
    ("sips-office-spec", &["sips-office-runtime"]),
    ("sips-office-export", &["sips-office-runtime", "sips-office-spec"]),
    ("sips-office-pages", &["sips-office-runtime", "sips-office-spec"]),
    ("sips-office-codegen", &["sips-office-runtime", "sips-office-spec"]),
    ("sips-office-macros", &["sips-office-codegen", "sips-office-runtime", "sips-office-spec"]),
    ("sips-office-simulator", &["sips-office-export", "sips-office-runtime", "sips-office-spec"]),
    (
        "sips-office-cli",
        &[
            "sips-office-codegen",
            "sips-office-export",
            "sips-office-pages",
            "sips-office-runtime",
            "sips-office-simulator",
            "sips-office-spec",
        ],
    ),
    (
        "sips-office-bench",
        &["sips-office", "sips-office-codegen", "sips-office-simulator", "sips-office-spec"],
    ),
    ("sips-office-tests", &["sips-office-runtime", "sips-office-spec"]),
];

#[test]
fn crates_know_only_what_they_may() {
    let metadata: Value =
        serde_json::from_str(&cargo(&["metadata", "--format-version", "1", "--no-deps", "--offline"]))
            .unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let known: BTreeMap<_, _> = packages.iter().map(|package| (name(package), house(package))).collect();
    for (package, may) in ARROWS {
        let may: BTreeSet<_> = may.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(known[package], may, "{package}");
    }
    let listed = |name: &str| ARROWS.iter().any(|(package, _)| *package == name);
    let unlisted: Vec<_> = known.keys().filter(|name| !listed(name) && !name.contains("-example-")).collect();
    assert!(unlisted.is_empty(), "crates without a row: {unlisted:?}");
}

#[test]
fn a_shop_compiles_neither_yaml_nor_generator_nor_without_asking_http() {
    let light = tree(&["--no-default-features"]);
    let full = tree(&[]);
    for unwanted in ["granit-parser", "syn", "quote", "prettyplease", "annotate-snippets", "sips-office-spec"]
    {
        assert!(!light.contains(unwanted), "{unwanted} in the light core");
    }
    assert!(
        !full.contains("granit-parser")
            && !full.contains("prettyplease")
            && !full.contains("sips-office-spec")
    );
    for unwanted in
        ["reqwest", "hyper", "tokio", "rustls", "ring", "serde_derive", "thiserror", "proc-macro2"]
    {
        assert!(!light.contains(unwanted), "{unwanted} in the light core");
    }
    assert!(light.len() <= 32, "{} crates: {light:?}", light.len());
}

fn tree(options: &[&str]) -> BTreeSet<String> {
    let fixed = ["tree", "-p", "sips-office", "-e", "no-dev", "--prefix", "none", "--offline"];
    let listed = cargo(&[&fixed[..], options].concat());
    listed.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn name(package: &Value) -> &str {
    package["name"].as_str().unwrap()
}

/// The crates of the house that a package depends on, tests apart.
fn house(package: &Value) -> BTreeSet<String> {
    let dependencies = package["dependencies"].as_array().unwrap().iter();
    let normal = dependencies.filter(|dependency| dependency["kind"].is_null());
    normal.map(name).filter(|name| name.starts_with("sips-office")).map(str::to_owned).collect()
}
