//! Markdown.

use insta::assert_snapshot;
use sips_office_export::{Options, markdown};

use crate::{garden, options, shipped};

#[test]
fn a_page_is_readable() {
    assert_snapshot!(markdown(&garden(), "waterPlant", &options("sogenactif")).unwrap());
}

#[test]
fn without_a_brand_it_tells_of_all() {
    let page = markdown(&shipped(), "updatePaymentMean", &Options::default()).unwrap();
    for host in ["office-server.sogenactif.com", "office-server.mercanet.com"] {
        assert!(page.contains(host), "{page}");
    }
}
