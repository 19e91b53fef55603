//! The function from the build script, called.

use std::path::Path;

use sips_office::{Brand, Client, Environment, Exchange, Protocol, SecretKey};
use sips_office_example_shop_build::parcel::{ParcelResponseCode, TrackParcelRequest};
use sips_office_simulator::{Simulator, example};
use sips_office_spec::{Sources, load};

#[tokio::test]
async fn a_function_from_a_build_script_is_called_like_any_other() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs");
    let catalog = load(Sources::folder(&specs).unwrap()).into_catalog().unwrap();
    let simulator = Simulator::builder().catalog(catalog).start().await.unwrap();
    for protocol in [Protocol::Json, Protocol::Soap] {
        let key = SecretKey::new(example::SECRET_KEY).unwrap();
        let exchange = Exchange::builder(Brand::Sips, Environment::Test, example::MERCHANT_ID, key, 1)
            .protocol(protocol)
            .base_address(&simulator.base_address())
            .build()
            .unwrap();
        let request = TrackParcelRequest::new().parcel_id("4711");
        let answer = Client::new(exchange).unwrap().call(&request).await.unwrap().accepted().unwrap();
        assert_eq!(answer.parcel_response_code(), Some(&ParcelResponseCode::Found));
        assert_eq!(answer.station_list(), Some(&["Lyon".to_owned()][..]));
    }
}
