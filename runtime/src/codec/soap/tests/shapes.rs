//! What becomes a text, a container, a list or nothing, and what the texts are.

use super::*;

#[test]
fn the_descriptor_tells_lists_containers_numbers_and_booleans() {
    let read = read_output(
        "<amount>1.50</amount><flag>true</flag><data><b>x</b><a>7</a></data>\
         <brandList><brand>CB</brand></brandList><dataList>\n<data><a>8</a></data>\n</dataList>",
    );
    let expected = message([
        ("amount", number("1.50")),
        ("flag", Scalar::of_kind(ScalarKind::Boolean, "true").unwrap().into()),
        ("data", container([("a", number("7")), ("b", "x".into())]).into()),
        ("brandList", texts(["CB"])),
        ("dataList", Value::List(vec![Item::Container(container([("a", number("8"))]))])),
    ]);
    assert_eq!(read, Ok(expected));
}

#[test]
fn a_described_number_that_is_none_stays_text() {
    let read = read_output("<amount>007</amount><flag>True</flag>").unwrap();
    assert_eq!(read, message([("amount", "007".into()), ("flag", "True".into())]));
}

#[test]
fn an_empty_element_is_what_its_descriptor_says() {
    let read =
        read_output("<data/><brandList> </brandList><dataList></dataList><amount/><unknown/>").unwrap();
    let expected = message([
        ("data", Container::new().into()),
        ("brandList", texts([])),
        ("dataList", texts([])),
        ("amount", "".into()),
        ("unknown", "".into()),
    ]);
    assert_eq!(read, expected);
}

#[test]
fn an_unknown_element_is_a_list_where_its_children_repeat_one_name() {
    let read = read_output(
        "<list><x>1</x><x>2</x></list><one><x>1</x></one><deep><x><y>1</y></x><x><z>2</z></x></deep>",
    );
    let expected = message([
        ("list", texts(["1", "2"])),
        ("one", container([("x", "1".into())]).into()),
        (
            "deep",
            Value::List(vec![
                Item::Container(container([("y", "1".into())])),
                Item::Container(container([("z", "2".into())])),
            ]),
        ),
    ]);
    assert_eq!(read, Ok(expected));
}

#[test]
fn any_other_repetition_is_refused() {
    for (output, path) in [
        ("<errorFieldName/><errorFieldName/>", "errorFieldName"),
        ("<x/><y/><x/>", "x"),
        ("<u><x>1</x><x>2</x><y>3</y></u>", "u.x"),
        ("<data><a>1</a><a>2</a></data>", "data.a"),
        ("<dataList><data/><data><b/><b/></data></dataList>", "dataList[1].b"),
        ("<brandList><brand>1</brand><brand>2</brand><other/></brandList>", "brandList.brand"),
    ] {
        assert_eq!(read_output(output), Err(DecodeError::Duplicate { path: path.into() }), "{output}");
    }
    let nested = read_output("<u><x><y/><y/></x><x/></u>");
    assert_eq!(nested, Err(DecodeError::NestedList { path: "u[0]".into() }));
}

#[test]
fn what_departs_from_its_descriptor_is_read_as_it_is() {
    let read = read_output(
        "<errorFieldName><x>1</x></errorFieldName><data>text</data><brandList><mark>A</mark><mark>B</mark></brandList>\
         <dataList><data>plain</data></dataList>",
    );
    let expected = message([
        ("errorFieldName", container([("x", "1".into())]).into()),
        ("data", "text".into()),
        ("brandList", texts(["A", "B"])),
        ("dataList", texts(["plain"])),
    ]);
    assert_eq!(read, Ok(expected));
}

#[test]
fn a_nil_element_is_absent_where_it_is_empty() {
    let nil = |attribute: &str, content: &str| {
        read_output(&format!("<x xmlns:i='{INSTANCE}' {attribute}>{content}</x>")).unwrap()
    };
    assert!(nil("i:nil='true'", "").is_empty());
    assert!(nil("i:nil='1'", "<!-- -->").is_empty());
    assert!(nil("i:nil='&#49;'", "").is_empty() && nil("i:nil=' true\n'", "").is_empty());
    assert_eq!(nil("i:nil='\u{a0}true'", "").text("x"), Some(""));
    assert_eq!(nil("i:nil='false'", "").text("x"), Some(""));
    assert_eq!(nil("nil='true'", "").text("x"), Some(""));
    assert_eq!(nil("i:nil='true'", "a").text("x"), Some("a"));
    let item = format!("<brandList><brand xmlns:i='{INSTANCE}' i:nil='true'/><brand>CB</brand></brandList>");
    assert_eq!(read_output(&item), Ok(message([("brandList", texts(["CB"]))])));
    for twice in ["<x/>NIL", "NIL<x/>", "NILNIL"] {
        let output = twice.replace("NIL", &format!("<x xmlns:i='{INSTANCE}' i:nil='true'/>"));
        assert_eq!(read_output(&output), Err(DecodeError::Duplicate { path: "x".into() }), "{twice}");
    }
}

#[test]
fn texts_are_what_an_xml_parser_reports() {
    assert_eq!(text_of("a<![CDATA[<b>&amp;]]>c"), "a<b>&amp;c");
    assert_eq!(text_of("&lt;&gt;&amp;&apos;&quot;"), "<>&'\"");
    assert_eq!(text_of("Caf&#233;&#xe9;é"), "Cafééé");
    assert_eq!(text_of("a<!-- no -->b"), "ab");
    assert_eq!(text_of("a\r\nb\rc\nd"), "a\nb\nc\nd");
    assert_eq!(text_of("<![CDATA[a\r\nb\r]]>\n"), "a\nb\n\n");
    assert_eq!(text_of("a&#13;&#10;b&#13;"), "a\r\nb\r");
    assert_eq!(text_of(" \t a "), " \t a ");
    assert_eq!(text_of("]]&gt;"), "]]>");
}

#[test]
fn names_and_texts_are_borrowed_where_they_stand_as_they_are() {
    let (function, document) = (function(), response("<errorFieldName>a b</errorFieldName><x>a&amp;b</x>"));
    let reply = read(document.as_bytes(), &function, Direction::Response, &Limits::default()).unwrap();
    let Reply::Message(message) = reply else { panic!() };
    for field in message {
        assert!(matches!(field.name, Cow::Borrowed(_)));
        let as_it_is = field.name == "errorFieldName";
        let Value::Scalar(scalar) = field.value else { panic!() };
        assert_eq!(matches!(scalar.into_text(), Cow::Borrowed(_)), as_it_is);
    }
}

#[test]
fn text_between_elements_is_refused() {
    let path = |document: &str| match read_document(document) {
        Err(DecodeError::StrayText { path }) => path,
        other => panic!("{other:?}"),
    };
    assert_eq!(path(&response("secret<x/>")), "output");
    assert_eq!(path(&response("<data><a>1</a>secret</data>")), "data");
    assert_eq!(path(&response("<u><![CDATA[secret]]><a>1</a></u>")), "u");
    assert_eq!(path(&body("secret")), "Body");
    assert_eq!(path(&response("").replace("<output>", "&#65;<output>")), "updatePaymentMeanResponse");
}
