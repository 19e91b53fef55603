//! From a request to the bytes that leave.

use std::str::FromStr;

use arrayvec::ArrayString;

use super::{Exchange, HttpRequest};
use crate::check::{Violation, Violations, check_paired};
use crate::codec::{json, scan, soap};
use crate::descriptor::{Absence, CheckContext, Direction, Function, Pairs, Protocol, Role, find};
use crate::error::Error;
use crate::message::{Message, Text, Value};
use crate::seal::{Seal, SealAlgorithm};
use crate::typed::Request;
use crate::version::InterfaceVersion;

/// A request that is complete, checked, sealed and written, and what its response will be held against.
#[derive(Clone, Debug)]
pub struct Prepared<'m> {
    expected: Expected<'m>,
    message: Message<'m>,
    http: HttpRequest,
}

/// What the response to a request is held against.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'m> {
    pub(super) function: &'m Function,
    pub(super) protocol: Protocol,
    pub(super) algorithm: SealAlgorithm,
    pub(super) interface_version: InterfaceVersion,
}

/// What is known of a request once it is sealed.
struct Sealed {
    /// `None` where the request names one that there is not.
    algorithm: Option<SealAlgorithm>,
    /// Whether every text stands in a body as it is.
    are_texts_plain: bool,
}

impl Exchange {
    /// Completes, checks, seals and writes a typed request.
    ///
    /// # Errors
    /// [`Error::Invalid`] with everything that is wrong with it; [`Error::Encode`] where the protocol cannot carry it.
    pub fn prepare<'m, R: Request>(&'m self, request: &'m R) -> Result<Prepared<'m>, Error> {
        let function = R::function();
        let mut violations = self.violations(function);
        let version = self.version(function, R::INTERFACE_VERSION, &mut violations);
        let mut message = Message::new();
        self.fill_own_fields(function, version, &mut message, None);
        request.add_to(&mut message);
        self.prepared(function, message, version, violations)
    }

    /// Completes, checks and seals a typed request as [`prepare`](Self::prepare) does, and appends it to `body`. Where
    /// `body` has the room, nothing is allocated.
    ///
    /// This is for a transport of one's own that keeps its buffers. The address and the headers are the same for every
    /// request of a function; [`Prepared::http`] has them.
    ///
    /// # Errors
    /// As for [`prepare`](Self::prepare); `body` is then as it was.
    pub fn write<'m, R: Request>(&'m self, request: &R, body: &mut Vec<u8>) -> Result<Expected<'m>, Error> {
        let function = R::function();
        let mut violations = self.violations(function);
        let version = self.version(function, R::INTERFACE_VERSION, &mut violations);
        let (mut version_room, mut seal_room) = (ArrayString::new(), Seal::empty());
        let mut message = Message::new();
        self.fill_own_fields(function, version, &mut message, Some(&mut version_room));
        request.add_to(&mut message);
        let sealed = self.complete(function, &mut message, version, &mut violations, Some(&mut seal_room));
        let pairs = function.request.pair(&message);
        let expected = self.check(function, &message, &pairs, version, sealed.algorithm, violations)?;
        self.encode(function, &message, &pairs, sealed.are_texts_plain, body)?;
        // Not `expected` itself, which does not outlive the request.
        Ok(Expected { function, ..expected })
    }

    /// Completes, checks, seals and writes a request given as a message.
    ///
    /// An `interfaceVersion` in it, as `2.58` or with its prefix, goes before every setting. The other fields that the
    /// client fills may not be in it.
    ///
    /// # Errors
    /// As for [`prepare`](Self::prepare).
    pub fn prepare_message<'m>(
        &'m self,
        function: &'m Function,
        message: &'m Message<'_>,
    ) -> Result<Prepared<'m>, Error> {
        let mut violations = self.violations(function);
        let mut message = message.borrowed();
        let version = match message.remove(VERSION) {
            Some(own) => own_version(&own, &function.version_prefix, &mut violations),
            None => self.version(function, None, &mut violations),
        };
        for (role, setting) in [
            (Role::KeyVersion, "the key version"),
            (Role::MerchantId, "the merchant id"),
            (Role::Seal, "the secret key"),
        ] {
            if message.remove(role.name()).is_some() {
                violations.push(Violation::FilledByClient { field: role.name().into(), setting });
            }
        }
        self.fill_own_fields(function, version, &mut message, None);
        self.prepared(function, message, version, violations)
    }

    fn prepared<'m>(
        &'m self,
        function: &'m Function,
        mut message: Message<'m>,
        version: Option<InterfaceVersion>,
        mut violations: Vec<Violation>,
    ) -> Result<Prepared<'m>, Error> {
        let sealed = self.complete(function, &mut message, version, &mut violations, None);
        let pairs = function.request.pair(&message);
        let expected = self.check(function, &message, &pairs, version, sealed.algorithm, violations)?;
        let mut body = Vec::with_capacity(512);
        self.encode(function, &message, &pairs, sealed.are_texts_plain, &mut body)?;
        Ok(Prepared { expected, message, http: self.http(function, body) })
    }

    /// What is wrong whatever the request holds.
    fn violations(&self, function: &Function) -> Vec<Violation> {
        match function.path(self.protocol) {
            Some(_) => Vec::new(),
            None => {
                let function = function.name.to_string();
                vec![Violation::NoSuchProtocol { function, protocol: self.protocol }]
            }
        }
    }

    /// The interface version to send: the type's, the settings', the brand's. A type that was made for one version has the
    /// fields of that version, so no setting may send them under another.
    fn version(
        &self,
        function: &Function,
        pinned: Option<InterfaceVersion>,
        violations: &mut Vec<Violation>,
    ) -> Option<InterfaceVersion> {
        let version = pinned.or(self.interface_version).or_else(|| function.recommended_for(&self.brand.id));
        if version.is_none() {
            violations.push(Violation::NoInterfaceVersion {
                function: function.name.to_string(),
                brand: self.brand.id.to_string(),
            });
        }
        version
    }

    /// Version, key version and merchant. The seal follows when all else stands. The version's text stands in the room, or
    /// where there is none in the message itself.
    fn fill_own_fields<'m>(
        &'m self,
        function: &Function,
        version: Option<InterfaceVersion>,
        message: &mut Message<'m>,
        room: Option<&'m mut ArrayString<32>>,
    ) {
        if let Some(version) = version {
            message.set(VERSION, version_text(version, &function.version_prefix, room));
        }
        message.set(Role::KeyVersion.name(), &*self.key_version);
        message.set(Role::MerchantId.name(), &*self.merchant_id);
    }

    /// Adds what else the client owns, and the seal. The seal's text stands in the room, or where
    /// there is none in the message itself.
    fn complete<'m>(
        &'m self,
        function: &Function,
        message: &mut Message<'m>,
        version: Option<InterfaceVersion>,
        violations: &mut Vec<Violation>,
        room: Option<&'m mut Seal>,
    ) -> Sealed {
        let context = self.context(version);
        let algorithm = self.algorithm(function, &context, message, violations);
        self.fill_provider(function, &context, message);
        // Of the texts that are not sealed, an algorithm's name is plain, and so is a seal.
        let key_version = message.text(Role::KeyVersion.name()).unwrap_or_default();
        let mut are_texts_plain = algorithm.is_some() && scan::are_plain(key_version.as_bytes());
        let see = |texts: &[u8]| are_texts_plain &= scan::are_plain(texts);
        let seal = match room {
            Some(room) => {
                self.key.seal_into(algorithm.unwrap_or_default(), message, room, see);
                Text::Borrowed(room.as_str())
            }
            None => {
                let mut seal = Seal::empty();
                self.key.seal_into(algorithm.unwrap_or_default(), message, &mut seal, see);
                Text::Owned(seal.into_string())
            }
        };
        message.set(Role::Seal.name(), seal);
        Sealed { algorithm, are_texts_plain }
    }

    /// What a request is checked under. Without a version it gates nothing: setting one may mend what there would be to
    /// complain about.
    fn context(&self, version: Option<InterfaceVersion>) -> CheckContext<'_> {
        CheckContext { version, protocol: self.protocol, brand: Some(&self.brand.id) }
    }

    /// Everything must be right now.
    fn check<'m>(
        &self,
        function: &'m Function,
        message: &Message<'_>,
        pairs: &Pairs<'_, '_>,
        version: Option<InterfaceVersion>,
        algorithm: Option<SealAlgorithm>,
        mut violations: Vec<Violation>,
    ) -> Result<Expected<'m>, Error> {
        for found in check_paired(function, message, pairs, &self.context(version)) {
            // Without a version, what is missing has been said already, and better.
            let said = version.is_none() && found.field() == Some(VERSION);
            if !said && !violations.contains(&found) {
                violations.push(found);
            }
        }
        match (version, algorithm) {
            (Some(interface_version), Some(algorithm)) if violations.is_empty() => {
                Ok(Expected { function, protocol: self.protocol, algorithm, interface_version })
            }
            _ => {
                // A description may leave the values open; what cannot be computed cannot be sent for all that.
                if algorithm.is_none() && violations.iter().all(|said| said.field() != Some(ALGORITHM)) {
                    let allowed = SealAlgorithm::ALL.map(|known| known.as_str().to_owned()).to_vec();
                    violations.push(Violation::NotListed { field: ALGORITHM.into(), allowed });
                }
                let function = function.name.to_string();
                Err(Error::Invalid { function, violations: Violations(violations) })
            }
        }
    }

    /// The algorithm to seal with: the request's own, else the settings', else the one that needs no mention. `None` where
    /// the request names one that there is not.
    fn algorithm(
        &self,
        function: &Function,
        context: &CheckContext<'_>,
        message: &mut Message<'_>,
        violations: &mut Vec<Violation>,
    ) -> Option<SealAlgorithm> {
        match message.get(ALGORITHM).map(Value::as_text) {
            None => {}
            Some(Some("")) => drop(message.remove(ALGORITHM)),
            Some(text) => return text?.parse().ok(),
        }
        let Some(algorithm) = self.seal_algorithm else { return Some(SealAlgorithm::default()) };
        let field = find(&function.request, ALGORITHM);
        if field.is_some_and(|field| field.exists_under(context)) {
            message.set(ALGORITHM, algorithm.as_str());
        } else if algorithm != SealAlgorithm::default()
            && let Some(version) = context.version
        {
            let since = match field.and_then(|field| field.absence_under(context)) {
                Some(Absence::Younger { since, .. }) => Some(since),
                _ => None,
            };
            violations.push(Violation::AlgorithmNotKnown { algorithm, since, version });
        }
        Some(algorithm)
    }

    fn fill_provider<'m>(
        &'m self,
        function: &Function,
        context: &CheckContext<'_>,
        message: &mut Message<'m>,
    ) {
        const FIELD: &str = Role::IntermediateServiceProviderId.name();
        if let Some(id) = &self.intermediate_service_provider_id
            && message.get(FIELD).is_none()
            && find(&function.request, FIELD).is_some_and(|field| field.exists_under(context))
        {
            message.set(FIELD, id.as_str());
        }
    }

    fn encode(
        &self,
        function: &Function,
        message: &Message<'_>,
        pairs: &Pairs<'_, '_>,
        are_texts_plain: bool,
        body: &mut Vec<u8>,
    ) -> Result<(), Error> {
        let is_plain = are_texts_plain && pairs.have_plain_names();
        let request = Direction::Request;
        match self.protocol {
            Protocol::Json if is_plain && json::write_plain(message, body) => Ok(()),
            Protocol::Soap if is_plain && soap::write_plain(pairs, function, request, body) => Ok(()),
            Protocol::Json => {
                json::write(message, body);
                Ok(())
            }
            Protocol::Soap => soap::write(message, function, request, body)
                .map_err(|source| Error::Encode { function: function.name.to_string(), source }),
        }
    }

    fn http(&self, function: &Function, body: Vec<u8>) -> HttpRequest {
        let mut headers = vec![
            ("content-type", self.protocol.content_type().to_owned()),
            ("accept", self.protocol.media_type().to_owned()),
        ];
        if self.protocol == Protocol::Soap {
            headers.push(("soapaction", "\"\"".to_owned()));
        }
        // A function without a path has been refused.
        let path = function.path(self.protocol).unwrap_or_default();
        // A path without its slash would run into the host.
        let slash = if path.starts_with('/') { "" } else { "/" };
        let url = format!("{}{slash}{path}", self.base_address);
        HttpRequest { url, headers, body, timeout: None }
    }
}

impl<'m> Prepared<'m> {
    /// The function that is called.
    pub fn function(&self) -> &'m Function {
        self.expected.function
    }

    /// The protocol.
    pub fn protocol(&self) -> Protocol {
        self.expected.protocol
    }

    /// How the request is sealed, and how its response will be.
    pub fn algorithm(&self) -> SealAlgorithm {
        self.expected.algorithm
    }

    /// The interface version that is sent.
    pub fn interface_version(&self) -> InterfaceVersion {
        self.expected.interface_version
    }

    /// The whole request, seal included. What was sealed is [`sealed_parts`](crate::sealed_parts) of it.
    pub fn message(&self) -> &Message<'m> {
        &self.message
    }

    /// What a transport sends.
    pub fn http(&self) -> &HttpRequest {
        &self.http
    }
}

impl<'m> From<&Prepared<'m>> for Expected<'m> {
    fn from(prepared: &Prepared<'m>) -> Self {
        prepared.expected
    }
}

/// The version that stands in a message.
fn own_version(value: &Value<'_>, prefix: &str, violations: &mut Vec<Violation>) -> Option<InterfaceVersion> {
    let read = value.as_text().and_then(|text| {
        InterfaceVersion::parse_prefixed(prefix, text).or_else(|_| InterfaceVersion::from_str(text)).ok()
    });
    if read.is_none() {
        let expected = format!("2.58 or {prefix}_2.58");
        violations.push(Violation::Malformed { field: VERSION.into(), expected });
    }
    read
}

/// The version as it is sent, in the room where it fits there.
fn version_text<'m>(
    version: InterfaceVersion,
    prefix: &str,
    room: Option<&'m mut ArrayString<32>>,
) -> Text<'m> {
    if let Some(room) = room
        && version.write_with_prefix(prefix, room).is_ok()
    {
        return Text::Borrowed(room);
    }
    Text::Owned(version.with_prefix(prefix).to_string())
}

const VERSION: &str = Role::InterfaceVersion.name();
const ALGORITHM: &str = Role::SealAlgorithm.name();
