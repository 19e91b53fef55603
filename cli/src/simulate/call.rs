//! A call that works as it stands, for whoever wants to see the simulator answer.

use sips_office_runtime::descriptor::{CheckContext, Field, Presence, Protocol, Sensitivity};
use sips_office_spec::Catalog;
use sips_office_spec::catalog::Function;

/// `sips call getPaymentMeanData merchantWalletId=walId011 paymentMeanId=2`: the first function of which a brand
/// recommends a version and whose required fields have examples. It is one that may be called twice. `None` where the
/// catalog has none such.
pub(super) fn example(catalog: &Catalog) -> Option<String> {
    catalog.functions.values().find_map(|function| call(catalog, function))
}

fn call(catalog: &Catalog, function: &Function) -> Option<String> {
    let brand = catalog.brands.keys().find(|brand| function.recommended.contains_key(*brand))?;
    let is_easy = function.idempotent && function.alternatives.is_empty() && is_plain(&function.name);
    if !is_easy || !is_plain(brand) {
        return None;
    }
    let described = catalog.describe(function);
    let protocol = if described.json_path.is_some() { Protocol::Json } else { Protocol::Soap };
    let context = CheckContext { version: described.recommended_for(brand), protocol, brand: Some(brand) };
    let required = described.request.iter().filter(|field| {
        let is_asked_for = !field.role().is_filled_by_client() && field.presence == Presence::Required;
        is_asked_for && field.exists_under(&context)
    });
    let mut words = vec!["sips call".to_owned(), function.name.clone()];
    words.extend(required.map(assignment).collect::<Option<Vec<_>>>()?);
    if protocol == Protocol::Soap {
        words.push("--protocol soap".to_owned());
    }
    if catalog.brands.keys().next() != Some(brand) {
        words.push(format!("--brand {brand}"));
    }
    Some(words.join(" "))
}

/// The field with its example; `None` where a shell's line is no place for it.
fn assignment(field: &Field) -> Option<String> {
    let example = field.example.as_deref()?;
    let is_fit = field.sensitivity == Sensitivity::Public && is_plain(&field.name) && is_plain(example);
    is_fit.then(|| format!("{}={example}", field.name))
}

/// Whether every shell takes the text as one word, and as it is.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte))
}

#[cfg(test)]
mod tests {
    use sips_office_spec::{Sources, load};

    use super::*;

    fn shipped() -> Catalog {
        load(Sources::shipped()).into_catalog().unwrap()
    }

    #[test]
    fn the_first_function_that_only_reads_is_called_for_the_brand_that_has_it() {
        let mut catalog = shipped();
        let told = |catalog: &Catalog| example(catalog).unwrap();
        assert_eq!(told(&catalog), "sips call getPaymentMeanData merchantWalletId=walId011 paymentMeanId=2");
        catalog.functions.shift_remove("getPaymentMeanData");
        assert_eq!(told(&catalog), "sips call getWalletData merchantWalletId=walId011 --brand sogenactif");
        catalog.functions["getWalletData"].json_path = None;
        let expected = "sips call getWalletData merchantWalletId=walId011 --protocol soap --brand sogenactif";
        assert_eq!(told(&catalog), expected);
        catalog.functions.clear();
        assert_eq!(example(&catalog), None);
    }

    #[test]
    fn what_a_shell_would_read_otherwise_is_not_told() {
        let mut catalog = shipped();
        for example in [None, Some("a b"), Some("$HOME"), Some("")] {
            catalog.fields["merchantWalletId"].example = example.map(str::to_owned);
            assert_eq!(super::example(&catalog), None, "{example:?}");
        }
    }
}
