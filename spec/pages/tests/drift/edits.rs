//! Single edits of a page: each is reported as itself and as nothing else.

use super::pages::Change::{Behind, Line, Moved, Without};
use super::pages::{Change, EDITIONS, SIPS, SOGENACTIF, Specs, changed, original, page};

/// A name, the edition, its changes, and the differences that they make.
type Edit = (&'static str, &'static str, &'static [Change], &'static [&'static str]);

#[test]
fn a_page_as_it_is_differs_in_nothing() {
    let specs = Specs::shipped();
    for edition in EDITIONS {
        for text in [Some(page(edition)), original(edition)].into_iter().flatten() {
            let report = specs.drift(&text, edition);
            assert_eq!(specs.lines(&report), Vec::<String>::new(), "{edition}");
            assert!(!report.has_drifted() && report.excused.is_empty());
        }
    }
}

#[test]
fn an_edit_is_one_difference() {
    let specs = Specs::shipped();
    let mut wrong = Vec::new();
    for (name, edition, changes, expected) in EDITS {
        let report = specs.drift(&changed(&page(edition), changes), edition);
        let found = specs.lines(&report);
        if found != *expected {
            wrong.push(format!("{name} ({edition}):\n  {}", found.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(EDITS.len() >= 60, "{} edits", EDITS.len());
}

const EDITS: &[Edit] = &[
    // The head.
    ("a newer recommended version", SIPS, &[Line(4, "2.58", "2.60")], &[]),
    ("another recommended prefix", SIPS, &[Line(4, "WR_WS", "IR_WS")], &[]),
    ("no recommended version", SIPS, &[Without(4, 4)], &[]),
    // Addresses.
    ("the production host of JSON", SIPS, &[Line(9, "office-server.", "office.")], &[]),
    ("the test host of JSON", SIPS, &[Line(16, ".test.", ".recette.")], &[]),
    ("the production host of SOAP", SIPS, &[Line(23, ".com", ".eu")], &[]),
    ("the test host of SOAP", SIPS, &[Line(30, "sips-services", "sips")], &[]),
    ("the production host of JSON", SOGENACTIF, &[Line(9, "sogenactif.com", "sogenactif.fr")], &[]),
    ("the test host of JSON", SOGENACTIF, &[Line(15, "-sogenactif", "")], &[]),
    ("a host that another address has", SIPS, &[Line(9, "office-server.", "office-server.test.")], &[]),
    ("a path of JSON", SIPS, &[Line(16, "/v2/", "/v3/")], &[]),
    ("a path of SOAP", SIPS, &[Line(23, "/v2/", "/v3/")], &[]),
    ("a path of SOAP that reads like one of JSON", SIPS, &[Line(23, "/services/", "/rs-services/")], &[]),
    ("another function's path", SOGENACTIF, &[Line(15, "updatePaymentMean", "deletePaymentMean")], &[]),
    ("no longer https", SIPS, &[Line(9, "https", "http")], &[]),
    ("a method", SIPS, &[Line(18, "POST", "PUT")], &[]),
    ("an environment", SIPS, &[Line(14, "TEST", "PROD")], &[]),
    ("an address less", SIPS, &[Without(27, 33)], &[]),
    (
        "an address more",
        SIPS,
        &[Behind(
            33,
            "- \n        - PROD\n- \n                https://office-server2.sips-services.com/rs-services/v2/wallet/updatePaymentMean\n- method\n- POST\n ",
        )],
        &[],
    ),
    (
        "an address twice",
        SIPS,
        &[Behind(
            33,
            "- \n        - TEST\n- \n                https://office-server.test.sips-services.com/services/v2/wallet?wsdl\n- method\n- POST\n ",
        )],
        &[],
    ),
    // Fields of a request.
    (
        "a required field more",
        SIPS,
        &[Behind(
            67,
            "- \ncustomerId- presence\n- Required\n- Interface version\n- 2.59\n Who the customer is. ",
        )],
        &[],
    ),
    (
        "an optional field more",
        SIPS,
        &[Behind(
            88,
            "- \npaymentMeanBrand- presence\n- Optional\n- Interface version\n- 2.60\n The brand. List of values- VISA\n- Visa\n- MC\n- Mastercard\n ",
        )],
        &[],
    ),
    (
        "a conditional field more",
        SIPS,
        &[Behind(
            100,
            "Conditional\n- \nholderName- presence\n- Conditional\n- Interface version\n- 2.60\n Who holds it. ",
        )],
        &[],
    ),
    (
        "an optional field more",
        SOGENACTIF,
        &[Behind(93, "-\npaymentMeanBrand\n- presence\n- Optional\n- Interface version\n- 2.60\nThe brand.")],
        &[],
    ),
    ("a required field less", SIPS, &[Without(56, 61)], &[]),
    ("an optional field less", SIPS, &[Without(81, 88)], &[]),
    ("an optional field with values less", SIPS, &[Without(89, 100)], &[]),
    ("an optional field less", SOGENACTIF, &[Without(79, 85)], &[]),
    ("a common field less", SOGENACTIF, &[Without(43, 49)], &[]),
    ("a field under another name", SIPS, &[Line(82, "paymentMeanAlias", "paymentMeanNickname")], &[]),
    (
        "a field that shares presence and since with others, under another name",
        SIPS,
        &[Line(63, "paymentMeanId", "paymentMeanRank")],
        &[],
    ),
    ("a field with values under another name", SIPS, &[Line(124, "walletResponseCode", "responseCode")], &[]),
    ("from optional to required", SIPS, &[Moved(81, 88, 61), Line(83, "Optional", "Required")], &[]),
    ("from required to optional", SOGENACTIF, &[Moved(57, 63, 93), Line(60, "Required", "Optional")], &[]),
    ("moved to the other list, and its line is not", SIPS, &[Moved(56, 61, 88)], &[]),
    ("the line of its presence alone", SIPS, &[Line(83, "Optional", "Required")], &[]),
    ("the line of its presence alone", SOGENACTIF, &[Line(60, "Required", "Conditional")], &[]),
    ("a since", SIPS, &[Line(85, "2.0", "2.1")], &[]),
    ("a common field's since", SIPS, &[Line(79, "2.12", "2.13")], &[]),
    ("a since of two digits", SOGENACTIF, &[Line(84, "2.12", "2.2")], &[]),
    (
        "a field twice",
        SIPS,
        &[Behind(
            61,
            "- \nmerchantWalletId- presence\n- Required\n- Interface version\n- 2.0\n Says which customer’s wallet is meant. ",
        )],
        &[],
    ),
    // Fields of a response.
    (
        "a response field more",
        SIPS,
        &[Behind(122, "- \nwalletName- presence\n- Optional\n- Interface version\n- 2.61\n Its name. ")],
        &[],
    ),
    (
        "a required response field more",
        SOGENACTIF,
        &[Behind(128, "-\nacquirerCode\n- presence\n- Required\n- Interface version\n- 2.5\nIts code.")],
        &[],
    ),
    ("a response field less", SIPS, &[Without(111, 116)], &[]),
    ("a response field with values less", SIPS, &[Without(123, 144)], &[]),
    ("the only required response field less, with its heading", SIPS, &[Without(103, 109)], &[]),
    (
        "a response field from optional to required",
        SIPS,
        &[Moved(117, 122, 109), Line(119, "Optional", "Required")],
        &[],
    ),
    ("a response field's since", SOGENACTIF, &[Line(149, "2.0", "2.5")], &[]),
    // Values.
    ("a value more", SIPS, &[Behind(135, "- 34\n- Wrong seal, perhaps")], &[]),
    (
        "a value more, with the label that the spec assumes",
        SIPS,
        &[Behind(135, "- 34\n- The request's seal is wrong")],
        &[],
    ),
    ("a value more at the end", SIPS, &[Behind(143, "- 98\n- Server unreachable")], &[]),
    ("a value more", SOGENACTIF, &[Behind(168, "34\n- Seal refused")], &[]),
    (
        "a closed list's value more",
        SOGENACTIF,
        &[Behind(107, "HMAC-SHA-3\n- The encryption algorithm applied is HMAC-SHA-3")],
        &[],
    ),
    ("a value less", SIPS, &[Without(134, 135)], &[]),
    ("the first value less", SOGENACTIF, &[Without(159, 160)], &[]),
    ("another code for a label", SIPS, &[Line(134, "25", "26")], &[]),
    ("another label", SIPS, &[Line(133, "verify", "check")], &[]),
    ("another label with the platform's name", SOGENACTIF, &[Line(166, "unknown by", "not known to")], &[]),
    ("another platform's name in a label", SIPS, &[Line(143, "Worldline Sips", "Sogenactif")], &[]),
    ("a label of a closed list", SIPS, &[Line(97, "HMAC-SHA-512", "HMAC-SHA-384")], &[]),
    ("a value twice", SIPS, &[Behind(135, "- 25\n- Wallet / payment mean unknown by Worldline Sips")], &[]),
    ("values in another order", SIPS, &[Moved(134, 135, 139)], &[]),
    (
        "values for a field that has none",
        SOGENACTIF,
        &[Behind(93, "List of values\nFIRST\n- The first one\nSECOND\n- The second one")],
        &[],
    ),
    ("no values for a field that has some", SOGENACTIF, &[Without(101, 107)], &[]),
    ("the prefix that interfaceVersion lists", SIPS, &[Line(41, "WR_WS_2.", "WW_WS_2.")], &[]),
    ("the prefix's label", SIPS, &[Line(42, "Wallet functions", "wallets")], &[]),
    ("the prefix in its label", SOGENACTIF, &[Line(42, "WR_WS", "WW_WS")], &[]),
    (
        "a prefix more",
        SOGENACTIF,
        &[Behind(42, "CR_WS_2.\n- CR_WS: Sogenactif Office Serveur (SOAP/JSON) interface for cash.")],
        &[],
    ),
    // The changelog.
    ("a row more", SIPS, &[Behind(150, "| 2.60 | paymentMeanBrand | Request | |")], &[]),
    (
        "a row of a container more",
        SIPS,
        &[Behind(150, "| 2.3 | maskedPan | Container | walletPaymentMeanDataList |")],
        &[],
    ),
    ("a row less", SIPS, &[Without(150, 150)], &[]),
    ("the last row less", SIPS, &[Without(160, 160)], &[]),
    ("a row's version", SIPS, &[Line(151, "2.12", "2.13")], &[]),
    ("the version of a row of both messages", SIPS, &[Line(157, "2.0", "2.1")], &[]),
    ("a row's attendance", SIPS, &[Line(150, "Request", "Response")], &[]),
    ("a row's attendance, for both", SIPS, &[Line(150, "Request", "Request/Response")], &[]),
    ("a row's attendance, no longer for both", SIPS, &[Line(157, "Request/Response", "Response")], &[]),
    (
        "a row's attendance, for a container",
        SIPS,
        &[Line(150, "Request | |", "Container | customerContact |")],
        &[],
    ),
    ("a row's name", SIPS, &[Line(151, "sealAlgorithm", "sealMethod")], &[]),
    ("a row twice", SIPS, &[Behind(152, "| 2.0 | interfaceVersion | Request | |")], &[]),
    // Samples.
    ("a field more in a JSON request", SOGENACTIF, &[Behind(115, "\"paymentMeanBrand\": \"VISA\",")], &[]),
    ("a field less in a JSON request", SOGENACTIF, &[Without(114, 114)], &[]),
    ("a value in a JSON request", SOGENACTIF, &[Line(110, "2.3", "2.49")], &[]),
    ("a kind in a JSON request", SOGENACTIF, &[Line(115, "\"2\"", "2")], &[]),
    ("a name in a JSON request", SOGENACTIF, &[Line(114, "paymentMeanAlias", "paymentMeanName")], &[]),
    ("a JSON request that is none", SOGENACTIF, &[Line(115, "\"2\"", "[[\"2\"]]")], &[]),
    ("a field more in a SOAP request", SOGENACTIF, &[Behind(124, "<urn:panType>PAN</urn:panType>")], &[]),
    ("a field less in a SOAP request", SOGENACTIF, &[Without(124, 124)], &[]),
    ("a value in a SOAP request", SOGENACTIF, &[Line(121, "2.2", "2.49")], &[]),
    ("the order in a SOAP request", SOGENACTIF, &[Moved(121, 121, 123)], &[]),
    (
        "a name in a SOAP request",
        SOGENACTIF,
        &[Line(
            122,
            "<urn:merchantWalletId>walId011</urn:merchantWalletId>",
            "<urn:walletId>walId011</urn:walletId>",
        )],
        &[],
    ),
    ("a field more in a JSON response", SOGENACTIF, &[Behind(177, "\"errorFieldName\": \"\",")], &[]),
    ("a value in a JSON response", SOGENACTIF, &[Line(178, "00", "12")], &[]),
    ("a value in a SOAP response", SOGENACTIF, &[Line(183, "2012", "2013")], &[]),
    ("a field less in a SOAP response", SOGENACTIF, &[Without(185, 185)], &[]),
    ("the namespace of a SOAP response", SOGENACTIF, &[Line(181, ":v2", ":v3")], &[]),
    ("the order in a SOAP response", SOGENACTIF, &[Moved(183, 183, 185)], &[]),
    ("a sample less", SOGENACTIF, &[Without(118, 126)], &[]),
    (
        "a sample more",
        SOGENACTIF,
        &[Behind(117, "{\n\"interfaceVersion\": \"WR_WS_2.3\",\n\"keyVersion\": \"1\"\n}")],
        &[],
    ),
    (
        "another layout of a sample",
        SOGENACTIF,
        &[Line(110, "\"interfaceVersion\": ", "  \"interfaceVersion\" :"), Moved(114, 114, 110)],
        &[],
    ),
];
