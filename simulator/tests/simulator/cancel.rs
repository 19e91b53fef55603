//! What cancel answers: the dictionary's examples, as the simulator holds no transactions.

use crate::shop::{BOTH, Shop};
use sips_office_runtime::descriptor::Protocol;
use sips_office_runtime::message::Container;

const AMOUNT: [(&str, &str); 2] = [("operationAmount", "1050"), ("currencyCode", "978")];

fn shop(protocol: Protocol) -> Shop {
    Shop::at_noon(protocol).at("cancel")
}

#[test]
fn a_transaction_by_its_reference_is_answered_with_the_examples() {
    for protocol in BOTH {
        let shop = shop(protocol);
        let request = shop.request(&[&AMOUNT[..], &[("transactionReference", "TREFEXA2012")]].concat());
        assert_eq!(
            shop.call(&request).written(),
            "{\"acquirerResponseCode\":\"00\",\"newAmount\":\"1050\",\"newStatus\":\"CANCELLED\",\
             \"operationDateTime\":\"2014-05-19T23:19:54-12:00\",\"responseCode\":\"00\"}"
        );
    }
}

#[test]
fn a_transaction_by_its_identifier_and_day_is_answered_too() {
    for protocol in BOTH {
        let shop = shop(protocol);
        let mut reference = Container::new();
        reference.insert("s10TransactionId", "1").unwrap();
        reference.insert("s10TransactionIdDate", "20140519").unwrap();
        let mut request = shop.unsealed(&AMOUNT);
        request.set("s10TransactionReference", reference);
        let response = shop.call(&shop.seal(request));
        assert!(response.written().ends_with("\"responseCode\":\"00\"}"));
    }
}

#[test]
fn neither_or_both_ways_to_name_a_transaction_are_30() {
    for protocol in BOTH {
        let shop = shop(protocol);
        let neither = shop.request(&AMOUNT);
        let mut reference = Container::new();
        reference.insert("s10TransactionId", "1").unwrap();
        reference.insert("s10TransactionIdDate", "20140519").unwrap();
        let mut both = shop.unsealed(&[&AMOUNT[..], &[("transactionReference", "x")]].concat());
        both.set("s10TransactionReference", reference);
        for request in [neither, shop.seal(both)] {
            assert_eq!(
                shop.call(&request).written(),
                "{\"errorFieldName\":\"transactionReference\",\"responseCode\":\"30\"}"
            );
        }
    }
}
