//! Findings as text with the source line and a caret under the place.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::finding::Finding;
use crate::rule::Severity;
use crate::source::{Place, Sources};

/// One finding as text, ending in a line break.
pub(crate) fn finding(finding: &Finding, sources: &Sources, styled: bool) -> String {
    let level = match finding.rule.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(&finding.message).id(finding.rule.id()));
    group = group.element(snippet(sources, &finding.place, AnnotationKind::Primary, None));
    if let Some((place, why)) = &finding.related {
        group = group.element(snippet(sources, place, AnnotationKind::Context, Some(why)));
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help));
    }
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let mut text = renderer.render(&[group]);
    text.push('\n');
    text
}

fn snippet<'s>(
    sources: &'s Sources,
    place: &Place,
    kind: AnnotationKind,
    label: Option<&'s str>,
) -> Snippet<'s, annotate_snippets::Annotation<'s>> {
    let file = sources.file(place);
    // A place over many lines is shown by its first.
    let first_line = file.text[place.range()].find('\n').map_or(place.end, |at| place.start + at);
    let annotation = kind.span(place.start..first_line.max(place.start)).label(label);
    Snippet::source(&file.text).path(&file.name).annotation(annotation)
}
