//! The types of some features as somebody would use them, for what only a compiler can tell.

use sips_office_runtime::codec::{Limits, json};
use sips_office_runtime::message::Message;
use sips_office_runtime::typed::{Request, Response};

use crate::{names, removed_and_deprecated, reused_container, sensitive};

#[test]
fn a_name_that_rust_cannot_take_steps_aside_and_stays_the_same_on_the_wire() {
    use names::garden::{
        Box_, InterfaceVersion_, N3Request, Option_, Self_, SelfRequest, Some_, String_, 名,
    };

    let request = SelfRequest::new()
        .type_("type")
        .self_("self")
        .unnamed("_")
        .new_("new")
        .default_("default")
        .clone_("clone")
        .into_("into")
        .to_message_("toMessage")
        .unknown_fields_("unknownFields")
        .fläche("fläche")
        .名(名::木)
        .a_b_c("a-b.c")
        .order_id("orderId")
        .other_order_id("orderID")
        .typed(1)
        .some(Some_::new().with_new("new").with_version(InterfaceVersion_::new().with_f("f")))
        .option_list([Option_::Unlisted_, Option_::N3d, Option_::Sign])
        .string_list([String_::Vec])
        .boxes([Box_::new().with_self(Self_::new().with_clone("clone"))]);
    assert_eq!(
        text(&request.to_message()),
        "{\"_\":\"_\",\"a-b.c\":\"a-b.c\",\"boxes\":[{\"Self\":{\"clone\":\"clone\"}}],\"clone\":\"clone\",\
         \"default\":\"default\",\"fläche\":\"fläche\",\"into\":\"into\",\"new\":\"new\",\
         \"optionList\":[\"Unlisted\",\"3d\",\"-\"],\"orderID\":\"orderID\",\"orderId\":\"orderId\",\"self\":\"self\",\
         \"some\":{\"new\":\"new\",\"version\":{\"f\":\"f\"}},\"stringList\":[\"vec\"],\"toMessage\":\"toMessage\",\
         \"type\":\"type\",\"typed\":1,\"unknownFields\":\"unknownFields\",\"名\":\"木\"}"
    );
    let request = N3Request::new().n3("3").n3d_view("3dView").unnamed("-");
    assert_eq!(text(&request.to_message()), "{\"-\":\"-\",\"3\":\"3\",\"3dView\":\"3dView\"}");
    assert_eq!(Option_::from("Unlisted").label(), Some("What is not listed, and yet is"));
    assert!(matches!(Option_::from("anything"), Option_::Unlisted(_)));
}

#[test]
fn one_container_is_one_type_under_all_its_names() {
    use reused_container::garden::{Address, MovePlantRequest, MovePlantResponse};

    let oslo = Address::new().with_town("Oslo");
    let request = MovePlantRequest::new()
        .old_address(oslo.clone())
        .new_address(oslo.clone())
        .addresses_on_the_way([oslo.clone()]);
    let response = MovePlantResponse::from_message(&request.to_message());
    assert_eq!(response.new_address(), Some(&oslo));
    assert_eq!(response.addresses_on_the_way(), Some(&[oslo][..]));
}

#[test]
fn what_is_deprecated_says_so_and_works() {
    use removed_and_deprecated::garden::{Fence, KeepGardenRequest, KeepGardenResponse, Tools};

    #[expect(deprecated, reason = "this is what is tested")]
    let request =
        KeepGardenRequest::new().poison("salt").fence(Fence::Stone).tools(Tools::new().with_scythe("sharp"));
    let mut message = request.to_message();
    message.set("noise", "loud");
    let response = KeepGardenResponse::from_message(&message);
    #[expect(deprecated, reason = "this is what is tested")]
    let noise = response.noise();
    assert_eq!(noise, Some("loud"));
    assert_eq!(response.fence().and_then(Fence::label), Some("Of stone"));
}

#[test]
fn nothing_sensitive_is_shown_neither_alone_nor_in_a_list_nor_in_a_container() {
    use sensitive::garden::{HidingPlace, OpenShedRequest, OpenShedResponse, Safe};

    let request = OpenShedRequest::new()
        .plant_card("ABCD-EFGH-IJKL-4711")
        .shed_pin("sesame")
        .old_pin_list(["melon", "poppy"])
        .card_list(["MNOP-QRST-UVWX-0815"])
        .hiding_place(HidingPlace::new().with_stone("under the gnome"))
        .safe(Safe::new().with_shed_pin("walnut").with_plant_card("ABCD-EFGH-IJKL-4711"));
    let shown = format!("{request:?}");
    assert_eq!(
        shown,
        "OpenShedRequest { cardList: [\"###############0815\"], hidingPlace: {stone: …}, oldPinList: […, …], \
         plantCard: \"###############4711\", safe: {plantCard: \"###############4711\", shedPin: …}, shedPin: … }"
    );
    let response = OpenShedResponse::from_message(&request.to_message());
    assert_eq!(format!("{response:?}"), shown.replace("Request", "Response"));
    // By itself, a container cannot know which field held it.
    assert_eq!(format!("{:?}", response.hiding_place().unwrap()), "HidingPlace { stone: … }");
}

fn text(message: &Message<'_>) -> String {
    let mut body = Vec::new();
    json::write(message, &mut body);
    assert_eq!(json::read(&body, &Limits::default()).as_ref(), Ok(message));
    String::from_utf8(body).unwrap()
}
