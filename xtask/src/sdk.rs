//! Packs the npm package `@otinish/core` into `target/sdk`: the core's wasm, its glue for browsers, bundlers and Node, and its types; and lays
//! out the page for webviews, which is built on it.

use crate::site;
use crate::workspace::{Failed, Workspace, output, run, step};
use otinish_core::calendar::Calendar;
use otinish_core::services::{self, register::Register};
use std::path::PathBuf;

/// Where the package is.
#[derive(Clone, Debug)]
pub(crate) struct Package {
    /// As npm lays it out in `node_modules`.
    pub(crate) folder: PathBuf,
    /// As it is published.
    pub(crate) tarball: PathBuf,
}

/// Builds and packs everything anew; cargo knows what of the wasm is up to date.
pub(crate) fn pack(workspace: &Workspace) -> Result<Package, Failed> {
    let home = workspace.target.join("sdk");
    let (glue, types, folder) = (home.join("glue"), home.join("index.d.ts"), home.join("package"));
    std::fs::create_dir_all(&home)?;
    step("wasm of the core", || site::bind(&site::core_wasm(workspace)?, &glue, "core"))?;
    let declared = step("types", || output(&mut workspace.cargo(&TYPES)))?;
    std::fs::write(&types, declared)?;
    step("npm packages of the pages", || workspace.npm("web"))?;
    let version = env!("CARGO_PKG_VERSION");
    step("package", || {
        let facts = serde_json::json!({
            "version": version,
            "rules": Register::new(services::ALL).rules(),
            "calendar": Calendar::built_in().digest(),
        });
        run(workspace.command("node", &["core/npm/pack.mjs", &facts.to_string()]).args([&glue, &types, &folder]))?;
        let mut npm = workspace.command("npm", &["pack", "--silent", "--ignore-scripts", "--pack-destination"]);
        output(npm.arg(&home).arg(&folder)).map(drop)
    })?;
    Ok(Package { folder, tarball: home.join(format!("otinish-core-{version}.tgz")) })
}

/// Lays out the page for webviews beside the package, as an app carries it along: one folder, with the wasm and its glue in `core`.
pub(crate) fn webview(workspace: &Workspace, package: &Package) -> Result<PathBuf, Failed> {
    let folder = workspace.target.join("sdk/webview");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let core = folder.join("core");
    std::fs::create_dir_all(&core)?;
    for name in ["web.js", "core.js", "core_bg.wasm"] {
        std::fs::copy(package.folder.join(name), core.join(name))?;
    }
    for file in std::fs::read_dir(workspace.root.join("web/webview"))? {
        let file = file?;
        if file.file_name() != "README.md" {
            std::fs::copy(file.path(), folder.join(file.file_name()))?;
        }
    }
    Ok(folder)
}

/// Installs the tarball into a project of its own, with no registry to ask, and answers the project's folder.
pub(crate) fn install(workspace: &Workspace, package: &Package) -> Result<PathBuf, Failed> {
    let project = workspace.target.join("sdk/project");
    if project.exists() {
        std::fs::remove_dir_all(&project)?;
    }
    std::fs::create_dir_all(&project)?;
    std::fs::write(project.join("package.json"), "{ \"private\": true, \"type\": \"module\" }")?;
    let mut npm = workspace.command("npm", &["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    run(npm.arg(&package.tarball).current_dir(&project))?;
    Ok(project)
}

const TYPES: [&str; 8] = ["run", "--quiet", "--package", "otinish-core", "--features", "types", "--example", "types"];
