//! Brands and services.

use super::{About, ChangeKind, Comparison, Pair, pairs, side};
use crate::catalog::{Brand, Catalog, Service};
use crate::source::Place;

impl Comparison<'_> {
    pub(super) fn platform(&mut self) {
        let (old, new) = (self.old, self.new);
        for pair in pairs(old.brands.values(), new.brands.values(), |brand| &brand.id) {
            match pair {
                Pair::Gone(brand) => {
                    let about = About::all(named(brand));
                    self.note(
                        ChangeKind::BrandRemoved,
                        &about,
                        Some(side(&brand.platform, &brand.place)),
                        None,
                    );
                }
                Pair::Came(brand) => {
                    let about = About::all(named(brand));
                    self.note(
                        ChangeKind::BrandAdded,
                        &about,
                        None,
                        Some(side(&brand.platform, &brand.place)),
                    );
                }
                Pair::Both(old, new) => self.texts(
                    &About::all(named(old)),
                    (old, new),
                    (&old.place, &new.place),
                    &[
                        (ChangeKind::HostChanged, "the production host", |brand| &brand.production_host),
                        (ChangeKind::HostChanged, "the test host", |brand| &brand.test_host),
                        (ChangeKind::Reworded, "the platform's name", |brand| &brand.platform),
                        (ChangeKind::Reworded, "the documentation", |brand| {
                            brand.documentation.as_deref().unwrap_or("not known")
                        }),
                    ],
                ),
            }
        }
        self.order_of_brands();
        for pair in pairs(old.services.values(), new.services.values(), |service| &service.name) {
            match pair {
                Pair::Gone(service) => {
                    let gone = side(&service.version_prefix, &service.place);
                    self.note(ChangeKind::ServiceRemoved, &about(service, old), Some(gone), None);
                }
                Pair::Came(service) => {
                    let came = side(&service.version_prefix, &service.place);
                    self.note(ChangeKind::ServiceAdded, &about(service, old), None, Some(came));
                }
                Pair::Both(before, after) => self.service(before, after),
            }
        }
    }

    /// What matters is which one is first; of the others the order is told where that stayed.
    fn order_of_brands(&mut self) {
        let (old, new) = (self.old, self.new);
        if let (Some((_, before)), Some((_, after))) = (old.brands.first(), new.brands.first())
            && before.id != after.id
        {
            let (about, places) = (About::all("the first brand"), (&before.place, &after.place));
            return self.changed(ChangeKind::FirstBrandChanged, &about, places, (&*before.id, &*after.id));
        }
        let key: fn(&Brand) -> (&str, &Place) = |brand| (&brand.id, &brand.place);
        let about = |brand: &Brand| About::all(named(brand));
        self.order(ChangeKind::BrandReordered, (old.brands.values(), new.brands.values()), key, about);
    }

    fn service(&mut self, old: &Service, new: &Service) {
        let about = about(old, self.old);
        let places = (&old.place, &new.place);
        self.texts(
            &about,
            (old, new),
            places,
            &[
                (ChangeKind::NamespaceChanged, "the namespace", |service| &service.namespace),
                (ChangeKind::PrefixChanged, "the version prefix", |service| &service.version_prefix),
                (ChangeKind::Reworded, "the summary", |service| service.summary.as_deref().unwrap_or("none")),
                (ChangeKind::Reworded, "the prefix's label", |service| {
                    service.prefix_label.as_deref().unwrap_or("none")
                }),
            ],
        );
        self.wordings(
            &format!("the prefix's label of the service {}", old.name),
            places,
            (&old.prefix_labels, &new.prefix_labels),
        );
    }
}

fn named(brand: &Brand) -> String {
    format!("the brand {}", brand.id)
}

/// A service without functions is in no message.
fn about(service: &Service, old: &Catalog) -> About {
    let what = format!("the service {}", service.name);
    let is_used = old.functions.values().any(|function| function.service == service.name);
    if is_used { About::all(what) } else { About::reached(what, Default::default()) }
}
