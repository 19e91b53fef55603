//! SOAP 1.1 faults.

use std::fmt;

use super::ENVELOPE;
use super::events::Events;
use super::write::{self, close, open};
use crate::codec::error::{DecodeError, EncodeError};
use crate::shown;

/// The longest code and actor that are kept, in characters.
const SHORT: usize = 256;
/// The longest explanation that is kept, in characters.
const LONG: usize = 2048;

/// A SOAP 1.1 fault. Its texts are for people: long ones are cut when read, and white space in them is folded.
///
/// A server may repeat a refused value in them. `Display` and `Debug` therefore mask digits that could be a card
/// number and replace what is not [harmless](shown::is_harmless), and `Debug` shows of the detail only its length.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Fault {
    /// Who is at fault, without the namespace prefix: `Client`, `Server`, `VersionMismatch`, `MustUnderstand`.
    pub code: String,
    /// What happened, in words.
    pub string: String,
    /// The address of who found the fault.
    pub actor: Option<String>,
    /// All texts of the detail.
    pub detail: Option<String>,
}

impl Fault {
    /// Whether the fault says that the message was turned away before it was carried out: it was malformed, of another
    /// SOAP version, or had a header block that is not understood. Of a `Server` fault, and of any other, that cannot
    /// be known.
    pub fn is_refusal(&self) -> bool {
        // `Client.Authentication` is a `Client` fault, more closely.
        let class = self.code.split('.').next().unwrap_or_default();
        matches!(class, "Client" | "VersionMismatch" | "MustUnderstand")
    }
}

/// Appends an envelope with the fault to `out`. The detail is written as text in one element `message`.
///
/// # Errors
/// Where the code is no XML name, or a text holds a character that XML cannot carry. `out` is then as it was.
pub fn write_fault(fault: &Fault, out: &mut Vec<u8>) -> Result<(), EncodeError> {
    write::envelope(out, |out| {
        write::check_name(&fault.code, || "faultcode".to_owned())?;
        out.extend_from_slice(b"<soap:Fault><faultcode>soap:");
        out.extend_from_slice(fault.code.as_bytes());
        out.extend_from_slice(b"</faultcode>");
        part("faultstring", &fault.string, out)?;
        if let Some(actor) = &fault.actor {
            part("faultactor", actor, out)?;
        }
        if let Some(detail) = &fault.detail {
            open("detail", out);
            part("message", detail, out)?;
            close("detail", out);
        }
        out.extend_from_slice(b"</soap:Fault>");
        Ok(())
    })
}

fn part(name: &str, text: &str, out: &mut Vec<u8>) -> Result<(), EncodeError> {
    open(name, out);
    write::text(text, || name.to_owned(), out)?;
    close(name, out);
    Ok(())
}

/// Reads the Fault that was just opened to its end. Its parts have no namespace, though some servers give them the
/// envelope's; other elements are passed over.
pub(super) fn read(events: &mut Events<'_>) -> Result<Fault, DecodeError> {
    let (mut code, mut string, mut actor, mut detail) = (None, None, None, None);
    while let Some(element) = events.next_element("Fault")? {
        let own = events.is_in(&element, "") || events.is_in(&element, ENVELOPE);
        let (part, longest) = match element.name {
            "faultcode" if own => (&mut code, SHORT),
            "faultstring" if own => (&mut string, LONG),
            "faultactor" if own => (&mut actor, SHORT),
            "detail" if own => (&mut detail, LONG),
            _ => {
                events.skip()?;
                continue;
            }
        };
        if part.is_some() {
            return Err(DecodeError::Duplicate { path: element.name.to_owned() });
        }
        let text = events.text_within(longest)?;
        *part = Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    let code = code.unwrap_or_default();
    let code = code.split_once(':').map_or(&*code, |(_, local)| local).to_owned();
    Ok(Fault { code, string: string.unwrap_or_default(), actor, detail })
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SOAP fault {}: {}", shown::name(&self.code), shown::masked(&self.string, LONG))
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let detail = self.detail.as_ref().map(|detail| detail.chars().count());
        f.debug_struct("Fault")
            .field("code", &shown::name(&self.code))
            .field("string", &shown::masked(&self.string, LONG))
            .field("actor", &self.actor.as_deref().map(|actor| shown::masked(actor, SHORT)))
            .field("detail_characters", &detail)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_possible_card_number_is_masked_wherever_a_fault_is_shown() {
        let fault = Fault {
            code: "Client".into(),
            string: "no value: 4974930000001234, 4974 9300-0000 1234, 2014-05-19".into(),
            actor: None,
            detail: Some("4974930000001234".into()),
        };
        assert_eq!(
            fault.to_string(),
            "SOAP fault Client: no value: ############1234, #### ####-#### 1234, 2014-05-19"
        );
        assert!(!format!("{fault:?}").contains("49749300"));
        assert!(format!("{fault:?}").contains("16"));
    }

    #[test]
    fn a_fault_is_shown_on_one_line() {
        let odd = "a\n\u{9b}31m\u{202e}b".to_owned();
        let fault = Fault { code: odd.clone(), string: odd.clone(), actor: Some(odd), detail: None };
        let shown = format!("{fault} {fault:?}");
        assert!(shown.chars().all(shown::is_harmless), "{shown}");
    }

    #[test]
    fn only_what_was_turned_away_is_a_refusal() {
        let is_refusal = |code: &str| Fault { code: code.into(), ..Fault::default() }.is_refusal();
        for code in ["Client", "Client.Authentication", "VersionMismatch", "MustUnderstand"] {
            assert!(is_refusal(code), "{code}");
        }
        for code in ["Server", "Server.Busy", "Sender", "client", "Clients", ""] {
            assert!(!is_refusal(code), "{code}");
        }
    }
}
