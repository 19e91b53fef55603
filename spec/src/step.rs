//! What a step from one interface version to another brings to a function.

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::{
    Absence, CheckContext, Direction, Field, Function, ListedValue, Presence, Protocol,
};

/// A field or value that exists on one side of a step only.
#[derive(Clone, Debug, PartialEq)]
pub struct Step<'d> {
    /// The message.
    pub message: Direction,
    /// Where in it: `walletPaymentMeanDataList.paymentMeanAlias`.
    pub path: String,
    /// The field.
    pub field: &'d Field,
    /// The value of the field; `None` where it is about the field itself.
    pub value: Option<&'d ListedValue>,
    /// Whether it exists behind the step; else it existed before it.
    pub comes: bool,
}

impl Step<'_> {
    /// Whether a request that was right before the step may be wrong behind it.
    pub fn refuses(&self) -> bool {
        let asks = match self.field.presence {
            Presence::Required => true,
            Presence::Conditional(_) => !self.field.when.is_empty(),
            Presence::Optional => false,
        };
        self.message == Direction::Request && if self.comes { self.value.is_none() && asks } else { true }
    }
}

/// What comes and what goes with a step, at a brand or at all of them. With a container come its fields, and with a field
/// its values; they are not told again.
pub fn steps<'d>(
    function: &'d Function,
    brand: Option<&str>,
    from: InterfaceVersion,
    to: InterfaceVersion,
) -> Vec<Step<'d>> {
    let mut walk = Walk { brand, from, to, steps: Vec::new() };
    for message in [Direction::Request, Direction::Response] {
        walk.group(message, function.fields(message), "");
    }
    walk.steps
}

/// Why a field does not exist at the brand under the version, in any protocol; `None` where it does.
pub fn absence<'c>(
    field: &Field,
    brand: Option<&'c str>,
    version: Option<InterfaceVersion>,
) -> Option<Absence<'c>> {
    let protocol = field.only.unwrap_or(Protocol::Json);
    field.absence_under(&CheckContext { version, protocol, brand })
}

struct Walk<'b, 'd> {
    brand: Option<&'b str>,
    from: InterfaceVersion,
    to: InterfaceVersion,
    steps: Vec<Step<'d>>,
}

impl<'d> Walk<'_, 'd> {
    fn group(&mut self, message: Direction, fields: &'d [Field], parent: &str) {
        for field in fields {
            let path = match parent {
                "" => field.name.to_string(),
                _ => format!("{parent}.{}", field.name),
            };
            let [before, behind] =
                [self.from, self.to].map(|version| absence(field, self.brand, Some(version)).is_none());
            if before != behind {
                self.steps.push(Step { message, path, field, value: None, comes: behind });
                continue;
            }
            if !before {
                continue;
            }
            for value in field.values.iter().flat_map(|list| list.values.iter()) {
                let [before, behind] = [self.from, self.to].map(|version| value.known_to(version));
                if before != behind {
                    let path = path.clone();
                    self.steps.push(Step { message, path, field, value: Some(value), comes: behind });
                }
            }
            self.group(message, field.kind.children().unwrap_or_default(), &path);
        }
    }
}
