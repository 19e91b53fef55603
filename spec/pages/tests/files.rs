//! Saved files of every kind, and hostile ones.

use sips_office_pages::{Page, Saved, Unreadable};

const PAGE: &str = "cancel\nRecommended interfaceVersion: CR_WS_2.58\nRequest\nRequired\n-\nseal- presence\n- Required\n\
                    - Interface version\n- 2.0\n The merchant’s sceau, scellé. \nResponse\n";

#[test]
fn text_is_read_in_every_encoding_that_editors_write() {
    let expected = Page::read(PAGE);
    let utf16 = |order: fn(u16) -> [u8; 2], mark: u16| -> Vec<u8> {
        std::iter::once(mark).chain(PAGE.encode_utf16()).flat_map(order).collect()
    };
    let windows: Vec<u8> = PAGE
        .chars()
        .map(|c| match c {
            '’' => 0x92,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    let cases = [
        ("UTF-8", PAGE.as_bytes().to_vec()),
        ("UTF-8 with a mark", [b"\xef\xbb\xbf", PAGE.as_bytes()].concat()),
        ("UTF-16, little end first", utf16(u16::to_le_bytes, 0xfeff)),
        ("UTF-16, big end first", utf16(u16::to_be_bytes, 0xfeff)),
        ("Windows-1252", windows),
        ("UTF-8 cut within a character", [PAGE.as_bytes(), b"\xc3"].concat()),
    ];
    for (name, bytes) in cases {
        assert_eq!(Page::read_saved(&bytes).unwrap(), expected, "{name}");
    }
}

#[test]
fn what_is_no_page_is_refused_with_what_to_do() {
    let archive =
        "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html>";
    let cases: [(&[u8], &str); 6] = [
        (b"%PDF-1.7", "a PDF"),
        (b"PK\x03\x04", "a ZIP"),
        (b"bplist00", "Safari"),
        (b"a\0b", "binary"),
        (archive.as_bytes(), "MHTML"),
        (&vec![b'a'; (4 << 20) + 1], "4194305 bytes"),
    ];
    for (bytes, what) in cases {
        let error = Saved::open(bytes).unwrap_err().to_string();
        assert!(error.contains(what) && error.contains("save the page"), "{error}");
    }
}

#[test]
fn html_is_told_from_text() {
    let list = "<li>a</li>".repeat(20);
    let html = [
        "<!DOCTYPE html>",
        "\u{feff} <HTML lang=fr>",
        "<!-- saved from … -->\n<html>",
        "<div class=\"page\">",
        &list,
    ];
    for text in html.into_iter().chain([format!("Request {list}").as_str()]) {
        assert!(Saved::open(text.as_bytes()).unwrap().is_rendered(), "{text}");
    }
    for text in
        ["", "Request", "Request sample\n<urn:a><urn:b/></urn:a>", "<urn:a>", "<updatePaymentMean>", "a < b"]
    {
        assert!(!Saved::open(text.as_bytes()).unwrap().is_rendered(), "{text}");
    }
}

#[test]
fn html_that_nests_without_end_is_refused() {
    for tag in ["<div>", "<ul><li>", "<table><tr><td>", "<h1>", "<pre>", "<div><p></b></i>"] {
        let error = Saved::html(&tag.repeat(100_000)).unwrap_err();
        assert!(matches!(error, Unreadable::TooDeep(_)), "{tag}: {error}");
    }
}

/// Each of these makes some converter or parser slow, or take much memory, or fall.
#[test]
fn hostile_html_is_read_all_the_same() {
    let deep = |within: &str| format!("{}{within}", "<div>".repeat(255));
    let lists = "<ul><li>".repeat(23);
    let cases = [
        "<b a=1>x<p>".repeat(2_000),
        (0..2_000).map(|n| format!("<font size={n}>x<p>")).collect(),
        format!("<table>{}", "<tr><td>1<td>2".repeat(5_000)),
        format!("<table><tr>{}", "<td colspan=1000000>1".repeat(5_000)),
        "<table><tr><td>".repeat(23) + &"<tr><td>a".repeat(2_000),
        lists + &"<li>a".repeat(2_000),
        deep(&"<p>a</p>".repeat(5_000)),
        "<script>".repeat(50_000),
        "<!--".repeat(100_000),
        "<a b=\">".repeat(50_000),
        "<".repeat(50_000),
        "&amp;".repeat(20_000),
        "a".repeat(100_000),
        "<select><option>a".repeat(5_000),
        "</ul>".repeat(50_000),
        "<svg><math><mi><table>".repeat(5_000),
        "<ol start=9223372036854775807><li>a<li>b<ol start=-9223372036854775808><li>c".to_owned(),
    ];
    for html in cases {
        let html = format!("<html><body>{html}");
        let start: String = html.chars().take(60).collect();
        match Saved::html(&html) {
            Ok(saved) => assert!(saved.page().rendered, "{start}"),
            Err(error) => assert!(matches!(error, Unreadable::TooDeep(_)), "{start}: {error}"),
        }
    }
}

/// Reading takes time in the measure of the text: these would take minutes if any part of it were read again and again.
#[test]
fn garbage_is_read_in_one_go() {
    let before = ["", "Request\nRequired\na1\npresence\nList of values\n", "Changelog\n", "Request sample\n"];
    let cases = [
        "-\n",
        "{\n",
        "<a\n",
        "a1 ",
        "-\na1\npresence\n",
        "List of values\n",
        "2.0 a1 Request\n",
        "| 2.0 | a1 ",
        "](",
        "[a](b",
        "https://a/services/b ",
        "Required\n",
        "List of values- a ",
        "Recommended interfaceVersion: ",
        "\\_",
        "0\u{301}",
        "\r",
        "presence: Required - Interface version: 2.0 ",
        "**a** ",
    ];
    for before in before {
        for case in cases {
            Page::read(&format!("{before}{}", case.repeat((1 << 18) / case.len())));
        }
    }
}

#[test]
fn a_prefix_of_versions_is_told_from_other_codes() {
    let text = "Request\nRequired\n-\ninterfaceVersion- presence\n- Required\nA version. List of values- WR_WS_2.\n- WR_WS: For wallets.\nResponse\n";
    let page = Page::read(text);
    assert_eq!(page.request.fields[0].values[0].prefix(), Some(("WR_WS", Some("For wallets."))));
    let other = Page::read(&text.replace("WR_WS_2.", "TOKEN_PAN"));
    assert_eq!(other.request.fields[0].values[0].prefix(), None);
}
