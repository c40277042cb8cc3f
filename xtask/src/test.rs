//! `cargo xtask test`: everything that must pass, part by part. A part that fails does not stop the next one; at the end stand the totals.

use crate::run;
use crate::sdk;
use crate::server::Server;
use crate::site::{self, Pages, Size};
use crate::tools;
use crate::workspace::{Failed, Workspace};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// What was asked for on the command line.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// Repeats more often what needs repetition.
    is_long: bool,
    /// The parts to run; all of them where none is named.
    only: Vec<String>,
}

impl Wanted {
    pub(crate) fn read(arguments: &[&str]) -> Result<Wanted, Failed> {
        let mut wanted = Wanted::default();
        for argument in arguments {
            match *argument {
                "--long" => wanted.is_long = true,
                part if PARTS.iter().any(|known| known.name == part) => wanted.only.push(part.to_owned()),
                _ => {
                    let parts: Vec<&str> = PARTS.iter().map(|part| part.name).collect();
                    return Err(Failed(format!("test knows --long and the parts {}, not {argument}", parts.join(", "))));
                }
            }
        }
        Ok(wanted)
    }
}

/// A part of the test, by the name under which it can be run alone.
struct Part {
    name: &'static str,
    what: &'static str,
    act: fn(&Ground) -> Result<Counts, Failed>,
}

const PARTS: &[Part] = &[
    Part { name: "crates", what: "tests of the crates", act: crates },
    Part { name: "calendar", what: "calendar against PyPI holidays", act: calendar },
    Part { name: "reading", what: "the contract, read a second time", act: second_reading },
    Part { name: "template", what: "template against cfn-lint", act: template },
    Part { name: "sdk", what: "the npm package, and the page for webviews", act: npm_package },
    Part { name: "browser", what: "stories in Chromium", act: browser },
    Part { name: "sixth", what: "a sixth service, in season, in Chromium", act: sixth },
    Part { name: "api", what: "API against its own description", act: api },
];

/// What the parts need, which counts only when it fails.
const SET_UP: &[Part] = &[
    Part { name: "debian", what: "tools of Debian", act: |ground| tools::debian(ground.workspace).map(|()| Counts::default()) },
    Part { name: "npm", what: "tools of npm", act: |ground| ground.workspace.npm("tests").map(|()| Counts::default()) },
    Part { name: "python", what: "tools of Python", act: |ground| tools::python(ground.workspace).map(|_| Counts::default()) },
];

/// What a part found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: usize,
    failed: usize,
}

/// What every part may use, made once by the parts that set up.
struct Ground<'a> {
    workspace: &'a Workspace,
    is_long: bool,
    /// The programs of the Python environment.
    python: PathBuf,
    log: PathBuf,
}

/// Runs the parts and answers whether all passed.
pub(crate) fn everything(workspace: &Workspace, wanted: &Wanted) -> Result<bool, Failed> {
    let log = workspace.target.join("xtask/log");
    std::fs::create_dir_all(&log)?;
    let ground = Ground { workspace, is_long: wanted.is_long, python: workspace.root.join(".tools/python/bin"), log };
    let mut total = Counts::default();
    let mut lines = String::new();
    let chosen = |part: &&Part| wanted.only.is_empty() || wanted.only.iter().any(|name| name == part.name);
    for part in SET_UP.iter().chain(PARTS.iter().filter(chosen)) {
        eprintln!("\n· {}", part.what);
        let begun = Instant::now();
        let counts = (part.act)(&ground).unwrap_or_else(|Failed(why)| {
            eprintln!("{why}");
            Counts { passed: 0, failed: 1 }
        });
        let seconds = begun.elapsed().as_secs_f32();
        let line = format!("{:<34} {:>5} passed {:>4} failed {seconds:>8.1} s", part.what, counts.passed, counts.failed);
        println!("{line}");
        writeln!(lines, "{line}").map_err(|error| Failed(error.to_string()))?;
        total = Counts { passed: total.passed + counts.passed, failed: total.failed + counts.failed };
    }
    println!("\n{lines}\n{} passed, {} failed", total.passed, total.failed);
    Ok(total.failed == 0)
}

/// Unit and integration tests of the workspace, and the examples of its documentation.
fn crates(ground: &Ground) -> Result<Counts, Failed> {
    let mut cargo = ground.workspace.cargo(&["test", "--workspace", "--no-fail-fast"]);
    cargo.env("OTINISH_TOOLS", &ground.python);
    if ground.is_long {
        cargo.env("OTINISH_LONG", "1");
    }
    counted(ground, "crates", &mut cargo, |text| {
        let mut counts = Counts::default();
        for line in text.lines().filter_map(|line| line.strip_prefix("test result: ")) {
            counts.passed += before(line, " passed");
            counts.failed += before(line, " failed");
        }
        counts
    })
}

/// The core's calendar against that of people who do not know us.
fn calendar(ground: &Ground) -> Result<Counts, Failed> {
    let mut python = ground.workspace.command(ground.python.join("python"), &["tests/python/working_days.py"]);
    counted(ground, "calendar", &mut python, last_line)
}

/// The command line against a reading of the contract that shares no line with it.
fn second_reading(ground: &Ground) -> Result<Counts, Failed> {
    let binary = run::server(ground.workspace, Pages::Product)?;
    let mut python = ground.workspace.command(ground.python.join("python"), &["tests/python/second_reading"]);
    python.arg(binary).arg(if ground.is_long { "100000" } else { "4000" });
    counted(ground, "reading", &mut python, last_line)
}

fn template(ground: &Ground) -> Result<Counts, Failed> {
    let mut lint = ground.workspace.command(ground.python.join("cfn-lint"), &["--non-zero-exit-code", "warning", "infra/template.yaml"]);
    counted(ground, "template", &mut lint, |said| Counts { passed: usize::from(said.is_empty()), failed: usize::from(!said.is_empty()) })
}

/// The npm package as somebody else gets it: the cases through it, the bytes of the command line, its types, its examples.
fn npm_package(ground: &Ground) -> Result<Counts, Failed> {
    let package = sdk::pack(ground.workspace)?;
    let project = sdk::install(ground.workspace, &package)?;
    let webview = sdk::webview(ground.workspace, &package)?;
    let server = run::server(ground.workspace, Pages::Product)?;
    let mut node = node_tests(ground, "tests/sdk");
    node.env("OTINISH_PROJECT", project).env("OTINISH_WEBVIEW", webview).env("OTINISH", server);
    counted(ground, "sdk", &mut node, of_node)
}

/// The pages in a headless Chromium against a started server.
fn browser(ground: &Ground) -> Result<Counts, Failed> {
    stories(ground, Pages::Product, "browser", "tests/browser", &[])
}

/// A service that only the tests know, in the same pages over the same server; and the product itself, as the release that this one follows.
fn sixth(ground: &Ground) -> Result<Counts, Failed> {
    let site = site::build(ground.workspace, Pages::Product, Size::Ordinary)?;
    let server = run::server(ground.workspace, Pages::Product)?;
    let before = [("OTINISH_BEFORE_SERVER", server), ("OTINISH_BEFORE_SITE", site)];
    stories(ground, Pages::WithASixthService, "sixth", "tests/browser/sixth", &before)
}

fn stories(ground: &Ground, pages: Pages, name: &str, folder: &str, more: &[(&str, PathBuf)]) -> Result<Counts, Failed> {
    let mut left = PathBuf::new();
    let told = with_server(ground, pages, name, |server| {
        left.clone_from(&server.home);
        let mut node = node_tests(ground, folder);
        node.env("OTINISH_URL", &server.address).env("OTINISH_DATA", &server.data);
        node.env("OTINISH_SERVER", &server.binary).env("OTINISH_SITE", &server.site);
        node.env("OTINISH_HEARD", server.home.join(HEARD)).envs(more.iter().map(|(name, path)| (name, path)));
        counted(ground, name, &mut node, of_node)
    })?;
    // The server has ended and has said all that it had to say: what is left of the stories is searched for the people in them.
    let mut node = node_tests(ground, "tests/traces");
    let searched =
        counted(ground, &format!("{name}-traces"), node.env("OTINISH_LEFT", &left).env("OTINISH_HEARD", left.join(HEARD)), of_node)?;
    Ok(Counts { passed: told.passed + searched.passed, failed: told.failed + searched.failed })
}

/// Where the stories keep which addresses a browser asked for, and what of a person was typed.
const HEARD: &str = "heard.jsonl";

/// Every route, fed with what its description allows and with what it does not, anonymous and signed in.
fn api(ground: &Ground) -> Result<Counts, Failed> {
    with_server(ground, Pages::Product, "api", |server| {
        let mut python = ground.workspace.command(ground.python.join("python"), &["tests/python/api.py", &server.address]);
        python.args([ground.workspace.root.join("functions/data/people.csv")]);
        counted(ground, "api", &mut python, last_line)
    })
}

fn with_server(ground: &Ground, pages: Pages, name: &str, act: impl FnOnce(&Server) -> Result<Counts, Failed>) -> Result<Counts, Failed> {
    let site = site::build(ground.workspace, pages, Size::Ordinary)?;
    let binary = run::server(ground.workspace, pages)?;
    act(&Server::start(ground.workspace, &binary, &site, name)?)
}

/// `node --test` over the test files of a folder; a folder without tests is a failure, not a pass.
fn node_tests(ground: &Ground, folder: &str) -> Command {
    let mut node = ground.workspace.command("node", &["--test", "--test-reporter=tap", "--test-concurrency=1", "--test-timeout=180000"]);
    let tests = std::fs::read_dir(ground.workspace.root.join(folder)).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut tests: Vec<PathBuf> = tests.filter(|path| path.to_string_lossy().ends_with(".test.mjs")).collect();
    tests.sort();
    if tests.is_empty() {
        tests.push(Path::new(folder).join("no-test-file-here.test.mjs"));
    }
    node.args(tests);
    node
}

/// Runs one program, keeps what it said, counts, and shows the end of it where anything failed.
fn counted(ground: &Ground, name: &str, command: &mut Command, count: impl FnOnce(&str) -> Counts) -> Result<Counts, Failed> {
    let output = command.output().map_err(|error| Failed(format!("{}: {error}", command.get_program().to_string_lossy())))?;
    let said = [String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)].concat();
    let log = ground.log.join(format!("{name}.log"));
    std::fs::write(&log, &said)?;
    let mut counts = count(&said);
    // A program that ends badly without naming a test has failed all the same, and so has one that tested nothing.
    if counts.failed == 0 && (!output.status.success() || counts.passed == 0) {
        counts.failed = 1;
    }
    if counts.failed > 0 {
        let lines: Vec<&str> = said.lines().collect();
        let shown = lines.len().saturating_sub(120);
        eprintln!("{}\n(all of it: {})", lines[shown..].join("\n"), log.display());
    }
    Ok(counts)
}

/// The totals of node's TAP reporter.
fn of_node(text: &str) -> Counts {
    let total = |name: &str| {
        let line = text.lines().rev().find_map(|line| line.strip_prefix(name)?.trim().parse().ok());
        line.unwrap_or(0)
    };
    Counts { passed: total("# pass "), failed: total("# fail ") + total("# cancelled ") + total("# skipped ") + total("# todo ") }
}

/// Our own scripts end with a line `N passed, N failed`.
fn last_line(text: &str) -> Counts {
    let line = text.lines().rev().find(|line| line.contains(" passed, ")).unwrap_or_default();
    Counts { passed: before(line, " passed"), failed: before(line, " failed") }
}

/// The number that stands before this word.
fn before(line: &str, word: &str) -> usize {
    let number = line.split(word).next().filter(|_| line.contains(word)).and_then(|head| head.rsplit(' ').next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Counts, before, last_line, of_node};

    #[test]
    fn counts_stand_before_their_words() {
        let line = "ok. 12 passed; 3 failed; 0 ignored; 0 measured";
        assert_eq!((before(line, " passed"), before(line, " failed"), before("nothing here", " passed")), (12, 3, 0));
    }

    #[test]
    fn a_skipped_test_of_node_is_a_failure() {
        assert_eq!(of_node("# tests 3\n# pass 2\n# fail 0\n# cancelled 0\n# skipped 1\n# todo 0\n"), Counts { passed: 2, failed: 1 });
    }

    #[test]
    fn the_last_totals_of_a_script_count() {
        assert_eq!(last_line("1 passed, 9 failed\n7 passed, 2 failed\n"), Counts { passed: 7, failed: 2 });
    }
}
