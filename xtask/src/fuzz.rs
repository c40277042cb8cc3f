//! `cargo xtask fuzz`: looks for inputs that break a law of the reader or of the check (libFuzzer). It stops at the first one, and shows it;
//! what it finds worth keeping goes into `fuzz/corpus` when asked, and the core's own tests judge that again on every run.

use crate::tools;
use crate::workspace::{Failed, Workspace, files, run, step};
use std::path::Path;

/// The programs of `fuzz/targets`.
const TARGETS: [&str; 2] = ["reader", "check"];

/// No application is longer than this, and longer inputs only cost time.
const MAX_BYTES: usize = 4096;

/// A corpus is read by every run of the tests.
const MAX_KEPT: usize = 300;

/// What was asked for on the command line.
#[derive(Debug)]
pub(crate) struct Wanted<'a> {
    targets: Vec<&'a str>,
    /// For each target.
    seconds: u32,
    /// Whether the corpus takes what was found.
    keep: bool,
}

impl<'a> Wanted<'a> {
    pub(crate) fn read(arguments: &[&'a str]) -> Result<Wanted<'a>, Failed> {
        let mut wanted = Wanted { targets: Vec::new(), seconds: 60, keep: false };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match *argument {
                "--seconds" => {
                    let seconds = arguments.next().and_then(|seconds| seconds.parse().ok());
                    wanted.seconds = seconds.ok_or(Failed("--seconds takes a whole number".into()))?;
                }
                "--keep" => wanted.keep = true,
                target if TARGETS.contains(&target) => wanted.targets.push(target),
                _ => return Err(Failed(format!("fuzz knows --seconds N, --keep and the targets {}, not {argument}", TARGETS.join(", ")))),
            }
        }
        if wanted.targets.is_empty() {
            wanted.targets = TARGETS.to_vec();
        }
        Ok(wanted)
    }
}

/// Fuzzes each target for its time.
pub(crate) fn everything(workspace: &Workspace, wanted: &Wanted<'_>) -> Result<(), Failed> {
    tools::must_be_there("c++", "g++")?;
    let programs = tools::cargo(workspace, "cargo-fuzz", "0.13.2")?;
    let work = workspace.target.join("xtask/fuzz");
    for target in &wanted.targets {
        let file = workspace.root.join(format!("fuzz/corpus/{target}.json"));
        let [found, kept, chosen] = ["found", "kept", "chosen"].map(|folder| work.join(target).join(folder));
        for folder in [&kept, &chosen].into_iter().filter(|folder| folder.exists()) {
            std::fs::remove_dir_all(folder)?;
        }
        for folder in [&found, &kept, &chosen] {
            std::fs::create_dir_all(folder)?;
        }
        seed(workspace, target, &found)?;
        unpack(&file, &kept)?;
        let libfuzzer = |folders: &[&Path], options: &[&str]| {
            let mut command = workspace.cargo(&["fuzz", "run", "--sanitizer", "none", target]);
            // The core has no unsafe code, so no sanitizer is wanted; coverage is unstable, and the stable compiler has it all the same.
            command.env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", work.join("build")).env("PATH", with(&programs));
            command.args(folders).arg("--").args(options).arg(format!("-artifact_prefix={}/", work.display()));
            run(&mut command)
        };
        step(&format!("{target}, {} s", wanted.seconds), || {
            let (time, length) = (format!("-max_total_time={}", wanted.seconds), format!("-max_len={MAX_BYTES}"));
            libfuzzer(&[&found, &kept], &[&time, &length, "-timeout=10"])
        })?;
        if wanted.keep {
            step(&format!("{target}, the corpus"), || {
                libfuzzer(&[&chosen, &kept, &found], &["-set_cover_merge=1", "-use_counters=0"])?;
                pack(&chosen, &file)
            })?;
        }
    }
    Ok(())
}

/// The contract's cases are where the reader begins; the bytes of the check mean nothing to a person.
fn seed(workspace: &Workspace, target: &str, found: &Path) -> Result<(), Failed> {
    if target != "reader" {
        return Ok(());
    }
    for path in files(&workspace.root.join("core/cases"))? {
        let cases: Vec<serde_json::Value> =
            serde_json::from_slice(&std::fs::read(&path)?).map_err(|fault| Failed(format!("{}: {fault}", path.display())))?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        for (number, case) in cases.iter().enumerate() {
            let text = case["input_text"].as_str().map_or_else(|| case["input"].to_string(), String::from);
            std::fs::write(found.join(format!("{name}-{number}")), text)?;
        }
    }
    Ok(())
}

/// Puts the inputs that are kept where libFuzzer reads them, a file each.
fn unpack(file: &Path, folder: &Path) -> Result<(), Failed> {
    let unreadable = |why: String| Failed(format!("{}: {why}", file.display()));
    let inputs: Vec<String> = serde_json::from_slice(&std::fs::read(file)?).map_err(|fault| unreadable(fault.to_string()))?;
    for (number, input) in inputs.iter().enumerate() {
        let bytes: Result<Vec<u8>, _> = input.chars().map(u8::try_from).collect();
        let bytes = bytes.map_err(|_| unreadable(format!("input {number} has a letter that is no byte")))?;
        std::fs::write(folder.join(number.to_string()), bytes)?;
    }
    Ok(())
}

/// Keeps these inputs, the smallest ones where there are more than the tests should read: in one file, an input a line, a letter a byte.
fn pack(folder: &Path, file: &Path) -> Result<(), Failed> {
    let mut inputs = Vec::new();
    for path in files(folder)? {
        let bytes = std::fs::read(&path)?;
        inputs.push((bytes.len(), serde_json::Value::String(bytes.into_iter().map(char::from).collect()).to_string()));
    }
    inputs.sort();
    let kept: Vec<&str> = inputs.iter().take(MAX_KEPT).map(|(_, input)| &**input).collect();
    println!("{} of {} inputs are kept in {}", kept.len(), inputs.len(), file.display());
    Ok(std::fs::write(file, format!("[\n{}\n]\n", kept.join(",\n")))?)
}

/// The search path with one folder more in front.
fn with(programs: &Path) -> std::ffi::OsString {
    let mut path = programs.as_os_str().to_owned();
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap_or_default());
    path
}
