//! What there must be flips of.

use sips_office_spec::Catalog;

/// What the catalog has and each flip's name begins with and contains, where there is one of it.
pub(crate) fn owed(catalog: &Catalog) -> Vec<[String; 2]> {
    let mut owed = Vec::new();
    let mut owe = |start: &str, part: String| owed.push([start.to_owned(), part]);
    let file = |place| catalog.file_of(place).trim_start_matches("spec/").to_owned();
    let of_use = |field: &str, owe: &mut dyn FnMut(String)| {
        owe(format!("[{field}]: removed"));
        for property in ["presence", "since", "until", "only"] {
            owe(format!("[{field}].{property}: "));
        }
    };
    for function in catalog.functions.values() {
        let own = file(&function.place);
        owe(&own, " idempotent: ".into());
        owe(&own, " protocols: ".into());
        for brand in catalog.brands.keys() {
            owe(&own, format!(" brands.{brand}"));
        }
        for (message, uses) in [("request", &function.request), ("response", &function.response)] {
            for usage in uses {
                let start = format!("{} {message}", file(&usage.place));
                of_use(&usage.field, &mut |part| owe(&start, part));
            }
            for pair in uses.windows(2).filter(|pair| !pair[0].common && !pair[1].common) {
                owe(&format!("{own} {message}"), format!("[{}]: after the next", pair[0].field));
            }
        }
        for alternative in 0..function.alternatives.len() {
            owe(&own, format!(" alternatives[{alternative}]: removed"));
        }
    }
    for service in catalog.services.values() {
        for path in
            ["namespace", "endpoints.json", "endpoints.soap", "interfaceVersion.prefix", "responseCode.field"]
        {
            owe(&file(&service.place), format!(" {path}: `"));
        }
        owe(&file(&service.place), " responseCode.accepted[0]: ".into());
    }
    for brand in catalog.brands.values() {
        for path in ["platform", "hosts.production", "hosts.test"] {
            owe("brands.yaml", format!(" brands[{}].{path}: `", brand.id));
        }
    }
    for field in catalog.fields.values() {
        let start = file(&field.place);
        owe(&start, format!(" fields[{}].kind: ", field.name));
        owe(&start, format!(" fields[{}].sensitive: ", field.name));
        if field.values.is_some() {
            owe(&start, format!(" fields[{}].values: ", field.name));
        }
    }
    for container in catalog.containers.values() {
        let start = format!("{} containers[{}].fields[", file(&container.place), container.name);
        for usage in &container.fields {
            of_use(&usage.field, &mut |part| owe(&start, part));
        }
        for pair in container.fields.windows(2) {
            owe(&start, format!("[{}]: after the next", pair[0].field));
        }
    }
    for list in catalog.value_lists.values() {
        let start = format!("{} values[{}]", file(&list.place), list.name);
        owe(&start, ".open: ".into());
        owe(&start, ".values: code XX added".into());
        for value in &list.values {
            owe(&start, format!(".values[{}]: removed", value.code));
            for property in ["code", "label", "since", "until"] {
                owe(&start, format!(".values[{}].{property}: ", value.code));
            }
        }
    }
    owed
}
