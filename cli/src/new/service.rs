//! The start of a service file.

use sips_office_runtime::descriptor::Role;
use sips_office_spec::Catalog;

use super::yaml;

/// The fields that the functions of the known services share, in SOAP order: whether they are required, and since when.
const LEADING: [(Role, bool, &str); 2] =
    [(Role::MerchantId, true, "2.0"), (Role::InterfaceVersion, true, "2.0")];
const TRAILING: [(Role, bool, &str); 4] = [
    (Role::IntermediateServiceProviderId, false, "2.12"),
    (Role::Seal, true, "2.0"),
    (Role::KeyVersion, true, "2.0"),
    (Role::SealAlgorithm, false, "2.12"),
];
const OF_RESPONSES: [(Role, bool, &str); 2] =
    [(Role::ErrorFieldName, false, "2.0"), (Role::Seal, true, "2.0")];

/// The file's text: made like the known services, of the fields that the dictionary has.
pub(super) fn start(service: &str, catalog: &Catalog) -> String {
    let own = format!("{service}ResponseCode");
    let code = [own.as_str(), "responseCode"].into_iter().find(|name| catalog.fields.contains_key(*name));
    let field = |name: &str, is_required: bool, since: &str| {
        let presence = if is_required { "required" } else { "optional" };
        format!("    - {{ field: {}, presence: {presence}, since: \"{since}\" }}\n", yaml(name))
    };
    let known = |fields: &[(Role, bool, &str)]| -> String {
        let known = fields.iter().filter(|(role, ..)| catalog.fields.contains_key(role.name()));
        known.map(|(role, is_required, since)| field(role.name(), *is_required, since)).collect()
    };
    let answer = code.map_or(String::new(), |code| field(code, false, "2.0")) + &known(&OF_RESPONSES);
    let request = message("request", &[("leading", known(&LEADING)), ("trailing", known(&TRAILING))]);
    let response = message("response", &[("trailing", answer)]);
    let code = code.map_or(String::new(), |code| {
        format!(
            "\n# The response field that tells the result, and the codes that mean success.\n\
             responseCode:\n  field: {}\n  accepted: [\"00\"]\n",
            yaml(code)
        )
    });
    let initial = service[..1].to_ascii_uppercase();
    let small = service.to_ascii_lowercase();
    format!(
        "# A start for the service {service}, made like other services: put in what its pages say.\n\
         service: {name}\n\
         # The XML namespace of its SOAP messages.\n\
         namespace: urn:sips:cn:contract:office:{small}:v2\n\
         # The paths below the host; {{function}} stands for the function's name.\n\
         endpoints:\n  json: /rs-services/v2/{service}/{{function}}\n  soap: /services/v2/{service}\n\
         # Why something here is a guess; out with it when nothing is.\n\
         assumed: Only begun. Everything here is made like other services.\n\n\
         # What stands before the version on the wire.\n\
         interfaceVersion:\n  prefix: {initial}R_WS\n\
         {code}\n\
         # The fields of all its functions, before and behind their own, in SOAP order.\n\
         {request}{response}",
        name = yaml(service),
    )
}

/// The common fields of a message, and `{}` where there are none.
fn message(name: &str, runs: &[(&str, String)]) -> String {
    let runs: String = runs
        .iter()
        .filter(|(_, fields)| !fields.is_empty())
        .map(|(key, fields)| format!("  {key}:\n{fields}"))
        .collect();
    if runs.is_empty() { format!("{name}: {{}}\n") } else { format!("{name}:\n{runs}") }
}
