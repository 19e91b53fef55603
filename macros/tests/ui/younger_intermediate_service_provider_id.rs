//! At 2.11 this field, which came with 2.12, does not exist.

sips_office_macros::functions! {
    folder: "specs",
    interface_version: "2.11",
}

fn main() {
    let request = wallet::UpdatePaymentMeanRequest::new();
    let _ = request.intermediate_service_provider_id("isp01");
}
