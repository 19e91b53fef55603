//! From a request to the bytes that leave.

use std::str::FromStr;

use arrayvec::ArrayString;

use super::{Exchange, HttpRequest};
use crate::check::{Violation, Violations, check_request};
use crate::codec::{json, soap};
use crate::descriptor::{Absence, CheckContext, Direction, Function, Protocol, Role, find};
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

/// Room for the texts of a request that are neither its sender's nor the settings'.
#[derive(Default)]
struct Room {
    version: ArrayString<32>,
    seal: Option<Seal>,
}

impl Exchange {
    /// Completes, checks, seals and writes a typed request.
    ///
    /// # Errors
    /// [`Error::Invalid`] with everything that is wrong with it; [`Error::Encode`] where the protocol cannot carry it.
    pub fn prepare<'m, R: Request>(&'m self, request: &'m R) -> Result<Prepared<'m>, Error> {
        self.prepared(R::function(), request.to_message(), R::INTERFACE_VERSION)
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
        let mut room = Room::default();
        let mut message = request.to_message();
        let expected = self.complete(function, &mut message, R::INTERFACE_VERSION, Some(&mut room))?;
        self.encode(function, &message, body)?;
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
        self.prepared(function, message.borrowed(), None)
    }

    fn prepared<'m>(
        &'m self,
        function: &'m Function,
        mut message: Message<'m>,
        pinned: Option<InterfaceVersion>,
    ) -> Result<Prepared<'m>, Error> {
        let expected = self.complete(function, &mut message, pinned, None)?;
        let mut body = Vec::with_capacity(512);
        self.encode(function, &message, &mut body)?;
        Ok(Prepared { expected, message, http: self.http(function, body) })
    }

    /// Adds what the client owns, and the seal; then everything must be right. The texts that it makes stand in the
    /// room, or where there is none in the message itself.
    fn complete<'m>(
        &'m self,
        function: &'m Function,
        message: &mut Message<'m>,
        pinned: Option<InterfaceVersion>,
        room: Option<&'m mut Room>,
    ) -> Result<Expected<'m>, Error> {
        let mut violations = Vec::new();
        if function.path(self.protocol).is_none() {
            let function = function.name.to_string();
            violations.push(Violation::NoSuchProtocol { function, protocol: self.protocol });
        }
        let version = self.version(function, message, pinned, &mut violations);
        let (version_room, seal_room) = room.map(|room| (&mut room.version, &mut room.seal)).unzip();
        let text = version.map(|version| version_text(version, &function.version_prefix, version_room));
        self.fill_own_fields(message, text, &mut violations);
        // Without a version it gates nothing: setting one may mend what there would be to complain about.
        let context = CheckContext { version, protocol: self.protocol, brand: Some(&self.brand.id) };
        let algorithm = self.algorithm(function, &context, message, &mut violations);
        self.fill_provider(function, &context, message);
        let seal = self.key.seal(algorithm, message);
        message.set(
            Role::Seal.name(),
            match seal_room {
                Some(room) => Text::Borrowed(room.insert(seal).as_str()),
                None => Text::Owned(seal.into_string()),
            },
        );

        for found in check_request(function, message, &context) {
            // Without a version, what is missing has been said already, and better.
            let said = version.is_none() && found.field() == Some(VERSION);
            if !said && !violations.contains(&found) {
                violations.push(found);
            }
        }
        if let Some(violation) = unknown_algorithm(message)
            && violations.iter().all(|said| said.field() != violation.field())
        {
            violations.push(violation);
        }
        match version {
            Some(interface_version) if violations.is_empty() => {
                Ok(Expected { function, protocol: self.protocol, algorithm, interface_version })
            }
            _ => {
                let function = function.name.to_string();
                Err(Error::Invalid { function, violations: Violations(violations) })
            }
        }
    }

    /// The interface version to send: the message's own, the type's, the settings', the brand's. A type that was made
    /// for one version has the fields of that version, so no setting may send them under another.
    fn version(
        &self,
        function: &Function,
        message: &mut Message<'_>,
        pinned: Option<InterfaceVersion>,
        violations: &mut Vec<Violation>,
    ) -> Option<InterfaceVersion> {
        let prefix = &*function.version_prefix;
        if let Some(own) = message.remove(VERSION) {
            let read = own.as_text().and_then(|text| {
                InterfaceVersion::parse_prefixed(prefix, text)
                    .or_else(|_| InterfaceVersion::from_str(text))
                    .ok()
            });
            if read.is_none() {
                let expected = format!("2.58 or {prefix}_2.58");
                violations.push(Violation::Malformed { field: VERSION.into(), expected });
            }
            return read;
        }
        let version = pinned.or(self.interface_version).or_else(|| function.recommended_for(&self.brand.id));
        if version.is_none() {
            violations.push(Violation::NoInterfaceVersion {
                function: function.name.to_string(),
                brand: self.brand.id.to_string(),
            });
        }
        version
    }

    /// Version, key version and merchant, of which only the first may come from the request, and room for the seal, which
    /// follows when all else stands.
    fn fill_own_fields<'m>(
        &'m self,
        message: &mut Message<'m>,
        version: Option<Text<'m>>,
        violations: &mut Vec<Violation>,
    ) {
        if message.iter().any(|field| Role::of(&field.name).is_filled_by_client()) {
            for (role, setting) in [
                (Role::KeyVersion, "the key version"),
                (Role::MerchantId, "the merchant id"),
                (Role::Seal, "the secret key"),
            ] {
                if message.remove(role.name()).is_some() {
                    violations.push(Violation::FilledByClient { field: role.name().into(), setting });
                }
            }
        }
        let own = [
            (Role::KeyVersion.name(), Text::Borrowed(&*self.key_version)),
            (Role::MerchantId.name(), Text::Borrowed(&*self.merchant_id)),
            (Role::Seal.name(), Text::default()),
        ];
        match (version, own) {
            (Some(version), [key, merchant, seal]) => {
                message.extend([(VERSION, version), key, merchant, seal])
            }
            (None, own) => message.extend(own),
        }
    }

    /// The algorithm to seal with: the request's own, else the settings', else the one that needs no mention.
    fn algorithm(
        &self,
        function: &Function,
        context: &CheckContext<'_>,
        message: &mut Message<'_>,
        violations: &mut Vec<Violation>,
    ) -> SealAlgorithm {
        match message.get(ALGORITHM).map(Value::as_text) {
            None | Some(Some("")) => {}
            // What names no algorithm is found by the checks, and then nothing leaves.
            Some(None) => return SealAlgorithm::default(),
            Some(Some(text)) => return text.parse().unwrap_or_default(),
        }
        message.remove(ALGORITHM);
        let Some(algorithm) = self.seal_algorithm else { return SealAlgorithm::default() };
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
        algorithm
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

    fn encode(&self, function: &Function, message: &Message<'_>, body: &mut Vec<u8>) -> Result<(), Error> {
        match self.protocol {
            Protocol::Json => json::write(message, body),
            Protocol::Soap => soap::write(message, function, Direction::Request, body)
                .map_err(|source| Error::Encode { function: function.name.to_string(), source })?,
        }
        Ok(())
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

/// A description may leave the values open; what cannot be computed cannot be sent for all that.
fn unknown_algorithm(message: &Message<'_>) -> Option<Violation> {
    let text = message.get(ALGORITHM)?.as_text();
    match text.map(str::parse::<SealAlgorithm>) {
        Some(Ok(_)) => None,
        _ => Some(Violation::NotListed {
            field: ALGORITHM.into(),
            allowed: SealAlgorithm::ALL.map(|known| known.as_str().to_owned()).to_vec(),
        }),
    }
}
