//! House rules that can be checked: arrows between crates, no clock in the core, no law outside it.

use otinish_core::services::document_kinds::DOCUMENT_KINDS;
use otinish_core::services::{self, members};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The Rust sources below a folder of the workspace, with their texts.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    texts(folder, |ending| ending == "rs")
}

/// The files below a folder of the workspace whose names end so, with their texts; what npm installed is nobody's source.
fn texts(folder: &str, wanted: impl Fn(&str) -> bool) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.extend((!path.ends_with("node_modules")).then_some(path));
            } else if path.extension().and_then(|ending| ending.to_str()).is_some_and(&wanted) {
                found.push((path.clone(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} has such files");
    found
}

/// Where a source says one of these words.
fn said(folder: &str, words: &[&str]) -> Vec<String> {
    let lines =
        sources(folder).into_iter().flat_map(|(path, text)| text.lines().map(|line| (path.clone(), line.to_owned())).collect::<Vec<_>>());
    let said = lines.filter(|(_, line)| words.iter().any(|word| line.contains(word)));
    said.map(|(path, line)| format!("{}: {}", path.display(), line.trim())).collect()
}

#[test]
fn the_core_reads_no_clock_no_network_no_file_and_no_environment() {
    let said =
        said("core/src", &["SystemTime", "Utc::now", "Local::now", "Instant::now", "std::net", "std::fs", "std::env", "std::process"]);
    assert_eq!(said, Vec::<String>::new());
}

#[test]
fn the_core_knows_neither_pages_nor_functions() {
    assert_eq!(said("core/src", &["otinish_web", "otinish_functions"]), Vec::<String>::new());
    assert_eq!(said("web/src", &["otinish_functions", "otinish_tests"]), Vec::<String>::new());
    assert_eq!(said("functions/src", &["otinish_web", "otinish_tests"]), Vec::<String>::new());
}

#[test]
fn pages_and_functions_name_no_member_reason_document_or_service() {
    let names = declared();
    assert!(names.len() > 60, "{} names", names.len());
    // Whatever is carried out or sent: Rust, scripts, pages, descriptions of doors. Documentation may show a service by its name.
    let parts = ["web", "functions/src", "functions/doors", "xtask/src", "core/npm", "infra"];
    let files: Vec<(PathBuf, String)> = parts.into_iter().flat_map(|folder| texts(folder, |ending| ending != "md")).collect();
    for ending in ["rs", "mjs", "js", "json", "html"] {
        assert!(files.iter().any(|(path, _)| path.extension().is_some_and(|known| known == ending)), "no {ending} is searched");
    }
    let lines = files.iter().flat_map(|(path, text)| text.lines().map(move |line| (path, line)));
    let said = lines.flat_map(|(path, line)| names.iter().filter(|name| names_it(line, name)).map(move |name| (path, name, line.trim())));
    let said: Vec<String> = said.map(|(path, name, line)| format!("{}: {name}: {line}", path.display())).collect();
    assert_eq!(said, Vec::<String>::new());
}

/// Every pointer, reason, kind of document and service code that the services declare.
fn declared() -> BTreeSet<&'static str> {
    let mut names = BTreeSet::new();
    for service in services::ALL {
        names.insert(service.code);
        names.extend(service.members.iter().chain(members::SHARED).map(|member| member.at));
        names.extend(service.document_kinds.iter().chain(DOCUMENT_KINDS).map(|kind| kind.code));
        for field in service.editions.iter().flat_map(|edition| edition.form).flat_map(|section| section.fields) {
            names.insert(field.at);
            if let (true, Some(otinish_core::form::Kind::Choice(choices))) = (field.at == "/reason/kind", field.judged) {
                names.extend(choices.iter().map(|choice| choice.value));
            }
        }
    }
    names
}

/// A pointer of several steps is found inside a longer text too, a word of several parts wherever it stands whole; a plain one, which is a
/// word of any sentence, only as a text of its own.
fn names_it(line: &str, name: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
    line.match_indices(name).any(|(at, _)| {
        let (before, after) = (line[..at].chars().next_back(), line[at + name.len()..].chars().next());
        if name.matches('/').count() > 1 {
            true
        } else if name.contains('-') {
            !before.is_some_and(is_part) && !after.is_some_and(is_part)
        } else {
            let quote = before.filter(|quote| ['"', '\'', '`'].contains(quote));
            quote.is_some() && quote == after
        }
    })
}

#[test]
fn a_name_is_found_where_it_is_one() {
    for (line, name, found) in [
        ("reason === 'lost'", "lost", true),
        ("{ \"unfit\": 1 }", "unfit", true),
        ("nothing that was typed is lost", "lost", false),
        ("\"lost-and-found\"", "lost", false),
        ("/* as for name-changed. */", "name-changed", true),
        ("surname-changed", "name-changed", false),
        ("`#at/applicant/iin`", "/applicant/iin", true),
        ("import { a } from \"./consent.js\"", "/consent", false),
    ] {
        assert_eq!(names_it(line, name), found, "{line}");
    }
    assert!(["lost", "unfit", "other", "photo"].iter().all(|name| declared().contains(name)));
}

/// A route that is written beside the table is one of which the API's document knows nothing.
#[test]
fn every_route_comes_from_the_table_that_the_document_is_made_of() {
    let ways = [
        "Router::new(",
        ".route(",
        ".route_service(",
        ".nest(",
        ".nest_service(",
        ".merge(",
        ".fallback(",
        ".fallback_service(",
        ".method_not_allowed_fallback(",
    ];
    let said = said("functions/src", &ways);
    let (files, lines): (BTreeSet<_>, Vec<_>) = said.iter().map(|said| said.split_once(": ").unwrap()).unzip();
    let allowed = [
        "let mut router = Router::new();",
        // Walks the table.
        "router = router.route(operation.path, handler);",
        // A page of the machine on which somebody tries Otinish out.
        ".route(\"/outbox\", axum::routing::get(outbox::page))",
        // The pages; below `/api` it finds nothing.
        ".fallback(site::any)",
        // What no method of the table asks for.
        ".method_not_allowed_fallback(|| async { Problem::WrongMethod })",
    ];
    assert_eq!(lines, allowed);
    assert!(files.len() == 1 && files.iter().all(|file| file.ends_with("functions/src/api.rs")), "{files:?}");
}

#[test]
fn no_source_leaves_work_behind() {
    for folder in ["core/src", "web/src", "functions/src", "xtask/src"] {
        let marks = ["TO", "DO"].concat();
        assert_eq!(
            said(folder, &[&marks, &["FIX", "ME"].concat(), "todo!(", "unimplemented!(", "#[ignore"]),
            Vec::<String>::new(),
            "{folder}"
        );
    }
}
