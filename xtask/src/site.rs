//! Builds the pages into `target/site`: the wasm of a web package, its glue, the styles and a first page for each language. Cargo says
//! whether the wasm is up to date, a digest over everything else whether the rest is; nothing is packed twice.

use crate::told;
use crate::workspace::{Failed, Workspace, files, output, run, step};
use sha2::{Digest, Sha256};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

const WASM: &str = "wasm32-unknown-unknown";

/// How hard to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Size {
    Ordinary,
    /// Once more through `wasm-opt`: a tenth off the raw size, a hundredth off what is sent, for half a minute.
    Smallest,
}

/// Whose pages: everybody's, or those that the tests start with one more service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pages {
    Product,
    WithASixthService,
}

/// Builds what is not up to date and answers the folder of the site.
pub(crate) fn build(workspace: &Workspace, pages: Pages, size: Size) -> Result<PathBuf, Failed> {
    let (package, binary, folder) = match pages {
        Pages::Product => ("otinish-web", "otinish-web", "site"),
        Pages::WithASixthService => ("otinish-tests", "sixth", "site-of-six"),
    };
    let module = step("wasm of the pages", || wasm(workspace, package, binary))?;
    let site = workspace.target.join(folder);
    let inputs = inputs(workspace, &module, pages, size)?;
    if packed(&site).is_some_and(|manifest| manifest["inputs"] == inputs.as_str()) {
        return Ok(site);
    }
    let work = workspace.target.join("xtask");
    std::fs::create_dir_all(&work)?;
    step("npm packages of the styles", || workspace.npm("web"))?;
    step("pages", || {
        let glue = work.join("glue");
        bind(&module, &glue, "web")?;
        if size == Size::Smallest {
            shrink(workspace, &glue.join("web_bg.wasm"))?;
        }
        let words = work.join("words.json");
        std::fs::write(&words, told::words(pages, &inputs).to_string())?;
        run(workspace.command("node", &["web/pack.mjs"]).args([&words, &glue, &site]))
    })?;
    Ok(site)
}

/// The manifest of a packed site, where there is one.
fn packed(site: &Path) -> Option<serde_json::Value> {
    serde_json::from_str(&std::fs::read_to_string(site.join("site.json")).ok()?).ok()
}

/// Builds the binary of a web package, small, and answers its file.
fn wasm(workspace: &Workspace, package: &str, binary: &str) -> Result<PathBuf, Failed> {
    add_target(workspace)?;
    let arguments = ["build", "--quiet", "--package", package, "--bin", binary, "--profile", "web", "--target", WASM];
    run(without_homes(&mut workspace.cargo(&arguments), workspace))?;
    Ok(workspace.target.join(WASM).join("web").join(format!("{binary}.wasm")))
}

/// Builds the core alone with its JavaScript surface, small, and answers the file of the wasm before its glue.
pub(crate) fn core_wasm(workspace: &Workspace) -> Result<PathBuf, Failed> {
    add_target(workspace)?;
    let mut cargo = workspace.cargo(&["rustc", "--quiet", "--package", "otinish-core", "--lib", "--crate-type", "cdylib"]);
    cargo.args(["--no-default-features", "--features", "js", "--profile", "web", "--target", WASM]);
    run(without_homes(&mut cargo, workspace))?;
    Ok(workspace.target.join(WASM).join("web/otinish_core.wasm"))
}

/// Keeps out of what is served where it was built: a panic's place names the source's file, and so the folders of whoever compiled it.
fn without_homes<'c>(cargo: &'c mut Command, workspace: &Workspace) -> &'c mut Command {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let folders = [Some(workspace.root.clone()), home];
    let flags: Vec<String> = folders.iter().flatten().map(|folder| format!("--remap-path-prefix={}=", folder.display())).collect();
    // Cargo takes the flags apart at this separator, which no path has.
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
}

/// Writes the glue of a browser, `NAME.js` and `NAME_bg.wasm`, into a folder of its own.
pub(crate) fn bind(module: &Path, folder: &Path, name: &str) -> Result<(), Failed> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name(name).typescript(false).remove_name_section(true).remove_producers_section(true);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(folder)).map_err(|error| Failed(format!("wasm-bindgen: {error:#}")))
}

/// Adds the compiler's wasm target where it is not there; a toolchain without `rustup` has to bring it itself.
fn add_target(workspace: &Workspace) -> Result<(), Failed> {
    let there = output(&mut workspace.command("rustc", &["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(there.trim()).exists() {
        return Ok(());
    }
    step("the compiler's wasm target", || run(&mut workspace.command("rustup", &["target", "add", WASM])))
}

/// Everything that the site is made of, as one digest.
fn inputs(workspace: &Workspace, module: &Path, pages: Pages, size: Size) -> Result<String, Failed> {
    let mut digest = Sha256::new();
    let web = workspace.root.join("web");
    let own = ["index.html", "start.html", "elsewhere.html", "shell.json", "icon.svg", "pack.mjs", "package-lock.json"]
        .map(|name| web.join(name));
    let law = workspace.root.join("core/law/words.csv");
    for path in own.into_iter().chain(files(&web.join("styles"))?).chain([law, module.to_owned()]) {
        let bytes = std::fs::read(&path).map_err(|error| Failed(format!("{}: {error}", path.display())))?;
        digest.update((bytes.len() as u64).to_le_bytes());
        digest.update(bytes);
    }
    digest.update(told::words(pages, "").to_string());
    digest.update([u8::from(size == Size::Smallest)]);
    Ok(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Once through `wasm-opt`, told the very features that the compiler already asks of the browser.
fn shrink(workspace: &Workspace, module: &Path) -> Result<(), Failed> {
    const FEATURES: [&str; 6] = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];
    let mut optimizer = workspace.command("npm", &["exec", "--yes", "--package=binaryen@132.0.0", "--", "wasm-opt", "-Oz"]);
    optimizer.args(FEATURES.map(|feature| format!("--enable-{feature}")));
    run(optimizer.arg(module).arg("-o").arg(module))
}
