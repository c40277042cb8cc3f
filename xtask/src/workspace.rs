//! Where things are, and how the commands call other programs. Every path is inside the workspace or its target folder.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Why a command stopped, in a sentence for the person who typed it.
#[derive(Debug)]
pub(crate) struct Failed(pub(crate) String);

impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Failed {
        Failed(error.to_string())
    }
}

/// The folders of this workspace.
#[derive(Debug)]
pub(crate) struct Workspace {
    pub(crate) root: PathBuf,
    /// Cargo's target folder, wherever the configuration or `CARGO_TARGET_DIR` puts it.
    pub(crate) target: PathBuf,
}

impl Workspace {
    pub(crate) fn find() -> Result<Workspace, Failed> {
        let mut cargo = Command::new(cargo());
        let text = output(cargo.args(["metadata", "--no-deps", "--format-version", "1"]))?;
        let metadata: serde_json::Value = serde_json::from_str(&text).map_err(|error| Failed(format!("cargo metadata: {error}")))?;
        let folder = |key: &str| metadata[key].as_str().map(PathBuf::from).ok_or_else(|| Failed(format!("cargo metadata says no {key}")));
        Ok(Workspace { root: folder("workspace_root")?, target: folder("target_directory")? })
    }

    /// A cargo command at the root of the workspace, as if it were typed there: what `cargo run` tells this program about its own package
    /// would make build scripts that look at it run again, and half of the server with them.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = self.command(cargo(), arguments);
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")) {
                command.env_remove(name);
            }
        }
        command
    }

    /// A command at the root of the workspace.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(&self.root).stdin(Stdio::null());
        command
    }

    /// Installs the npm packages of this folder as its lock file pins them, unless they are there already.
    pub(crate) fn npm(&self, folder: &str) -> Result<(), Failed> {
        let folder = self.root.join(folder);
        let modules = folder.join("node_modules");
        let wanted = std::fs::read(folder.join("package-lock.json"))?;
        let marker = modules.join(".installed-lock");
        if std::fs::read(&marker).is_ok_and(|installed| installed == wanted) {
            return Ok(());
        }
        let mut npm = self.command("npm", &["ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--loglevel=error"]);
        run(npm.current_dir(&folder))?;
        std::fs::write(marker, wanted)?;
        Ok(())
    }
}

fn cargo() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Runs to the end, its output on the terminal.
pub(crate) fn run(command: &mut Command) -> Result<(), Failed> {
    let status = command.status().map_err(|error| absent(command, &error))?;
    if status.success() { Ok(()) } else { Err(Failed(format!("{} ended with {status}", shown(command)))) }
}

/// Runs to the end and answers its standard output; its standard error goes into the failure.
pub(crate) fn output(command: &mut Command) -> Result<String, Failed> {
    let output = command.output().map_err(|error| absent(command, &error))?;
    if !output.status.success() {
        return Err(Failed(format!("{} ended with {}\n{}", shown(command), output.status, String::from_utf8_lossy(&output.stderr))));
    }
    String::from_utf8(output.stdout).map_err(|_| Failed(format!("{} did not answer in UTF-8", shown(command))))
}

fn absent(command: &Command, error: &std::io::Error) -> Failed {
    Failed(format!("{} cannot be started: {error}", command.get_program().to_string_lossy()))
}

/// A command as it would be typed, for a failure's sentence.
pub(crate) fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// Says what is being done, does it, and says how long it took.
pub(crate) fn step<T>(what: &str, act: impl FnOnce() -> Result<T, Failed>) -> Result<T, Failed> {
    eprintln!("· {what}");
    let begun = Instant::now();
    let done = act()?;
    eprintln!("  {what}: {:.1} s", begun.elapsed().as_secs_f32());
    Ok(done)
}

/// Every file below a folder in a fixed order, without what npm installed.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>, Failed> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| Failed(format!("{}: {error}", folder.display())))? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| name == "node_modules") {
            continue;
        }
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
