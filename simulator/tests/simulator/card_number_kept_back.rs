//! Nothing that the simulator shows, remembers or answers gives a card number or the key away.

use std::sync::{Arc, Mutex};

use crate::shop::{BOTH, Shop, WALLET};
use sips_office_runtime::descriptor::Protocol;
use sips_office_runtime::message::{Item, Scalar, ScalarKind, Value};
use sips_office_simulator::{Builder, Fault, HttpAnswer, example};

/// Invented, and so mixed that no part of it is found anywhere by chance.
const NUMBER: &str = "4929530182746351";
const CARD: [(&str, &str); 3] = [WALLET, ("cardNumber", NUMBER), ("cardExpiryDate", "203105")];
const MEAN: [(&str, &str); 2] = [WALLET, ("paymentMeanId", "3")];

/// Everything that came out of an office, under the names of where it came from.
#[derive(Default)]
struct Shown(Vec<(String, String)>);

impl Shown {
    fn add(&mut self, place: &str, text: impl Into<String>) {
        self.0.push((place.to_owned(), text.into()));
    }

    fn answer(&mut self, place: &str, answer: &HttpAnswer) {
        self.add(place, format!("{answer:?}"));
        self.add(place, format!("{:?}", answer.headers));
        self.add(place, String::from_utf8(answer.body.clone()).unwrap());
    }

    fn office(&mut self, shop: &Shop) {
        let wallets = shop.office.wallets();
        self.add("Debug of Office", format!("{:?} {:#?}", shop.office, shop.office));
        self.add("Debug of Wallets", format!("{wallets:?} {wallets:#?}"));
        if let Some(wallet) = wallets.wallet(example::MERCHANT_ID, example::WALLET_ID) {
            self.add("Debug of Wallet", format!("{wallet:?}"));
            for mean in wallet.payment_means() {
                self.add("Debug of PaymentMean", format!("{mean:?}"));
            }
        }
        for received in shop.office.received() {
            self.add("Debug of Received", format!("{received:?}"));
            self.add("Display of Received", received.to_string());
        }
    }

    /// No five digits of the card number in a row, and not the key.
    fn assert_discreet(&self) {
        for (place, text) in &self.0 {
            for five in NUMBER.as_bytes().windows(5) {
                let five = std::str::from_utf8(five).unwrap();
                assert!(!text.contains(five), "{place} shows {five}: {text}");
            }
            assert!(!text.contains(example::SECRET_KEY), "{place} shows the key: {text}");
        }
    }
}

/// Every function, well and badly called.
fn run(shop: &Shop, shown: &mut Shown) {
    let mut send = |function: &str, fields: &[(&'static str, &'static str)]| {
        let shop = shop.at(function);
        shown.answer(function, &shop.send(&shop.request(fields)));
        shown.office(&shop);
    };
    for _ in ["00", "94"] {
        send("addCard", &CARD);
    }
    let too_long: &'static str = NUMBER.repeat(2).leak();
    for wrong in [
        ("cardNumber", "4929 5301 8274 6351"),
        ("cardNumber", too_long),
        ("cardExpiryDate", "never"),
        ("merchantWalletId", ""),
        ("merchantId", "9"),
        ("keyVersion", "9"),
        ("interfaceVersion", "WR_WS_2"),
        ("cardNumbr", NUMBER),
    ] {
        send("addCard", &[&CARD[..], &[wrong]].concat());
    }
    send("getPaymentMeanData", &MEAN);
    send("updatePaymentMean", &[&MEAN[..], &[("paymentMeanAlias", "mine")]].concat());
    send("getWalletData", &[WALLET]);
    send("deletePaymentMean", &MEAN);
    send("addCard", &CARD);
    send("signOff", &[WALLET]);
    send("getWalletData", &[WALLET]);
}

/// Requests for addCard that are none, or not sealed, with the number where it can still be found.
fn misuse(shop: &Shop, shown: &mut Shown) {
    let shop = shop.at("addCard");
    let mut unsealed = shop.unsealed(&CARD);
    shown.answer("an unsealed request", &shop.send(&unsealed));
    if shop.protocol == Protocol::Json {
        let number = Scalar::of_kind(ScalarKind::Number, NUMBER).unwrap();
        for value in [Value::Scalar(number), vec![Item::Scalar(Scalar::new(NUMBER))].into()] {
            unsealed.set("cardNumber", value);
            let request = shop.seal(unsealed.clone());
            shown.answer("a number of another kind", &shop.send(&request));
        }
    }
    let body = shop.write(&shop.request(&CARD));
    // Cut before, inside and after the number, and with a byte that does not belong in it.
    let at = body.windows(NUMBER.len()).position(|window| window == NUMBER.as_bytes()).unwrap();
    for length in at - 1..at + NUMBER.len() + 2 {
        shown.answer("a truncated body", &shop.post(&body[..length]));
    }
    for byte in *b"\"\\<&\x01\xff{" {
        let mut broken = body.clone();
        broken[at + 8] = byte;
        shown.answer("a broken body", &shop.post(&broken));
    }
    for body in [NUMBER.to_owned(), format!("[{NUMBER}]"), format!("\"{NUMBER}\""), format!("<a>{NUMBER}")] {
        shown.answer("a body that is no message", &shop.post(body));
    }
    shown.office(&shop);
}

#[test]
fn a_full_run_shows_no_five_digits_of_the_card_number_and_no_key() {
    for protocol in BOTH {
        let told = Arc::new(Mutex::new(Vec::new()));
        let copy = Arc::clone(&told);
        let builder = Builder::new()
            .clock(Shop::noon)
            .on_received(move |received| copy.lock().unwrap().push(format!("{received:?} {received}")));
        let shop = Shop::before(builder, protocol);
        let mut shown = Shown::default();
        run(&shop, &mut shown);
        misuse(&shop, &mut shown);
        for fault in [Fault::UnknownField, Fault::ChangedByte, Fault::DuplicateField, Fault::SoapFault] {
            shop.office.faults().next(fault);
            let shop = shop.at("addCard");
            shown.answer("a fault", &shop.send(&shop.request(&CARD)));
        }
        shown.office(&shop);
        for text in told.lock().unwrap().iter() {
            shown.add("what on_received is told", text);
        }
        shown.assert_discreet();

        let everything: Vec<_> = shown.0.iter().map(|(_, text)| &**text).collect();
        let everything = everything.join("\n");
        assert!(everything.contains("4929##########51"), "the masked number was there to be seen");
        assert!(everything.contains("############6351"), "the received number was there to be seen");
    }
}
