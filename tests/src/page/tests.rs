//! The reader against the transcriptions, against pages with a slip in them, and, where they lie beside the
//! checkout, against the original pages.

use std::fs;
use std::path::Path;

use super::{ChangelogRow, Page, PageField, Section};

const EDITIONS: [&str; 2] = ["sips", "sogenactif"];

fn text(edition: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("pages/updatePaymentMean.{edition}.txt"));
    fs::read_to_string(path).unwrap()
}

fn page(edition: &str) -> Page {
    Page::read(&text(edition)).unwrap()
}

/// The error for an edition with one text in it replaced; the text must occur.
fn error(edition: &str, from: &str, to: &str) -> String {
    let text = text(edition);
    assert!(text.contains(from), "{from:?} is not on the page");
    Page::read(&text.replacen(from, to, 1)).unwrap_err()
}

fn outline(fields: &[PageField]) -> Vec<(&str, &str, &str, usize)> {
    fields.iter().map(|f| (&*f.name, &*f.presence, &*f.since, f.values.len())).collect()
}

fn values<'p>(fields: &'p [PageField], name: &str) -> Vec<(&'p str, &'p str)> {
    let field = fields.iter().find(|field| field.name == name).unwrap();
    field.values.iter().map(|value| (&*value.code, &*value.label)).collect()
}

#[test]
fn both_editions_list_the_same_fields() {
    for edition in EDITIONS {
        let page = page(edition);
        assert_eq!(page.function, "updatePaymentMean");
        assert_eq!(
            outline(&page.request),
            [
                ("interfaceVersion", "Required", "2.0", 1),
                ("keyVersion", "Required", "2.0", 0),
                ("merchantId", "Required", "2.0", 0),
                ("merchantWalletId", "Required", "2.0", 0),
                ("paymentMeanId", "Required", "2.0", 0),
                ("seal", "Required", "2.0", 0),
                ("intermediateServiceProviderId", "Optional", "2.12", 0),
                ("paymentMeanAlias", "Optional", "2.0", 0),
                ("sealAlgorithm", "Optional", "2.12", 3),
            ]
        );
        assert_eq!(
            outline(&page.response),
            [
                ("seal", "Required", "2.0", 0),
                ("errorFieldName", "Optional", "2.0", 0),
                ("walletActionDateTime", "Optional", "2.0", 0),
                ("walletResponseCode", "Optional", "2.0", 8),
            ]
        );
    }
}

#[test]
fn value_lists_are_read_from_both_layouts() {
    for (edition, platform, interface) in [
        ("sips", "Worldline Sips", "Sips Office (SOAP/JSON)"),
        ("sogenactif", "Sogenactif", "Sogenactif Office Serveur (SOAP/JSON)"),
    ] {
        let page = page(edition);
        assert_eq!(
            values(&page.request, "interfaceVersion"),
            [("WR_WS_2.", &*format!("WR_WS: {interface} interface for Wallet functions."))]
        );
        assert_eq!(
            values(&page.request, "sealAlgorithm"),
            [
                ("HMAC-SHA-256", "The encryption algorithm applied is HMAC-SHA-256"),
                ("HMAC-SHA-512", "The encryption algorithm applied is HMAC-SHA-512"),
                ("SHA-256", "The encryption algorithm applied is SHA-256"),
            ]
        );
        assert_eq!(
            values(&page.response, "walletResponseCode"),
            [
                ("00", "Successful operation"),
                ("03", "Invalid Merchant contract"),
                ("12", "Invalid data, verify the request"),
                ("25", &*format!("Wallet / payment mean unknown by {platform}")),
                ("30", "Format error"),
                ("40", "merchantId not allowed to access this wallet service"),
                ("94", "Duplicated wallet / payment mean"),
                ("99", &*format!("Temporary problem at the {platform} server level")),
            ]
        );
    }
}

#[test]
fn each_edition_has_its_own_version_and_addresses() {
    for (edition, recommended, hosts) in [
        ("sips", "WR_WS_2.58", ["office-server.sips-services.com", "office-server.test.sips-services.com"]),
        (
            "sogenactif",
            "WR_WS_2.49",
            ["office-server.sogenactif.com", "office-server-sogenactif.test.sips-services.com"],
        ),
    ] {
        let page = page(edition);
        assert_eq!(page.recommended, recommended);
        let endpoints: Vec<_> =
            page.endpoints.iter().map(|e| (&*e.environment, &*e.url, &*e.method)).collect();
        let [json_prod, json_test] =
            hosts.map(|host| format!("https://{host}/rs-services/v2/wallet/updatePaymentMean"));
        let [soap_prod, soap_test] = hosts.map(|host| format!("https://{host}/services/v2/wallet?wsdl"));
        assert_eq!(
            endpoints,
            [
                ("PROD", &*json_prod, "POST"),
                ("TEST", &*json_test, "POST"),
                ("PROD", &*soap_prod, "POST"),
                ("TEST", &*soap_test, "POST"),
            ]
        );
    }
}

#[test]
fn only_sogenactif_has_samples() {
    assert_eq!(page("sips").samples, []);
    let samples = page("sogenactif").samples;
    let ends: Vec<_> = samples
        .iter()
        .map(|s| (s.section, s.text.lines().next().unwrap(), s.text.lines().last().unwrap()))
        .collect();
    assert_eq!(
        ends,
        [
            (Section::Request, "{", "}"),
            (Section::Request, "<urn:updatePaymentMean>", "</urn:updatePaymentMean>"),
            (Section::Response, "{", "}"),
            (
                Section::Response,
                "<updatePaymentMeanResponse xmlns=\"urn:sips:cn:contract:office:wallet:v2\">",
                "</updatePaymentMeanResponse>"
            ),
        ]
    );
    assert_eq!(samples.iter().map(|s| s.text.lines().count()).collect::<Vec<_>>(), [9, 9, 5, 7]);
    assert_eq!(
        samples[2].text,
        "{\n\"walletActionDateTime\": \"2014-05-19T23:19:54-12:00\",\n\"walletResponseCode\": \"00\",\n\
         \"seal\": \"4d40a4af0fe8ceaf1370ab5e434c6ba939973bcacf33f202c72c47a8ab622c19\"\n}"
    );
}

#[test]
fn only_sips_has_a_changelog() {
    assert_eq!(page("sogenactif").changelog, []);
    let row = |version: &str, name: &str, attendance: &str| ChangelogRow {
        version: version.to_owned(),
        name: name.to_owned(),
        attendance: attendance.to_owned(),
        container: None,
    };
    assert_eq!(
        page("sips").changelog,
        [
            row("2.12", "intermediateServiceProviderId", "Request"),
            row("2.0", "paymentMeanAlias", "Request"),
            row("2.12", "sealAlgorithm", "Request"),
            row("2.0", "interfaceVersion", "Request"),
            row("2.0", "keyVersion", "Request"),
            row("2.0", "merchantId", "Request"),
            row("2.0", "merchantWalletId", "Request"),
            row("2.0", "paymentMeanId", "Request"),
            row("2.0", "seal", "Request/Response"),
            row("2.0", "errorFieldName", "Response"),
            row("2.0", "walletActionDateTime", "Response"),
            row("2.0", "walletResponseCode", "Response"),
        ]
    );
}

#[test]
fn a_container_row_names_its_container() {
    let changed = text("sips").replace(
        "| 2.0 | paymentMeanAlias | Request | |",
        "| 2.0 | paymentMeanAlias | Container | walletPaymentMeanDataList |",
    );
    let row = &Page::read(&changed).unwrap().changelog[1];
    assert_eq!(row.attendance, "Container");
    assert_eq!(row.container.as_deref(), Some("walletPaymentMeanDataList"));
    assert_eq!(
        error("sips", "paymentMeanAlias | Request | |", "paymentMeanAlias | Container | |"),
        "line 150: expected a row of four cells: version, field, attendance, container; no row twice, \
         found `| 2.0 | paymentMeanAlias | Container | |`"
    );
}

/// The transcriptions keep the layout and the data of the pages, so that both read the same.
#[test]
fn originals_beside_the_checkout_read_the_same() {
    for edition in EDITIONS {
        let original = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(format!("../../shared/pages/updatePaymentMean.{edition}.txt"));
        if let Ok(original) = fs::read_to_string(&original) {
            assert_eq!(Page::read(&original).unwrap(), page(edition), "{edition}");
            assert_eq!(original.lines().count(), text(edition).lines().count(), "{edition}");
        }
    }
}

/// Takes out one line after the other: what goes unnoticed is blank or prose.
#[test]
fn no_line_of_data_can_be_lost() {
    for (edition, prose) in [("sips", 12), ("sogenactif", 17)] {
        let text = text(edition);
        let page = page(edition);
        let unnoticed = passed_over(&text, &page);
        let lost: Vec<&str> = unnoticed.iter().map(|at| text.lines().nth(*at).unwrap().trim()).collect();
        assert!(lost.iter().all(|line| line.is_empty() || line.split(' ').count() >= 5), "{lost:#?}");
        assert_eq!(lost.iter().filter(|line| !line.is_empty()).count(), prose, "{lost:#?}");
    }
}

/// Changes one letter or digit after the other: each makes another page or an error.
#[test]
fn no_letter_of_data_can_change_unseen() {
    for edition in EDITIONS {
        let text = text(edition);
        let page = page(edition);
        let unnoticed = passed_over(&text, &page);
        let mut start = 0;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            // In front of a list of values that is glued on, and of a list of sentences, stands prose.
            let prose = unnoticed.contains(&number) || line.contains(": - ");
            let data = if prose { line.len() } else { line.find("List of").unwrap_or(0) };
            for (at, c) in line.char_indices().filter(|(at, c)| *at >= data && c.is_ascii_alphanumeric()) {
                let mut changed = text.clone();
                let at = start + at;
                changed.replace_range(at..=at, if c == '7' { "8" } else { "7" });
                assert!(Page::read(&changed).as_ref() != Ok(&page), "line {}: {line}", number + 1);
            }
            start += line.len();
        }
    }
}

/// The places of the lines without which the page still reads the same.
fn passed_over(text: &str, page: &Page) -> Vec<usize> {
    let lines: Vec<&str> = text.lines().collect();
    (0..lines.len())
        .filter(|at| {
            let without = [&lines[..*at], &lines[at + 1..]].concat().join("\n");
            Page::read(&without).as_ref() == Ok(page)
        })
        .collect()
}

#[test]
fn a_changed_fact_is_another_page() {
    type Fact = fn(&Page) -> String;
    let facts: [(&str, &str, Fact); 7] = [
        ("WR_WS_2.58", "WR_WS_2.59", |page| page.recommended.clone()),
        ("office-server.sips", "office.sips", |page| page.endpoints[0].url.clone()),
        ("- POST", "- PUT", |page| page.endpoints[0].method.clone()),
        ("- 2.12\n", "- 2.13\n", |page| page.request[6].since.clone()),
        ("- 99\n", "- 98\n", |page| page.response[3].values[7].code.clone()),
        ("- Format error", "- Form error", |page| page.response[3].values[4].label.clone()),
        ("| Request/Response |", "| Response |", |page| page.changelog[8].attendance.clone()),
    ];
    let (text, page) = (text("sips"), page("sips"));
    for (from, to, fact) in facts {
        let changed = Page::read(&text.replacen(from, to, 1)).unwrap();
        assert_ne!(changed, page, "{from}");
        assert_ne!(fact(&changed), fact(&page), "{from}");
    }
}

#[test]
fn the_two_lines_that_say_a_presence_must_agree() {
    for edition in EDITIONS {
        let found = error(edition, "presence\n- Optional", "presence\n- Required");
        assert!(found.ends_with("expected '- Optional', as the heading says, found `- Required`"), "{found}");
    }
}

#[test]
fn a_field_without_presence_is_an_error() {
    assert_eq!(
        error("sips", "keyVersion- presence\n- Required\n", "keyVersion\n"),
        "line 46: expected '- presence', found `- Interface version`"
    );
    assert_eq!(
        error("sogenactif", "keyVersion\n- presence\n- Required\n", "keyVersion\n"),
        "line 45: expected '- presence', found `- Interface version`"
    );
}

#[test]
fn a_truncated_table_row_is_an_error() {
    let text = text("sips");
    let end = text.find("rId | Request | |").unwrap();
    for (row, page) in [
        ("an unclosed cell", format!("{}\n", &text[..end])),
        ("a missing cell", text.replace("keyVersion | Request | |", "keyVersion | |")),
        (
            "no last cell, within the table",
            text.replace("keyVersion | Request | |", "keyVersion | Request |"),
        ),
        ("no rows", text[..text.find("| 2.12 |").unwrap()].to_owned()),
        ("a line behind the table", format!("{text}\nSome words behind the table.\n")),
    ] {
        assert!(Page::read(&page).is_err(), "{row}");
    }
}

#[test]
fn a_list_of_values_out_of_step_is_an_error() {
    for (edition, from, to) in [
        ("sips", "- Format error\n", ""),
        ("sips", "- 30\n", ""),
        ("sips", "- 30\n", "30\n"),
        ("sips", "- 30\n", "- 25\n"),
        ("sips", " List of values- 00", ""),
        ("sips", "- Temporary problem at the Worldline Sips server level\n", ""),
        ("sogenactif", "- Format error\n", ""),
        ("sogenactif", "30\n- Format error\n", "- Format error\n"),
        ("sogenactif", "\n30\n", "\n- 30\n"),
        ("sogenactif", "List of values\n", ""),
    ] {
        error(edition, from, to);
    }
}

#[test]
fn bullets_of_prose_are_no_values_and_values_no_prose() {
    let alias = |page: &Page| page.request.iter().find(|f| f.name == "paymentMeanAlias").cloned().unwrap();
    assert_eq!(alias(&page("sips")).values, []);
    assert_eq!(
        error("sips", "may not be sent to Worldline at all.", "label"),
        "line 87: expected the next field, a heading, or the words that open a list of values, \
         found `- Personal data that the DPA does not name label`"
    );
}

#[test]
fn a_heading_out_of_place_is_an_error() {
    for heading in ["Endpoints", "Request", "Required", "Optional", "Request sample", "Response sample"] {
        for edition in EDITIONS {
            error(edition, &format!("\n{heading}\n"), "\n");
            error(edition, &format!("\n{heading}\n"), &format!("\n{heading}\n{heading}\n"));
            error(edition, &format!("\n{heading}\n"), &format!("\n{heading} here\n"));
        }
    }
}

#[test]
fn a_damaged_sample_is_an_error() {
    for (from, to) in [
        ("\"paymentMeanId\": \"2\",", "\"paymentMeanId\": \"2,"),
        ("0de26e5d\"\n}\n", "0de26e5d\"\n"),
        ("</urn:input>\n", ""),
        ("</urn:updatePaymentMean>\n", "</urn:updatePaymentMean> and more\n"),
        ("<errorFieldName />", "<!-- nothing -->"),
        ("<urn:updatePaymentMean>\n", "Sample:\n<urn:updatePaymentMean>\n"),
    ] {
        error("sogenactif", from, to);
    }
}

#[test]
fn an_error_says_line_expectation_and_finding() {
    assert_eq!(
        Page::read("").unwrap_err(),
        "line 1: expected the name of a function, found the end of the page"
    );
    assert_eq!(
        error("sips", "WR_WS_2.58", "latest"),
        "line 4: expected 'Recommended interfaceVersion: WR_WS_2.58' or the like, \
         found `Recommended interfaceVersion: latest`"
    );
    assert_eq!(
        error("sogenactif", "- TEST", "- STAGING"),
        "line 13: expected '- PROD' or '- TEST', found `- STAGING`"
    );
}
