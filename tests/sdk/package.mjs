// The package as a project has it that installed its tarball: `cargo xtask test` builds, packs and installs it, and says where.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

export const project = process.env.OTINISH_PROJECT;
if (!project) throw new Error("OTINISH_PROJECT must say where a project is that has the package installed");

const require = createRequire(join(project, "index.js"));
export const folder = dirname(require.resolve("@otinish/core/package.json"));
export const described = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

/// The entry that Node chooses.
export const core = await import(pathToFileURL(require.resolve("@otinish/core")));

const cases = new URL("../../core/cases/", import.meta.url);
export const files = readdirSync(cases).filter((name) => name.endsWith(".json"));
export const casesOf = (name) => JSON.parse(readFileSync(new URL(name, cases), "utf8"));
