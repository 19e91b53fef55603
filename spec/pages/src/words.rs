//! The words that a page's layout is made of, in every language that pages are written in.
//!
//! A word is compared by its [`key`], so capital letters, accents, apostrophes and a colon behind it do not matter.
//! Another language is more rows in [`WORDS`].

use sips_office_runtime::InterfaceVersion;

use crate::page::Language;

/// What a heading or another word of the layout stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    Endpoints,
    Request,
    RequestSample,
    Response,
    ResponseSample,
    Changelog,
    Required,
    Optional,
    Conditional,
    /// The key of a field's presence; in French also the column of a changelog that says where the field came.
    Presence,
    /// The key of a field's first version, and a column of the changelog.
    InterfaceVersion,
    ListOfValues,
    Recommended,
    Method,
    Production,
    Test,
    Data,
    Attendance,
    Container,
    Both,
    /// The heading of what a page says besides, in no form that could be compared.
    Notes,
}

use Word::*;

const ENGLISH: Option<Language> = Some(Language::English);
const FRENCH: Option<Language> = Some(Language::French);
/// Says nothing of the page's language.
const ANY: Option<Language> = None;

/// Language, the word's [`key`], and what it stands for.
const WORDS: &[(Option<Language>, &str, Word)] = &[
    (ANY, "endpoints", Endpoints),
    (ENGLISH, "endpoint", Endpoints),
    (FRENCH, "points d'acces", Endpoints),
    (FRENCH, "point d'acces", Endpoints),
    (FRENCH, "points de terminaison", Endpoints),
    (FRENCH, "adresses", Endpoints),
    (ENGLISH, "request", Request),
    (FRENCH, "requete", Request),
    (ENGLISH, "request sample", RequestSample),
    (ENGLISH, "request samples", RequestSample),
    (ENGLISH, "request example", RequestSample),
    (ENGLISH, "sample request", RequestSample),
    (FRENCH, "exemple de requete", RequestSample),
    (FRENCH, "exemples de requete", RequestSample),
    (FRENCH, "exemple de la requete", RequestSample),
    (FRENCH, "exemple requete", RequestSample),
    (ENGLISH, "response", Response),
    (FRENCH, "reponse", Response),
    (ENGLISH, "response sample", ResponseSample),
    (ENGLISH, "response samples", ResponseSample),
    (ENGLISH, "response example", ResponseSample),
    (ENGLISH, "sample response", ResponseSample),
    (FRENCH, "exemple de reponse", ResponseSample),
    (FRENCH, "exemples de reponse", ResponseSample),
    (FRENCH, "exemple de la reponse", ResponseSample),
    (FRENCH, "exemple reponse", ResponseSample),
    (ANY, "changelog", Changelog),
    (ENGLISH, "change log", Changelog),
    (FRENCH, "journal des modifications", Changelog),
    (FRENCH, "historique", Changelog),
    (FRENCH, "historique des modifications", Changelog),
    (ENGLISH, "required", Required),
    (ENGLISH, "mandatory", Required),
    (FRENCH, "obligatoire", Required),
    (FRENCH, "obligatoires", Required),
    (FRENCH, "requis", Required),
    (ENGLISH, "optional", Optional),
    (FRENCH, "optionnel", Optional),
    (FRENCH, "optionnels", Optional),
    (FRENCH, "facultatif", Optional),
    (FRENCH, "facultatifs", Optional),
    (ENGLISH, "conditional", Conditional),
    (FRENCH, "conditionnel", Conditional),
    (FRENCH, "conditionnels", Conditional),
    (ANY, "presence", Presence),
    (ENGLISH, "interface version", InterfaceVersion),
    (FRENCH, "version d'interface", InterfaceVersion),
    (FRENCH, "version de l'interface", InterfaceVersion),
    (FRENCH, "version interface", InterfaceVersion),
    (ENGLISH, "list of values", ListOfValues),
    (FRENCH, "liste des valeurs", ListOfValues),
    (FRENCH, "liste de valeurs", ListOfValues),
    (ENGLISH, "recommended interfaceversion", Recommended),
    (ENGLISH, "recommended interface version", Recommended),
    (FRENCH, "interfaceversion recommandee", Recommended),
    (FRENCH, "version d'interface recommandee", Recommended),
    (FRENCH, "version de l'interface recommandee", Recommended),
    (ENGLISH, "method", Method),
    (ENGLISH, "http method", Method),
    (FRENCH, "methode", Method),
    (FRENCH, "methode http", Method),
    (ANY, "prod", Production),
    (ANY, "production", Production),
    (ANY, "test", Test),
    (ANY, "data", Data),
    (FRENCH, "donnee", Data),
    (FRENCH, "donnees", Data),
    (ENGLISH, "attendance", Attendance),
    (ENGLISH, "container", Container),
    (FRENCH, "conteneur", Container),
    (ENGLISH, "request/response", Both),
    (FRENCH, "requete/reponse", Both),
    (ENGLISH, "further notes", Notes),
    (FRENCH, "autres remarques", Notes),
];

/// The longest key in [`WORDS`], in bytes, and some room for a colon.
const LONGEST: usize = 48;

/// What the text stands for, if it is a word of the layout and nothing else, and the language that it is of.
pub(crate) fn word(text: &str) -> Option<(Word, Option<Language>)> {
    if text.len() > 2 * LONGEST || !text.contains(char::is_alphabetic) {
        return None;
    }
    let key = key(text);
    WORDS.iter().find(|(_, word, _)| *word == key).map(|&(language, _, word)| (word, language))
}

/// The bytes of `text` that are `sought`'s longest word at its beginning.
pub(crate) fn leads(text: &str, sought: Word) -> Option<usize> {
    let start = fold(&beginning(text));
    WORDS
        .iter()
        .filter(|(_, word, meaning)| *meaning == sought && starts_with_word(&start, word))
        .map(|(_, word, _)| word.chars().count())
        .max()
        .map(|characters| byte_of(text, characters))
}

/// The last place in `text` that says `sought`: its first byte, and the byte behind it.
pub(crate) fn last(text: &str, sought: Word) -> Option<(usize, usize)> {
    let folded = fold(text);
    let found = WORDS
        .iter()
        .filter(|(_, _, meaning)| *meaning == sought)
        .filter_map(|(_, word, _)| Some((folded.rfind(word)?, word)))
        .max_by_key(|(at, _)| *at)?;
    let (at, word) = found;
    let before = folded.get(..at)?.chars().count();
    let start = byte_of(text, before);
    let end = start + byte_of(text.get(start..)?, word.chars().count());
    Some((start, end))
}

/// A text as words are compared: small letters without accents, plain apostrophes, no colon at the end, and no space at
/// either end or beside a slash.
fn key(text: &str) -> String {
    let folded = fold(text);
    let trimmed = folded.trim().trim_end_matches(':').trim_end();
    if trimmed.contains('/') {
        trimmed.split('/').map(str::trim).collect::<Vec<_>>().join("/")
    } else {
        trimmed.to_owned()
    }
}

/// The text with one character for each of its own.
fn fold(text: &str) -> String {
    text.chars().map(plain).collect()
}

/// The small letter without its accent; a plain apostrophe.
fn plain(c: char) -> char {
    match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'À' | 'Â' | 'Ä' | 'Á' | 'Ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'î' | 'ï' | 'í' | 'ì' | 'Î' | 'Ï' | 'Í' | 'Ì' => 'i',
        'ô' | 'ö' | 'ó' | 'ò' | 'õ' | 'Ô' | 'Ö' | 'Ó' | 'Ò' | 'Õ' => 'o',
        'ù' | 'û' | 'ü' | 'ú' | 'Ù' | 'Û' | 'Ü' | 'Ú' => 'u',
        'ç' | 'Ç' => 'c',
        'ñ' | 'Ñ' => 'n',
        '’' | '‘' | 'ʼ' | '´' | '`' | '′' => '\'',
        _ => c.to_ascii_lowercase(),
    }
}

fn beginning(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
}

fn byte_of(text: &str, characters: usize) -> usize {
    text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at)
}

/// The name of a function, a field or a container: `paymentMeanId`.
pub(crate) fn is_name(text: &str) -> bool {
    (2..=64).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_alphanumeric())
}

/// A word that can be a field's name where what follows says that it is one: `foo-bar`, `PaymentX`. The codes of values
/// have no small letters.
pub(crate) fn is_unusual_name(text: &str) -> bool {
    (2..=64).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c))
        && text.contains(|c: char| c.is_ascii_lowercase())
        && word(text).is_none()
}

/// A code in a list of values: `00`, `HMAC-SHA-256`, `WR_WS_2.`.
pub(crate) fn is_code(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "_-./+".contains(c))
}

/// An interface version without its prefix: `2.12`.
pub(crate) fn is_version(text: &str) -> bool {
    text.parse::<InterfaceVersion>().is_ok()
}

/// An HTTP method.
pub(crate) fn is_method(text: &str) -> bool {
    ["POST", "GET", "PUT", "PATCH", "DELETE"].contains(&text)
}
