//! OpenAPI 3.1 of the JSON forms.

mod schemas;

use std::collections::BTreeMap;

use sips_office_runtime::descriptor::{Direction, Environment, Protocol};
use sips_office_spec::Catalog;
use sips_office_spec::catalog::{Function, Service};
use sips_office_spec::markdown::{code, line};

use self::schemas::Schemas;
use crate::error::Error;
use crate::json::{Json, object};
use crate::options::Options;
use crate::scope::{Scope, either};
use crate::{address, example, seal};

/// The OpenAPI 3.1 document of a service, or of all services: every function that has a JSON form, with every field that
/// exists in JSON under the options.
///
/// The servers are the base address of the options, or else the hosts of the brand and environment; without these, all.
///
/// # Errors
/// Where the catalog or the service lacks what is asked for.
pub fn openapi(catalog: &Catalog, service: Option<&str>, options: &Options) -> Result<String, Error> {
    let scope = Scope::new(catalog, options)?;
    let services = match service {
        Some(name) => vec![scope.service(name)?],
        None => catalog.services.values().collect(),
    };
    let (mut offered, mut lacking) = (Vec::new(), None);
    for service in services.iter().copied() {
        match scope.functions(service, Protocol::Json) {
            Ok(functions) => offered.push((service, functions)),
            // Of all services, those that have none say nothing.
            Err(error) => {
                lacking.get_or_insert(error);
            }
        }
    }
    if let (true, Some(error)) = (offered.is_empty(), lacking) {
        return Err(error);
    }
    let mut schemas = Schemas::new(&scope);
    // Messages first, so that each has the name that its function suggests.
    for (function, _) in offered.iter().flat_map(|(_, functions)| functions) {
        schemas.reserve(function);
    }
    let mut paths = BTreeMap::new();
    for (service, functions) in &offered {
        for (function, path) in functions {
            let operation = operation(&scope, &mut schemas, service, function);
            // Of functions at one address the first answers.
            paths.entry(address::below("", path)).or_insert_with(|| object([("post", Some(operation))]));
        }
    }
    let tags = offered.iter().map(|(service, _)| {
        let summary = service.summary.as_deref().map(|summary| line(&scope.prose(summary)).into());
        object([("name", Some((&*service.name).into())), ("description", summary)])
    });
    let document = object([
        ("openapi", Some("3.1.0".into())),
        ("info", Some(info(&scope, service))),
        ("servers", Some(Json::List(servers(&scope)))),
        // What proves who sent a request is the seal in it, for which OpenAPI has no scheme.
        ("security", Some(Json::List(Vec::new()))),
        ("tags", Some(Json::List(tags.collect()))),
        ("paths", Some(Json::Object(paths.into_iter().collect()))),
        (
            "components",
            Some(object([("schemas", Some(schemas.into_json())), ("responses", Some(failures()))])),
        ),
    ]);
    Ok(document.document())
}

fn info(scope: &Scope<'_>, service: Option<&str>) -> Json {
    let platform = scope.words("{platform}");
    let of = service.map(|service| format!(" {service}")).unwrap_or_default();
    let version = scope.version.map_or("all".to_owned(), |version| version.to_string());
    let whole = match scope.version {
        Some(version) => format!("It has the fields that interface version {version} knows."),
        None => "It has the fields of all interface versions; each says since when it exists.".to_owned(),
    };
    let rule = seal::RULE.iter().enumerate().map(|(at, step)| format!("{}. {step}", at + 1));
    let description = [
        "Each function takes one JSON object and answers one. The request carries who sends it and a seal over what it \
         says; a response code in the answer tells what came of it, with HTTP status 200 also where the request is refused."
            .to_owned(),
        whole,
        "## The seal".to_owned(),
        rule.collect::<Vec<_>>().join("\n"),
        seal::LIMITS.to_owned(),
        format!("Examples that are called made are sealed with the secret key `{}`.", seal::EXAMPLE_KEY),
        "## What is not known".to_owned(),
        "Error answers other than 200 are documented nowhere. Those listed here are what the simulator gives. A field's \
         description says what of it is assumed."
            .to_owned(),
    ];
    object([
        ("title", Some(format!("{platform} Office{of}").into())),
        ("version", Some(version.into())),
        ("description", Some(description.join("\n\n").into())),
    ])
}

fn servers(scope: &Scope<'_>) -> Vec<Json> {
    let server = |url: String, description: Option<String>| {
        object([("url", Some(url.into())), ("description", description.map(Json::from))])
    };
    if let Some(base) = scope.base() {
        return vec![server(base.to_owned(), None)];
    }
    let wanted = [Environment::Test, Environment::Production].into_iter();
    let wanted: Vec<_> = wanted.filter(|one| scope.environment.is_none_or(|asked| asked == *one)).collect();
    let brands = scope.brands().flat_map(|brand| {
        let described = brand.describe();
        wanted.iter().map(move |environment| {
            let url = format!("https://{}", described.host(*environment));
            server(url, Some(format!("{}, {}", scope.prose(&brand.platform), environment.name())))
        })
    });
    brands.collect()
}

fn operation<'c>(
    scope: &Scope<'c>,
    schemas: &mut Schemas<'_, 'c>,
    service: &'c Service,
    function: &'c Function,
) -> Json {
    let content = |schemas: &mut Schemas<'_, 'c>, direction| {
        let schema = schemas.message(function, direction);
        let examples = examples(scope, function, direction);
        let media = object([("schema", Some(schema)), ("examples", examples)]);
        object([(Protocol::Json.media_type(), Some(media))])
    };
    let request = object([
        ("required", Some(Json::Truth(true))),
        ("content", Some(content(schemas, Direction::Request))),
    ]);
    let answer = object([
        ("description", Some(accepted(function).into())),
        ("content", Some(content(schemas, Direction::Response))),
    ]);
    let mut responses = vec![("200".to_owned(), answer)];
    for (status, name, _) in FAILURES {
        let reference = format!("#/components/responses/{name}");
        responses.push((status.to_owned(), object([("$ref", Some(reference.into()))])));
    }
    object([
        ("operationId", Some((&*function.name).into())),
        ("summary", Some(scope.summary(function).into())),
        ("description", Some(about(scope, service, function).into())),
        ("tags", Some(Json::List(vec![(&*service.name).into()]))),
        ("requestBody", Some(request)),
        ("responses", Some(Json::Object(responses))),
    ])
}

/// What is worth knowing of a function.
fn about(scope: &Scope<'_>, service: &Service, function: &Function) -> String {
    let mut lines = Vec::new();
    let recommended: Vec<_> = scope
        .brands()
        .filter_map(|brand| Some((brand, function.recommended.get(&brand.id)?)))
        .map(|(brand, version)| {
            let version = version.with_prefix(&service.version_prefix).to_string();
            format!("{} at {}", code(&scope.words(&version)), scope.prose(&brand.platform))
        })
        .collect();
    if !recommended.is_empty() {
        lines.push(format!("Recommended `interfaceVersion`: {}.", recommended.join(", ")));
    }
    lines.push(match function.idempotent {
        true => "Sending it twice does no more than sending it once.".to_owned(),
        false => "Do not send it again unless you know that it was not carried out.".to_owned(),
    });
    for group in &function.alternatives {
        let names: Vec<_> = group.iter().map(|name| code(name)).collect();
        lines.push(scope.words(&format!("Send exactly one of {}.", names.join(", "))));
    }
    lines.extend(function.assumed.as_deref().map(|why| format!("Assumed: {}", scope.prose(why))));
    lines.join("\n\n")
}

fn accepted(function: &Function) -> String {
    match &function.response_code {
        Some(result) => {
            let (field, codes) = (code(&result.field), either(&result.accepted));
            format!(
                "What came of it. It was done where {field} is {codes}; any other code says that it was not."
            )
        }
        None => "What came of it.".to_owned(),
    }
}

fn examples(scope: &Scope<'_>, function: &Function, direction: Direction) -> Option<Json> {
    let described = scope.catalog.describe(function);
    let documented = example::documented(scope, function, direction)
        .filter(|sample| sample.protocol == Protocol::Json)
        .filter_map(|sample| sample.read(&described).ok());
    let mut examples: Vec<_> = documented
        .enumerate()
        .map(|(at, message)| {
            let name = if at == 0 { "documented".to_owned() } else { format!("documented{}", at + 1) };
            let summary = "As the documentation shows it; its seal fits no known key.";
            (name, object([("summary", Some(summary.into())), ("value", Some(Json::message(&message)))]))
        })
        .collect();
    if let Some(message) = example::made(scope, function, direction, Protocol::Json) {
        let summary = format!("Made, and sealed with the secret key {}.", seal::EXAMPLE_KEY);
        let value = object([("summary", Some(summary.into())), ("value", Some(Json::message(&message)))]);
        examples.push(("made".to_owned(), value));
    }
    (!examples.is_empty()).then_some(Json::Object(examples))
}

/// The answers that are no message: status, name, and what it means.
const FAILURES: [(&str, &str, &str); 6] = [
    (
        "400",
        "Unreadable",
        "The body is not one JSON object, names a field twice, or holds a null; or its end never came.",
    ),
    ("404", "NotFound", "No function has this address."),
    ("405", "NotPost", "Functions are called with POST."),
    ("408", "TooSlow", "The body did not come in time."),
    ("413", "TooLarge", "The body is larger than the simulator takes."),
    ("503", "Stopping", "No more requests are taken, for the server is about to stop."),
];

fn failures() -> Json {
    let failures = FAILURES.iter().map(|(status, name, meaning)| {
        let text = object([("schema", Some(object([("type", Some("string".into()))])))]);
        let content = object([("text/plain", Some(text))]);
        let allow = object([("schema", Some(object([("type", Some("string".into()))])))]);
        let headers = (*status == "405").then(|| object([("Allow", Some(allow))]));
        let failure =
            [("description", Some((*meaning).into())), ("headers", headers), ("content", Some(content))];
        ((*name).to_owned(), object(failure))
    });
    Json::Object(failures.collect())
}
