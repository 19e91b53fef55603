//! Whether a request may be carried out: who sent it, whether it is genuine, whether it is well made.

use sips_office_runtime::descriptor::{CheckContext, Function, Protocol, Role, find};
use sips_office_runtime::message::{Message, Value};
use sips_office_runtime::{InterfaceVersion, SealAlgorithm, SecretKey, Verdict, check_request};

use crate::merchant::Merchants;
use crate::refusal::{Objection, Refusal};

/// What a look at a request gave.
pub(super) struct Examination<'o, 'm> {
    /// What the answer is sealed with; `None` where no key is known.
    pub(super) signer: Option<Signer<'o>>,
    /// What became of the request's own seal; `None` where it was not looked at.
    pub(super) seal: Option<Verdict>,
    /// The request's standing.
    pub(super) result: Result<Admitted<'m>, Objection>,
}

/// A key, and the way in which it seals.
pub(super) struct Signer<'o> {
    pub(super) key: &'o SecretKey,
    pub(super) algorithm: SealAlgorithm,
}

/// A request that may be carried out.
pub(super) struct Admitted<'m> {
    pub(super) merchant_id: &'m str,
    /// `None` where the function knows no interface version.
    pub(super) version: Option<InterfaceVersion>,
}

/// Asks everything that is to be asked of a request, in the order that stands at [`Refusal`].
pub(super) fn examine<'o, 'm>(
    merchants: &'o Merchants,
    function: &Function,
    protocol: Protocol,
    message: &'m Message<'_>,
) -> Examination<'o, 'm> {
    let (merchant_id, key) = match key_of(merchants, message) {
        Ok(found) => found,
        Err(objection) => return Examination { signer: None, seal: None, result: Err(objection) },
    };
    let algorithm = match algorithm_of(message) {
        Ok(algorithm) => algorithm,
        Err(objection) => {
            let signer = Signer { key, algorithm: SealAlgorithm::default() };
            return Examination { signer: Some(signer), seal: None, result: Err(objection) };
        }
    };
    let seal = key.verify(algorithm, message);
    let result = match seal {
        Verdict::Valid => {
            form_of(function, protocol, message).map(|version| Admitted { merchant_id, version })
        }
        Verdict::Missing | Verdict::Wrong => Err(Refusal::WrongSeal.into()),
    };
    Examination { signer: Some(Signer { key, algorithm }), seal: Some(seal), result }
}

fn key_of<'o, 'm>(
    merchants: &'o Merchants,
    message: &'m Message<'_>,
) -> Result<(&'m str, &'o SecretKey), Objection> {
    let merchant_id = text(message, Role::MerchantId)?;
    let merchant = merchants.get(merchant_id).ok_or(Refusal::UnknownMerchant)?;
    let key = merchant.key(text(message, Role::KeyVersion)?).ok_or(Refusal::WrongSeal)?;
    Ok((merchant_id, key))
}

/// The algorithm that the request names, or the one that needs no mention.
fn algorithm_of(message: &Message<'_>) -> Result<SealAlgorithm, Objection> {
    const FIELD: &str = Role::SealAlgorithm.name();
    match message.get(FIELD).map(Value::as_text) {
        None | Some(Some("")) => Ok(SealAlgorithm::default()),
        Some(Some(name)) => name.parse().map_err(|_| Objection::data(FIELD)),
        Some(None) => Err(Objection::format(FIELD)),
    }
}

/// Holds the request against the function's description under the interface version that it names, and gives that.
fn form_of(
    function: &Function,
    protocol: Protocol,
    message: &Message<'_>,
) -> Result<Option<InterfaceVersion>, Objection> {
    const ROLE: Role = Role::InterfaceVersion;
    const FIELD: &str = ROLE.name();
    let version = match message.get(FIELD) {
        Some(_) if find(&function.request, FIELD).is_some() => {
            let parsed = InterfaceVersion::parse_prefixed(&function.version_prefix, text(message, ROLE)?);
            Some(parsed.map_err(|_| Objection::format(FIELD))?)
        }
        // An absent or unknown field is the description's business.
        _ => None,
    };
    match check_request(function, message, &CheckContext { version, protocol, brand: None }).first() {
        Some(violation) => Err(violation.into()),
        None => Ok(version),
    }
}

/// The text of a field that no request can do without.
fn text<'m>(message: &'m Message<'_>, role: Role) -> Result<&'m str, Objection> {
    let text = message.text(role.name()).filter(|text| !text.is_empty());
    text.ok_or_else(|| Objection::format(role.name()))
}
