//! `cargo xtask mutants`: breaks the core on purpose, one place at a time, and asks the core's own tests whether they notice (cargo-mutants).
//! What they do not notice stands in `docs/mutants.md` with the reason why it may, written there by hand and kept when the command runs again.

use crate::tools;
use crate::workspace::{Failed, Workspace};
use otinish_core::calendar::Instant;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::SystemTime;

/// The modules of the core that are broken: the file of each, and what stands in its folder.
const MODULES: [&str; 6] = ["json", "application", "calendar", "form", "check", "request"];

/// Of a hundred mutants so many are to be caught.
const WANTED: usize = 90;

const HEADING: &str = "\
# Mutants

`cargo xtask mutants` breaks the core's reader, calendar, form, check and request on purpose, one place at a time, and runs the core's own tests.
A mutant is caught where a test fails or never ends. One that does not compile is not counted. Each file says on which day it was last broken,
and a file that does not stand here has not been broken yet; `cargo xtask mutants --again` breaks only what survived, with the tests of today.
";

/// What was asked for on the command line.
#[derive(Debug, Default)]
pub(crate) struct Wanted<'a> {
    /// Only what survived the last time.
    again: bool,
    /// The outcome of a run that was made elsewhere.
    from: Option<&'a str>,
    /// Only these files.
    files: Vec<&'a str>,
}

impl<'a> Wanted<'a> {
    pub(crate) fn read(arguments: &[&'a str]) -> Result<Wanted<'a>, Failed> {
        let mut wanted = Wanted::default();
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match *argument {
                "--again" => wanted.again = true,
                "--from" => wanted.from = Some(arguments.next().ok_or(Failed("--from takes an outcomes.json".into()))?),
                file if file.starts_with("core/src/") => wanted.files.push(file),
                _ => return Err(Failed(format!("mutants knows --again, --from FILE and files of core/src, not {argument}"))),
            }
        }
        Ok(wanted)
    }
}

/// What is known of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Standing {
    day: String,
    caught: usize,
    surviving: Vec<Survivor>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Survivor {
    line: String,
    /// What was done, without the place.
    mutant: String,
    why: String,
}

/// A mutant that was tried.
struct Tried {
    file: String,
    line: String,
    mutant: String,
    survives: bool,
}

/// Breaks, tests, writes the page; answers whether enough is caught and each survivor explained.
pub(crate) fn everything(workspace: &Workspace, wanted: &Wanted<'_>) -> Result<bool, Failed> {
    let page = workspace.root.join("docs/mutants.md");
    let mut standings = standings(&std::fs::read_to_string(&page).unwrap_or_default());
    let outcomes = match wanted.from {
        Some(path) => PathBuf::from(path),
        None => tested(workspace, wanted, &standings)?,
    };
    let outcomes: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&outcomes)?).map_err(|fault| Failed(format!("{}: {fault}", outcomes.display())))?;
    enter(&mut standings, &tried(&outcomes), wanted.again, &today());
    std::fs::write(&page, written(&standings))?;
    let all: Vec<_> = standings.values().flat_map(|standing| &standing.surviving).collect();
    let caught = standings.values().map(|standing| standing.caught).sum::<usize>();
    let unexplained = all.iter().filter(|survivor| survivor.why.is_empty()).count();
    println!(
        "{caught} of {} are caught, {} of {} survivors have no explanation in {}",
        caught + all.len(),
        unexplained,
        all.len(),
        page.display()
    );
    Ok(caught * 100 >= WANTED * (caught + all.len()) && unexplained == 0)
}

/// Runs cargo-mutants and answers where its outcomes are.
fn tested(workspace: &Workspace, wanted: &Wanted<'_>, standings: &BTreeMap<String, Standing>) -> Result<PathBuf, Failed> {
    let programs = tools::cargo(workspace, "cargo-mutants", "27.1.0")?;
    let output = workspace.target.join("xtask/mutants");
    std::fs::create_dir_all(&output)?;
    let mut command = workspace.command(programs.join("cargo-mutants"), &["mutants", "--package", "otinish-core", "--profile", "mutants"]);
    command.args(["--jobs", "1", "--timeout", "30", "--output"]).arg(&output).env("CARGO_TARGET_DIR", output.join("build"));
    // The other tests of the core are of its data: the clauses, the quotations. Fewer binaries, and fewer cases, make a mutant cheaper.
    command.args(
        ["--lib", "--test=cases", "--test=edges", "--test=letters", "--test=printed", "--test=checklist", "--test=properties"]
            .map(|target| format!("--cargo-arg={target}")),
    );
    command.env("OTINISH_SHORT", "1");
    if wanted.files.is_empty() {
        command.args(MODULES.map(|module| format!("--file=core/src/{module}.rs")));
        command.args(MODULES.map(|module| format!("--file=core/src/{module}/**")));
    } else {
        command.args(wanted.files.iter().map(|file| format!("--file={file}")));
    }
    if wanted.again {
        for (file, standing) in standings {
            let patterns =
                standing.surviving.iter().map(|survivor| format!("--re=^{}:\\d+:\\d+: {}$", literal(file), literal(&survivor.mutant)));
            command.args(patterns);
        }
    }
    let status = command.args(["--", "--", "--skip", "the_forms_come_to_everything"]).status()?;
    // 2 and 3 say that some survive, or never end: that is what we want to know.
    match status.code() {
        Some(0 | 2 | 3) => Ok(output.join("mutants.out/outcomes.json")),
        _ => Err(Failed(format!("cargo-mutants ended with {status}"))),
    }
}

/// Text as a regular expression that finds nothing else.
fn literal(text: &str) -> String {
    let mut literal = String::new();
    for letter in text.chars() {
        // Not every sign may be escaped: `\<` is the beginning of a word.
        if r"\.+*?()|[]{}^$#&-~".contains(letter) {
            literal.push('\\');
        }
        literal.push(letter);
    }
    literal
}

/// The mutants that compiled.
fn tried(outcomes: &serde_json::Value) -> Vec<Tried> {
    let outcomes = outcomes["outcomes"].as_array().into_iter().flatten();
    let tried = outcomes.filter_map(|outcome| {
        let survives = match outcome["summary"].as_str()? {
            "MissedMutant" => true,
            "CaughtMutant" | "Timeout" => false,
            _ => return None,
        };
        let mutant = &outcome["scenario"]["Mutant"];
        let (file, name) = (mutant["file"].as_str()?, mutant["name"].as_str()?);
        let ours = |module: &str| {
            file.strip_prefix("core/src/").and_then(|file| file.strip_prefix(module)).is_some_and(|rest| rest.starts_with(['.', '/']))
        };
        if !MODULES.into_iter().any(ours) {
            return None;
        }
        let line = mutant["span"]["start"]["line"].to_string();
        Some(Tried { file: file.into(), line, mutant: name.split_once(": ")?.1.into(), survives })
    });
    tried.collect()
}

/// Enters what was tried; an explanation is kept by file and mutant, each for one survivor.
fn enter(standings: &mut BTreeMap<String, Standing>, tried: &[Tried], again: bool, today: &str) {
    let files: std::collections::BTreeSet<_> = tried.iter().map(|tried| &tried.file).collect();
    for file in files {
        let of_file = || tried.iter().filter(|tried| tried.file == *file);
        let standing = standings.entry(file.clone()).or_default();
        let mut before = std::mem::take(&mut standing.surviving);
        let known = before.len();
        for tried in of_file().filter(|tried| tried.survives) {
            let explained = before.iter().position(|survivor| survivor.mutant == tried.mutant);
            let why = explained.map(|place| before.remove(place).why).unwrap_or_default();
            standing.surviving.push(Survivor { line: tried.line.clone(), mutant: tried.mutant.clone(), why });
        }
        let all = if again { standing.caught + known } else { of_file().count() };
        standing.caught = all.saturating_sub(standing.surviving.len());
        standing.day = today.into();
    }
}

fn written(standings: &BTreeMap<String, Standing>) -> String {
    let mut page = String::from(HEADING);
    let caught: usize = standings.values().map(|standing| standing.caught).sum();
    let all = caught + standings.values().map(|standing| standing.surviving.len()).sum::<usize>();
    let share = |caught: usize, all: usize| format!("{:.1} %", caught as f64 * 100.0 / all.max(1) as f64);
    let _ = write!(
        page,
        "\n**{caught} of {all} are caught: {}.**\n\n| file | day | caught | survive | caught of all |\n|---|---|---|---|---|\n",
        share(caught, all)
    );
    for (file, standing) in standings {
        let surviving = standing.surviving.len();
        let share = share(standing.caught, standing.caught + surviving);
        let _ = writeln!(page, "| `{file}` | {} | {} | {surviving} | {share} |", standing.day, standing.caught);
    }
    page.push_str("\n## What survives, and why it may\n\n| file | line then | mutant | why |\n|---|---|---|---|\n");
    for (file, standing) in standings {
        for Survivor { line, mutant, why } in &standing.surviving {
            let _ = writeln!(page, "| `{file}` | {line} | `{}` | {} |", cell(mutant), cell(why));
        }
    }
    page
}

/// Text in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// Reads the page back: its tables are all that is remembered.
fn standings(page: &str) -> BTreeMap<String, Standing> {
    let mut standings: BTreeMap<String, Standing> = BTreeMap::new();
    for line in page.lines() {
        let whole = line.replace("\\|", "\u{1}");
        let cells: Vec<String> = whole.split('|').map(|cell| cell.replace('\u{1}', "|").trim().to_owned()).collect();
        // An explanation may begin with a name in backticks of its own.
        let bare = |cell: &str| cell.strip_prefix('`').and_then(|cell| cell.strip_suffix('`')).unwrap_or(cell).to_owned();
        let standing = |file: &str| Some(bare(file)).filter(|file| file.starts_with("core/"));
        match cells.as_slice() {
            [_, file, day, caught, _, _, _] => {
                if let (Some(file), Ok(caught)) = (standing(file), caught.parse()) {
                    standings.insert(file, Standing { day: day.clone(), caught, surviving: Vec::new() });
                }
            }
            [_, file, line, mutant, why, _] => {
                if let Some(file) = standing(file) {
                    let survivor = Survivor { line: line.clone(), mutant: bare(mutant), why: why.clone() };
                    standings.entry(file).or_default().surviving.push(survivor);
                }
            }
            _ => {}
        }
    }
    standings
}

/// Today in Almaty.
fn today() -> String {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_millis();
    Instant(i64::try_from(now).unwrap_or_default()).local().0.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried_in(line: &str, mutant: &str, survives: bool) -> Tried {
        Tried { file: "core/src/json.rs".into(), line: line.into(), mutant: mutant.into(), survives }
    }

    #[test]
    fn an_explanation_outlives_a_second_run() {
        let mut before = BTreeMap::new();
        enter(
            &mut before,
            &[tried_in("1", "replace || with && in f", true), tried_in("2", "replace f with ()", false)],
            false,
            "2026-01-01",
        );
        before.get_mut("core/src/json.rs").unwrap().surviving[0].why = "`f` | `g`".into();
        let mut read = standings(&written(&before));
        assert_eq!(read, before);
        enter(&mut read, &[tried_in("5", "replace || with && in f", true)], true, "2026-01-02");
        let standing = &read["core/src/json.rs"];
        assert_eq!((standing.caught, standing.surviving[0].why.as_str(), standing.surviving[0].line.as_str()), (1, "`f` | `g`", "5"));
        enter(&mut read, &[tried_in("5", "replace || with && in f", false)], true, "2026-01-03");
        assert_eq!((read["core/src/json.rs"].caught, read["core/src/json.rs"].surviving.len()), (2, 0));
    }
}
