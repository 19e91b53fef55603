//! The page oracle: everything that a documentation page says, against everything that the catalog says.
//!
//! Both are brought into one form, `Facts`: what is spoken of, and what is said of it. The two sides are made apart
//! (`Facts::of_page` never looks at the catalog), so that what one of them has and the other lacks shows up by itself.

mod catalog;
mod page;

use std::collections::BTreeMap;

use sips_office_spec::Catalog;

use crate::page::Page;

/// Holds a page of a brand's documentation against the catalog, and gives one line per difference.
///
/// Compared are function, addresses, methods, recommended version, every field with presence and since, every listed
/// value with its label and place in the list, every changelog row with its attendance where the page has a changelog, and every
/// sample, line by line and to the letter, with the order of its elements where it is SOAP. What the catalog itself marks as
/// assumed (a code that no page lists) is no part of the comparison.
pub fn compare(page: &Page, catalog: &Catalog, brand: &str) -> Vec<String> {
    match Facts::of_catalog(catalog, brand, page) {
        Ok(known) => Facts::of_page(page).differences(&known),
        Err(missing) => vec![missing],
    }
}

/// What is spoken of, and what is said of it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Facts(BTreeMap<String, String>);

impl Facts {
    /// Adds a fact. What is said twice of one thing stays two facts.
    fn add(&mut self, of: impl Into<String>, said: impl Into<String>) {
        let mut of = of.into();
        while self.0.contains_key(&of) {
            of.push_str(", once more");
        }
        self.0.insert(of, said.into());
    }

    fn differences(&self, catalog: &Self) -> Vec<String> {
        let mut differences = Vec::new();
        for (of, page) in &self.0 {
            match catalog.0.get(of) {
                Some(known) if known == page => {}
                Some(known) => {
                    differences.push(format!("{of}: the page says `{page}`, the catalog `{known}`"))
                }
                None => differences.push(format!("{of}: the page says `{page}`, the catalog nothing")),
            }
        }
        let only_known = catalog.0.iter().filter(|(of, _)| !self.0.contains_key(*of));
        differences.extend(
            only_known.map(|(of, known)| format!("{of}: the catalog says `{known}`, the page nothing")),
        );
        differences
    }
}

#[cfg(test)]
mod tests {
    use sips_office_spec::catalog::{Attendance, ChangelogRow};
    use sips_office_spec::{Place, Sources, load};

    use super::*;
    use crate::page;

    #[test]
    fn a_changelog_row_of_a_container_is_compared() {
        let text = include_str!("../../pages/updatePaymentMean.sips.txt");
        let mut page = Page::read(text).unwrap();
        let mut catalog = load(Sources::shipped()).into_catalog().unwrap();
        page.changelog.push(page::ChangelogRow {
            version: "2.3".to_owned(),
            name: "maskedPan".to_owned(),
            attendance: "Container".to_owned(),
            container: Some("walletPaymentMeanDataList".to_owned()),
        });
        assert_eq!(
            compare(&page, &catalog, "sips"),
            [
                "the changelog on maskedPan (Container walletPaymentMeanDataList): the page says `2.3`, the catalog nothing"
            ]
        );
        let attendance = Attendance::Container("walletPaymentMeanDataList".to_owned());
        let row = ChangelogRow {
            version: "2.3".parse().unwrap(),
            field: "maskedPan".to_owned(),
            attendance,
            place: Place { file: 0, start: 0, end: 0 },
        };
        let rows = catalog.functions["updatePaymentMean"].changelog.get_or_insert_default();
        rows.push(row);
        assert_eq!(compare(&page, &catalog, "sips"), Vec::<String>::new());
    }

    #[test]
    fn what_a_brand_lacks_is_on_the_other_brands_page_only() {
        let text = include_str!("../../pages/updatePaymentMean.sogenactif.txt");
        let page = Page::read(text).unwrap();
        let mut catalog = load(Sources::shipped()).into_catalog().unwrap();
        let request = &mut catalog.functions["updatePaymentMean"].request;
        let alias = request.iter_mut().find(|usage| usage.field == "paymentMeanAlias").unwrap();
        alias.absent_for = vec!["sips".to_owned()];
        assert_eq!(compare(&page, &catalog, "sogenactif"), Vec::<String>::new());
        let request = &mut catalog.functions["updatePaymentMean"].request;
        let alias = request.iter_mut().find(|usage| usage.field == "paymentMeanAlias").unwrap();
        alias.absent_for = vec!["sogenactif".to_owned()];
        assert_eq!(
            compare(&page, &catalog, "sogenactif")[0],
            "the request's paymentMeanAlias, presence: the page says `Optional`, the catalog nothing"
        );
    }

    #[test]
    fn each_difference_is_one_line() {
        let facts = |entries: &[(&str, &str)]| {
            let mut facts = Facts::default();
            entries.iter().for_each(|(of, said)| facts.add(*of, *said));
            facts
        };
        let page = facts(&[("a", "1"), ("b", "2"), ("c", "3"), ("c", "3")]);
        let catalog = facts(&[("a", "1"), ("b", "4"), ("d", "5"), ("c", "3")]);
        assert_eq!(
            page.differences(&catalog),
            [
                "b: the page says `2`, the catalog `4`",
                "c, once more: the page says `3`, the catalog nothing",
                "d: the catalog says `5`, the page nothing",
            ]
        );
    }
}
