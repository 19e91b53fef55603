//! Findings as text with the source line, a caret under the place, and the lines that a fix changes.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Patch, Renderer, Snippet};

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
    let groups = match (&finding.fix[..], &finding.help) {
        ([], Some(help)) => vec![group.element(Level::HELP.message(help))],
        ([], None) => vec![group],
        ([first, ..], help) => {
            let file = sources.file(&first.place);
            let patches =
                finding.fix.iter().map(|fix| Patch::new(fix.place.range(), fix.replacement.as_str()));
            let patched = Snippet::source(&file.text).path(&file.name).patches(patches);
            let title = help.as_deref().unwrap_or("this mends it");
            vec![group, Level::HELP.secondary_title(title).element(patched)]
        }
    };
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let mut text = renderer.render(&groups);
    text.push('\n');
    text
}

fn snippet<'s>(
    sources: &'s Sources,
    place: &Place,
    kind: AnnotationKind,
    label: Option<&'s str>,
) -> Snippet<'s, Annotation<'s>> {
    let file = sources.file(place);
    // A place over many lines is shown by its first.
    let first_line = file.text[place.range()].find('\n').map_or(place.end, |at| place.start + at);
    let annotation = kind.span(place.start..first_line.max(place.start)).label(label);
    Snippet::source(&file.text).path(&file.name).annotation(annotation)
}
