//! Functions that the simulator does not know by name, and catalogs of other people.

use http::Request;
use sips_office_runtime::Verdict;
use sips_office_runtime::descriptor::Protocol;
use sips_office_runtime::message::{Item, ScalarKind, Value};
use sips_office_simulator::Builder;
use sips_office_spec::{Catalog, Sources, load};

use crate::shop::{BOTH, Shop};

const SERVICE: &str = r#"
service: orchard
summary: A service that nobody has.
namespace: urn:example:orchard
endpoints: { json: "/orchard/{function}", soap: /orchard }
interfaceVersion: { prefix: OR_WS, label: Orchard }
responseCode: { field: orchardCode, accepted: ["77"] }
request:
  leading:
    - { field: merchantId,       presence: required, since: "2.0" }
    - { field: interfaceVersion, presence: required, since: "2.0" }
  trailing:
    - { field: seal,          presence: required, since: "2.0" }
    - { field: keyVersion,    presence: required, since: "2.0" }
    - { field: sealAlgorithm, presence: optional, since: "2.12" }
response:
  trailing:
    - { field: orchardCode, presence: optional, since: "2.0" }
    - { field: errorFieldName, presence: optional, since: "2.0" }
    - { field: seal, presence: required, since: "2.0" }
"#;

const DICTIONARY: &str = r#"
fields:
  - { field: orchardCode, description: The result., example: "77" }
  - { field: treeCode, description: Another result., example: "05" }
  - { field: apples, kind: number, description: How many., example: "12" }
  - { field: ripe, kind: boolean, description: Whether., example: "true" }
  - { field: note, description: Comes with a tree code that is not answered here., example: never }
  - { field: remark, description: Comes with the tree code that is answered here., example: always }
  - { field: nameless, description: Has no example. }
  - { field: young, description: Came late., example: late }
  - { field: spoken, description: For SOAP., example: soap }
  - { field: basket, kind: container, container: basket, description: A basket. }
  - { field: baskets, kind: list, container: basket, item: basket, description: Baskets. }
  - { field: sorts, kind: list, item: sort, description: Sorts., example: Boskoop }
containers:
  - container: basket
    description: A basket.
    fields:
      - { field: apples, presence: optional, since: "2.0" }
      - { field: nameless, presence: optional, since: "2.0" }
      - { field: young, presence: optional, since: "2.20" }
"#;

const PICK: &str = r#"
function: pickApples
service: orchard
summary: Picks apples.
idempotent: false
request:
  - { field: treeCode, presence: required, since: "2.0" }
response:
  - { field: treeCode, presence: optional, since: "2.0" }
  - { field: apples, presence: optional, since: "2.0" }
  - { field: ripe, presence: optional, since: "2.0" }
  - { field: note, presence: optional, since: "2.0", when: { treeCode: ["06"] } }
  - { field: remark, presence: optional, since: "2.0", when: { treeCode: ["05"], orchardCode: ["77"] } }
  - { field: nameless, presence: optional, since: "2.0" }
  - { field: young, presence: optional, since: "2.20" }
  - { field: spoken, presence: optional, since: "2.0", only: soap }
  - { field: basket, presence: optional, since: "2.0" }
  - { field: baskets, presence: optional, since: "2.0" }
  - { field: sorts, presence: optional, since: "2.0" }
sources: [nobody]
"#;

fn catalog(pick: &str) -> Catalog {
    let files = [
        ("services/orchard.yaml", SERVICE),
        ("dictionary/orchard.yaml", DICTIONARY),
        ("functions/orchard/pickApples.yaml", pick),
    ];
    load(Sources::texts(files)).into_catalog().unwrap_or_else(|broken| panic!("{broken}"))
}

fn shop(protocol: Protocol) -> Shop {
    Shop::calling(Builder::new(), &catalog(PICK), "pickApples", protocol)
}

#[test]
fn a_success_is_made_of_the_dictionarys_examples() {
    let answers = BOTH.map(|protocol| {
        let shop = shop(protocol);
        shop.call(&shop.request(&[("treeCode", "1"), ("interfaceVersion", "OR_WS_2.20")])).written()
    });
    assert_eq!(
        answers[0],
        "{\"apples\":12,\"basket\":{\"apples\":12,\"young\":\"late\"},\"baskets\":[{\"apples\":12,\"young\":\"late\"}],\
         \"orchardCode\":\"77\",\"remark\":\"always\",\"ripe\":true,\"sorts\":[\"Boskoop\"],\"treeCode\":\"05\",\
         \"young\":\"late\"}"
    );
    assert_eq!(answers[1], answers[0].replace("\"treeCode\"", "\"spoken\":\"soap\",\"treeCode\""));
}

#[test]
fn an_older_request_gets_no_younger_field() {
    let shop = shop(Protocol::Json);
    let request = shop.request(&[("treeCode", "1"), ("interfaceVersion", "OR_WS_2.0")]);
    let response = shop.call(&request);
    assert!(!response.written().contains("young"));
    let response = response.message;
    let Some(Value::List(baskets)) = response.get("baskets") else { panic!("{response:?}") };
    let [Item::Container(basket)] = &baskets[..] else { panic!("{response:?}") };
    let Some(Value::Scalar(apples)) = basket.get("apples") else { panic!("{response:?}") };
    assert_eq!((apples.kind(), apples.text()), (ScalarKind::Number, "12"));
}

#[test]
fn refusals_use_the_functions_own_code_field() {
    for protocol in BOTH {
        let shop = shop(protocol);
        let response = shop.call(&shop.request(&[]));
        assert_eq!(response.written(), "{\"errorFieldName\":\"treeCode\",\"orchardCode\":\"30\"}");
    }
}

#[test]
fn a_function_of_that_name_in_another_service_is_not_the_wallets() {
    let pick = PICK.replace("function: pickApples", "function: updatePaymentMean");
    let shop = Shop::calling(Builder::new(), &catalog(&pick), "updatePaymentMean", Protocol::Json);
    let response = shop.call(&shop.request(&[("treeCode", "1")]));
    assert_eq!(response.message.text("orchardCode"), Some("77"));
}

#[test]
fn a_catalog_serves_its_own_functions_and_no_others() {
    let office = shop(Protocol::Json).office;
    let status = |path: &str| office.answer(&Request::post(path).body("").unwrap()).status;
    assert_eq!(status("/orchard/pickApples"), 400);
    assert_eq!(status("/rs-services/v2/wallet/updatePaymentMean"), 404);
}

#[test]
fn functions_share_a_soap_address() {
    let catalog = catalog(PICK);
    let mut both = catalog.clone();
    let mut drop_apples = catalog.functions["pickApples"].clone();
    drop_apples.name = "dropApples".into();
    both.functions.insert("dropApples".into(), drop_apples);
    for function in ["pickApples", "dropApples"] {
        let shop = Shop::calling(Builder::new(), &both, function, Protocol::Soap);
        shop.call(&shop.request(&[("treeCode", "1")]));
        assert_eq!(shop.office.received()[0].function.as_deref(), Some(function));
    }
}

#[test]
fn a_function_without_a_response_code_refuses_by_http_or_fault() {
    let mut catalog = catalog(PICK);
    catalog.functions["pickApples"].response_code = None;
    for protocol in BOTH {
        let shop = Shop::calling(Builder::new(), &catalog, "pickApples", protocol);
        let accepted = shop.call(&shop.request(&[("treeCode", "1")]));
        assert_eq!(accepted.verdict, Verdict::Valid);
        let answer = shop.send(&shop.request(&[]));
        match protocol {
            Protocol::Json => assert_eq!(answer.status, 400),
            Protocol::Soap => assert_eq!(shop.fault(&answer).string, "the request is refused with code 30"),
        }
    }
}
