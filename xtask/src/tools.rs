//! The tools that judge us and that we did not write: Debian packages, npm packages and a Python environment inside the workspace.
//! They are installed when a command first needs them; the lock files say which versions.

use crate::workspace::{Failed, Workspace, run};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A program that has to be there, and the Debian package that brings it.
const PROGRAMS: &[(&str, &str)] = &[
    ("chromium", "chromium"),
    ("pdfsig", "poppler-utils"),
    ("certutil", "libnss3-tools"),
    ("zbarimg", "zbar-tools"),
    ("qpdf", "qpdf"),
    ("openssl", "openssl"),
];

/// Installs what is missing of the Debian packages; where that is not possible it says the one line to run.
pub(crate) fn debian(workspace: &Workspace) -> Result<(), Failed> {
    let mut missing: Vec<&str> = PROGRAMS.iter().filter(|(program, _)| !there(program)).map(|(_, package)| *package).collect();
    // Debian splits Python's own `venv` off, and a browser without a font of its own draws Kazakh as empty boxes.
    if !quiet(Command::new("python3").args(["-c", "import ensurepip"])) {
        missing.push("python3-venv");
    }
    if !there("fc-list") || !quiet(Command::new("sh").args(["-c", "fc-list :lang=kk | grep -q ."])) {
        missing.push("fonts-dejavu-core");
    }
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    let by_hand = format!("apt-get update && apt-get install -y --no-install-recommends {packages}");
    let root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    if !root || !there("apt-get") {
        return Err(Failed(format!("these Debian packages are missing; as root run:  {by_hand}")));
    }
    let apt = |arguments: &[&str]| {
        let mut command = workspace.command("apt-get", &["-q", "-o", "DPkg::Lock::Timeout=300"]);
        run(command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update"])?;
    apt(&[&["install", "-y", "--no-install-recommends"][..], &missing[..]].concat())
}

/// Installs the Python tools into `.tools/python` as `tests/requirements.txt` pins them, and answers the folder of their programs.
pub(crate) fn python(workspace: &Workspace) -> Result<PathBuf, Failed> {
    let home = workspace.root.join(".tools/python");
    let bin = home.join("bin");
    let wanted = std::fs::read(workspace.root.join("tests/requirements.txt"))?;
    let marker = home.join(".installed-requirements");
    if std::fs::read(&marker).is_ok_and(|installed| installed == wanted) {
        return Ok(bin);
    }
    run(workspace.command("python3", &["-m", "venv", "--clear"]).arg(&home))?;
    let mut pip = workspace.command(bin.join("python"), &["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    run(pip.args(["--requirement", "tests/requirements.txt"]))?;
    std::fs::write(marker, wanted)?;
    Ok(bin)
}

/// Installs a subcommand of cargo into `.tools/cargo` unless it is there, and answers the folder of such programs.
pub(crate) fn cargo(workspace: &Workspace, name: &str, version: &str) -> Result<PathBuf, Failed> {
    let home = workspace.root.join(".tools/cargo");
    let bin = home.join("bin");
    if !bin.join(name).exists() {
        eprintln!("installing {name} {version} from the registry into {}, which takes some minutes", home.display());
        let mut install = workspace.cargo(&["install", "--locked", "--version", version, name]);
        run(install.arg("--root").arg(&home).arg("--target-dir").arg(workspace.target.join("xtask/tools")))?;
    }
    Ok(bin)
}

/// Says which package of Debian brings a program that a command cannot do without.
pub(crate) fn must_be_there(program: &str, package: &str) -> Result<(), Failed> {
    if there(program) {
        return Ok(());
    }
    Err(Failed(format!(
        "there is no {program}; on Debian, as root run:  apt-get update && apt-get install -y --no-install-recommends {package}"
    )))
}

fn there(program: &str) -> bool {
    quiet(Command::new("sh").args(["-c", &format!("command -v {program}")]))
}

fn quiet(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}
