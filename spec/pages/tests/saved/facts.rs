//! What a page says, as lines that can be compared: without places, and without what could not be read.

use sips_office_pages::page::{Attendance, Extent, Message, Page, Presence};

/// Every fact of a page, prose too.
pub(crate) fn facts(page: &Page) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(page.function.iter().map(|name| format!("function {}", name.value)));
    facts.extend(page.summary.iter().map(|text| format!("prose of the function: {}", text.value)));
    facts.extend(
        page.recommended
            .iter()
            .map(|at| format!("recommended {}", at.value.version.with_prefix(&at.value.prefix))),
    );
    for endpoint in &page.endpoints {
        let at = &endpoint.address.value;
        facts.push(format!("address {at}: {:?}, {:?}", endpoint.environment, endpoint.protocol));
        facts.push(format!("address {at}: host {}, path {}", endpoint.host, endpoint.path));
        facts.extend(endpoint.method.iter().map(|method| format!("address {at}: method {}", method.value)));
    }
    message("request", &page.request, &mut facts);
    message("response", &page.response, &mut facts);
    for row in &page.changelog.rows {
        let container = match &row.attendance {
            Attendance::Container(name) => format!(" of {name}"),
            _ => String::new(),
        };
        let kind = format!("{:?}", row.attendance);
        let kind = kind.split('(').next().unwrap_or_default();
        facts.push(format!("changelog {} {} {kind}{container}", row.version, row.field));
    }
    facts
}

fn message(name: &str, message: &Message, facts: &mut Vec<String>) {
    for field in &message.fields {
        let at = format!("{name}.{}", field.name.value);
        facts.push(format!("{at} under {:?}", field.listed_as));
        facts.extend(field.presence.iter().map(|presence| format!("{at} is {:?}", presence.value)));
        facts.extend(field.since.iter().map(|since| format!("{at} since {}", since.value)));
        facts.extend(field.description.iter().map(|text| format!("prose of {at}: {}", text.value)));
        for value in &field.values {
            let code = &value.code.value;
            facts.push(format!("{at} value {code}"));
            facts.extend(value.label.iter().map(|label| format!("{at} value {code} means {}", label.value)));
        }
    }
    for sample in &message.samples {
        facts.push(format!("{name} sample {:?} {}", sample.protocol, sample.document.value));
    }
}

/// The facts without prose.
pub(crate) fn data(page: &Page) -> Vec<String> {
    facts(page).into_iter().filter(|fact| !fact.starts_with("prose of ")).collect()
}

/// How much of each part a page shows.
pub(crate) fn extents(page: &Page) -> Vec<String> {
    let mut extents = Vec::new();
    extents.push(format!("addresses: {:?}", page.endpoints_shown));
    for (name, message) in [("request", &page.request), ("response", &page.response)] {
        for presence in PRESENCES {
            extents.push(format!("{name} {presence:?}: {:?}", message.shown(presence)));
        }
        for field in &message.fields {
            extents.push(format!("{name}.{} values: {:?}", field.name.value, field.values_shown));
        }
        extents.push(format!("{name} samples: {:?}", message.samples_shown));
    }
    extents.push(format!("changelog: {:?}", page.changelog.shown));
    extents
}

const PRESENCES: [Presence; 3] = [Presence::Required, Presence::Optional, Presence::Conditional];

/// What a part that is said to be whole lacks of the whole page's; what a part said to show nothing shows.
pub(crate) fn wrong_extents(cut: &Page, whole: &Page) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut check = |name: String, extent: Extent, shown: usize, all: usize| match extent {
        Extent::Nothing if shown > 0 => {
            wrong.push(format!("{name}: shows {shown}, and is said to show nothing"))
        }
        Extent::Whole if shown != all => {
            wrong.push(format!("{name}: shows {shown} of {all}, and is said to be whole"))
        }
        _ => {}
    };
    check("addresses".into(), cut.endpoints_shown, cut.endpoints.len(), whole.endpoints.len());
    let messages = [("request", &cut.request, &whole.request), ("response", &cut.response, &whole.response)];
    for (name, message, all) in messages {
        for presence in PRESENCES {
            let count =
                |message: &Message| message.fields.iter().filter(|field| field.listed_as == presence).count();
            check(format!("{name} {presence:?}"), message.shown(presence), count(message), count(all));
        }
        for field in &message.fields {
            if let Some(same) = all.fields.iter().find(|other| other.name.value == field.name.value) {
                let name = format!("{name}.{} values", field.name.value);
                check(name, field.values_shown, field.values.len(), same.values.len());
            }
        }
        check(format!("{name} samples"), message.samples_shown, message.samples.len(), all.samples.len());
    }
    wrong
}
