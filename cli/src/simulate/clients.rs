//! What somebody must know who points a client at the simulator, on the screen when it starts and in the help alike.

use std::collections::BTreeMap;
use std::fmt::Write;

use sips_office_simulator::{Fault, FaultKind, Office, example};
use sips_office_spec::{Catalog, Sources, load};

use super::call;
use crate::out::harmless;

/// Where the simulator listens unless told otherwise.
pub(super) const PORT: u16 = 8701;

/// Who may call.
pub(super) fn merchant() -> String {
    let (merchant, version, key) = (example::MERCHANT_ID, example::KEY_VERSION, example::SECRET_KEY);
    format!("merchantId {merchant}, keyVersion {version}, secret key {key}")
}

/// What is there at the beginning.
pub(super) fn wallet() -> String {
    let means = example::PAYMENT_MEAN_IDS.join(" and ");
    format!("wallet {} holds payment means {means}", example::WALLET_ID)
}

/// What can be called, a line each.
pub(super) fn addresses(address: &str, catalog: &Catalog) -> String {
    let mut text = String::new();
    for function in catalog.functions.values() {
        for path in [&function.json_path, &function.soap_path].into_iter().flatten() {
            // A `String` takes whatever is written.
            let _ = writeln!(text, "POST {address}{}   {}", harmless(path), harmless(&function.name));
        }
    }
    let mut wsdls = BTreeMap::new();
    for function in catalog.functions.values() {
        if let Some(path) = &function.soap_path {
            // Of services at one address the first is served.
            wsdls.entry(path).or_insert(&function.service);
        }
    }
    for (path, service) in wsdls {
        let _ = writeln!(text, "GET {address}{}?wsdl   WSDL of {}", harmless(path), harmless(service));
    }
    if catalog.functions.values().any(|function| function.json_path.is_some()) {
        let _ = writeln!(text, "GET {address}{}   OpenAPI of all functions in JSON", Office::OPENAPI);
    }
    text
}

/// What the options cannot say, for the end of the help.
pub(super) fn help() -> String {
    let catalog = load(Sources::shipped()).into_catalog();
    let call = catalog.as_ref().ok().and_then(call::example).unwrap_or_else(|| "sips call".to_owned());
    let addresses = catalog.map(|catalog| addresses(&format!("http://127.0.0.1:{PORT}"), &catalog));
    let addresses = indented(&format!("{}\n{}\n{}", merchant(), wallet(), addresses.unwrap_or_default()));
    let faults = faults();
    let header = Fault::HEADER;
    format!(
        "Clients in any language send here what would go to the platform's host, in JSON or SOAP. Merchant and key \
         are public, and nobody's. Each line with POST is a function in one protocol:\n{addresses}\n\
         A seal is the HMAC-SHA-256, with the secret key, of the values of all fields but seal, keyVersion and \
         sealAlgorithm, in the order of the fields' names, one behind the other, a container's fields in its place; in lower-case \
         hex. \
         `{call}` shows a whole request, and \
         `sips seal explain` what is wrong with a seal.\n\n\
         Faults are asked for by a header of the request, as in `{header}: delay=2s, wrong-seal`:\n{faults}  \
         * The request is not carried out.\n\n\
         A file of --faults says which calls suffer them, counted from 1:\n  \
         every = \"delay=20ms\"      # all calls, of all functions\n  \
         [addCard]\n  \
         1 = \"no-answer\"           # the first call of addCard\n  \
         2-3 = \"status=503\"\n  \
         5- = \"code=99\"            # the fifth, and all after it\n\n\
         A file of --wallets says what is there at the beginning, in the place of the wallet above:\n  \
         [[wallet]]\n  \
         merchantWalletId = \"walId011\"\n  \
         walletCreationDateTime = 2026-01-31T12:00:00+01:00\n  \
         [[wallet.paymentMean]]\n  \
         paymentMeanId = \"1\"\n  \
         paymentMeanAlias = \"my card\"\n  \
         maskedPan = \"4111##########11\"\n  \
         panExpiryDate = \"203012\"\n  \
         paymentMeanBrand = \"VISA\"\n  \
         panType = \"PAN\"\n\n\
         Exit status: 0 after Ctrl-C or SIGTERM, 1 where the address cannot be listened at, 2 for wrong usage."
    )
}

/// A line for each kind of fault.
fn faults() -> String {
    let longest = FaultKind::ALL.iter().map(|kind| kind.example.len()).max().unwrap_or_default();
    let mut text = String::new();
    for kind in FaultKind::ALL {
        let mark = if kind.is_carried_out { ' ' } else { '*' };
        let _ = writeln!(text, "  {:longest$} {mark} {}", kind.example, kind.says);
    }
    text
}

fn indented(text: &str) -> String {
    text.lines().fold(String::new(), |text, line| text + "  " + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn service(name: &str) -> String {
        format!(
            "service: {name}\nnamespace: urn:{name}\nendpoints: {{ soap: /soap }}\ninterfaceVersion: {{ prefix: X }}\n\
             request: {{ leading: [{{ field: merchantId, presence: required, since: '1.0' }}] }}\nresponse: {{}}\n"
        )
    }

    fn function(name: &str, service: &str) -> String {
        format!(
            "function: {name}\nservice: {service}\nsummary: s.\nidempotent: true\nprotocols: [soap]\n\
             brands: {{ sips: {{ recommended: '1.0' }} }}\nrequest: []\nresponse: []\nsources: [s]\n"
        )
    }

    #[test]
    fn only_what_is_served_is_told() {
        let files = [
            ("services/a.yaml", service("a")),
            ("services/b.yaml", service("b")),
            ("functions/one.yaml", function("one", "a")),
            ("functions/two.yaml", function("two", "b")),
        ];
        let loaded = load(Sources::texts(files.iter().map(|(name, text)| (*name, &**text))));
        assert!(!loaded.findings().has_errors(), "{}", loaded.render(false));
        let told = addresses("http://x", &loaded.into_catalog().unwrap());
        let expected =
            "POST http://x/soap   one\nPOST http://x/soap   two\nGET http://x/soap?wsdl   WSDL of a\n";
        assert_eq!(told, expected);
    }
}
