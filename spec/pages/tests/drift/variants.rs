//! Pages as people save them come to the same differences.

use super::edits::EDITS;
use super::pages::{EDITIONS, SIPS, Specs, changed, page};
use super::saved::VARIANTS;

#[test]
fn a_page_differs_in_nothing_however_it_was_saved() {
    let specs = Specs::shipped();
    for (name, save) in VARIANTS {
        for edition in EDITIONS {
            let report = specs.drift(&save(&page(edition)), edition);
            assert_eq!(specs.lines(&report), Vec::<String>::new(), "{name}, {edition}");
        }
    }
}

/// Each edit in some of the ways, and each way with some of the edits.
#[test]
fn an_edit_is_the_same_difference_however_the_page_was_saved() {
    let specs = Specs::shipped();
    let mut wrong = Vec::new();
    for (at, (name, edition, changes, _)) in EDITS.iter().enumerate() {
        let text = changed(&page(edition), changes);
        let expected = without_lines(&specs, &text, edition);
        for (way, save) in VARIANTS.iter().skip(at % 6).step_by(6) {
            let found = without_lines(&specs, &save(&text), edition);
            if found != expected {
                wrong.push(format!("{name}, {way} ({edition}): {found:#?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What differs, without what another layout changes: the lines, and the form of apostrophes.
fn without_lines(specs: &Specs, text: &str, edition: &str) -> Vec<String> {
    let report = specs.drift(text, edition);
    let differences = report.differences.into_iter().map(|mut difference| {
        difference.line = None;
        specs.line(&difference).replace('’', "'")
    });
    let mut lines: Vec<_> = differences.collect();
    lines.sort();
    lines
}

/// The meanings of values in French, in the order of the page.
const MEANINGS: [(&str, &str); 12] = [
    (
        "Sips Office (SOAP/JSON) interface for Wallet functions.",
        "Interface Sips Office (SOAP/JSON) du portefeuille.",
    ),
    ("The encryption algorithm applied is HMAC-SHA-256", "L’algorithme de chiffrement est HMAC-SHA-256"),
    ("The encryption algorithm applied is HMAC-SHA-512", "L’algorithme de chiffrement est HMAC-SHA-512"),
    ("The encryption algorithm applied is SHA-256", "L’algorithme de chiffrement est SHA-256"),
    ("Successful operation", "Opération réussie"),
    ("Invalid Merchant contract", "Contrat commerçant invalide"),
    ("Invalid data, verify the request", "Données invalides, vérifiez la requête"),
    (
        "Wallet / payment mean unknown by Worldline Sips",
        "Portefeuille ou moyen de paiement inconnu de Worldline Sips",
    ),
    ("Format error", "Erreur de format"),
    (
        "merchantId not allowed to access this wallet service",
        "merchantId non autorisé à accéder à ce service",
    ),
    ("Duplicated wallet / payment mean", "Portefeuille ou moyen de paiement en double"),
    ("Temporary problem at the Worldline Sips server level", "Problème temporaire du serveur Worldline Sips"),
];

#[test]
fn meanings_in_french_are_not_compared() {
    const NOTE: &str =
        "the page words its values in another language than the spec; their meanings were not compared";
    let specs = Specs::shipped();
    let (_, french) = VARIANTS.iter().find(|(name, _)| *name == "French headings").unwrap();
    let translated =
        MEANINGS.iter().fold(page(SIPS), |text, (english, french)| text.replace(english, french));
    let report = specs.drift(&french(&translated), SIPS);
    assert_eq!(specs.lines(&report), Vec::<String>::new());
    assert!(report.not_compared.iter().any(|note| note == NOTE), "{:#?}", report.not_compared);
    // What does not hang on the language is compared all the same.
    let other = translated.replace("- 2.12", "- 2.13").replace("- 25\n", "- 26\n");
    assert_eq!(specs.drift(&french(&other), SIPS).differences.len(), 4);
    // In English headings, or with meanings in the spec's words, they are compared.
    assert_eq!(specs.drift(&translated, SIPS).differences.len(), MEANINGS.len());
    let report = specs.drift(&french(&page(SIPS).replace("Format error", "Error of format")), SIPS);
    assert_eq!(report.differences.len(), 1);
    assert!(report.not_compared.iter().all(|note| note != NOTE));
}
