//! One page as different people save it.

/// A way of saving a page: its name, and what becomes of the page's text.
pub(crate) type Variant = (&'static str, fn(&str) -> String);

/// Every way. Each keeps all facts.
pub(crate) const VARIANTS: &[Variant] = &[
    ("as it is", str::to_owned),
    ("line ends of Windows", |page| page.replace('\n', "\r\n")),
    ("line ends of old Macs", |page| page.replace('\n', "\r")),
    ("line ends of two kinds", |page| page.replacen('\n', "\r\n", 40)),
    ("tabs", |page| page.replace(' ', "\t")),
    ("non-breaking spaces", |page| page.replace(' ', "\u{a0}")),
    ("narrow spaces", |page| page.replace(' ', "\u{202f}")),
    ("two spaces for one", |page| {
        per_line(page, |line| if is_sample(line) { line.into() } else { line.replace(' ', "  ") })
    }),
    ("a byte order mark", |page| format!("\u{feff}{page}")),
    ("characters that nobody sees", |page| page.replace(' ', " \u{200b}").replace('a', "a\u{ad}")),
    ("blank lines everywhere", |page| page.replace('\n', "\n\n")),
    ("no blank lines", |page| {
        lines(page).filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n") + "\n"
    }),
    ("no spaces at either end", |page| per_line(page, |line| line.trim().to_owned())),
    ("spaces behind each line", |page| per_line(page, |line| format!("{line}  "))),
    ("everything indented", |page| per_line(page, |line| format!("    {line}"))),
    ("no end of the last line", |page| page.trim_end().to_owned()),
    ("bullets *", |page| bullets(page, "*")),
    ("bullets •", |page| bullets(page, "•")),
    ("bullets ·", |page| bullets(page, "·")),
    ("bullets ◦", |page| bullets(page, "◦")),
    ("bullets –", |page| bullets(page, "–")),
    ("bullets o", |page| bullets(page, "o")),
    ("bullets of Word", |page| bullets(page, "\u{f0b7}")),
    ("no bare bullets", |page| {
        lines(page).filter(|line| line.trim() != "-").collect::<Vec<_>>().join("\n") + "\n"
    }),
    ("numbers for bullets", numbered),
    ("Markdown's headings", |page| {
        per_line(page, |line| if is_heading(line) { format!("## {line}") } else { line.into() })
    }),
    ("Markdown's other headings", |page| {
        per_line(page, |line| if is_heading(line) { format!("{line}\n------\n") } else { line.into() })
    }),
    ("bold headings", |page| {
        per_line(page, |line| if is_heading(line) { format!("**{line}**") } else { line.into() })
    }),
    ("bold words", |page| {
        page.replace("presence\n", "**presence**\n").replace("Interface version\n", "**Interface version**\n")
    }),
    ("Markdown's escapes", |page| {
        per_line(page, |line| if is_sample(line) { line.into() } else { line.replace('_', "\\_") })
    }),
    ("capital headings", |page| {
        per_line(page, |line| if is_heading(line) { line.to_uppercase() } else { line.into() })
    }),
    ("headings with a colon", |page| {
        per_line(page, |line| if is_heading(line) { format!("{line} :") } else { line.into() })
    }),
    ("details on one line", |page| {
        page.replace("resence\n- ", "resence: ").replace("Interface version\n- ", "Interface version: ")
    }),
    ("French headings", french),
    ("French without accents", |page| french(page).replace(['é', 'ê'], "e")),
    ("French with accents apart", |page| french(page).replace('é', "e\u{301}").replace('ê', "e\u{302}")),
    ("French capitals", |page| {
        let capital = |(english, french): (&str, &str)| {
            if is_heading(english) { french.to_uppercase() + "\n" } else { format!("{french}\n") }
        };
        lines(page).zip(lines(&french(page))).map(capital).collect()
    }),
    ("typographic apostrophes", |page| french(page).replace('\'', "’")),
    ("a table with tabs", |page| rows(page, "\t", false)),
    ("a table in columns", |page| rows(page, "     ", false)),
    ("a table with a line for each cell", |page| rows(page, "\n", false)),
    ("a table without bars at its ends", |page| rows(page, " | ", false)),
    ("a table without its rule", |page| rows(page, "|", true)),
    ("a table with drawn bars", |page| page.replace('|', "│")),
    ("navigation around", around),
    ("contents before", |page| format!("Home\nDocumentation\n{CONTENTS}{page}")),
    ("contents after", |page| format!("{page}\n{CONTENTS}Contact\nLegal notice\n")),
    ("contents as a list", |page| {
        format!(
            "{}{page}\n{}",
            per_line(CONTENTS, |line| format!("* {line}")),
            per_line(CONTENTS, |line| format!("* {line}"))
        )
    }),
    ("fenced samples", |page| page.replace("\n{\n", "\n```json\n{\n").replace("\n}\n", "\n}\n```\n")),
    ("HTML", html),
    ("HTML of one line", |page| html(page).replace("</p>\n", "</p>").replace("</li>\n", "</li>")),
    ("French, Windows, decorated", |page| {
        around(&bullets(&french(page), "•")).replace('\n', "\r\n").replace(' ', "\u{a0}")
    }),
    ("French HTML with contents", |page| html(&format!("{CONTENTS}{}\n{CONTENTS}", french(page)))),
    ("blank lines, tabs, contents around", |page| {
        format!("{CONTENTS}{page}\n{CONTENTS}").replace('\n', "\n\n").replace(' ', "\t")
    }),
];

const CONTENTS: &str = "Endpoints\nRequest\nRequired\nOptional\nRequest sample\nResponse\nRequired\nOptional\nResponse sample\nChangelog\n";

const HEADINGS: [&str; 8] = [
    "Endpoints",
    "Request",
    "Required",
    "Optional",
    "Request sample",
    "Response",
    "Response sample",
    "Changelog",
];

fn lines(page: &str) -> impl Iterator<Item = &str> {
    page.split_terminator('\n')
}

fn per_line(page: &str, change: impl Fn(&str) -> String) -> String {
    lines(page).map(|line| change(line) + "\n").collect()
}

fn is_heading(line: &str) -> bool {
    HEADINGS.contains(&line.trim())
}

fn is_sample(line: &str) -> bool {
    line.trim_start().starts_with(['{', '}', '"', '<'])
}

/// Behind a dash, the text of a line of a list.
fn item(line: &str) -> Option<&str> {
    let text = line.trim_start().strip_prefix('-')?;
    (text.is_empty() || text.starts_with(' ')).then_some(text)
}

fn bullets(page: &str, bullet: &str) -> String {
    let changed = per_line(page, |line| item(line).map_or(line.to_owned(), |text| format!("{bullet}{text}")));
    // No letter is glued to a name.
    if bullet == "o" { changed } else { changed.replace("- presence", &format!("{bullet} presence")) }
}

fn numbered(page: &str) -> String {
    let mut number = 0;
    let mut numbered = String::new();
    for line in lines(page) {
        match item(line) {
            Some("" | " ") => number = 0,
            Some(text) => {
                number += 1;
                numbered.push_str(&format!("{number}.{text}\n"));
            }
            None => numbered.push_str(&format!("{line}\n")),
        }
    }
    numbered
}

fn french(page: &str) -> String {
    const WORDS: [(&str, &str); 12] = [
        ("Endpoints", "Points d'accès"),
        ("Request", "Requête"),
        ("Required", "Obligatoire"),
        ("Optional", "Facultatif"),
        ("Request sample", "Exemple de requête"),
        ("Response", "Réponse"),
        ("Response sample", "Exemple de réponse"),
        ("Changelog", "Journal des modifications"),
        ("method", "méthode"),
        ("presence", "présence"),
        ("Interface version", "Version d'interface"),
        ("List of values", "Liste des valeurs"),
    ];
    per_line(page, |line| {
        if line.starts_with('|') {
            let cells = line.split('|').map(|cell| match cell.trim() {
                "Data" => " Donnée ".to_owned(),
                "Attendance" => " Présence ".to_owned(),
                "Container" => " Conteneur ".to_owned(),
                "Interface version" => " Version d'interface ".to_owned(),
                "Request" | "Response" | "Request/Response" => {
                    cell.replace("Request", "Requête").replace("Response", "Réponse")
                }
                _ => cell.to_owned(),
            });
            return cells.collect::<Vec<_>>().join("|");
        }
        let (bullet, text) = item(line).map_or(("", line), |text| ("- ", text));
        let word = WORDS.iter().find(|(english, _)| *english == text.trim());
        match word {
            Some((_, french)) => format!("{bullet}{french}"),
            None => line
                .replace("List of values", "Liste des valeurs")
                .replace("- presence", "- présence")
                .replace("Recommended interfaceVersion:", "Version d'interface recommandée :"),
        }
    })
}

/// The changelog with other marks between its cells.
fn rows(page: &str, between: &str, keeps_bars: bool) -> String {
    let mut rows = String::new();
    for line in lines(page) {
        let Some(row) = line.strip_prefix('|') else {
            rows.push_str(&format!("{line}\n"));
            continue;
        };
        if row.starts_with('-') {
            continue;
        }
        let cells: Vec<&str> = row.split('|').map(str::trim).filter(|cell| !cell.is_empty()).collect();
        let row = cells.join(between);
        rows.push_str(&if keeps_bars { format!("|{row}|\n") } else { format!("{row}\n") });
    }
    rows
}

fn around(page: &str) -> String {
    format!(
        "Skip to content\nWe use cookies to make this site better. Accept all\nHome > Wallet > updatePaymentMean\nupdatePaymentMean\n\
         Search\n{page}\nBack to top\n© 2024 All rights reserved.\nLegal notice | Cookies | Contact\n"
    )
}

/// A page as a small site would write it.
fn html(page: &str) -> String {
    let escaped = page.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let mut html = String::from(
        "<!DOCTYPE html>\n<html lang=en>\n<head><title>Function</title><style>p > a { color: red }</style>\n\
         <script>if (1 < 2) { document.write(\"<h2>Request</h2>\") }</script></head>\n<body class='page'>\n",
    );
    let (mut in_sample, mut in_table, mut in_list) = (false, false, false);
    for (at, line) in lines(&escaped).enumerate() {
        let text = line.trim();
        let is_heading = is_heading(text)
            || ["xemple", "Requ", "Rép", "Points", "Journal", "Obli", "Facult"]
                .iter()
                .any(|start| text.starts_with(start) || text.starts_with(&format!("E{start}")));
        let goes = |open: &mut bool, wanted: bool, tag: &str, html: &mut String| {
            if *open != wanted {
                html.push_str(&if wanted { format!("<{tag}>") } else { format!("</{tag}>\n") });
                *open = wanted;
            }
        };
        let starts_sample = text.starts_with('{') || text.starts_with("&lt;");
        let goes_on = in_sample;
        goes(&mut in_sample, !is_heading && (goes_on || starts_sample), "pre", &mut html);
        goes(&mut in_table, text.starts_with('|'), "table", &mut html);
        goes(&mut in_list, item(line).is_some() && !in_sample, "ul", &mut html);
        let written = if in_sample {
            format!("{line}\n")
        } else if in_table {
            match text {
                rule if rule.starts_with("|--") => String::new(),
                row => {
                    let cells = row.trim_matches('|').split('|');
                    format!(
                        "<tr>{}</tr>\n",
                        cells
                            .map(|cell| format!("<td><span>{}</span></td>", cell.trim()))
                            .collect::<String>()
                    )
                }
            }
        } else if let Some(text) = item(line) {
            format!("<li><a href=\"#x\">{}</a></li>\n", text.trim())
        } else if at == 0 {
            format!("<h1>{text}</h1>\n")
        } else if is_heading {
            format!("<h2 id=\"a>b\">{text}</h2>\n")
        } else {
            format!("<div><p>{text}</p></div>\n")
        };
        html.push_str(&written);
    }
    for (open, tag) in [(in_sample, "pre"), (in_table, "table"), (in_list, "ul")] {
        if open {
            html.push_str(&format!("</{tag}>"));
        }
    }
    html + "</body></html>\n"
}
