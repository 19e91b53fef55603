//! SOAP 1.1 faults.

use std::fmt;

use super::ENVELOPE;
use super::events::Events;
use super::write::{self, close, open};
use crate::codec::error::{DecodeError, EncodeError};

/// The longest code and actor that are kept, in characters.
const SHORT: usize = 256;
/// The longest explanation that is kept, in characters.
const LONG: usize = 2048;
/// As many digits in a row may be a card number.
const CARD_NUMBER: usize = 12;

/// A SOAP 1.1 fault. Its texts are for people: long ones are cut when read, and white space in them is folded.
///
/// A server may repeat a refused value in them. `Display` and `Debug` therefore mask digits that could be a card
/// number, and `Debug` shows of the detail only its length.
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
        let (part, longest) = match element.name() {
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
            return Err(DecodeError::Duplicate { path: element.name().to_owned() });
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
        write!(f, "SOAP fault {}: {}", masked(&self.code), masked(&self.string))
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let detail = self.detail.as_ref().map(|detail| detail.chars().count());
        f.debug_struct("Fault")
            .field("code", &masked(&self.code))
            .field("string", &masked(&self.string))
            .field("actor", &self.actor.as_deref().map(masked))
            .field("detail_characters", &detail)
            .finish()
    }
}

/// The text with every row of digits that is long enough for a card number reduced to its last four. One space or
/// hyphen between two digits does not end the row.
fn masked(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let digit_at = |at: usize| characters.get(at).is_some_and(char::is_ascii_digit);
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(&character) = characters.get(at) {
        if !digit_at(at) {
            shown.push(character);
            at += 1;
            continue;
        }
        let start = at;
        while digit_at(at) || (matches!(characters.get(at), Some(' ' | '-')) && digit_at(at + 1)) {
            at += 1;
        }
        let row = characters.get(start..at).unwrap_or_default();
        let mut hide = match row.iter().filter(|next| next.is_ascii_digit()).count() {
            digits if digits >= CARD_NUMBER => digits - 4,
            _ => 0,
        };
        for &next in row {
            if next.is_ascii_digit() && hide > 0 {
                hide -= 1;
                shown.push('#');
            } else {
                shown.push(next);
            }
        }
    }
    shown
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
}
