//! Typed values go through JSON and through SOAP and come back as they were.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use sips_office::runtime::codec::{Direction, Limits, json, soap};
use sips_office::runtime::message::{Container, Item, Message, Scalar, Value};
use sips_office::runtime::typed::{Request, Response};
use sips_office::wallet::{AddCardRequest, GetWalletDataRequest, GetWalletDataResponse};

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_response_comes_back(message in wallet()) {
        let typed = GetWalletDataResponse::from_message(&message);
        let function = GetWalletDataRequest::function();
        let message = typed.to_message();

        let mut body = Vec::new();
        json::write(&message, &mut body);
        let read = json::read(&body, &Limits::default()).unwrap();
        prop_assert_eq!(&read, &message);
        prop_assert_eq!(&GetWalletDataResponse::from_message(&read), &typed);

        let mut body = Vec::new();
        soap::write(&message, function, Direction::Response, &mut body).unwrap();
        let reply = soap::read(&body, function, Direction::Response, &Limits::default()).unwrap();
        let soap::Reply::Message(read) = reply else { panic!("no message") };
        prop_assert_eq!(&read, &message);
        prop_assert_eq!(&GetWalletDataResponse::from_message(&read), &typed);
    }

    #[test]
    fn a_request_is_read_as_it_was_written(wallet in text(), card in text(), alias in option::of(text())) {
        let mut typed = AddCardRequest::new().merchant_wallet_id(wallet).card_number(card).card_expiry_date("");
        if let Some(alias) = alias {
            typed = typed.payment_mean_alias(alias);
        }
        let (message, function) = (typed.to_message(), AddCardRequest::function());
        let mut body = Vec::new();
        json::write(&message, &mut body);
        prop_assert_eq!(&json::read(&body, &Limits::default()).unwrap(), &message);
        let mut body = Vec::new();
        soap::write(&message, function, Direction::Request, &mut body).unwrap();
        let reply = soap::read(&body, function, Direction::Request, &Limits::default()).unwrap();
        prop_assert!(reply == soap::Reply::Message(message));
    }
}

/// A text that XML can carry, and not empty: an empty one is how the platform writes an absent field.
fn text() -> impl Strategy<Value = String> {
    let odd =
        prop::sample::select(&['<', '>', '&', '"', '\'', '\\', ']', '\r', '\n', '\t', ' ', 'é', '😀'][..]);
    let any = any::<char>().prop_filter(
        "a character of XML",
        |it| !matches!(it, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'),
    );
    vec(prop_oneof![any, odd], 1..8).prop_map(String::from_iter)
}

/// What getWalletData may be answered with, and a field that nobody knows yet.
fn wallet() -> impl Strategy<Value = Message<'static>> {
    let texts = [
        "walletCreationDateTime",
        "walletLastActionDateTime",
        "walletResponseCode",
        "errorFieldName",
        "seal",
        "newField",
    ];
    (fields(&texts), option::of(vec(mean(), 1..4))).prop_map(|(fields, means)| {
        let mut message = Message::from(fields);
        if let Some(means) = means {
            message.set("walletPaymentMeanDataList", means);
        }
        message
    })
}

fn mean() -> impl Strategy<Value = Item<'static>> {
    let texts =
        ["maskedPan", "panExpiryDate", "paymentMeanAlias", "paymentMeanId", "transactionActors", "newField"];
    let brands = vec(text().prop_map(|text| Item::Scalar(Scalar::new(text))), 1..4);
    // An empty one would come back from SOAP as a container still, and from a list of its kind as well.
    (fields(&texts), option::of(brands), text()).prop_map(|(mut fields, brands, brand)| {
        fields.insert("paymentMeanBrand", brand).unwrap();
        if let Some(brands) = brands {
            fields.insert("paymentMeanCoBadgingBrandList", brands).unwrap();
        }
        Item::Container(fields)
    })
}

fn fields(names: &[&'static str]) -> impl Strategy<Value = Container<'static>> + use<> {
    let names = names.to_vec();
    vec(option::of(text()), names.len()).prop_map(move |texts| {
        let mut container = Container::new();
        for (name, text) in names.iter().zip(texts) {
            if let Some(text) = text {
                container.insert(*name, Value::from(text)).unwrap();
            }
        }
        container
    })
}
