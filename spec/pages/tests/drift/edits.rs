//! Single edits of a page: each is reported as itself and as nothing else.

use sips_office_pages::drift::Kind;

use super::pages::Change::{Behind, Line, Moved, Without};
use super::pages::{Change, EDITIONS, SIPS, SOGENACTIF, Specs, changed, original, page};

/// A name, the edition, its changes, and the one difference that they make.
pub(crate) type Edit = (&'static str, &'static str, &'static [Change], &'static str);

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
        if found != [*expected] {
            wrong.push(format!("{name} ({edition}):\n  {}", found.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What an edit of these two pages cannot show; `functions` and `departures` do.
const ELSEWHERE: [Kind; 3] = [Kind::FieldExcluded, Kind::ChangelogUnknown, Kind::DepartureIdle];

#[test]
fn every_kind_of_difference_has_an_edit() {
    let has_none =
        |kind: &&Kind| !EDITS.iter().any(|(.., expected)| expected.ends_with(&format!(" [{}]", kind.id())));
    let without: Vec<_> = Kind::ALL.iter().filter(has_none).copied().collect();
    assert_eq!(without, ELSEWHERE);
}

#[test]
fn the_layout_of_a_sample_is_no_difference() {
    let specs = Specs::shipped();
    let changes = [
        Line(110, "\"interfaceVersion\": ", "  \"interfaceVersion\" :"),
        Moved(114, 114, 110),
        Line(121, "<urn:interfaceVersion>", "    <urn:interfaceVersion >"),
        Line(185, "<errorFieldName />", "<errorFieldName></errorFieldName>"),
    ];
    let report = specs.drift(&changed(&page(SOGENACTIF), &changes), SOGENACTIF);
    assert_eq!(specs.lines(&report), Vec::<String>::new());
}

pub(crate) const EDITS: &[Edit] = &[
    // The head.
    (
        "a newer recommended version",
        SIPS,
        &[Line(4, "2.58", "2.60")],
        "recommended: WR_WS_2.60 at 4 / WR_WS_2.58 at \"2.58\" [recommended]",
    ),
    (
        "another recommended prefix",
        SIPS,
        &[Line(4, "WR_WS", "IR_WS")],
        "recommended: IR_WS_2.58 at 4 / WR_WS_2.58 at \"2.58\" [recommended]",
    ),
    (
        "no recommended version",
        SIPS,
        &[Without(4, 4)],
        "recommended: - at - / WR_WS_2.58 at \"2.58\" [recommended]",
    ),
    // Addresses.
    (
        "the production host of JSON",
        SIPS,
        &[Line(9, "office-server.", "office.")],
        "endpoints.production.json.host: office.sips-services.com at 9 / office-server.sips-services.com at office-server.sips-services.com [host]",
    ),
    (
        "the test host of JSON",
        SIPS,
        &[Line(16, ".test.", ".recette.")],
        "endpoints.test.json.host: office-server.recette.sips-services.com at 16 / office-server.test.sips-services.com at office-server.test.sips-services.com [host]",
    ),
    (
        "the production host of SOAP",
        SIPS,
        &[Line(23, ".com", ".eu")],
        "endpoints.production.soap.host: office-server.sips-services.eu at 23 / office-server.sips-services.com at office-server.sips-services.com [host]",
    ),
    (
        "the test host of SOAP",
        SIPS,
        &[Line(30, "sips-services", "sips")],
        "endpoints.test.soap.host: office-server.test.sips.com at 30 / office-server.test.sips-services.com at office-server.test.sips-services.com [host]",
    ),
    (
        "the production host of JSON",
        SOGENACTIF,
        &[Line(9, "sogenactif.com", "sogenactif.fr")],
        "endpoints.production.json.host: office-server.sogenactif.fr at 9 / office-server.sogenactif.com at office-server.sogenactif.com [host]",
    ),
    (
        "the test host of JSON",
        SOGENACTIF,
        &[Line(15, "-sogenactif", "")],
        "endpoints.test.json.host: office-server.test.sips-services.com at 15 / office-server-sogenactif.test.sips-services.com at office-server-sogenactif.test.sips-services.com [host]",
    ),
    (
        "a host that another address has",
        SIPS,
        &[Line(9, "office-server.", "office-server.test.")],
        "endpoints.production.json.host: office-server.test.sips-services.com at 9 / office-server.sips-services.com at office-server.sips-services.com [host]",
    ),
    (
        "a path of JSON",
        SIPS,
        &[Line(16, "/v2/", "/v3/")],
        "endpoints.test.json.path: /rs-services/v3/wallet/updatePaymentMean at 16 / /rs-services/v2/wallet/updatePaymentMean at /rs-services/v2/wallet/{function} [path]",
    ),
    (
        "a path of SOAP",
        SIPS,
        &[Line(23, "/v2/", "/v3/")],
        "endpoints.production.soap.path: /services/v3/wallet at 23 / /services/v2/wallet at /services/v2/wallet [path]",
    ),
    (
        "a path of SOAP that reads like one of JSON",
        SIPS,
        &[Line(23, "/services/", "/rs-services/")],
        "endpoints.production.soap.path: /rs-services/v2/wallet at 23 / /services/v2/wallet at /services/v2/wallet [path]",
    ),
    (
        "another function's path",
        SOGENACTIF,
        &[Line(15, "updatePaymentMean", "deletePaymentMean")],
        "endpoints.test.json.path: /rs-services/v2/wallet/deletePaymentMean at 15 / /rs-services/v2/wallet/updatePaymentMean at /rs-services/v2/wallet/{function} [path]",
    ),
    (
        "no longer https",
        SIPS,
        &[Line(9, "https", "http")],
        "endpoints.production.json.scheme: http at 9 / https at /rs-services/v2/wallet/{function} [scheme]",
    ),
    (
        "a method",
        SIPS,
        &[Line(18, "POST", "PUT")],
        "endpoints.test.json.method: PUT at 18 / POST at /rs-services/v2/wallet/{function} [method]",
    ),
    (
        "an environment",
        SIPS,
        &[Line(14, "TEST", "PROD")],
        "endpoints.test.json: production at 16 / test at office-server.test.sips-services.com [environment]",
    ),
    (
        "an address less",
        SIPS,
        &[Without(27, 33)],
        "endpoints.test.soap: - at 23 / https://office-server.test.sips-services.com/services/v2/wallet at /services/v2/wallet [address-missing]",
    ),
    (
        "an address more",
        SIPS,
        &[Behind(
            33,
            "- \n        - PROD\n- \n                https://office-server2.sips-services.com/rs-services/v2/wallet/updatePaymentMean\n- method\n- POST\n ",
        )],
        "endpoints.production.json: https://office-server2.sips-services.com/rs-services/v2/wallet/updatePaymentMean at 37 / - at updatePaymentMean [address-unknown]",
    ),
    (
        "an address twice",
        SIPS,
        &[Behind(
            33,
            "- \n        - TEST\n- \n                https://office-server.test.sips-services.com/services/v2/wallet?wsdl\n- method\n- POST\n ",
        )],
        "endpoints.test.soap: twice at 37 / once at updatePaymentMean [twice]",
    ),
    // Fields of a request.
    (
        "a required field more",
        SIPS,
        &[Behind(
            67,
            "- \ncustomerId- presence\n- Required\n- Interface version\n- 2.59\n Who the customer is. ",
        )],
        "request.customerId: required, since 2.59 at 69 / - at updatePaymentMean [field-unknown]",
    ),
    (
        "an optional field more",
        SIPS,
        &[Behind(
            88,
            "- \npaymentMeanBrand- presence\n- Optional\n- Interface version\n- 2.60\n The brand. List of values- VISA\n- Visa\n- MC\n- Mastercard\n ",
        )],
        "request.paymentMeanBrand: optional, since 2.60 at 90 / - at updatePaymentMean [field-unknown]",
    ),
    (
        "a conditional field more",
        SIPS,
        &[Behind(
            100,
            "Conditional\n- \nholderName- presence\n- Conditional\n- Interface version\n- 2.60\n Who holds it. ",
        )],
        "request.holderName: conditional, since 2.60 at 103 / - at updatePaymentMean [field-unknown]",
    ),
    (
        "an optional field more",
        SOGENACTIF,
        &[Behind(93, "-\npaymentMeanBrand\n- presence\n- Optional\n- Interface version\n- 2.60\nThe brand.")],
        "request.paymentMeanBrand: optional, since 2.60 at 95 / - at updatePaymentMean [field-unknown]",
    ),
    (
        "a required field less",
        SIPS,
        &[Without(56, 61)],
        "request.merchantWalletId: - at 67 / required, since 2.0 at merchantWalletId [field-missing]",
    ),
    (
        "an optional field less",
        SIPS,
        &[Without(81, 88)],
        "request.paymentMeanAlias: - at 91 / optional, since 2.0 at paymentMeanAlias [field-missing]",
    ),
    (
        "an optional field with values less",
        SIPS,
        &[Without(89, 100)],
        "request.sealAlgorithm: - at 86 / optional, since 2.12 at sealAlgorithm [field-missing]",
    ),
    (
        "an optional field less",
        SOGENACTIF,
        &[Without(79, 85)],
        "request.intermediateServiceProviderId: - at 100 / optional, since 2.12 at intermediateServiceProviderId [field-missing]",
    ),
    (
        "a common field less",
        SOGENACTIF,
        &[Without(43, 49)],
        "request.keyVersion: - at 70 / required, since 2.0 at keyVersion [field-missing]",
    ),
    (
        "a field under another name",
        SIPS,
        &[Line(82, "paymentMeanAlias", "paymentMeanNickname")],
        "request.paymentMeanAlias: paymentMeanNickname at 82 / paymentMeanAlias at paymentMeanAlias [field-renamed]",
    ),
    (
        "a field that shares presence and since with others, under another name",
        SIPS,
        &[Line(63, "paymentMeanId", "paymentMeanRank")],
        "request.paymentMeanId: paymentMeanRank at 63 / paymentMeanId at paymentMeanId [field-renamed]",
    ),
    (
        "a field with values under another name",
        SIPS,
        &[Line(124, "walletResponseCode", "responseCode")],
        "response.walletResponseCode: responseCode at 124 / walletResponseCode at walletResponseCode [field-renamed]",
    ),
    (
        "from optional to required",
        SIPS,
        &[Moved(81, 88, 61), Line(83, "Optional", "Required")],
        "request.paymentMeanAlias.presence: required at 64 / optional at paymentMeanAlias [presence]",
    ),
    (
        "from required to optional",
        SOGENACTIF,
        &[Moved(57, 63, 93), Line(60, "Required", "Optional")],
        "request.merchantWalletId.presence: optional at 90 / required at merchantWalletId [presence]",
    ),
    (
        "moved to the other list, and its line is not",
        SIPS,
        &[Moved(56, 61, 88)],
        "request.merchantWalletId.presence: required and listed as optional at 85 / required at merchantWalletId [presence-unclear]",
    ),
    (
        "the line of its presence alone",
        SIPS,
        &[Line(83, "Optional", "Required")],
        "request.paymentMeanAlias.presence: required and listed as optional at 83 / optional at paymentMeanAlias [presence-unclear]",
    ),
    (
        "the line of its presence alone",
        SOGENACTIF,
        &[Line(60, "Required", "Conditional")],
        "request.merchantWalletId.presence: conditional and listed as required at 60 / required at merchantWalletId [presence-unclear]",
    ),
    (
        "a since",
        SIPS,
        &[Line(85, "2.0", "2.1")],
        "request.paymentMeanAlias.since: 2.1 at 85 / 2.0 at paymentMeanAlias [since]",
    ),
    (
        "a common field's since",
        SIPS,
        &[Line(79, "2.12", "2.13")],
        "request.intermediateServiceProviderId.since: 2.13 at 79 / 2.12 at intermediateServiceProviderId [since]",
    ),
    (
        "a since of two digits",
        SOGENACTIF,
        &[Line(84, "2.12", "2.2")],
        "request.intermediateServiceProviderId.since: 2.2 at 84 / 2.12 at intermediateServiceProviderId [since]",
    ),
    (
        "a field twice",
        SIPS,
        &[Behind(
            61,
            "- \nmerchantWalletId- presence\n- Required\n- Interface version\n- 2.0\n Says which customer’s wallet is meant. ",
        )],
        "request.merchantWalletId: twice at 63 / once at merchantWalletId [twice]",
    ),
    (
        "an optional field with an odd name more",
        SIPS,
        &[Behind(88, "- \npay_x-2- presence\n- Optional\n- Interface version\n- 2.60\n Words. ")],
        "request.pay_x-2: optional, since 2.60 at 90 / - at updatePaymentMean [field-unknown]",
    ),
    (
        "an optional field with a capital letter behind a list of values more",
        SOGENACTIF,
        &[Behind(107, "-\nPaymentX\n- presence\n- Optional\n- Interface version\n- 2.60\nWords.")],
        "request.PaymentX: optional, since 2.60 at 109 / - at updatePaymentMean [field-unknown]",
    ),
    // Fields of a response.
    (
        "a response field more",
        SIPS,
        &[Behind(122, "- \nwalletName- presence\n- Optional\n- Interface version\n- 2.61\n Its name. ")],
        "response.walletName: optional, since 2.61 at 124 / - at updatePaymentMean [field-unknown]",
    ),
    (
        "a required response field more",
        SOGENACTIF,
        &[Behind(128, "-\nacquirerCode\n- presence\n- Required\n- Interface version\n- 2.5\nIts code.")],
        "response.acquirerCode: required, since 2.5 at 130 / - at updatePaymentMean [field-unknown]",
    ),
    (
        "a response field less",
        SIPS,
        &[Without(111, 116)],
        "response.errorFieldName: - at 137 / optional, since 2.0 at errorFieldName [field-missing]",
    ),
    (
        "a response field with values less",
        SIPS,
        &[Without(123, 144)],
        "response.walletResponseCode: - at 122 / optional, since 2.0 at walletResponseCode [field-missing]",
    ),
    (
        "the only required response field less, with its heading",
        SIPS,
        &[Without(103, 109)],
        "response.seal: - at - / required, since 2.0 at seal [field-missing]",
    ),
    (
        "a response field from optional to required",
        SIPS,
        &[Moved(117, 122, 109), Line(119, "Optional", "Required")],
        "response.walletActionDateTime.presence: required at 112 / optional at walletActionDateTime [presence]",
    ),
    (
        "a response field's since",
        SOGENACTIF,
        &[Line(149, "2.0", "2.5")],
        "response.walletActionDateTime.since: 2.5 at 149 / 2.0 at walletActionDateTime [since]",
    ),
    // Values.
    (
        "a value more",
        SIPS,
        &[Behind(135, "- 34\n- Wrong seal, perhaps")],
        "response.walletResponseCode.values.34.label: Wrong seal, perhaps at 137 / The request's seal is wrong at \"34\" [label]",
    ),
    (
        "a value more, with the label that the spec assumes",
        SIPS,
        &[Behind(135, "- 34\n- The request's seal is wrong")],
        "response.walletResponseCode.values.34: The request's seal is wrong at 136 / only assumed at \"34\" [value-documented]",
    ),
    (
        "a value more at the end",
        SIPS,
        &[Behind(143, "- 98\n- Server unreachable")],
        "response.walletResponseCode.values.98: Server unreachable at 144 / - at walletResponseCode [value-unknown]",
    ),
    (
        "a value more",
        SOGENACTIF,
        &[Behind(168, "34\n- Seal refused")],
        "response.walletResponseCode.values.34.label: Seal refused at 170 / The request's seal is wrong at \"34\" [label]",
    ),
    (
        "a closed list's value more",
        SOGENACTIF,
        &[Behind(107, "HMAC-SHA-3\n- The encryption algorithm applied is HMAC-SHA-3")],
        "request.sealAlgorithm.values.HMAC-SHA-3: The encryption algorithm applied is HMAC-SHA-3 at 108 / - at sealAlgorithm [value-unknown]",
    ),
    (
        "a value less",
        SIPS,
        &[Without(134, 135)],
        "response.walletResponseCode.values.25: - at 141 / Wallet / payment mean unknown by Worldline Sips at \"25\" [value-missing]",
    ),
    (
        "the first value less",
        SOGENACTIF,
        &[Without(159, 160)],
        "response.walletResponseCode.values.00: - at 172 / Successful operation at \"00\" [value-missing]",
    ),
    (
        "another code for a label",
        SIPS,
        &[Line(134, "25", "26")],
        "response.walletResponseCode.values.25: 26 at 134 / 25 at \"25\" [value-renamed]",
    ),
    (
        "another label",
        SIPS,
        &[Line(133, "verify", "check")],
        "response.walletResponseCode.values.12.label: Invalid data, check the request at 133 / Invalid data, verify the request at \"12\" [label]",
    ),
    (
        "another label with the platform's name",
        SOGENACTIF,
        &[Line(166, "unknown by", "not known to")],
        "response.walletResponseCode.values.25.label: Wallet / payment mean not known to Sogenactif at 166 / Wallet / payment mean unknown by Sogenactif at \"25\" [label]",
    ),
    (
        "another platform's name in a label",
        SIPS,
        &[Line(143, "Worldline Sips", "Sogenactif")],
        "response.walletResponseCode.values.99.label: Temporary problem at the Sogenactif server level at 143 / Temporary problem at the Worldline Sips server level at \"99\" [label]",
    ),
    (
        "a label of a closed list",
        SIPS,
        &[Line(97, "HMAC-SHA-512", "HMAC-SHA-384")],
        "request.sealAlgorithm.values.HMAC-SHA-512.label: The encryption algorithm applied is HMAC-SHA-384 at 97 / The encryption algorithm applied is HMAC-SHA-512 at HMAC-SHA-512 [label]",
    ),
    (
        "a value twice",
        SIPS,
        &[Behind(135, "- 25\n- Wallet / payment mean unknown by Worldline Sips")],
        "response.walletResponseCode.values.25: twice at 136 / once at \"25\" [twice]",
    ),
    (
        "values in another order",
        SIPS,
        &[Moved(134, 135, 139)],
        "response.walletResponseCode.values: 00, 03, 12, 30, 40, 25, 94, 99 at 128 / 00, 03, 12, 25, 30, 40, 94, 99 at walletResponseCode [values-order]",
    ),
    (
        "values for a field that has none",
        SOGENACTIF,
        &[Behind(93, "List of values\nFIRST\n- The first one\nSECOND\n- The second one")],
        "request.paymentMeanAlias.values: FIRST, SECOND at 95 / - at paymentMeanAlias [values-unknown]",
    ),
    (
        "no values for a field that has some",
        SOGENACTIF,
        &[Without(101, 107)],
        "request.sealAlgorithm.values: - at 95 / HMAC-SHA-256, HMAC-SHA-512, SHA-256 at sealAlgorithm [values-missing]",
    ),
    (
        "the prefix that interfaceVersion lists",
        SIPS,
        &[Line(41, "WR_WS_2.", "WW_WS_2.")],
        "request.interfaceVersion.values.WR_WS: WW_WS_2. at 41 / WR_WS_2. at WR_WS [value-renamed]",
    ),
    (
        "the prefix's label",
        SIPS,
        &[Line(42, "Wallet functions", "wallets")],
        "request.interfaceVersion.values.WR_WS.label: WR_WS: Sips Office (SOAP/JSON) interface for wallets. at 42 / WR_WS: Sips Office (SOAP/JSON) interface for Wallet functions. at Sips Office (SOAP/JSON) interface for Wallet functions. [label]",
    ),
    (
        "the prefix in its label",
        SOGENACTIF,
        &[Line(42, "WR_WS", "WW_WS")],
        "request.interfaceVersion.values.WR_WS.label: WW_WS: Sogenactif Office Serveur (SOAP/JSON) interface for Wallet functions. at 42 / WR_WS: Sogenactif Office Serveur (SOAP/JSON) interface for Wallet functions. at Sogenactif Office Serveur (SOAP/JSON) interface for Wallet functions. [label]",
    ),
    (
        "a prefix more",
        SOGENACTIF,
        &[Behind(42, "CR_WS_2.\n- CR_WS: Sogenactif Office Serveur (SOAP/JSON) interface for cash.")],
        "request.interfaceVersion.values.CR_WS_2.: CR_WS: Sogenactif Office Serveur (SOAP/JSON) interface for cash. at 43 / - at WR_WS [value-unknown]",
    ),
    // The changelog.
    (
        "a row more",
        SIPS,
        &[Behind(150, "| 2.60 | paymentMeanBrand | Request | |")],
        "changelog.2.60.paymentMeanBrand: Request at 151 / - at updatePaymentMean [row-unknown]",
    ),
    (
        "a row of a container more",
        SIPS,
        &[Behind(150, "| 2.3 | maskedPan | Container | walletPaymentMeanDataList |")],
        "changelog.2.3.walletPaymentMeanDataList.maskedPan: Container walletPaymentMeanDataList at 151 / - at updatePaymentMean [row-unknown]",
    ),
    (
        "a row less",
        SIPS,
        &[Without(150, 150)],
        "changelog.2.0.paymentMeanAlias: - at 159 / Request at paymentMeanAlias [row-missing]",
    ),
    (
        "the last row less",
        SIPS,
        &[Without(160, 160)],
        "changelog.2.0.walletResponseCode: - at 159 / Response at walletResponseCode [row-missing]",
    ),
    (
        "a row's version",
        SIPS,
        &[Line(151, "2.12", "2.13")],
        "changelog.2.12.sealAlgorithm: 2.13 at 151 / 2.12 at sealAlgorithm [row-version]",
    ),
    (
        "the version of a row of both messages",
        SIPS,
        &[Line(157, "2.0", "2.1")],
        "changelog.2.0.seal: 2.1 at 157 / 2.0 at seal [row-version]",
    ),
    (
        "a row's attendance",
        SIPS,
        &[Line(150, "Request", "Response")],
        "changelog.2.0.paymentMeanAlias: Response at 150 / Request at paymentMeanAlias [row-attendance]",
    ),
    (
        "a row's attendance, for both",
        SIPS,
        &[Line(150, "Request", "Request/Response")],
        "changelog.2.0.paymentMeanAlias: Request/Response at 150 / Request at paymentMeanAlias [row-attendance]",
    ),
    (
        "a row's attendance, no longer for both",
        SIPS,
        &[Line(157, "Request/Response", "Response")],
        "changelog.2.0.seal: Response at 157 / Request/Response at seal [row-attendance]",
    ),
    (
        "a row's attendance, for a container",
        SIPS,
        &[Line(150, "Request | |", "Container | customerContact |")],
        "changelog.2.0.paymentMeanAlias: Container customerContact at 150 / Request at paymentMeanAlias [row-attendance]",
    ),
    (
        "a row's name",
        SIPS,
        &[Line(151, "sealAlgorithm", "sealMethod")],
        "changelog.2.12.sealAlgorithm: sealMethod at 151 / sealAlgorithm at sealAlgorithm [row-renamed]",
    ),
    (
        "a row twice",
        SIPS,
        &[Behind(152, "| 2.0 | interfaceVersion | Request | |")],
        "changelog.2.0.interfaceVersion: twice at 153 / once at interfaceVersion [twice]",
    ),
    // Samples.
    (
        "a field more in a JSON request",
        SOGENACTIF,
        &[Behind(115, "\"paymentMeanBrand\": \"VISA\",")],
        "samples.request.json.paymentMeanBrand: VISA at 116 / - at { [sample-field-unknown]",
    ),
    (
        "a field less in a JSON request",
        SOGENACTIF,
        &[Without(114, 114)],
        "samples.request.json.paymentMeanAlias: - at 109 / myAlias at paymentMeanAlias [sample-field-missing]",
    ),
    (
        "a value in a JSON request",
        SOGENACTIF,
        &[Line(110, "2.3", "2.49")],
        "samples.request.json.interfaceVersion: WR_WS_2.49 at 110 / WR_WS_2.3 at interfaceVersion [sample-value]",
    ),
    (
        "a kind in a JSON request",
        SOGENACTIF,
        &[Line(115, "\"2\"", "2")],
        "samples.request.json.paymentMeanId: number at 115 / text at paymentMeanId [sample-kind]",
    ),
    (
        "a name in a JSON request",
        SOGENACTIF,
        &[Line(114, "paymentMeanAlias", "paymentMeanName")],
        "samples.request.json.paymentMeanAlias: paymentMeanName at 114 / paymentMeanAlias at paymentMeanAlias [sample-field-renamed]",
    ),
    (
        "a JSON request that is none",
        SOGENACTIF,
        &[Line(115, "\"2\"", "[[\"2\"]]")],
        "samples.request.json: `paymentMeanId[0]` is a list inside a list at 109 / a message at { [sample-unreadable]",
    ),
    (
        "a field more in a SOAP request",
        SOGENACTIF,
        &[Behind(124, "<urn:panType>PAN</urn:panType>")],
        "samples.request.soap.panType: PAN at 125 / - at <urn:updatePaymentMean> [sample-field-unknown]",
    ),
    (
        "a field less in a SOAP request",
        SOGENACTIF,
        &[Without(124, 124)],
        "samples.request.soap.paymentMeanAlias: - at 118 / myAlias at paymentMeanAlias [sample-field-missing]",
    ),
    (
        "a value in a SOAP request",
        SOGENACTIF,
        &[Line(121, "2.2", "2.49")],
        "samples.request.soap.interfaceVersion: WR_WS_2.49 at 121 / WR_WS_2.2 at interfaceVersion [sample-value]",
    ),
    (
        "the order in a SOAP request",
        SOGENACTIF,
        &[Moved(121, 121, 123)],
        "samples.request.soap.order(): merchantId, merchantWalletId, paymentMeanId, interfaceVersion, paymentMeanAlias at 118 / merchantId, interfaceVersion, merchantWalletId, paymentMeanId, paymentMeanAlias at <urn:updatePaymentMean> [sample-order]",
    ),
    (
        "a name in a SOAP request",
        SOGENACTIF,
        &[Line(
            122,
            "<urn:merchantWalletId>walId011</urn:merchantWalletId>",
            "<urn:walletId>walId011</urn:walletId>",
        )],
        "samples.request.soap.merchantWalletId: walletId at 122 / merchantWalletId at merchantWalletId [sample-field-renamed]",
    ),
    (
        "a field more in a JSON response",
        SOGENACTIF,
        &[Behind(177, "\"errorFieldName\": \"\",")],
        "samples.response.json.errorFieldName: an empty text at 178 / - at { [sample-field-unknown]",
    ),
    (
        "a value in a JSON response",
        SOGENACTIF,
        &[Line(178, "00", "12")],
        "samples.response.json.walletResponseCode: 12 at 178 / 00 at walletResponseCode [sample-value]",
    ),
    (
        "a value in a SOAP response",
        SOGENACTIF,
        &[Line(183, "2012", "2013")],
        "samples.response.soap.walletActionDateTime: 2013-10-17T23:50:44-12:00 at 183 / 2012-10-17T23:50:44-12:00 at walletActionDateTime [sample-value]",
    ),
    (
        "a field less in a SOAP response",
        SOGENACTIF,
        &[Without(185, 185)],
        "samples.response.soap.errorFieldName: - at 181 / an empty text at errorFieldName [sample-field-missing]",
    ),
    (
        "the namespace of a SOAP response",
        SOGENACTIF,
        &[Line(181, ":v2", ":v3")],
        "samples.response.soap: the element `updatePaymentMeanResponse` does not belong to the service's namespace at 181 / a message at <updatePaymentMeanResponse xmlns=\"urn:sips:cn:contract:office:wallet:v2\"> [sample-unreadable]",
    ),
    (
        "the order in a SOAP response",
        SOGENACTIF,
        &[Moved(183, 183, 185)],
        "samples.response.soap.order(): walletResponseCode, errorFieldName, walletActionDateTime at 181 / walletActionDateTime, walletResponseCode, errorFieldName at <updatePaymentMeanResponse xmlns=\"urn:sips:cn:contract:office:wallet:v2\"> [sample-order]",
    ),
    (
        "a sample less",
        SOGENACTIF,
        &[Without(118, 126)],
        "samples.request.soap: - at 109 / a sample at <urn:updatePaymentMean> [sample-missing]",
    ),
    (
        "a sample more",
        SOGENACTIF,
        &[Behind(117, "{\n\"interfaceVersion\": \"WR_WS_2.3\",\n\"keyVersion\": \"1\"\n}")],
        "samples.request.json[1]: a sample at 118 / - at updatePaymentMean [sample-unknown]",
    ),
];
