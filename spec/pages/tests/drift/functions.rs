//! Pages of other functions, made up as the two pages are laid out.

use std::fmt::Write;

use super::pages::Specs;

/// A field of a page: name, presence, since, and its values with their labels.
type Field<'f> = (&'f str, &'f str, &'f str, &'f [(&'f str, &'f str)]);

const COMMON: [Field<'_>; 3] = [
    ("interfaceVersion", "Required", "2.0", &[("WR_WS_2.", PREFIX)]),
    ("keyVersion", "Required", "2.0", &[]),
    ("merchantId", "Required", "2.0", &[]),
];
const PREFIX: &str = "WR_WS: Sips Office (SOAP/JSON) interface for Wallet functions.";
const ALGORITHMS: &[(&str, &str)] = &[
    ("HMAC-SHA-256", "The encryption algorithm applied is HMAC-SHA-256"),
    ("HMAC-SHA-512", "The encryption algorithm applied is HMAC-SHA-512"),
    ("SHA-256", "The encryption algorithm applied is SHA-256"),
];
const SEALED: [Field<'_>; 3] = [
    ("seal", "Required", "2.0", &[]),
    ("intermediateServiceProviderId", "Optional", "2.12", &[]),
    ("sealAlgorithm", "Optional", "2.12", ALGORITHMS),
];
const ANSWERED: [Field<'_>; 3] = [
    ("seal", "Required", "2.0", &[]),
    ("errorFieldName", "Optional", "2.0", &[]),
    ("walletResponseCode", "Optional", "2.0", CODES),
];
const CODES: &[(&str, &str)] = &[
    ("00", "Successful operation"),
    ("03", "Invalid Merchant contract"),
    ("12", "Invalid data, verify the request"),
    ("25", "Wallet / payment mean unknown by Worldline Sips"),
    ("30", "Format error"),
    ("40", "merchantId not allowed to access this wallet service"),
    ("94", "Duplicated wallet / payment mean"),
    ("99", "Temporary problem at the Worldline Sips server level"),
];

/// A page of the sips edition.
fn page(
    function: &str,
    recommended: &str,
    request: &[Field<'_>],
    response: &[Field<'_>],
    rows: &[&str],
) -> String {
    let mut text = format!(
        "{function}\nDoes something.\nRecommended interfaceVersion: WR_WS_{recommended}\nEndpoints\n"
    );
    for (environment, host) in
        [("PROD", "office-server.sips-services.com"), ("TEST", "office-server.test.sips-services.com")]
    {
        for path in [format!("rs-services/v2/wallet/{function}"), "services/v2/wallet?wsdl".to_owned()] {
            write!(text, "-\n- {environment}\n-\nhttps://{host}/{path}\n- method\n- POST\n").unwrap();
        }
    }
    let messages = [
        ("Request", [&COMMON[..], request, &SEALED].concat()),
        ("Response", [&ANSWERED[..], response].concat()),
    ];
    for (message, fields) in messages {
        writeln!(text, "{message}").unwrap();
        for list in ["Required", "Optional", "Conditional"] {
            let fields: Vec<_> = fields.iter().filter(|(_, presence, ..)| *presence == list).collect();
            if !fields.is_empty() {
                writeln!(text, "{list}").unwrap();
            }
            for (name, presence, since, values) in fields {
                write!(
                    text,
                    "-\n{name}\n- presence\n- {presence}\n- Interface version\n- {since}\nIt is one.\n"
                )
                .unwrap();
                if !values.is_empty() {
                    writeln!(text, "List of values").unwrap();
                }
                for (code, label) in *values {
                    write!(text, "{code}\n- {label}\n").unwrap();
                }
            }
        }
    }
    if !rows.is_empty() {
        text.push_str(
            "Changelog\n| Interface version | Data | Attendance | Container |\n|---|---|---|---|\n",
        );
        for row in rows {
            writeln!(text, "| {row} |").unwrap();
        }
    }
    text
}

const WALLET: Field<'_> = ("merchantWalletId", "Required", "2.0", &[]);

const WALLET_ROWS: [&str; 13] = [
    "2.0 | interfaceVersion | Request |",
    "2.0 | keyVersion | Request |",
    "2.0 | merchantId | Request |",
    "2.0 | merchantWalletId | Request |",
    "2.12 | intermediateServiceProviderId | Request |",
    "2.12 | sealAlgorithm | Request |",
    "2.0 | seal | Request/Response |",
    "2.0 | errorFieldName | Response |",
    "2.0 | walletResponseCode | Response |",
    "2.0 | walletCreationDateTime | Response |",
    "2.0 | panExpiryDate | Container | walletPaymentMeanDataList",
    "2.0 | paymentMeanAlias | Container | walletPaymentMeanDataList",
    "2.0 | transactionActors | Container | walletPaymentMeanDataList",
];

/// A name, changes of the page from a text to another, and what is found.
type Case<'c> = (&'c str, &'c [(&'c str, &'c str)], &'c [&'c str]);

#[test]
fn rows_of_containers_are_compared() {
    let response = ["walletCreationDateTime", "walletLastActionDateTime", "walletPaymentMeanDataList"]
        .map(|name| (name, "Optional", "2.0", &[][..]));
    let specs = Specs::with(
        "functions/wallet/getWalletData.yaml",
        "  sogenactif: { recommended: \"2.53\" }",
        "  sips:       { recommended: \"2.58\" }\n  sogenactif: { recommended: \"2.53\" }",
    );
    let whole = page("getWalletData", "2.58", &[WALLET], &response, &WALLET_ROWS);
    let cases: &[Case<'_>] = &[
        ("nothing", &[], &[]),
        (
            "a row in two",
            &[(
                "| 2.0 | seal | Request/Response | |",
                "| 2.0 | seal | Request | |\n| 2.0 | seal | Response | |",
            )],
            &[],
        ),
        (
            "a row's container",
            &[(
                "panExpiryDate | Container | walletPaymentMeanDataList",
                "panExpiryDate | Container | walletPaymentMeanData",
            )],
            &[
                "changelog.2.0.walletPaymentMeanDataList.panExpiryDate: Container walletPaymentMeanData at 166 / Container walletPaymentMeanDataList at panExpiryDate [row-attendance]",
            ],
        ),
        (
            "a row's version",
            &[("2.0 | transactionActors", "2.4 | transactionActors")],
            &[
                "changelog.2.0.walletPaymentMeanDataList.transactionActors: 2.4 at 168 / 2.0 at transactionActors [row-version]",
            ],
        ),
        (
            "a row's attendance",
            &[(
                "transactionActors | Container | walletPaymentMeanDataList",
                "transactionActors | Response | ",
            )],
            &[
                "changelog.2.0.walletPaymentMeanDataList.transactionActors: Response at 168 / Container walletPaymentMeanDataList at transactionActors [row-attendance]",
            ],
        ),
        (
            "a row less",
            &[("| 2.0 | paymentMeanAlias | Container | walletPaymentMeanDataList |\n", "")],
            &[
                "changelog.2.0.walletPaymentMeanDataList.paymentMeanAlias: - at 167 / Container walletPaymentMeanDataList at paymentMeanAlias [row-missing]",
            ],
        ),
        (
            "a row more",
            &[(
                "| 2.0 | transactionActors",
                "| 2.5 | maskedPan | Container | walletPaymentMeanDataList |\n| 2.0 | transactionActors",
            )],
            &[
                "changelog.2.5.walletPaymentMeanDataList.maskedPan: Container walletPaymentMeanDataList at 168 / - at getWalletData [row-unknown]",
            ],
        ),
        (
            "the row of a field beside one of a container",
            &[(
                "| 2.0 | transactionActors",
                "| 2.0 | paymentMeanAlias | Request | |\n| 2.0 | transactionActors",
            )],
            &["changelog.2.0.paymentMeanAlias: Request at 168 / - at getWalletData [row-unknown]"],
        ),
    ];
    hold(&specs, &whole, cases);
}

#[test]
fn a_changelog_that_the_spec_does_not_have_is_one_difference() {
    let whole = page(
        "deletePaymentMean",
        "2.58",
        &[],
        &[],
        &["2.0 | seal | Request/Response |", "2.0 | keyVersion | Request |"],
    );
    let found = Specs::shipped();
    let found = found.lines(&found.drift(&whole, "sips"));
    assert!(
        found.contains(&"changelog: 2 rows at 128 / - at deletePaymentMean [changelog-unknown]".to_owned()),
        "{found:#?}"
    );
}

#[test]
fn what_an_edition_lacks_is_not_on_its_page() {
    let request: [Field<'_>; 6] = [
        WALLET,
        ("cardNumber", "Required", "2.0", &[]),
        ("cardExpiryDate", "Required", "2.0", &[]),
        (
            "panType",
            "Optional",
            "2.31",
            &[
                ("CSE", "CSE"),
                ("PAN", "PAN"),
                ("STKPAN", "STKPAN"),
                ("TOKEN_PAN", "TOKEN_PAN"),
                ("VCO_PAN", "VCO_PAN"),
            ],
        ),
        ("paymentMeanAlias", "Optional", "2.0", &[]),
        ("paymentMeanBrand", "Optional", "2.0", &[]),
    ];
    let response =
        ["walletActionDateTime", "paymentMeanId", "maskedPan"].map(|name| (name, "Optional", "2.0", &[][..]));
    let whole = page("addCard", "2.55", &request, &response, &[]);
    let brand = |says: &str| {
        let says = format!("  sips:      {{ recommended: \"2.55\"{says} }}");
        Specs::with("functions/wallet/addCard.yaml", "  sips:      { recommended: \"2.55\" }", &says)
    };
    hold(
        &brand(""),
        &whole,
        &[
            ("labels that the spec does not know", &[], &[]),
            (
                "a field less",
                &[(
                    "-\npaymentMeanBrand\n- presence\n- Optional\n- Interface version\n- 2.0\nIt is one.\n",
                    "",
                )],
                &[
                    "request.paymentMeanBrand: - at 129 / optional, since 2.0 at paymentMeanBrand [field-missing]",
                ],
            ),
        ],
    );
    hold(
        &brand(", lacks: [paymentMeanBrand]"),
        &whole,
        &[(
            "a field that the brand lacks",
            &[],
            &[
                "request.paymentMeanBrand: optional, since 2.0 at 110 / - at paymentMeanBrand [field-excluded]",
            ],
        )],
    );
    // A field that was removed is gone from the page of a later version.
    let specs = Specs::with(
        "functions/wallet/addCard.yaml",
        "since: \"2.31\" }",
        "since: \"2.31\", until: \"2.54\" }",
    );
    hold(
        &specs,
        &whole,
        &[(
            "a field that was removed",
            &[],
            &["request.panType: optional, since 2.31 at 88 / - at panType [field-excluded]"],
        )],
    );
    let specs = Specs::with(
        "functions/wallet/addCard.yaml",
        "since: \"2.31\" }",
        "since: \"2.31\", until: \"2.55\" }",
    );
    hold(&specs, &whole, &[("a field that will be removed", &[], &[])]);
}

fn hold(specs: &Specs, whole: &str, cases: &[Case<'_>]) {
    let mut wrong = String::new();
    for (name, changes, expected) in cases {
        let mut text = whole.to_owned();
        for (from, to) in *changes {
            assert_eq!(text.matches(from).count(), 1, "{name}: {from}");
            text = text.replace(from, to);
        }
        let found = specs.lines(&specs.drift(&text, "sips"));
        if found != *expected {
            writeln!(wrong, "{name}:\n  {}", found.join("\n  ")).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
