//! Services and brands.

use sips_office_runtime::descriptor::Direction;
use sips_office_spec::catalog::{Brand, Service};

use super::book::{Book, message};
use super::sheet::{Row, Sheet};

impl Book<'_> {
    pub(super) fn service(&self, service: &Service) -> Sheet {
        let mut sheet = Sheet::new("service", &service.name);
        sheet.text("summary", service.summary.as_ref().map(|summary| self.catalog.neutral(summary)));
        sheet.text("namespace", service.namespace.clone());
        sheet.text("version prefix", service.version_prefix.clone());
        sheet.text("prefix means", service.prefix_label.as_ref().map(|label| self.catalog.neutral(label)));
        let labels = service.prefix_labels.iter();
        sheet.texts("prefix means at", labels.map(|(brand, label)| format!("{brand}: {label}")));
        let own = || self.catalog.functions.values().filter(|function| function.service == service.name);
        sheet.texts("functions", own().map(|function| function.name.clone()));
        // Each function has the same common fields.
        if let Some(function) = own().next() {
            let common = [Direction::Request, Direction::Response].into_iter().flat_map(|direction| {
                let fields = function.fields(direction).iter().filter(|usage| usage.common);
                fields.map(move |usage| (direction, usage))
            });
            let common = common.map(|(direction, usage)| {
                let row = Row::default().bare("message", message(direction).to_owned());
                self.provenance(self.usage(row.bare("field", usage.field.clone()), usage), usage)
            });
            sheet.rows("common fields", common.collect());
        }
        sheet.text("defined", self.place(&service.place));
        let name = &service.name;
        let about = ["the service", "the endpoints of", "the response code of"];
        sheet.texts("assumed", self.assumed(&about.map(|about| format!("{about} {name}"))));
        sheet
    }

    pub(super) fn brand_sheet(&self, brand: &Brand) -> Sheet {
        let mut sheet = Sheet::new("brand", &brand.id);
        sheet.text("platform", brand.platform.clone());
        sheet.text("documentation", brand.documentation.clone());
        sheet.text("production host", brand.production_host.clone());
        sheet.text("test host", brand.test_host.clone());
        let functions = || self.catalog.functions.values();
        let recommended = functions().filter_map(|function| {
            let version = function.recommended.get(&brand.id)?;
            Some(Row::default().bare("function", function.name.clone()).bare("version", version.to_string()))
        });
        sheet.rows("recommends", recommended.collect());
        let used = self.used();
        let lacked = used.iter().filter(|used| used.usage.absent_for.contains(&brand.id));
        let lacked: Vec<_> = lacked.map(|used| used.row()).collect();
        if !lacked.is_empty() {
            sheet.rows("lacks", lacked);
        }
        sheet.text("defined", self.place(&brand.place));
        let at = functions().map(|function| format!("{} at {}", function.name, brand.id));
        let about: Vec<_> = at.chain([format!("the brand {}", brand.id)]).collect();
        sheet.texts("assumed", self.assumed(&about));
        sheet
    }
}
