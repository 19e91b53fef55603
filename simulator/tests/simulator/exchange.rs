//! The engine and the runtime's own side of a call, which check each other.

use http::Request;
use sips_office_runtime::descriptor::Environment;
use sips_office_runtime::message::Message;
use sips_office_runtime::{Exchange, HttpResponse, SealAlgorithm, SealState, SecretKey};
use sips_office_simulator::{Builder, example};

use crate::shop::{BOTH, shipped};

#[test]
fn every_brands_recommended_request_is_accepted_with_a_verified_answer() {
    let catalog = shipped();
    let function = catalog.describe(&catalog.functions["updatePaymentMean"]);
    let office = Builder::new().office().unwrap();
    let mut message = Message::new();
    message.set("merchantWalletId", example::WALLET_ID);
    message.set("paymentMeanId", "2");
    message.set("paymentMeanAlias", "Café");
    for brand in catalog.brands.values() {
        for protocol in BOTH {
            for algorithm in SealAlgorithm::ALL {
                let key = SecretKey::new(example::SECRET_KEY).unwrap();
                let version = example::KEY_VERSION;
                let exchange = Exchange::builder(
                    brand.describe(),
                    Environment::Test,
                    example::MERCHANT_ID,
                    key,
                    version,
                )
                .protocol(protocol)
                .seal_algorithm(algorithm)
                .build()
                .unwrap();
                let prepared = exchange.prepare_message(&function, &message).unwrap();
                let http = prepared.http();
                let answer = office.answer(&Request::post(&*http.url).body(&http.body).unwrap());
                let headers = answer.headers.into_iter().map(|(name, value)| (name.to_owned(), value));
                let response =
                    HttpResponse { status: answer.status, headers: headers.collect(), body: answer.body };
                let answer = exchange.receive_message(&prepared, &response).unwrap();
                assert_eq!(answer.seal_state(), SealState::Verified);
                assert_eq!(answer.result().code(), Some("00"), "{} {protocol:?}", brand.id);
            }
        }
    }
}
