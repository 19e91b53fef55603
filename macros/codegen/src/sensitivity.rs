//! How much of a container may be shown where nothing tells which field holds it.

use sips_office_runtime::descriptor::{self, Sensitivity};
use sips_office_spec::Catalog;
use sips_office_spec::catalog::Field;

/// The description of a container's fields, none of them showing more than whatever holds the container does.
pub(crate) fn describe(catalog: &Catalog, container: &str) -> Vec<descriptor::Field> {
    let held = strictest(catalog, container);
    let mut fields = catalog.describe_container(container).into_owned();
    for field in &mut fields {
        field.sensitivity = field.sensitivity.max(held);
    }
    fields
}

/// The strictest of what is said of the fields that hold a container, and of the containers around those. Containers
/// that contain themselves are a finding, so there is an end to it.
fn strictest(catalog: &Catalog, container: &str) -> Sensitivity {
    let holders = catalog.fields.values().filter(|field| field.kind.container() == Some(container));
    let around = |holder: &Field| {
        let around = catalog
            .containers
            .values()
            .filter(|around| around.fields.iter().any(|usage| usage.field == holder.name));
        around.map(|around| strictest(catalog, &around.name)).max().unwrap_or_default()
    };
    holders.map(|holder| holder.sensitivity.max(around(holder))).max().unwrap_or_default()
}
