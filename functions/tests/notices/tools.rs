//! The programs that judge our documents: found in the project's own folder or on the path, never left out in silence.

use otinish_functions::seal::Seal;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Where each program comes from, for the line that says it is missing.
const SOURCES: [(&str, &str); 12] = [
    ("certutil", "apt-get install libnss3-tools"),
    ("moto_server", "python3 -m venv .tools/python && .tools/python/bin/pip install -r tests/requirements.txt"),
    ("openssl", "apt-get install openssl"),
    ("pdfdetach", "apt-get install poppler-utils"),
    ("pdffonts", "apt-get install poppler-utils"),
    ("pdfinfo", "apt-get install poppler-utils"),
    ("pdfsig", "apt-get install poppler-utils"),
    ("pdftoppm", "apt-get install poppler-utils"),
    ("pdftotext", "apt-get install poppler-utils"),
    ("pyhanko", "python3 -m venv .tools/python && .tools/python/bin/pip install -r tests/requirements.txt"),
    ("qpdf", "apt-get install qpdf"),
    ("zbarimg", "apt-get install zbar-tools"),
];

/// What a program said: everything, and whether it was content.
pub(crate) struct Said {
    pub(crate) success: bool,
    pub(crate) text: String,
    pub(crate) answer: Vec<u8>,
}

/// A program that is there, ready to be given its arguments.
pub(crate) fn tool(name: &str) -> Command {
    let own = std::env::var_os("OTINISH_TOOLS").map(PathBuf::from);
    let own = own.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../.tools/python/bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut places = std::iter::once(own).chain(std::env::split_paths(&path)).map(|folder| folder.join(name));
    match places.find(|place| place.is_file()) {
        Some(place) => Command::new(place),
        None => {
            let source = SOURCES.iter().find(|(known, _)| *known == name).map_or("unknown", |(_, source)| source);
            panic!("`{name}` is not there: `cargo xtask test` sets it up, or `{source}`");
        }
    }
}

/// Runs a program to its end.
pub(crate) fn run(name: &str, arguments: &[&str]) -> Said {
    let mut command = tool(name);
    // Their messages are looked at, so they speak English in UTF-8; a home of their own keeps them from reading anybody's settings.
    command.args(arguments).env("LC_ALL", "C.UTF-8").env("HOME", env!("CARGO_TARGET_TMPDIR"));
    let Output { status, stdout, stderr } = command.output().unwrap_or_else(|error| panic!("`{name}` does not start: {error}"));
    let text = format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    Said { success: status.success(), text, answer: stdout }
}

/// Runs a program that must be content; its standard output.
pub(crate) fn answer(name: &str, arguments: &[&str]) -> Vec<u8> {
    let said = run(name, arguments);
    assert!(said.success, "{name} {arguments:?}: {}", said.text);
    said.answer
}

/// What pyHanko says of a sealed document where the root right above the seal is the one that it trusts.
pub(crate) fn judged_by_pyhanko(folder: &Path, seal: &Seal, sealed: &[u8]) -> Said {
    let root = &seal.chain().links()[1].der;
    let (trusted, path) = (folder.join("root.pem"), folder.join("sealed.pdf"));
    std::fs::write(&trusted, der::pem::encode_string("CERTIFICATE", der::pem::LineEnding::LF, root).unwrap()).unwrap();
    std::fs::write(&path, sealed).unwrap();
    run("pyhanko", &["sign", "validate", "--trust-replace", "--trust", trusted.to_str().unwrap(), "--pretty-print", path.to_str().unwrap()])
}

/// An empty folder for one test.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("notices").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
