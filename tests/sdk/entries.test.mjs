// Every entry of the package by its name: compiled against as Node and as bundlers find it, and run where it can be run. The bundler's own
// runs in Chromium (readme.test.mjs): no Node fetches a file that lies beside a module.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { RESOLUTIONS, declared, said } from "./compiler.mjs";
import { casesOf, core, described, files, folder, project } from "./package.mjs";

const ENTRIES = Object.entries(described.exports)
  .filter(([, target]) => target.types)
  .map(([name, target]) => ({ name: name.replace(".", described.name), target }));
const examples = readFileSync(new URL("examples.ts", import.meta.url), "utf8");

test("the package has four entries, and each leads to files that are there", () => {
  assert.deepEqual(ENTRIES.map(({ name }) => name), ["", "/web", "/bundler", "/node"].map((entry) => `@otinish/core${entry}`));
  for (const { target } of ENTRIES) for (const file of Object.values(target)) assert.ok(existsSync(join(folder, file)), file);
});

for (const [resolution, how] of Object.entries(RESOLUTIONS)) {
  test(`what may be written compiles against every entry, and what may not is refused: ${resolution}`, () => {
    const named = ENTRIES.map(({ name }, nth) => [`examples-${nth}.ts`, examples.replaceAll('"@otinish/core"', JSON.stringify(name))]);
    assert.deepEqual(said(Object.fromEntries(named), how), []);
    const nowhere = said({ "nowhere.ts": examples.replaceAll('"@otinish/core"', '"@otinish/core/nowhere"') }, how);
    assert.match(nowhere.join("\n"), /Cannot find module '@otinish\/core\/nowhere'/);
  });
}

/// What a module says that imports an entry by its name, in the project that installed the package.
function run(entry, ready) {
  const [one] = casesOf(files[0]);
  const source = `
    import { readFileSync } from "node:fs";
    import { fileURLToPath } from "node:url";
    import * as entry from ${JSON.stringify(entry)};
    ${ready}
    const report = entry.check(${JSON.stringify(JSON.stringify(one.input))}, "kk");
    console.log(JSON.stringify({ exports: Object.keys(entry), report }));`;
  writeFileSync(join(project, "entry.mjs"), source);
  const ended = spawnSync(process.execPath, ["entry.mjs"], { cwd: project, encoding: "utf8" });
  assert.equal(ended.status, 0, ended.stderr);
  const { exports, report } = JSON.parse(ended.stdout);
  assert.equal(report, core.check(JSON.stringify(one.input), "kk"));
  assert.deepEqual(exports.sort(), declared(join(folder, "index.d.ts")).sort());
}

test("Node's entry runs by its name, and is what Node chooses", () => {
  for (const name of ["@otinish/core", "@otinish/core/node"]) {
    run(name, "");
    run(name, "await entry.default();");
  }
});

test("the browser's entry runs by its name wherever it is given the wasm", () => {
  run("@otinish/core/web", 'await entry.default(readFileSync(fileURLToPath(import.meta.resolve("@otinish/core/core_bg.wasm"))));');
});
