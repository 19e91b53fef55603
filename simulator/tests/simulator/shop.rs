//! A shop that calls an engine, with its own sealing and reading and no more politeness than a test wants.

use std::sync::{Arc, LazyLock};

use http::Request;
use sips_office_runtime::codec::soap::{Fault, Reply};
use sips_office_runtime::codec::{Direction, Limits, json, soap};
use sips_office_runtime::descriptor::{Function, Protocol};
use sips_office_runtime::message::Message;
use sips_office_runtime::{SealAlgorithm, SecretKey, Verdict};
use sips_office_simulator::{Builder, HttpAnswer, Office, example};
use sips_office_spec::{Catalog, Sources, load};
use time::{OffsetDateTime, UtcOffset};

pub(crate) const BOTH: [Protocol; 2] = [Protocol::Json, Protocol::Soap];

/// The wallet that the example merchant begins with.
pub(crate) const WALLET: (&str, &str) = ("merchantWalletId", example::WALLET_ID);

pub(crate) struct Shop {
    pub(crate) office: Arc<Office>,
    pub(crate) function: Function,
    pub(crate) protocol: Protocol,
    pub(crate) key: SecretKey,
    pub(crate) algorithm: SealAlgorithm,
}

/// A response, and what became of its seal.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) message: Message<'static>,
    pub(crate) verdict: Verdict,
}

pub(crate) fn shipped() -> Catalog {
    static SHIPPED: LazyLock<Catalog> = LazyLock::new(|| load(Sources::shipped()).into_catalog().unwrap());
    SHIPPED.clone()
}

impl Shop {
    /// The example merchant before a new simulator of the shipped functions.
    pub(crate) fn new(protocol: Protocol) -> Self {
        Self::before(Builder::new(), protocol)
    }

    /// The same where it is always noon.
    pub(crate) fn at_noon(protocol: Protocol) -> Self {
        Self::before(Builder::new().clock(Self::noon), protocol)
    }

    pub(crate) fn noon() -> OffsetDateTime {
        let zone = UtcOffset::from_hms(2, 0, 0).unwrap();
        OffsetDateTime::from_unix_timestamp(1_400_580_000).unwrap().to_offset(zone)
    }

    pub(crate) fn before(builder: Builder, protocol: Protocol) -> Self {
        Self::calling(builder, &shipped(), "updatePaymentMean", protocol)
    }

    pub(crate) fn calling(builder: Builder, catalog: &Catalog, function: &str, protocol: Protocol) -> Self {
        Self {
            office: Arc::new(builder.catalog(catalog.clone()).office().unwrap()),
            function: catalog.describe(&catalog.functions[function]),
            protocol,
            key: SecretKey::new(example::SECRET_KEY).unwrap(),
            algorithm: SealAlgorithm::default(),
        }
    }

    /// The same shop, calling another shipped function of the same office.
    pub(crate) fn at(&self, function: &str) -> Self {
        let catalog = shipped();
        Self {
            office: Arc::clone(&self.office),
            function: catalog.describe(&catalog.functions[function]),
            protocol: self.protocol,
            key: self.key.clone(),
            algorithm: self.algorithm,
        }
    }

    /// Calls another shipped function of the same office with these fields.
    pub(crate) fn ask(&self, function: &str, fields: &[(&'static str, &'static str)]) -> Response {
        let shop = self.at(function);
        shop.call(&shop.request(fields))
    }

    /// A request with the common fields and these; an empty text in `fields` leaves the field out.
    pub(crate) fn unsealed(&self, fields: &[(&'static str, &'static str)]) -> Message<'static> {
        let mut message = Message::new();
        message.set("merchantId", example::MERCHANT_ID);
        message.set("keyVersion", example::KEY_VERSION.to_string());
        message.set("interfaceVersion", format!("{}_2.58", self.function.version_prefix));
        for (name, text) in fields {
            match text.is_empty() {
                true => drop(message.remove(name)),
                false => message.set(*name, *text),
            }
        }
        message
    }

    pub(crate) fn seal(&self, mut message: Message<'static>) -> Message<'static> {
        message.set("seal", self.key.seal(self.algorithm, &message).into_string());
        message
    }

    pub(crate) fn request(&self, fields: &[(&'static str, &'static str)]) -> Message<'static> {
        self.seal(self.unsealed(fields))
    }

    /// The request of the documented samples, with some fields otherwise.
    pub(crate) fn update(&self, fields: &[(&'static str, &'static str)]) -> Message<'static> {
        let usual = [
            ("merchantWalletId", example::WALLET_ID),
            ("paymentMeanId", "2"),
            ("paymentMeanAlias", "myAlias"),
        ];
        self.request(&[&usual[..], fields].concat())
    }

    pub(crate) fn write(&self, message: &Message<'_>) -> Vec<u8> {
        let mut body = Vec::new();
        match self.protocol {
            Protocol::Json => json::write(message, &mut body),
            Protocol::Soap => soap::write(message, &self.function, Direction::Request, &mut body).unwrap(),
        }
        body
    }

    pub(crate) fn post(&self, body: impl AsRef<[u8]>) -> HttpAnswer {
        let path = self.function.path(self.protocol).unwrap();
        self.office.answer(&Request::post(path).body(body).unwrap())
    }

    pub(crate) fn send(&self, message: &Message<'_>) -> HttpAnswer {
        self.post(self.write(message))
    }

    /// Sends the request and reads the response, which must be one.
    pub(crate) fn call(&self, message: &Message<'_>) -> Response {
        self.read(&self.send(message))
    }

    pub(crate) fn read(&self, answer: &HttpAnswer) -> Response {
        let body = String::from_utf8_lossy(&answer.body);
        assert_eq!(answer.status, 200, "{body}");
        let limits = Limits::default();
        let message = match self.protocol {
            Protocol::Json => json::read(&answer.body, &limits).unwrap(),
            Protocol::Soap => {
                match soap::read(&answer.body, &self.function, Direction::Response, &limits).unwrap() {
                    Reply::Message(message) => message,
                    Reply::Fault(fault) => panic!("{fault}"),
                }
            }
        };
        let verdict = self.key.verify(self.algorithm, &message);
        Response { message: message.into_owned(), verdict }
    }

    pub(crate) fn fault(&self, answer: &HttpAnswer) -> Fault {
        match soap::read(&answer.body, &self.function, Direction::Response, &Limits::default()).unwrap() {
            Reply::Fault(fault) => fault,
            Reply::Message(message) => panic!("{message:?}"),
        }
    }
}

impl Response {
    /// Everything but the seal, which must be right, as JSON.
    #[track_caller]
    pub(crate) fn written(&self) -> String {
        assert_eq!(self.verdict, Verdict::Valid);
        let mut message = self.message.borrowed();
        message.remove("seal");
        let mut body = Vec::new();
        json::write(&message, &mut body);
        String::from_utf8(body).unwrap()
    }

    pub(crate) fn code(&self) -> &str {
        self.message.text("walletResponseCode").unwrap()
    }

    /// Code, blamed field, and what became of the seal.
    #[track_caller]
    pub(crate) fn assert(&self, code: &str, field: Option<&str>, verdict: Verdict) {
        let found = (self.code(), self.message.text("errorFieldName"), self.verdict);
        assert_eq!(found, (code, field, verdict));
    }
}
