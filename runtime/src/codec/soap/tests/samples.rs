//! The documented samples, and other ways to write them.

use super::*;

pub(super) const REQUEST: &str = "<urn:updatePaymentMean>
<urn:input>
<urn:merchantId>011223344550000</urn:merchantId>
<urn:interfaceVersion>WR_WS_2.2</urn:interfaceVersion>
<urn:merchantWalletId>walId011</urn:merchantWalletId>
<urn:paymentMeanId>2</urn:paymentMeanId>
<urn:paymentMeanAlias>myAlias</urn:paymentMeanAlias>
</urn:input>
</urn:updatePaymentMean>";

const RESPONSE: &str = r#"<updatePaymentMeanResponse xmlns="urn:sips:cn:contract:office:wallet:v2">
<output>
<walletActionDateTime>2012-10-17T23:50:44-12:00</walletActionDateTime>
<walletResponseCode>00</walletResponseCode>
<errorFieldName />
</output>
</updatePaymentMeanResponse>"#;

#[test]
fn the_documented_request_is_read_with_and_without_an_envelope() {
    let limits = Limits::default();
    let wrapped = wrap_fragment(REQUEST, NAMESPACE);
    let described = read_with(&wrapped, Direction::Request, &limits).unwrap();
    assert_eq!(described.len(), 5);
    assert_eq!(described.text("merchantId"), Some("011223344550000"));
    assert_eq!(described.text("paymentMeanAlias"), Some("myAlias"));
    assert_eq!(operation(wrapped.as_bytes(), &limits).as_deref(), Ok("updatePaymentMean"));
    for document in [REQUEST, &*wrapped] {
        let read = read_undescribed(document.as_bytes(), &limits).unwrap();
        assert_eq!(read.operation, "updatePaymentMean");
        assert_eq!(read.message, described);
    }
}

#[test]
fn the_documented_response_is_read_with_and_without_an_envelope() {
    let limits = Limits::default();
    let wrapped = wrap_fragment(RESPONSE, "urn:unused");
    let described = read_document(&wrapped).unwrap();
    assert_eq!(described.text("walletActionDateTime"), Some("2012-10-17T23:50:44-12:00"));
    assert_eq!(described.text("walletResponseCode"), Some("00"));
    assert_eq!(described.text("errorFieldName"), Some(""));
    let fragment = read_undescribed(RESPONSE.as_bytes(), &limits).unwrap();
    assert_eq!((&*fragment.operation, &fragment.message), ("updatePaymentMeanResponse", &described));
}

#[test]
fn prefixes_are_the_senders_choice() {
    let document = format!(
        "<?xml version='1.0' encoding='utf-8' standalone=\"yes\"?>\n<!-- hi -->\n\
         <SOAP-ENV:Envelope xmlns:SOAP-ENV='{ENVELOPE}' xmlns:a='{NAMESPACE}'><SOAP-ENV:Header/>\n<SOAP-ENV:Body>\n\
         <a:updatePaymentMeanResponse><b:output xmlns:b='{NAMESPACE}'><b:walletResponseCode>00</b:walletResponseCode>\
         <errorFieldName xmlns='{NAMESPACE}'>x</errorFieldName></b:output ></a:updatePaymentMeanResponse>\
         </SOAP-ENV:Body></SOAP-ENV:Envelope>\n<!-- bye -->\n"
    );
    let expected = message([("walletResponseCode", "00".into()), ("errorFieldName", "x".into())]);
    assert_eq!(read_document(&document), Ok(expected.clone()));
    assert_eq!(read_document(&format!("\u{feff}{document}")), Ok(expected));
}
