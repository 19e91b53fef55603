//! Each rule of the specs, held to its examples in `spec/rules/<id>`: what breaks it, with the findings beside it, and
//! what keeps to it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use insta::{assert_snapshot, with_settings};
use sips_office_codegen::{Settings, generate};
use sips_office_spec::{Finding, Findings, Fix, Loaded, Rule, Severity, Sources, load, mended};

/// The rules some of whose findings tell for certain how they are mended.
const WITH_FIXES: [Rule; 12] = [
    Rule::UnknownKey,
    Rule::DuplicateKey,
    Rule::WrongValue,
    Rule::Unquoted,
    Rule::UnknownReference,
    Rule::ChangelogLacksField,
    Rule::ChangelogWithoutField,
    Rule::UselessDifference,
    Rule::OverridesNothing,
    Rule::UnsendableField,
    Rule::ExampleValue,
    Rule::SampleLacksField,
];

#[test]
fn what_is_bad_breaks_its_rule_and_no_other() {
    for rule in Rule::ALL {
        let loaded = load(Sources::texts(rule.bad_example()));
        let found = findings(*rule, &loaded);
        let rules: BTreeSet<_> = found.iter().map(|finding| finding.rule).collect();
        let shown = found.render(loaded.sources(), false);
        assert_eq!(rules, BTreeSet::from([*rule]), "{}:\n{shown}", rule.id());
        with_settings!({ snapshot_path => folder().join(rule.id()), prepend_module_to_snapshot => false, omit_expression => true }, {
            assert_snapshot!("findings", shown);
        });
    }
}

#[test]
fn what_is_good_breaks_none() {
    for rule in Rule::ALL {
        assert_ne!(rule.good_example().count(), 0, "{} has no good example", rule.id());
        let loaded = load(Sources::texts(rule.good_example()));
        let found = findings(*rule, &loaded);
        assert!(found.is_empty(), "{}:\n{}", rule.id(), found.render(loaded.sources(), false));
    }
}

/// Whoever learns from these should learn nothing wrong.
#[test]
fn the_projects_own_specs_break_none() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<_> = ["../examples/shop/specs", "../examples/shop-build/specs", "fictitious"]
        .map(|path| root.join(path))
        .into();
    folders.extend(fs::read_dir(root.join("features")).unwrap().map(|entry| entry.unwrap().path()));
    folders.sort();
    let of_folders = folders.iter().map(|folder| {
        let name = folder.strip_prefix(&root).unwrap();
        (name.to_string_lossy().into_owned(), Sources::folder_shown_as(folder, name).unwrap())
    });
    let shipped = ("shipped".to_owned(), Sources::shipped());
    let mut found = Vec::new();
    for (name, sources) in of_folders.chain([shipped]) {
        let loaded = load(sources);
        found.extend(loaded.findings().iter().map(|finding| format!("{name}: {}", finding.message)));
    }
    // That a brand can be behind is what this one is there to show.
    assert_eq!(found, ["features/brands: `card` is since 1.6, and sogenactif recommends 1.5"]);
}

#[test]
fn every_folder_of_examples_is_of_a_rule() {
    for entry in fs::read_dir(folder()).unwrap() {
        let id = entry.unwrap().file_name().into_string().unwrap();
        assert!(Rule::from_id(&id).is_some(), "{id} is no rule");
    }
}

#[test]
fn a_fix_mends_its_finding_and_breaks_nothing() {
    let mut with_fixes = BTreeSet::new();
    for rule in Rule::ALL {
        let loaded = load(Sources::texts(rule.bad_example()));
        let found = findings(*rule, &loaded);
        let fixed: Vec<_> = found.iter().filter(|finding| !finding.fix.is_empty()).collect();
        for finding in &fixed {
            with_fixes.insert(finding.rule);
            let after = counted(&findings(*rule, &with(&loaded, &finding.fix)));
            let mut expected = counted(&found);
            take(&mut expected, finding);
            assert_eq!(after, expected, "{}: {}", rule.id(), finding.message);
        }
        // And all at once.
        let fixes: Vec<_> = fixed.iter().flat_map(|finding| finding.fix.clone()).collect();
        let mut expected = counted(&found);
        fixed.iter().for_each(|finding| take(&mut expected, finding));
        assert_eq!(counted(&findings(*rule, &with(&loaded, &fixes))), expected, "{}", rule.id());
    }
    assert_eq!(with_fixes, BTreeSet::from(WITH_FIXES));
}

/// What is wrong with the specs, and with the names of what is generated from them. What a rule only notes is asked for.
fn findings(rule: Rule, loaded: &Loaded) -> Findings {
    if rule.severity() == Severity::Note {
        return loaded.strict_findings();
    }
    let mut findings = loaded.findings().clone();
    if let Ok(catalog) = loaded.clone().into_catalog() {
        findings.extend(generate(&catalog, &Settings::default()).err().unwrap_or_default());
    }
    findings
}

/// The specs after some fixes.
fn with(loaded: &Loaded, fixes: &[Fix]) -> Loaded {
    let sources = loaded.sources();
    let own = sources.files().iter().enumerate().filter(|(_, file)| !file.shipped);
    let texts: Vec<_> = own.map(|(at, file)| (file.below.clone(), mended(sources, at, fixes).0)).collect();
    load(Sources::texts(texts.iter().map(|(below, text)| (&**below, &**text))))
}

/// How often each thing is said. Places move with a fix.
fn counted(findings: &Findings) -> BTreeMap<(Rule, String), usize> {
    let mut counted = BTreeMap::new();
    for finding in findings.iter() {
        *counted.entry((finding.rule, finding.message.clone())).or_default() += 1;
    }
    counted
}

fn take(counted: &mut BTreeMap<(Rule, String), usize>, finding: &Finding) {
    let what = (finding.rule, finding.message.clone());
    let count = counted.get_mut(&what).unwrap();
    *count -= 1;
    if *count == 0 {
        counted.remove(&what);
    }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../spec/rules")
}
