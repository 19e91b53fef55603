//! Which function a page is about, and whose page it is.

use sips_office_pages::Page;
use sips_office_pages::drift::Edition;

use super::pages::Change::{Line, Without};
use super::pages::{Change, EDITIONS, SIPS, SOGENACTIF, Specs, changed, page};

#[test]
fn a_page_tells_its_function_and_brand() {
    for edition in EDITIONS {
        assert_eq!(recognised(&page(edition), None, None), Ok(("updatePaymentMean".into(), edition.into())));
    }
}

#[test]
fn what_is_asked_for_goes_before_what_the_page_tells() {
    let text = page(SIPS);
    assert_eq!(
        recognised(&text, Some("signOff"), Some("mercanet")),
        Ok(("signOff".into(), "mercanet".into()))
    );
}

#[test]
fn one_wrong_host_does_not_change_the_brand() {
    for line in [9, 16, 23, 30] {
        let text = page(SIPS).lines().enumerate().fold(String::new(), |text, (at, own)| {
            let own = if at + 1 == line {
                own.replace("office-server", "office-server-mercanet")
            } else {
                own.to_owned()
            };
            text + &own + "\n"
        });
        assert_eq!(recognised(&text, None, None), Ok(("updatePaymentMean".into(), "sips".into())), "{line}");
    }
}

#[test]
fn what_nobody_can_tell_is_asked_for() {
    let wrong = Line(9, "office-server.sogenactif.com", "office-server.sips-services.com");
    let other = Line(21, "office-server.sogenactif.com", "office-server.sips-services.com");
    /// Changes of the page, the brand and function asked for, and what is said.
    type Case<'c> = (&'c [Change], Option<&'c str>, Option<&'c str>, &'c str);
    let cases: [Case<'_>; 6] = [
        (
            &[wrong, other],
            None,
            None,
            "the page's addresses belong to sips and sogenactif alike; name its brand with --brand",
        ),
        (
            &[Without(5, 29)],
            None,
            None,
            "the page shows no addresses, which would tell its brand; name it with --brand",
        ),
        (
            &[Without(1, 3), Without(5, 29)],
            None,
            None,
            "the page does not tell which function it describes; name it with --function",
        ),
        (
            &[],
            Some("updatePaymentMaen"),
            None,
            "the specs have no function `updatePaymentMaen`; did you mean `updatePaymentMean`? `sips import` drafts a new one",
        ),
        (
            &[],
            Some("orderPizza"),
            None,
            "the specs have no function `orderPizza`; `sips import` drafts one from the page",
        ),
        (
            &[],
            None,
            Some("sip"),
            "the specs have no brand `sip`; they have sips, sogenactif, mercanet, sherlocks",
        ),
    ];
    for (changes, function, brand, message) in cases {
        let text = changed(&page(SOGENACTIF), changes);
        assert_eq!(recognised(&text, function, brand), Err(message.to_owned()));
    }
    let unknown = page(SIPS).replace("sips-services.com", "example.com");
    let message = "no brand of the specs has one of the page's hosts (office-server.example.com, \
                   office-server.test.example.com, office-server.example.com, office-server.test.example.com); name it \
                   with --brand";
    assert_eq!(recognised(&unknown, None, None), Err(message.to_owned()));
    let message = "nothing in it is of a documentation page: neither a recommended version nor addresses, fields, samples \
                   or a changelog";
    assert_eq!(recognised("Dear diary\n", Some("addCard"), Some(SIPS)), Err(message.to_owned()));
}

fn recognised(text: &str, function: Option<&str>, brand: Option<&str>) -> Result<(String, String), String> {
    let specs = Specs::shipped();
    let edition = Edition::of(&Page::read(text), &specs.catalog, &specs.sources, function, brand);
    edition
        .map(|edition| (edition.function.name.clone(), edition.brand.id.clone()))
        .map_err(|error| error.to_string())
}
