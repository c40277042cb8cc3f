//! `cargo xtask bench`: what it weighs and how fast it is, measured on this machine, part by part. Nothing here passes or fails; run it on a
//! quiet machine, and believe ratios of one run before times of two.

mod budgets;

use crate::sdk;
use crate::server::Server;
use crate::site::{self, Pages, Size};
use crate::tools;
use crate::workspace::{Failed, Workspace, run, step};
use budgets::Figures;
use std::path::{Path, PathBuf};

/// A part of the bench, by the name under which it can be run alone.
struct Part {
    name: &'static str,
    act: fn(&Workspace, &mut Figures) -> Result<(), Failed>,
}

const PARTS: &[Part] = &[
    Part { name: "sizes", act: sizes },
    Part { name: "peers", act: peers },
    Part { name: "pages", act: pages },
    Part { name: "check", act: check },
    Part { name: "submissions", act: submissions },
    Part { name: "notices", act: notices },
    Part { name: "functions", act: functions },
];

/// Runs the named parts; all of them where none is named.
pub(crate) fn everything(workspace: &Workspace, only: &[&str]) -> Result<(), Failed> {
    if let Some(unknown) = only.iter().find(|name| PARTS.iter().all(|part| part.name != **name)) {
        let known: Vec<&str> = PARTS.iter().map(|part| part.name).collect();
        return Err(Failed(format!("bench knows the parts {}, not {unknown}", known.join(", "))));
    }
    step("tools", || tools::debian(workspace).and_then(|()| workspace.npm("tests")))?;
    let mut figures = Figures::default();
    for part in PARTS.iter().filter(|part| only.is_empty() || only.contains(&part.name)) {
        println!();
        (part.act)(workspace, &mut figures)?;
    }
    budgets::print(&figures);
    Ok(())
}

fn sizes(workspace: &Workspace, figures: &mut Figures) -> Result<(), Failed> {
    let site = site::build(workspace, Pages::Product, Size::Ordinary)?;
    let core = sdk::pack(workspace)?.folder;
    println!("sizes");
    figures.of(workspace.command("node", &["tests/measures/sizes.mjs"]).args([&site, &core.join("core_bg.wasm"), &core.join("core.js")]))
}

/// Ours beside what one would take instead, in the same Node and the same Chromium.
fn peers(workspace: &Workspace, figures: &mut Figures) -> Result<(), Failed> {
    let core = sdk::pack(workspace)?.folder;
    let packed = packed_peers(workspace)?;
    figures.of(workspace.command("node", &["tests/measures/peers.mjs"]).args([packed, core]))
}

/// The whole form as a page, ours from the released server, beside the peers' pages.
fn pages(workspace: &Workspace, figures: &mut Figures) -> Result<(), Failed> {
    let site = site::build(workspace, Pages::Product, Size::Ordinary)?;
    let packed = packed_peers(workspace)?;
    let server = Server::start(workspace, &released(workspace)?.join("otinish"), &site, "pages")?;
    figures.of(workspace.command("node", &["tests/measures/pages.mjs", &server.address]).args([site, packed]))
}

fn packed_peers(workspace: &Workspace) -> Result<PathBuf, Failed> {
    let packed = workspace.target.join("xtask/peers");
    step("npm packages of the peers", || workspace.npm("tests/peers"))?;
    step("the peers, packed", || run(workspace.command("node", &["tests/peers/pack.mjs"]).arg(&packed)))?;
    Ok(packed)
}

fn check(workspace: &Workspace, figures: &mut Figures) -> Result<(), Failed> {
    let core = sdk::pack(workspace)?.folder;
    let release = released(workspace)?;
    figures.of(workspace.command("node", &["tests/measures/check.mjs"]).arg(release.join("otinish")).arg(core))
}

fn submissions(workspace: &Workspace, figures: &mut Figures) -> Result<(), Failed> {
    let release = released(workspace)?;
    let data = workspace.target.join("xtask/data/measures");
    if data.exists() {
        std::fs::remove_dir_all(&data)?;
    }
    std::fs::create_dir_all(&data)?;
    figures.of(workspace.command(release.join("examples/submission_speed"), &[]).arg(data))
}

fn notices(workspace: &Workspace, figures: &mut Figures) -> Result<(), Failed> {
    let release = released(workspace)?;
    println!("notices, rendered and sealed, one core");
    figures.of(&mut workspace.command(release.join("examples/notice_speed"), &[]))
}

/// What Lambda runs, which is built without the embedded table.
fn functions(workspace: &Workspace, figures: &mut Figures) -> Result<(), Failed> {
    let build =
        ["build", "--profile", "function", "--package", "otinish-functions", "--no-default-features", "--bin", "api", "--bin", "outbox"];
    step("functions, as released", || run(&mut workspace.cargo(&build)))?;
    let built = workspace.target.join("function");
    let mut largest = 0.0_f64;
    for name in ["api", "outbox"] {
        let megabytes = zipped(workspace, &built.join(name))? as f64 / 1e6;
        println!("  zip of the function {name:<18}{megabytes:>10.2} MB ({})", std::env::consts::ARCH);
        largest = largest.max(megabytes);
    }
    figures.tell("function MB", largest);
    figures.of(workspace.command("node", &["tests/measures/start.mjs"]).arg(built.join("api")))
}

/// Builds the server and the measurements as they are released, and answers their folder; cargo knows what is up to date.
fn released(workspace: &Workspace) -> Result<PathBuf, Failed> {
    step("server and measurements, as released", || {
        run(&mut workspace.cargo(&["build", "--release", "--workspace", "--bin", "otinish", "--examples"]))
    })?;
    Ok(workspace.target.join("release"))
}

/// How large the program is in a zip, which packs by deflate; the frame around it is some hundred bytes.
fn zipped(workspace: &Workspace, program: &Path) -> Result<u64, Failed> {
    let packed = program.with_extension("gz");
    let script = "const [, from, to] = process.argv; require('fs').writeFileSync(to, require('zlib').gzipSync(require('fs').readFileSync(from), { level: 9 }))";
    run(workspace.command("node", &["-e", script]).args([program, &packed]))?;
    Ok(std::fs::metadata(&packed)?.len())
}
