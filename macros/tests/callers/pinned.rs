//! Types made for 2.11.

use sips_office_runtime::typed::Request;

sips_office_macros::functions! {
    folder: "../ui/specs",
    interface_version: "2.11",
}

use wallet::UpdatePaymentMeanRequest;

#[test]
fn types_made_for_a_version_send_it() {
    let version = <UpdatePaymentMeanRequest as Request>::INTERFACE_VERSION.unwrap();
    let function = UpdatePaymentMeanRequest::function();
    assert_eq!(version.with_prefix(&function.version_prefix).to_string(), "WR_WS_2.11");

    let request = UpdatePaymentMeanRequest::new()
        .merchant_wallet_id("walId011")
        .payment_mean_id("2")
        .payment_mean_alias("myAlias");
    assert_eq!(request.to_message().text("paymentMeanAlias"), Some("myAlias"));
}
