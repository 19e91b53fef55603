//! The page about the simulator: its command is started, its requests are sent, and its table is that of the faults.

use sips_office_simulator::{Fault, FaultKind};

use super::{Block, Document, fits_lines};
use crate::program::sips;
use crate::running::Running;

const PAGE: &str = "docs/simulator.md";

/// The first line and the body of a message, and the headers between them.
struct Shown<'b> {
    start: &'b str,
    headers: Vec<&'b str>,
    body: &'b str,
}

#[test]
fn the_simulator_answers_what_its_page_shows() {
    let page = Document::read(PAGE);
    let folder = page.folder("simulator");
    let commands = page.commands();
    let [command] = &commands[..] else { panic!("{} commands", commands.len()) };
    let mut program = sips();
    program.args(&command.arguments).current_dir(folder);
    let mut running = Running::start(program);
    let address = running.address.clone();
    let as_shown = |line: &String| line.replace(&address, "127.0.0.1:8701");

    let messages: Vec<_> = page.of("http").map(shown).collect();
    assert!(messages.len() > 5 && messages.len() % 2 == 0, "{} messages", messages.len());
    for pair in messages.chunks(2) {
        let [request, expected] = pair else { continue };
        let head: String = [&[request.start], &request.headers[..]]
            .concat()
            .iter()
            .map(|line| format!("{line}\r\n"))
            .collect();
        let answer = running.ask(&head, request.body.trim_end());
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with(expected.start), "{}\n{answer}", request.start);
        for header in &expected.headers {
            assert!(head.lines().any(|line| line == *header), "no {header} in\n{answer}");
        }
        // What a document does not show at all it says nothing of.
        let is_shown = expected.body.is_empty() || body.trim_end() == expected.body.trim_end();
        assert!(is_shown, "{}\n{answer}", request.start);
    }

    let told: Vec<_> = (0..messages.len() / 2).map(|_| running.next_line()).collect();
    let printed: Vec<_> = running.printed.iter().map(as_shown).chain(told).collect();
    let printed: Vec<_> = printed.iter().map(String::as_str).collect();
    let expected: Vec<_> = command.printed.iter().map(String::as_str).collect();
    assert!(fits_lines(&printed, &expected), "{printed:#?}");
    #[cfg(unix)]
    assert_eq!(running.end("INT"), Some(0));
}

#[test]
fn the_faults_are_listed_as_they_are() {
    let page = Document::read(PAGE);
    let rows = page.text.lines().skip_while(|line| !line.starts_with("| fault |")).skip(2);
    let listed: Vec<_> = rows.take_while(|line| line.starts_with('|')).collect();
    let row = |kind: &FaultKind| {
        let carried_out = if kind.is_carried_out { "yes" } else { "no" };
        format!("| `{}` | {} | {} | {carried_out} |", kind.example, kind.argument.unwrap_or(""), kind.says)
    };
    let known: Vec<_> = FaultKind::ALL.iter().map(row).collect();
    assert_eq!(listed, known, "the rows should be\n{}", known.join("\n"));
    assert!(page.text.contains(&format!("`{}`", Fault::HEADER)));
}

fn shown(block: &Block) -> Shown<'_> {
    let (head, body) = block.text.split_once("\n\n").unwrap_or((&block.text, ""));
    let mut lines = head.lines();
    Shown { start: lines.next().unwrap_or_default(), headers: lines.collect(), body }
}
