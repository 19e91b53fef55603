//! What the spec language can say, one feature after the other: each is a folder below `tests/features/` with a small
//! spec of a garden that nobody has, and goes all the way that a spec goes.
//!
//! A feature is added as a folder and a line below. Its folder holds, besides the YAML,
//! - `excerpt.txt`: words; the paragraphs of the generated source that have them are held in `source.snap`,
//! - `cases.txt`: requests; what becomes of each is held in `calls.snap`.

mod arbitrary;
mod calls;
mod excerpt;
mod feature;
mod round_trip;
mod typed;

/// The types that a folder's specs become at compile time, and what all tests of a feature are.
macro_rules! feature {
    ($name:ident in $folder:literal: $($request:path),+) => {
        mod $name {
            #![deny(warnings, clippy::all)]

            mod made {
                sips_office_macros::functions! { folder: $folder }
            }
            pub(crate) use made::*;
            use crate::feature::{Feature, Typed};
            use crate::{calls, excerpt, round_trip};

            fn feature() -> Feature {
                Feature::load($folder, vec![$(Typed::of::<$request>()),+])
            }

            #[test]
            fn is_sound_and_described_the_same_by_macro_and_catalog() {
                feature().assert_described();
            }

            #[test]
            fn becomes_readable_rust() {
                let feature = feature();
                feature.assert_snapshot("source", &excerpt::of(&feature));
            }

            #[test]
            fn any_message_comes_back_from_json_soap_and_its_type() {
                round_trip::assert_identity(&feature());
            }

            #[tokio::test]
            async fn requests_are_checked_and_answered() {
                let feature = feature();
                feature.assert_snapshot("calls", &calls::told(&feature).await);
            }
        }
    };
}

feature!(alternatives in "../../features/alternatives": garden::CutPlantRequest);
feature!(brands in "../../features/brands": garden::SendFlowerRequest);
feature!(conditional_presence in "../../features/conditional-presence": garden::WaterPlantRequest);
feature!(container_changelog in "../../features/container-changelog": garden::TidyShedRequest);
feature!(endpoint_without_service in "../../features/endpoint-without-service":
    garden::RingBellRequest, garden::KnockRequest);
feature!(fields_of_one_protocol in "../../features/fields-of-one-protocol": garden::SendLetterRequest);
feature!(json_only_function in "../../features/json-only-function": garden::LookAtSeedRequest);
feature!(lists in "../../features/lists": garden::DescribePlantRequest);
feature!(lists_in_containers in "../../features/lists-in-containers": garden::SowBedRequest);
feature!(may_be_empty in "../../features/may-be-empty": garden::StoreSeedsRequest);
feature!(names in "../../features/names":
    garden::SelfRequest, garden::GardenRequest, garden::ValuesRequest, garden::名Request, garden::N3Request);
feature!(no_recommended_version in "../../features/no-recommended-version":
    garden::OpenGateRequest, garden::CloseGateRequest);
feature!(nothing in "../../features/nothing": garden::DoNothingRequest, garden::DigHolesRequest);
feature!(numbers_and_booleans in "../../features/numbers-and-booleans": garden::PickApplesRequest);
feature!(open_and_closed_lists in "../../features/open-and-closed-lists": garden::SowHerbRequest);
feature!(removed_and_deprecated in "../../features/removed-and-deprecated": garden::KeepGardenRequest);
feature!(reused_container in "../../features/reused-container": garden::MovePlantRequest);
feature!(sensitive in "../../features/sensitive": garden::OpenShedRequest);
feature!(texts in "../../features/texts": garden::SayItRequest);
feature!(three_levels in "../../features/three-levels": garden::ClimbTreeRequest);
feature!(two_codes in "../../features/two-codes": garden::OrderPlantsRequest);

/// A folder that no line above names would be tested by nobody.
#[test]
fn every_folder_is_a_feature() {
    let mut folders = feature::folders();
    folders.retain(|folder| !include_str!("main.rs").contains(&format!("\"../../features/{folder}\"")));
    assert_eq!(folders, Vec::<String>::new());
}
