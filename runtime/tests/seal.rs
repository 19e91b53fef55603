//! What no change to a sealed message may get past.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use sips_office_runtime::message::{Container, Item, Message, Scalar, Value};
use sips_office_runtime::{SealAlgorithm, SecretKey, Verdict, sealed_parts, sealed_text};

/// A message as the tests build it: easy to change at the n-th text.
#[derive(Clone, Debug)]
enum Tree {
    Text(String),
    Fields(Vec<(String, Tree)>),
    Texts(Vec<String>),
    Containers(Vec<Vec<(String, Tree)>>),
}

type Fields = Vec<(String, Tree)>;

fn fields(depth: u32) -> BoxedStrategy<Fields> {
    btree_map("[A-Za-z]{1,3}", tree(depth), 0..5).prop_map(|fields| fields.into_iter().collect()).boxed()
}

fn tree(depth: u32) -> BoxedStrategy<Tree> {
    let text = "\\PC{0,6}".prop_map(Tree::Text);
    let texts = vec("\\PC{0,6}", 0..4).prop_map(Tree::Texts);
    if depth == 0 {
        return prop_oneof![4 => text, 1 => texts].boxed();
    }
    prop_oneof![
        4 => text,
        1 => texts,
        1 => fields(depth - 1).prop_map(Tree::Fields),
        1 => vec(fields(depth - 1), 0..3).prop_map(Tree::Containers),
    ]
    .boxed()
}

fn message(fields: &Fields) -> Message<'static> {
    let mut message = Message::new();
    for (name, tree) in fields {
        message.insert(name.clone(), value(tree)).unwrap();
    }
    message
}

fn container(fields: &Fields) -> Container<'static> {
    let mut container = Container::new();
    for (name, tree) in fields {
        container.insert(name.clone(), value(tree)).unwrap();
    }
    container
}

fn value(tree: &Tree) -> Value<'static> {
    match tree {
        Tree::Text(text) => text.clone().into(),
        Tree::Fields(fields) => container(fields).into(),
        Tree::Texts(texts) => {
            texts.iter().map(|text| Item::Scalar(Scalar::new(text.clone()))).collect::<Vec<_>>().into()
        }
        Tree::Containers(items) => {
            items.iter().map(|fields| Item::Container(container(fields))).collect::<Vec<_>>().into()
        }
    }
}

/// Every text of a tree, for changing.
fn texts<'t>(fields: &'t mut Fields, found: &mut Vec<&'t mut String>) {
    for (_, tree) in fields {
        match tree {
            Tree::Text(text) => found.push(text),
            Tree::Fields(fields) => texts(fields, found),
            Tree::Texts(items) => found.extend(items),
            Tree::Containers(items) => items.iter_mut().for_each(|fields| texts(fields, found)),
        }
    }
}

fn sealed(message: &Message<'static>, by: SealAlgorithm) -> Message<'static> {
    let mut message = message.clone();
    message.set("seal", key().seal(by, &message).into_string());
    message
}

fn key() -> SecretKey {
    SecretKey::new("secret123").unwrap()
}

fn algorithms() -> impl Strategy<Value = SealAlgorithm> {
    proptest::sample::select(SealAlgorithm::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_was_sealed_verifies(fields in fields(2), by in algorithms()) {
        prop_assert_eq!(key().verify(by, &sealed(&message(&fields), by)), Verdict::Valid);
    }

    #[test]
    fn the_parts_make_up_the_sealed_text(fields in fields(2), by in algorithms()) {
        let message = message(&fields);
        let joined: String = sealed_parts(&message).iter().map(|part| part.text).collect();
        prop_assert_eq!(&joined, &sealed_text(&message));
        let (whole, tree) = (key().seal_text(by, &joined), key().seal(by, &message));
        prop_assert_eq!(whole.as_str(), tree.as_str());
    }

    #[test]
    fn a_longer_text_anywhere_never_verifies(
        fields in fields(2), at in any::<prop::sample::Index>(), more in "\\PC{1,3}", by in algorithms()
    ) {
        let seal = key().seal(by, &message(&fields)).into_string();
        let mut fields = fields;
        let mut found = Vec::new();
        texts(&mut fields, &mut found);
        prop_assume!(!found.is_empty());
        let at = at.index(found.len());
        found[at].push_str(&more);
        let mut changed = message(&fields);
        changed.set("seal", seal);
        prop_assert_eq!(key().verify(by, &changed), Verdict::Wrong);
    }

    #[test]
    fn another_last_character_anywhere_never_verifies(
        fields in fields(2), at in any::<prop::sample::Index>(), by in algorithms()
    ) {
        let seal = key().seal(by, &message(&fields)).into_string();
        let mut fields = fields;
        let mut found = Vec::new();
        texts(&mut fields, &mut found);
        found.retain(|text| !text.is_empty());
        prop_assume!(!found.is_empty());
        let at = at.index(found.len());
        let last = found[at].pop().unwrap();
        found[at].push(if last == 'x' { 'y' } else { 'x' });
        let mut changed = message(&fields);
        changed.set("seal", seal);
        prop_assert_eq!(key().verify(by, &changed), Verdict::Wrong);
    }

    #[test]
    fn a_dropped_field_with_text_never_verifies(
        fields in fields(2), at in any::<prop::sample::Index>(), by in algorithms()
    ) {
        let mut message = sealed(&message(&fields), by);
        prop_assume!(!fields.is_empty());
        let dropped = message.remove(&fields[at.index(fields.len())].0).unwrap();
        let mut alone = Message::new();
        alone.insert("dropped", dropped).unwrap();
        let expected = if sealed_text(&alone).is_empty() { Verdict::Valid } else { Verdict::Wrong };
        prop_assert_eq!(key().verify(by, &message), expected);
    }

    #[test]
    fn another_seal_never_verifies(fields in fields(1), other in "[0-9a-f]{64}|[0-9a-f]{128}", by in algorithms()) {
        let mut message = sealed(&message(&fields), by);
        prop_assume!(message.text("seal") != Some(&other));
        message.set("seal", other);
        prop_assert_eq!(key().verify(by, &message), Verdict::Wrong);
    }
}
