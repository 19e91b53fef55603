//! Pages of functions that nobody offers: new services, fields, containers, lists and codes.

use sips_office_pages::Page;
use sips_office_pages::draft::{Draft, Options};

use super::written::{Field, Written};
use super::{Folder, file, missing};

const HOSTS: [&str; 2] = ["office-server.sips-services.com", "office-server.test.sips-services.com"];
const R: &str = "Required";
const O: &str = "Optional";

const COMMON: [Field<'static>; 4] = [
    ("interfaceVersion", R, "1.0", "Which version.", &[("VO_WS_1.", "VO_WS: Interface for vouchers.")]),
    ("keyVersion", R, "1.0", "Which key.", &[]),
    ("merchantId", R, "1.0", "Who asks.", &[]),
    ("seal", R, "1.0", "Proves it.", &[]),
];

fn voucher() -> Written {
    let request: Vec<Field<'_>> = COMMON
        .into_iter()
        .chain([
            ("voucherId", R, "1.0", "Number of the voucher, as Worldline Sips gave it: \"no\" #1.", &[][..]),
            (
                "channel",
                R,
                "1.2",
                "How it travels.",
                &[("MAIL", "A letter"), ("E-MAIL", "By mail: Worldline Sips"), ("3", "{x}, y")],
            ),
        ])
        .collect();
    let optional: [Field<'_>; 4] = [
        ("buyer", O, "1.0", "Who pays.", &[]),
        ("guestList", O, "1.1", "Who may use it as well.", &[]),
        ("cardNumber", O, "1.1", "What it is paid with.", &[]),
        ("isWrapped", O, "1.1", "Whether it comes in an envelope.", &[]),
    ];
    let json = r#"{ "interfaceVersion": "VO_WS_1.2", "keyVersion": "1", "merchantId": "011223344550000", "seal": "ab",
  "voucherId": "0042", "channel": "MAIL", "cardNumber": "4111111111111111", "isWrapped": true,
  "buyer": { "personName": "Ada", "age": 36 }, "guestList": [{ "personName": "Bo" }] }"#;
    let soap = "<urn:sellVoucher>\n<urn:input>\n<urn:merchantId>1</urn:merchantId>\n<urn:interfaceVersion>VO_WS_1.2</urn:interfaceVersion>\n\
        <urn:channel>MAIL</urn:channel>\n<urn:voucherId>0042</urn:voucherId>\n\
        <urn:buyer><urn:age>36</urn:age><urn:personName>Ada</urn:personName></urn:buyer>\n\
        <urn:guestList><urn:guest><urn:personName>Bo</urn:personName></urn:guest></urn:guestList>\n</urn:input>\n</urn:sellVoucher>";
    let response: [Field<'_>; 3] = [
        ("errorFieldName", O, "1.0", "What was wrong.", &[]),
        ("soldDateTime", O, "1.0", "When it was sold.", &[]),
        ("voucherResponseCode", O, "1.0", "How it went.", &[("00", "Sold"), ("12", "Invalid data")]),
    ];
    Written::new("sellVoucher", "voucher", "VO_WS_1.4", HOSTS)
        .message("Request", [&request, &optional], &[json, soap])
        .message("Response", [&[("seal", R, "1.0", "Proves it.", &[])], &response], &[])
        .changelog(&[
            ("1.2", "channel", "Request", ""),
            ("1.0", "voucherId", "Request", ""),
            ("1.0", "buyer", "Request", ""),
            ("1.1", "guestList", "Request", ""),
            ("1.1", "cardNumber", "Request", ""),
            ("1.1", "isWrapped", "Request", ""),
            ("1.1", "personName", "Container", "buyer"),
            ("1.3", "emailAddress", "Container", "buyer"),
            ("1.1", "personName", "Container", "guestList"),
            ("1.0", "interfaceVersion", "Request", ""),
            ("1.0", "keyVersion", "Request", ""),
            ("1.0", "merchantId", "Request", ""),
            ("1.0", "seal", "Request/Response", ""),
            ("1.0", "errorFieldName", "Response", ""),
            ("1.0", "soldDateTime", "Response", ""),
            ("1.0", "voucherResponseCode", "Response", ""),
        ])
}

fn drafted(folder: Folder, written: &Written) -> Draft {
    let page = Page::read(&written.text);
    folder.draft(&page, Options::default()).unwrap_or_else(|refusal| panic!("{refusal}\n{page:#?}"))
}

#[test]
fn a_new_service_is_drafted_with_all_that_its_page_says() {
    let draft = drafted(Folder::Empty, &voucher());
    assert_eq!(missing(&draft), [""; 0]);
    for (below, name) in [
        ("services/voucher.yaml", "service"),
        ("dictionary/voucher.yaml", "dictionary"),
        ("functions/voucher/sellVoucher.yaml", "function"),
    ] {
        insta::assert_snapshot!(format!("new_service_{name}"), file(&draft, below));
    }
    assert_eq!(missing(&drafted(Folder::Alone, &voucher())), [""; 0]);
}

/// What every wallet function's page has, but for the fields of those names.
fn common(list: &[Field<'static>], but: &[Field<'_>]) -> Vec<Field<'static>> {
    list.iter().filter(|(name, ..)| but.iter().all(|(other, ..)| other != name)).copied().collect()
}

/// A page of a wallet function with these own request fields and samples, and a changelog with these rows.
fn wallet(fields: &[Field<'_>], samples: &[&str], rows: &[(&str, &str, &str, &str)]) -> Written {
    let required: &[Field<'static>] = &[
        (
            "interfaceVersion",
            R,
            "2.0",
            "Which version.",
            &[("WR_WS_2.", "WR_WS: Sips Office (SOAP/JSON) interface for Wallet functions.")],
        ),
        ("keyVersion", R, "2.0", "Which key.", &[]),
        ("merchantId", R, "2.0", "Who asks.", &[]),
        ("seal", R, "2.0", "Proves it.", &[]),
    ];
    let algorithms = ["HMAC-SHA-256", "HMAC-SHA-512", "SHA-256"];
    let labels = algorithms.map(|code| format!("The encryption algorithm applied is {code}"));
    let values: Vec<_> = algorithms.into_iter().zip(labels.iter().map(String::as_str)).collect();
    let optional: &[Field<'_>] = &[
        ("intermediateServiceProviderId", O, "2.12", "Through whom.", &[]),
        ("sealAlgorithm", O, "2.12", "How.", &values),
    ];
    let codes = [
        ("00", "Successful operation"),
        ("03", "Invalid Merchant contract"),
        ("12", "Invalid data, verify the request"),
        ("25", "Wallet / payment mean unknown by Worldline Sips"),
        ("30", "Format error"),
        ("40", "merchantId not allowed to access this wallet service"),
        ("94", "Duplicated wallet / payment mean"),
        ("99", "Temporary problem at the Worldline Sips server level"),
    ];
    let response: &[Field<'_>] = &[
        ("errorFieldName", O, "2.0", "Which field.", &[]),
        ("walletActionDateTime", O, "2.0", "When.", &[]),
        ("walletResponseCode", O, "2.0", "How it went.", &codes),
    ];
    let required = [common(required, fields), fields.to_vec()].concat();
    let page = Written::new("renameWallet", "wallet", "WR_WS_2.58", HOSTS)
        .message("Request", [&required, optional], samples)
        .message("Response", [&[("seal", R, "2.0", "Proves it.", &[])], response], &[]);
    if rows.is_empty() {
        return page;
    }
    let common = [
        ("2.0", "interfaceVersion", "Request", ""),
        ("2.0", "keyVersion", "Request", ""),
        ("2.0", "merchantId", "Request", ""),
        ("2.0", "seal", "Request/Response", ""),
        ("2.12", "intermediateServiceProviderId", "Request", ""),
        ("2.12", "sealAlgorithm", "Request", ""),
        ("2.0", "errorFieldName", "Response", ""),
        ("2.0", "walletResponseCode", "Response", ""),
        ("2.0", "walletActionDateTime", "Response", ""),
    ];
    page.changelog(&[&common[..], rows].concat())
}

#[test]
fn what_a_page_says_otherwise_than_the_dictionary_is_reported_and_not_written_over() {
    let codes: &[(&str, &str)] = &[("PAN", "A card"), ("NEW", "Something new")];
    let fields: &[Field<'_>] = &[
        ("panType", R, "2.31", "Which kind.", codes),
        ("seal", O, "2.0", "Proves it.", &[]),
        ("keyVersion", R, "2.3", "Which key.", &[]),
    ];
    let draft = drafted(Folder::Empty, &wallet(fields, &[], &[]));
    let files: Vec<_> = draft.files.iter().map(|file| file.below.as_str()).collect();
    assert_eq!(files, ["functions/wallet/renameWallet.yaml"]);
    insta::assert_snapshot!(missing(&draft).join("\n"));
}

#[test]
fn a_changelog_that_contradicts_its_fields_is_reported() {
    let fields: &[Field<'_>] =
        &[("walletName", R, "2.4", "Its name.", &[]), ("walletColour", R, "2.4", "Its colour.", &[])];
    let rows = [
        ("2.5", "walletName", "Request", ""),
        ("2.4", "walletColour", "Request", ""),
        ("2.0", "nobody", "Request", ""),
        ("2.0", "nobody", "Container", "nowhere"),
    ];
    let draft = drafted(Folder::Empty, &wallet(fields, &[], &rows));
    let function = file(&draft, "functions/wallet/renameWallet.yaml");
    assert!(function.contains("assumed: The page's changelog brings it in 2.5."), "{function}");
    insta::assert_snapshot!(missing(&draft).join("\n"));
}

#[test]
fn a_changelog_that_says_too_little_of_a_shipped_container_is_left_out_and_told() {
    let fields: &[Field<'_>] = &[("walletPaymentMeanData", R, "2.0", "One of them.", &[])];
    let rows = [
        ("2.0", "walletPaymentMeanData", "Request", ""),
        ("2.0", "panExpiryDate", "Container", "walletPaymentMeanData"),
    ];
    let draft = drafted(Folder::Empty, &wallet(fields, &[], &rows));
    assert_eq!(draft.catalog.functions["renameWallet"].changelog, None);
    assert!(missing(&draft)[0].contains("the changelog: it has no row for a field"), "{:?}", missing(&draft));
}

#[test]
fn names_that_would_be_one_in_rust_are_told_apart() {
    let codes: &[(&str, &str)] =
        &[("1", "Same words"), ("2", "Same words"), ("a-b", "x"), ("A_B", "y"), ("unlisted", "z")];
    let fields: &[Field<'_>] = &[
        ("orderId", R, "2.0", "One.", codes),
        ("orderID", R, "2.0", "Another.", codes),
        ("order_id", R, "2.0", "A third.", &[]),
        ("type", R, "2.0", "A keyword.", &[]),
    ];
    let draft = drafted(Folder::Empty, &wallet(fields, &[], &[]));
    assert_eq!(missing(&draft), [""; 0]);
    insta::assert_snapshot!(file(&draft, "dictionary/renameWallet.yaml"));
}

#[test]
fn a_sample_that_is_no_message_of_the_function_is_left_out_and_told() {
    let samples = [
        r#"{ "walletNamed": "x" }"#,
        r#"{ "walletName": "x", "walletName": "y" }"#,
        r#"{ "walletName": "x" }"#,
    ];
    let written = wallet(&[("walletName", R, "2.4", "Its name.", &[])], &samples, &[]);
    let draft = drafted(Folder::Empty, &written);
    assert_eq!(draft.catalog.functions["renameWallet"].samples.len(), 1);
    let missing = missing(&draft);
    assert!(missing[0].contains("the sample's `walletNamed` is no field of renameWallet"), "{missing:?}");
    assert!(missing[1].contains("the JSON request sample"), "{missing:?}");
}

#[test]
fn a_schema_line_stands_first_where_the_folder_has_schemas() {
    let page = Page::read(&voucher().text);
    let draft = Folder::Alone.draft(&page, Options { schemas: true, ..Options::default() }).unwrap();
    for (below, line) in [
        (
            "functions/voucher/sellVoucher.yaml",
            "# yaml-language-server: $schema=../../schema/function.schema.json\n",
        ),
        ("services/voucher.yaml", "# yaml-language-server: $schema=../schema/service.schema.json\n"),
        ("dictionary/voucher.yaml", "# yaml-language-server: $schema=../schema/dictionary.schema.json\n"),
        ("brands.yaml", "# yaml-language-server: $schema=schema/brands.schema.json\n"),
    ] {
        assert!(file(&draft, below).starts_with(line), "{below}");
    }
}
