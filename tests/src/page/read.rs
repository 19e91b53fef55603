//! The page from its title to its last line.

use super::lines::{Lines, Piece};
use super::words::{RECOMMENDED, is_name, is_prefixed_version, is_prose};
use super::{Endpoint, Page, Section, changelog, fields, samples};

/// Reads a whole page.
pub(super) fn page(text: &str) -> Result<Page, String> {
    let lines = &mut Lines::new(text);
    let function = lines.expect("the name of a function", |piece| match piece {
        Piece::Plain(text) if is_name(text) => Some(text.to_owned()),
        _ => None,
    })?;
    while matches!(lines.peek(), Some(Piece::Plain(text)) if is_prose(text)) {
        lines.expect("prose", Some)?;
    }
    let recommended = lines.expect(&format!("'{RECOMMENDED} WR_WS_2.58' or the like"), recommended)?;
    lines.expect_piece(Piece::Plain("Endpoints"))?;
    let endpoints = endpoints(lines)?;
    let mut samples = Vec::new();
    lines.expect_piece(Piece::Plain("Request"))?;
    let request = fields::read(lines, "Request sample")?;
    samples::read(lines, Section::Request, &mut samples)?;
    lines.expect_piece(Piece::Plain("Response"))?;
    let response = fields::read(lines, "Response sample")?;
    samples::read(lines, Section::Response, &mut samples)?;
    // Only one of the two editions ends in a changelog.
    let changelog = if lines.pass(Piece::Plain("Changelog")) { changelog::read(lines)? } else { Vec::new() };
    match lines.peek() {
        None => Ok(Page { function, recommended, endpoints, request, response, samples, changelog }),
        Some(_) => Err(lines.error("the end of the page")),
    }
}

fn recommended(piece: Piece<'_>) -> Option<String> {
    match piece {
        Piece::Plain(text) => text
            .strip_prefix(RECOMMENDED)
            .map(str::trim_start)
            .filter(|version| is_prefixed_version(version))
            .map(str::to_owned),
        _ => None,
    }
}

/// At least one address: a bare bullet, the environment, a bare bullet, the address, and the method.
fn endpoints(lines: &mut Lines<'_>) -> Result<Vec<Endpoint>, String> {
    let mut endpoints = Vec::new();
    loop {
        lines.expect_piece(Piece::Bare)?;
        let environment = lines.expect("'- PROD' or '- TEST'", |piece| match piece {
            Piece::Bullet(text @ ("PROD" | "TEST")) => Some(text.to_owned()),
            _ => None,
        })?;
        lines.expect_piece(Piece::Bare)?;
        let url = lines.expect("an address that begins with https://", |piece| match piece {
            Piece::Plain(text) if text.starts_with("https://") && !text.contains(char::is_whitespace) => {
                Some(text.to_owned())
            }
            _ => None,
        })?;
        lines.expect_piece(Piece::Bullet("method"))?;
        let method = lines.expect("'- ' and an HTTP method", |piece| match piece {
            Piece::Bullet(text) if text.chars().all(|c| c.is_ascii_uppercase()) => Some(text.to_owned()),
            _ => None,
        })?;
        endpoints.push(Endpoint { environment, url, method });
        if lines.peek() != Some(Piece::Bare) {
            return Ok(endpoints);
        }
    }
}
