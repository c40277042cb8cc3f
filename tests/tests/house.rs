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
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push((path.clone(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} has sources");
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
    let mut names = BTreeSet::new();
    for service in services::ALL {
        names.insert(format!("\"{}\"", service.code));
        names.extend(service.members.iter().chain(members::SHARED).map(|member| format!("\"{}\"", member.at)));
        names.extend(service.document_kinds.iter().chain(DOCUMENT_KINDS).map(|kind| format!("\"{}\"", kind.code)));
        for field in service.editions.iter().flat_map(|edition| edition.form).flat_map(|section| section.fields) {
            names.insert(format!("\"{}\"", field.at));
            if let (true, Some(otinish_core::form::Kind::Choice(choices))) = (field.at == "/reason/kind", field.judged) {
                // “other” is a word of every page; the rest are reasons and nothing else.
                names.extend(choices.iter().filter(|choice| choice.value.len() > 5).map(|choice| format!("\"{}\"", choice.value)));
            }
        }
    }
    assert!(names.len() > 60, "{} names", names.len());
    // A pointer is found inside a longer text too; a word only where it is a text of its own, for “photo” is a word of any page.
    let pointers: Vec<&str> = names.iter().map(|name| name.trim_matches('"')).filter(|name| name.matches('/').count() > 1).collect();
    let words: Vec<&str> = names.iter().map(String::as_str).collect();
    for folder in ["web/src", "functions/src", "xtask/src"] {
        assert_eq!(said(folder, &words), Vec::<String>::new(), "{folder}");
        assert_eq!(said(folder, &pointers), Vec::<String>::new(), "{folder}");
    }
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
