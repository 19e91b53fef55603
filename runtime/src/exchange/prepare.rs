//! From a request to the bytes that leave.

use std::str::FromStr;

use super::{Exchange, HttpRequest};
use crate::check::{Violation, Violations, check_request};
use crate::codec::{json, soap};
use crate::descriptor::{Absence, CheckContext, Direction, Function, Protocol, Role, find};
use crate::error::Error;
use crate::message::{Message, Value};
use crate::seal::SealAlgorithm;
use crate::typed::Request;
use crate::version::InterfaceVersion;

/// A request that is complete, checked, sealed and written, and what its response will be held against.
#[derive(Clone, Debug)]
pub struct Prepared<'m> {
    pub(super) function: &'m Function,
    pub(super) protocol: Protocol,
    pub(super) algorithm: SealAlgorithm,
    pub(super) interface_version: InterfaceVersion,
    message: Message<'m>,
    http: HttpRequest,
}

impl Exchange {
    /// Completes, checks, seals and writes a typed request.
    ///
    /// # Errors
    /// [`Error::Invalid`] with everything that is wrong with it; [`Error::Encode`] where the protocol cannot carry it.
    pub fn prepare<'m, R: Request>(&'m self, request: &'m R) -> Result<Prepared<'m>, Error> {
        self.complete(R::function(), request.to_message(), R::INTERFACE_VERSION)
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
        self.complete(function, message.borrowed(), None)
    }

    fn complete<'m>(
        &'m self,
        function: &'m Function,
        mut message: Message<'m>,
        pinned: Option<InterfaceVersion>,
    ) -> Result<Prepared<'m>, Error> {
        let mut violations = Vec::new();
        let path = function.path(self.protocol);
        if path.is_none() {
            let function = function.name.to_string();
            violations.push(Violation::NoSuchProtocol { function, protocol: self.protocol });
        }
        let version = self.version(function, &mut message, pinned, &mut violations);
        self.fill_own_fields(&mut message, &mut violations);
        // Without a version it gates nothing: setting one may mend what there would be to complain about.
        let context = CheckContext { version, protocol: self.protocol, brand: Some(&self.brand.id) };
        let algorithm = self.algorithm(function, &context, &mut message, &mut violations);
        self.fill_provider(function, &context, &mut message);
        if let Some(version) = version {
            message.set(VERSION, version.with_prefix(&function.version_prefix).to_string());
        }
        message.set(Role::Seal.name(), self.key.seal(algorithm, &message).into_string());

        for found in check_request(function, &message, &context) {
            // Without a version, what is missing has been said already, and better.
            let said = version.is_none() && found.field() == Some(VERSION);
            if !said && !violations.contains(&found) {
                violations.push(found);
            }
        }
        if let Some(violation) = unknown_algorithm(&message)
            && violations.iter().all(|said| said.field() != violation.field())
        {
            violations.push(violation);
        }
        let (Some(path), Some(interface_version), true) = (path, version, violations.is_empty()) else {
            let function = function.name.to_string();
            return Err(Error::Invalid { function, violations: Violations(violations) });
        };

        let http = self.write(function, path, &message)?;
        Ok(Prepared { function, protocol: self.protocol, algorithm, interface_version, message, http })
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

    /// Key version and merchant, which only the settings may give; the seal follows when all else stands.
    fn fill_own_fields<'m>(&'m self, message: &mut Message<'m>, violations: &mut Vec<Violation>) {
        for (role, setting) in [
            (Role::KeyVersion, "the key version"),
            (Role::MerchantId, "the merchant id"),
            (Role::Seal, "the secret key"),
        ] {
            if message.remove(role.name()).is_some() {
                violations.push(Violation::FilledByClient { field: role.name().into(), setting });
            }
        }
        message.set(Role::KeyVersion.name(), &*self.key_version);
        message.set(Role::MerchantId.name(), &*self.merchant_id);
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

    fn write(&self, function: &Function, path: &str, message: &Message<'_>) -> Result<HttpRequest, Error> {
        let mut body = Vec::with_capacity(512);
        let mut headers = vec![
            ("content-type", self.protocol.content_type().to_owned()),
            ("accept", self.protocol.media_type().to_owned()),
        ];
        match self.protocol {
            Protocol::Json => json::write(message, &mut body),
            Protocol::Soap => {
                soap::write(message, function, Direction::Request, &mut body)
                    .map_err(|source| Error::Encode { function: function.name.to_string(), source })?;
                headers.push(("soapaction", "\"\"".to_owned()));
            }
        }
        // A path without its slash would run into the host.
        let slash = if path.starts_with('/') { "" } else { "/" };
        let url = format!("{}{slash}{path}", self.base_address);
        Ok(HttpRequest { url, headers, body, timeout: None })
    }
}

impl<'m> Prepared<'m> {
    /// The function that is called.
    pub fn function(&self) -> &'m Function {
        self.function
    }

    /// The protocol.
    pub fn protocol(&self) -> Protocol {
        self.protocol
    }

    /// How the request is sealed, and how its response will be.
    pub fn algorithm(&self) -> SealAlgorithm {
        self.algorithm
    }

    /// The interface version that is sent.
    pub fn interface_version(&self) -> InterfaceVersion {
        self.interface_version
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
