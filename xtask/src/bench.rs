//! `cargo xtask bench`: what it weighs and how fast it is, measured on this machine. Nothing here passes or fails; run it on a quiet machine.

use crate::site::{self, Pages, Size};
use crate::tools;
use crate::workspace::{Failed, Workspace, run, step};
use std::path::Path;

pub(crate) fn everything(workspace: &Workspace) -> Result<(), Failed> {
    step("tools", || tools::debian(workspace).and_then(|()| workspace.npm("tests")))?;
    let site = site::build(workspace, Pages::Product, Size::Ordinary)?;
    let core = step("the core alone", || site::core_for_browsers(workspace))?;
    step("server and measurements, as released", || {
        run(&mut workspace.cargo(&["build", "--release", "--workspace", "--bin", "otinish", "--examples"]))
    })?;
    // What Lambda runs is built without the embedded table.
    let functions = ["build", "--release", "--package", "otinish-functions", "--no-default-features", "--bin", "api", "--bin", "outbox"];
    step("functions, as released", || run(&mut workspace.cargo(&functions)))?;
    let release = workspace.target.join("release");

    println!("\nsizes");
    let glue = core.join("web.js");
    run(workspace.command("node", &["tests/measures/sizes.mjs"]).args([&site, &core.join("web_bg.wasm"), &glue]))?;
    for name in ["api", "outbox"] {
        let bytes = zipped(workspace, &release.join(name))?;
        println!("  zip of the function {name:<18}{:>10.2} MB ({})", bytes as f64 / 1e6, std::env::consts::ARCH);
    }
    println!();
    run(workspace.command("node", &["tests/measures/check.mjs"]).arg(release.join("otinish")).arg(core))?;
    println!();
    let data = workspace.target.join("xtask/data/measures");
    if data.exists() {
        std::fs::remove_dir_all(&data)?;
    }
    std::fs::create_dir_all(&data)?;
    run(workspace.command(release.join("examples/submission_speed"), &[]).arg(data))?;
    println!("\nnotices, rendered and sealed, one core");
    run(&mut workspace.command(release.join("examples/notice_speed"), &[]))
}

/// How large the program is in a zip, which packs by deflate; the frame around it is some hundred bytes.
fn zipped(workspace: &Workspace, program: &Path) -> Result<u64, Failed> {
    let packed = program.with_extension("gz");
    let script = "const [, from, to] = process.argv; require('fs').writeFileSync(to, require('zlib').gzipSync(require('fs').readFileSync(from), { level: 9 }))";
    run(workspace.command("node", &["-e", script]).args([program, &packed]))?;
    Ok(std::fs::metadata(&packed)?.len())
}
