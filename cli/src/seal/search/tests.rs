use std::fmt::Write;

use sips_office_runtime::SecretKey;
use sips_office_runtime::codec::{Limits, json};

use super::*;

const DOCUMENT: &str = r#"{"z":"Café, 1","B":" 2 ","c":{"yes":true,"no":false,"e":0},"amount":1.50,
    "at":"2014-05-19T23:19:00+00:00","interfaceVersion":"WR","keyVersion":"7","l":["a,b"],"seal":"s"}"#;
const RIGHT: &str = " 2 1.502014-05-19T23:19:00+00:000falsetrueWRa,bCafé, 1";
const KEY: &str = "73656372 ";

fn search(document: &str, key: &str, own: &str) -> Search {
    let message = json::read(document.as_bytes(), &Limits::default()).unwrap();
    Search::new(&Case::new(&message, Some(document), key), own, SealAlgorithm::HmacSha256)
}

fn written(text: &[u8], key: &[u8]) -> String {
    base16ct::lower::encode_string(&digest(SealAlgorithm::HmacSha256, text, key))
}

/// What is found out about a seal over that text.
fn over(text: &[u8]) -> Found {
    search(DOCUMENT, KEY, &written(text, KEY.as_bytes())).found
}

fn mistake(what: &str) -> Found {
    Found::Mistake(what.to_owned(), SealAlgorithm::HmacSha256)
}

#[test]
fn the_document_of_these_tests_is_sealed_so() {
    assert_eq!(over(RIGHT.as_bytes()), Found::Written("otherwise"));
}

#[test]
fn mistakes_in_the_values_are_found() {
    for (text, what) in [
        (" 2 1.502014-05-19T23:19:00+00:000falsetrueWR7a,bCafé, 1", "sealed keyVersion as well"),
        (" 2 1.502014-05-19T23:19:00+00:00trueWRa,bCafé, 1", "lost 0 and false inside containers and lists"),
        (" 2 1.502014-05-19T23:19:00+00:00WRCafé, 1", "left out what is inside containers and lists"),
        (" 2 1.502014-05-19T23:19:00+00:0001WRa,bCafé, 1", "wrote true as 1 and false as nothing"),
        (" 2 1.502014-05-19T23:19:00+00:000FalseTrueWRa,bCafé, 1", "wrote True and False"),
        (
            " 2 1.52014-05-19T23:19:00+00:000falsetrueWRa,bCafé, 1",
            "rewrote numbers without the zeros at their end",
        ),
        (" 2 1.502014-05-19T23:19:00Z0falsetrueWRa,bCafé, 1", "rewrote dates with Z for +00:00"),
        (" 2 1.502014-05-19T23:19+00:000falsetrueWRa,bCafé, 1", "rewrote dates without the seconds :00"),
        (
            " 2 1.502014-05-19T23:19Z0falsetrueWRa,bCafé, 1",
            "rewrote dates with Z for +00:00 and without the seconds :00",
        ),
        ("21.502014-05-19T23:19:00+00:000falsetrueWRa,bCafé, 1", "trimmed the values"),
        (" 2 1.502014-05-19T23:19:00+00:000falsetrueWRabCafé, 1", "removed the commas inside lists"),
        (" 2 1.502014-05-19T23:19:00+00:000falsetrueWRabCafé 1", "removed the commas"),
        (" 2 1.502014-05-19T23:19:00+00:000falsetruea,bCafé, 1", "left interfaceVersion out"),
        (" 2 1.502014-05-19T23:19:00+00:000falsetrueWRCafé, 1", "left l out"),
    ] {
        assert_eq!(over(text.as_bytes()), mistake(what), "{text}");
    }
}

#[test]
fn mistakes_in_the_order_are_found() {
    for (text, what) in [
        (
            "Café, 1 2 truefalse01.502014-05-19T23:19:00+00:00WRa,b",
            "sealed the fields in the order of the document",
        ),
        ("1.502014-05-19T23:19:00+00:00 2 0falsetrueWRa,bCafé, 1", "sorted the names without regard to case"),
        (
            " 2 1.502014-05-19T23:19:00+00:000WRa,bfalsetrueCafé, 1",
            "sorted the fields of containers in among all others",
        ),
    ] {
        assert_eq!(over(text.as_bytes()), mistake(what), "{text}");
    }
}

#[test]
fn separators_and_encodings_are_found() {
    let bars = " 2 |1.50|2014-05-19T23:19:00+00:00|0|false|true|WR|a,b|Café, 1";
    assert_eq!(over(bars.as_bytes()), mistake("put bars between the values"));
    let pairs = "B= 2 &amount=1.50&at=2014-05-19T23:19:00+00:00&c.e=0&c.no=false&c.yes=true&interfaceVersion=WR\
                 &l[0]=a,b&z=Café, 1";
    assert_eq!(over(pairs.as_bytes()), mistake("sealed names and values, with ampersands between them"));
    let twice = RIGHT.replace('é', "Ã©");
    assert_eq!(over(twice.as_bytes()), mistake("encoded the text twice in UTF-8"));
    let latin: Vec<u8> = RIGHT.chars().map(|letter| u8::try_from(letter).unwrap()).collect();
    assert_eq!(over(&latin), mistake("encoded the text in Latin-1"));
}

#[test]
fn mistakes_with_the_key_are_found() {
    for (key, other, what) in [
        ("key", &b"key\n"[..], "had a line break at the end of the key"),
        ("key", b"key\r\n", "had a Windows line break at the end of the key"),
        ("key", b"key ", "had a space at the end of the key"),
        (" key", b"key", "trimmed the key"),
        ("Key", b"key", "had the key in lower case"),
        ("Key", b"KEY", "had the key in upper case"),
        ("ff00FE", b"\xff\x00\xfe", "took the key for hexadecimal"),
        ("-_8=", b"\xfb\xff", "took the key for base64"),
        ("é", "Ã©".as_bytes(), "encoded the key twice in UTF-8"),
    ] {
        assert_eq!(search(DOCUMENT, key, &written(RIGHT.as_bytes(), other)).found, mistake(what));
    }
    let swapped = search(DOCUMENT, KEY, &written(KEY.as_bytes(), RIGHT.as_bytes()));
    assert_eq!(swapped.found, mistake("took the text for the key and the key for the text"));
}

#[test]
fn another_algorithm_is_found_under_a_mistake_too() {
    let key = SecretKey::new(KEY).unwrap();
    for algorithm in [SealAlgorithm::HmacSha512, SealAlgorithm::Sha256] {
        let right = key.seal_text(algorithm, RIGHT);
        assert_eq!(search(DOCUMENT, KEY, right.as_str()).found, Found::OtherAlgorithm(algorithm));
        let wrong = key.seal_text(algorithm, &RIGHT.replace("WR", ""));
        let expected = Found::Mistake("left interfaceVersion out".to_owned(), algorithm);
        assert_eq!(search(DOCUMENT, KEY, wrong.as_str()).found, expected);
    }
}

#[test]
fn the_right_seal_in_another_writing_is_recognised() {
    let right = written(RIGHT.as_bytes(), KEY.as_bytes());
    for (own, writing) in [
        (right.to_uppercase(), "with capitals"),
        (format!("{right}\n"), "with white space around it"),
        ("eBMhVzjSq5Zt".to_owned(), ""),
    ] {
        let expected = if writing.is_empty() { Found::NoSeal } else { Found::Written(writing) };
        assert_eq!(search(DOCUMENT, KEY, &own).found, expected, "{own}");
    }
    // The seal of the text `x` with the key `k`, made elsewhere.
    let elsewhere = search(r#"{"a":"x"}"#, "k", "w47ciBXISJ9kc4l49EAI+FljRVRfC6po72/PXFPlcYk=");
    assert_eq!(elsewhere.found, Found::Written("in base64"));
}

#[test]
fn a_seal_that_nothing_makes_is_held_against_every_mistake_that_differs() {
    let search = search(r#"{"a":"1","b":"2"}"#, "k", &"0".repeat(64));
    assert_eq!(search.found, Found::Nothing);
    assert!(!search.is_cut);
    assert!(search.tried.contains(&"put bars between the values".to_owned()), "{:?}", search.tried);
    assert!(!search.tried.contains(&"trimmed the values".to_owned()), "trimming changes nothing here");
}

#[test]
fn the_interface_version_is_left_out_first_however_many_fields_stand_before_it() {
    let mut document = String::from("{");
    for number in 0..100 {
        write!(document, r#""a{number:02}":"{number}","#).unwrap();
    }
    let right = (0..100).map(|number| number.to_string()).collect::<String>();
    let document = format!(r#"{document}"interfaceVersion":"WR"}}"#);
    let found = search(&document, "k", &written(right.as_bytes(), b"k")).found;
    assert_eq!(found, mistake("left interfaceVersion out"));
}

#[test]
fn a_message_of_the_greatest_size_is_not_worked_on_without_end() {
    let mut many = String::from("{");
    for number in 0..9_900 {
        write!(many, r#""field{number:04}":"value {number}","#).unwrap();
    }
    let many = format!("{}}}", many.trim_end_matches(','));
    let long = format!(r#"{{"a":"{}","b":"x"}}"#, "é".repeat(500_000));
    for (document, is_cut) in [(many, false), (long, true)] {
        let search = search(&document, "k", &"0".repeat(64));
        assert_eq!((&search.found, search.is_cut), (&Found::Nothing, is_cut));
        assert!(search.work < MOST_WORK + 4 * document.len(), "{} bytes hashed", search.work);
    }
}
