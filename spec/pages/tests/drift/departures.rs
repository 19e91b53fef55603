//! Deliberate departures: what they excuse, when they are idle, and how a wrong one is found.

use sips_office_spec::{Sources, load};

use super::pages::Change::{Behind, Line, Without};
use super::pages::{Change, SIPS, SOGENACTIF, Specs, changed, page};

const FUNCTION: &str = "functions/wallet/updatePaymentMean.yaml";

/// Departures of the function, changes of the sips page, and what is left: differences, excused ones, idle departures.
type Case = (&'static str, &'static [Change], usize, usize, &'static [&'static str]);

const CASES: &[Case] = &[
    ("request.paymentMeanAlias.since", &[Line(85, "2.0", "2.1")], 0, 1, &[]),
    // It excuses its own subject and nothing beside it.
    (
        "request.paymentMeanAlias.since",
        &[Line(83, "Optional", "Required")],
        1,
        0,
        &["request.paymentMeanAlias.since"],
    ),
    ("request.paymentMeanAlias", &[Line(85, "2.0", "2.1")], 1, 0, &["request.paymentMeanAlias"]),
    // What the spec lacks on purpose, and what it has on purpose.
    (
        "request.customerId",
        &[Behind(67, "- \ncustomerId- presence\n- Required\n- Interface version\n- 2.59\n Who. ")],
        0,
        1,
        &[],
    ),
    ("request.merchantWalletId", &[Without(56, 61)], 0, 1, &[]),
    (
        "response.walletResponseCode.values.34",
        &[Behind(135, "- 34\n- The request's seal is wrong")],
        0,
        1,
        &[],
    ),
    ("response.walletResponseCode.values.25", &[Without(134, 135)], 0, 1, &[]),
    ("response.walletResponseCode.values.25.label", &[Line(135, "unknown", "not known")], 0, 1, &[]),
    ("request.interfaceVersion.values.WR_WS.label", &[Line(42, "Wallet", "wallet")], 0, 1, &[]),
    ("recommended", &[Line(4, "2.58", "2.60")], 0, 1, &[]),
    ("endpoints.production.json.host", &[Line(9, "office-server", "office")], 0, 1, &[]),
    ("endpoints.test.soap", &[Without(27, 33)], 0, 1, &[]),
    ("changelog.2.12.sealAlgorithm", &[Line(151, "2.12", "2.13")], 0, 1, &[]),
    (
        "changelog.2.3.walletPaymentMeanDataList.maskedPan",
        &[Behind(150, "| 2.3 | maskedPan | Container | walletPaymentMeanDataList |")],
        0,
        1,
        &[],
    ),
    // Idle ones: the page says the same, or has no such thing.
    ("request.paymentMeanAlias.since", &[], 0, 0, &["request.paymentMeanAlias.since"]),
    ("request.paymentMeanAlias.presence", &[], 0, 0, &["request.paymentMeanAlias.presence"]),
    ("request.paymentMeanAlias", &[], 0, 0, &["request.paymentMeanAlias"]),
    ("request.customerId", &[], 0, 0, &["request.customerId"]),
    ("response.walletResponseCode.values", &[], 0, 0, &["response.walletResponseCode.values"]),
    ("response.walletResponseCode.values.25", &[], 0, 0, &["response.walletResponseCode.values.25"]),
    ("response.walletResponseCode.values.77", &[], 0, 0, &["response.walletResponseCode.values.77"]),
    ("response.walletResponseCode.values.34", &[], 0, 0, &["response.walletResponseCode.values.34"]),
    (
        "response.walletResponseCode.values.25.label",
        &[],
        0,
        0,
        &["response.walletResponseCode.values.25.label"],
    ),
    ("recommended", &[], 0, 0, &["recommended"]),
    ("endpoints.test.soap", &[], 0, 0, &["endpoints.test.soap"]),
    ("endpoints.test.soap.path", &[], 0, 0, &["endpoints.test.soap.path"]),
    ("endpoints.test.soap.method", &[], 0, 0, &["endpoints.test.soap.method"]),
    ("changelog", &[], 0, 0, &["changelog"]),
    ("changelog.2.12.sealAlgorithm", &[], 0, 0, &["changelog.2.12.sealAlgorithm"]),
    ("changelog.2.13.sealAlgorithm", &[], 0, 0, &["changelog.2.13.sealAlgorithm"]),
    // Of what the page does not show, nobody can tell.
    ("samples.request.json", &[], 0, 0, &[]),
    ("samples.request.json.paymentMeanId", &[], 0, 0, &[]),
    ("response.walletResponseCode.values.25", &[Without(103, 144)], 0, 0, &[]),
    ("request.customerId", &[Without(75, 160)], 0, 0, &[]),
    ("changelog.2.12.sealAlgorithm", &[Without(146, 160)], 0, 0, &[]),
    ("endpoints.test.soap.host", &[Without(6, 33)], 0, 0, &[]),
    ("recommended", &[Without(4, 33)], 0, 0, &[]),
];

#[test]
fn a_departure_excuses_its_difference_and_is_told_where_it_excuses_none() {
    for (from, changes, differences, excused, idle) in CASES {
        let specs = departing(&format!("  - {{ from: \"{from}\", because: The page is behind. }}"));
        let report = specs.drift(&changed(&page(SIPS), changes), SIPS);
        assert_eq!(specs.lines(&report).len(), *differences, "{from}: {:#?}", specs.lines(&report));
        assert_eq!(report.excused.len(), *excused, "{from}");
        let found: Vec<_> = report.idle.iter().map(|departure| departure.from.to_string()).collect();
        assert_eq!(found, *idle, "{from}");
        assert_eq!(report.has_drifted(), *differences > 0 || !idle.is_empty(), "{from}");
    }
}

#[test]
fn a_departure_in_samples_is_one_for_the_page_that_shows_them() {
    let edited = changed(&page(SOGENACTIF), &[Line(115, "\"2\"", "2")]);
    for (from, excused, idle) in [
        ("samples.request.json.paymentMeanId", 1, 0),
        ("samples.request.json", 0, 1),
        ("samples.request.json.seal", 0, 1),
        ("samples.request.soap.order()", 0, 1),
        ("samples.response.soap[1]", 0, 1),
        ("changelog.2.0.seal", 0, 0),
    ] {
        let specs = departing(&format!("  - {{ from: \"{from}\", because: A slip of the page. }}"));
        let report = specs.drift(&edited, SOGENACTIF);
        assert_eq!((report.excused.len(), report.idle.len()), (excused, idle), "{from}");
    }
}

#[test]
fn a_departure_is_for_its_brands() {
    let specs =
        departing("  - { from: recommended, brands: [sogenactif, mercanet], because: The page is behind. }");
    let newer = |edition| changed(&page(edition), &[Line(4, "2.", "2.1")]);
    assert_eq!(specs.drift(&newer(SOGENACTIF), SOGENACTIF).excused.len(), 1);
    assert_eq!(specs.drift(&newer(SIPS), SIPS).differences.len(), 1);
    assert_eq!(specs.drift(&page(SOGENACTIF), SOGENACTIF).idle.len(), 1);
    assert!(!specs.drift(&page(SIPS), SIPS).has_drifted());
}

/// A departure, and the finding: its message, and what it says helps.
#[test]
fn a_wrong_departure_is_a_finding() {
    for (departure, message, help) in [
        (
            "{ from: request.paymentMeanAlais.since, because: x }",
            "there is no request field `paymentMeanAlais`",
            Some("did you mean `paymentMeanAlias`?"),
        ),
        (
            "{ from: response.paymentMeanAlias.since, because: x }",
            "there is no response field `paymentMeanAlias`",
            None,
        ),
        (
            "{ from: response.walletResponseCode.values.52.label, because: x }",
            "there is no walletResponseCode code `52`",
            Some("did you mean `12`?"),
        ),
        (
            "{ from: reqest.paymentMeanAlias, because: x }",
            "`reqest.paymentMeanAlias` names nothing of a page: `reqest` stands where recommended, endpoints, request, \
             response, changelog or samples belongs",
            Some("did you mean `request`?"),
        ),
        (
            "{ from: endpoints.test, because: x }",
            "`endpoints.test` names nothing of a page: it ends where json or soap belongs",
            Some("such as `request.paymentMeanAlias.since`; docs/pages.md lists them"),
        ),
        (
            "{ from: recommended, brands: [sip], because: x }",
            "there is no brand `sip`",
            Some("did you mean `sips`?"),
        ),
        (
            "{ from: recommended, brands: [], because: x }",
            "the departure from `recommended` is for no brand",
            Some("without `brands:` it is for all"),
        ),
        (
            "{ from: recommended, because: \" \" }",
            "`because` gives no reason",
            Some("say what the fact rests on, in a few words"),
        ),
        (
            "{ from: recommended, because: x }\n  - { from: recommended, brands: [sips], because: y }",
            "the departure from `recommended` stands twice",
            None,
        ),
        (
            "{ from: recommended }",
            "a departure from a page needs the key `because`",
            Some("`because` takes a text"),
        ),
    ] {
        let loaded = load(with_departures(&format!("  - {departure}")));
        let found: Vec<_> =
            loaded.findings().iter().map(|finding| (finding.message.clone(), finding.help.clone())).collect();
        assert_eq!(found, [(message.to_owned(), help.map(str::to_owned))], "{departure}");
        let at = loaded.findings().iter().next().unwrap().place.clone();
        assert_eq!(loaded.sources().file(&at).below, FUNCTION);
    }
}

#[test]
fn two_brands_may_depart_apart() {
    let departures = "  - { from: recommended, brands: [sips], because: x }\n  \
                      - { from: recommended, brands: [mercanet], because: y }";
    assert_eq!(departing(departures).catalog.functions["updatePaymentMean"].departures.len(), 2);
}

fn departing(departures: &str) -> Specs {
    Specs::of(with_departures(departures))
}

fn with_departures(departures: &str) -> Sources {
    let files: Vec<_> = Sources::shipped()
        .files()
        .iter()
        .map(|file| {
            let more =
                if file.below == FUNCTION { format!("\ndepartures:\n{departures}\n") } else { String::new() };
            (file.below.clone(), format!("{}{more}", file.text))
        })
        .collect();
    Sources::texts(files.iter().map(|(below, text)| (&**below, &**text)))
}
