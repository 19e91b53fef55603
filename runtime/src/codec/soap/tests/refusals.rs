//! What is no document that may be read.

use super::samples::REQUEST;
use super::*;

#[test]
fn an_element_of_a_foreign_namespace_is_refused() {
    for output in
        ["<seal xmlns='urn:evil'>x</seal>", "<e:seal xmlns:e='urn:evil'>x</e:seal>", "<seal xmlns=''/>"]
    {
        assert_eq!(read_output(output), Err(DecodeError::ForeignElement { path: "seal".into() }), "{output}");
    }
    let inner = read_output("<data><s:a/></data>");
    assert_eq!(inner, Err(DecodeError::ForeignElement { path: "data.a".into() }));
    let outer = response("").replace("wallet:v2", "wallet:v3");
    assert_eq!(
        read_document(&outer),
        Err(DecodeError::ForeignElement { path: "updatePaymentMeanResponse".into() })
    );
}

#[test]
fn a_namespace_is_compared_as_meant_not_as_written() {
    let document = response("<x>1</x>").replace("urn:sips", "urn&#58;sips");
    assert_eq!(read_document(&document), Ok(message([("x", "1".into())])));
}

#[test]
fn undeclared_prefixes_are_refused_but_in_a_bare_fragment() {
    assert_eq!(xml_error(&response("<p:x/>")), "a namespace prefix is not declared");
    assert_eq!(xml_error(&response("<x p:y='1'/>")), "a namespace prefix is not declared");
    assert_eq!(xml_error(&body(REQUEST)), "a namespace prefix is not declared");
    let foreign = |fragment: &str| {
        let read = read_undescribed(fragment.as_bytes(), &Limits::default());
        assert_eq!(read, Err(DecodeError::ForeignElement { path: "x".into() }), "{fragment}");
    };
    foreign("<urn:f><urn:input><x/></urn:input></urn:f>");
    foreign("<urn:f><urn:input><other:x/></urn:input></urn:f>");
    foreign("<urn:f><urn:input><urn:x xmlns:urn='urn:y'/></urn:input></urn:f>");
    let enveloped = body(REQUEST);
    let read = read_undescribed(enveloped.as_bytes(), &Limits::default());
    assert!(matches!(read, Err(DecodeError::Xml { .. })));
}

#[test]
fn what_xml_parsers_disagree_on_is_refused() {
    let good = response("<x>1</x>");
    assert!(read_document(&good).is_ok());
    for (document, complaint) in [
        (format!("<!DOCTYPE s>{good}"), "it has a document type definition"),
        (format!("<!DOCTYPE s [<!ENTITY e 'x'>]>{good}"), "it has a document type definition"),
        (format!("<?php?>{good}"), "it holds a processing instruction"),
        (good.replace("<x>", "<?pi?><x>"), "it holds a processing instruction"),
        (format!(" <?xml version='1.0'?>{good}"), "an XML declaration stands elsewhere than at the start"),
        (format!("<?xml version='1.1'?>{good}"), "it is not XML 1.0"),
        (
            format!("<?xml version='1.0' encoding='ISO-8859-1'?>{good}"),
            "it declares another encoding than UTF-8",
        ),
        (format!("<?xml encoding='utf-8'?>{good}"), DECLARATION),
        (format!("<?xml version='1.0'encoding='utf-8'?>{good}"), DECLARATION),
        (format!("<?xml encoding='utf-8' version='1.0'?>{good}"), DECLARATION),
        (good.replace(">1<", ">&nbsp;<"), REFERENCE),
        (good.replace(">1<", ">&#0;<"), REFERENCE),
        (good.replace(">1<", ">&#xFFFF;<"), REFERENCE),
        (good.replace(">1<", ">a & b<"), "a reference does not end with `;`"),
        (good.replace(">1<", ">\u{1}<"), "it holds a character that XML forbids"),
        (good.replace(">1<", ">\u{ffff}<"), "it holds a character that XML forbids"),
        (good.replace(">1<", ">]]><"), "`]]>` stands in a text"),
        (good.replace(">1<", "><!-- -- --><"), "`--` stands in a comment"),
        (good.replace("</x>", "</y>"), "an end tag does not match its start tag"),
        (good.replace("<x>", "<1x>").replace("</x>", "</1x>"), "an element's name is no XML name"),
        (good.replace("<x>", "<xmlns:x>").replace("</x>", "</xmlns:x>"), "an element's name is no XML name"),
        (good.replace("<x>", "<x a='1' a='2'>"), ATTRIBUTE),
        (good.replace("<x>", "<x a='1'b='2'>"), ATTRIBUTE),
        (good.replace("<x>", "<x a=1>"), ATTRIBUTE),
        (good.replace("<x>", "<x a>"), ATTRIBUTE),
        (good.replace("<x>", "<x a='<'>"), ATTRIBUTE),
        (good.replace("<x>", "<x a='&e;'>"), ATTRIBUTE),
        (good.replace("<x>", "<x xmlns:p='u' xmlns:q='u' p:a='' q:a=''>"), ATTRIBUTE),
        (good.replace("<x>", "<x xmlns:p='a b' xmlns:q='a&#32;b' p:a='' q:a=''>"), ATTRIBUTE),
        (good.replace("<x>", "<x xmlns:p=''>"), RESERVED),
        (good.replace("<x>", "<x xmlns:p='http://www.w3.org/2000/xmlns/'>"), RESERVED),
        (good.replace("<x>", "<x xmlns='http://www.w3.org/XML/1998/namespace'>"), RESERVED),
        (good.replace("<x>", "<x xmlns:xml='u'>"), RESERVED),
        (format!("{good}<x/>"), "there is a second root element"),
        (format!("{good}text"), "there is text outside the root element"),
        (format!("{good}<![CDATA[]]>"), "there is text outside the root element"),
        (format!("\u{feff}\u{feff}{good}"), "there is text outside the root element"),
        (good.replace("</s:Envelope>", ""), "it ends inside an element"),
        (String::new(), "it has no element"),
    ] {
        assert_eq!(xml_error(&document), complaint, "{document}");
    }
}

const ATTRIBUTE: &str = "an attribute is malformed or stands twice";
const DECLARATION: &str = "the XML declaration is malformed";
const RESERVED: &str = "a namespace is declared that cannot be";
const REFERENCE: &str = "a reference is neither a character's nor one of the five";

#[test]
fn every_truncation_is_refused() {
    let document = response("<x a='1'>1&amp;<![CDATA[2]]><!-- 3 --></x>");
    for end in 0..document.len() {
        assert!(read_document(&document[..end]).is_err(), "{end}");
    }
}

#[test]
fn attributes_carry_no_data() {
    let read = read_output("<x a='1' b=\"a>b\" xml:lang='fr' xmlns:q='urn:q' q:seal='2'\n>1</x>");
    assert_eq!(read, Ok(message([("x", "1".into())])));
}

#[test]
fn depth_and_count_are_limited() {
    let limits = |depth, fields| Limits { depth, fields, ..Limits::default() };
    let read = |output: &str, limits| read_with(&response(output), Direction::Response, &limits);
    assert!(read("<x>1</x>", limits(1, 100)).is_ok());
    assert!(read("<dataList><data><a>1</a></data></dataList>", limits(3, 100)).is_ok());
    assert_eq!(
        read("<dataList><data><a>1</a></data></dataList>", limits(2, 100)),
        Err(DecodeError::TooDeep { path: "dataList[0]".into(), limit: 2 })
    );
    // Envelope, Body, operation and wrapper, and two namespace declarations.
    assert!(read("<x/><y/>", limits(8, 8)).is_ok());
    assert_eq!(read("<x/><y/><z/>", limits(8, 8)), Err(DecodeError::TooMany { limit: 8 }));
    assert_eq!(read("<x/><y a=''/>", limits(8, 8)), Err(DecodeError::TooMany { limit: 8 }));
    // More attributes than that are not looked at.
    assert_eq!(read("<x/><y a='' b='' c=/>", limits(8, 8)), Err(DecodeError::TooMany { limit: 8 }));
}

#[test]
fn deep_nesting_meets_the_limit_and_not_the_stack() {
    let limits = Limits { depth: usize::MAX, fields: usize::MAX, ..Limits::default() };
    let deep = response(&format!("{}{}", "<x>".repeat(60_000), "</x>".repeat(60_000)));
    assert!(matches!(
        read_with(&deep, Direction::Response, &limits),
        Err(DecodeError::TooDeep { limit: 64, .. })
    ));
    let deep = format!("{}{}", "<f><input>".repeat(30_000), "</input></f>".repeat(30_000));
    assert!(matches!(
        read_undescribed(deep.as_bytes(), &limits),
        Err(DecodeError::TooDeep { limit: 64, .. })
    ));
}
