// The three examples of the README, run as they stand there: in Chromium under a strict policy, in a webview with a host, on a server.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import webpack from "webpack";
import { casesOf, core, described, files, folder, project } from "./package.mjs";
import { POLICY, says, serve, visit } from "./site.mjs";

const readme = readFileSync(join(folder, "README.md"), "utf8");

/// Writes the files of an example beside the installed package and answers their folder.
function example(heading) {
  const [, text] = readme.split(`\n## ${heading}\n`);
  assert.ok(text, `the README has no “${heading}”`);
  const home = join(project, heading.toLowerCase().replaceAll(" ", "-"));
  mkdirSync(home, { recursive: true });
  const found = [...text.split("\n## ")[0].matchAll(/^`([\w.]+)`:\n\n```\w+\n([\s\S]*?)^```$/gm)];
  assert.ok(found.length > 0);
  for (const [, name, source] of found) writeFileSync(join(home, name), source);
  try {
    symlinkSync(join(project, "node_modules"), join(home, "node_modules"));
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  return home;
}

test("the example for a browser runs under a strict policy, and asks nobody else", async (t) => {
  const address = await serve(t, example("In a browser"));
  const { page, complaints } = await visit(t, `${address}/`);
  await says(page, complaints, "#said", /IIN.*\(TC-/);
  await page.locator("#iin").fill("951103599012");
  await says(page, complaints, "#said", /IIN is not right/);
  await page.locator("#iin").fill("951103599011");
  await says(page, complaints, "#said", /answered by \d{4}-\d\d-\d\d/);
  assert.deepEqual(complaints, []);
});

test("without leave to compile wasm the policy stops it", async (t) => {
  const address = await serve(t, example("In a browser"), POLICY.replace(" 'wasm-unsafe-eval'", ""));
  const { page, complaints } = await visit(t, `${address}/`);
  await page.waitForFunction(() => document.readyState === "complete");
  await assert.doesNotReject(async () => {
    while (!complaints.some((text) => /WebAssembly/.test(text))) await page.waitForEvent("console", { timeout: 10_000 });
  });
  assert.equal(await page.locator("#said").textContent(), "");
});

test("the example for a webview tells its host, and answers a wrong message with an error", async (t) => {
  const address = await serve(t, example("In a webview"));
  const before = () => {
    window.told = [];
    window.OtinishHost = { postMessage: (text) => window.told.push(JSON.parse(text)) };
  };
  const { page, complaints } = await visit(t, `${address}/`, { before });
  const told = async (count) => {
    await page.waitForFunction((wanted) => window.told.length >= wanted, count);
    return page.evaluate(() => window.told.at(-1));
  };
  assert.deepEqual(await told(1), { type: "ready" });
  await page.evaluate(() => window.receive('{"service":"tve-correction"}'));
  const { type, verdict, missing } = await told(2);
  assert.deepEqual([type, verdict], ["completeness", "blocked"]);
  await says(page, complaints, "ul", /ЖСН/);
  await page.evaluate(() => window.receive('{"pointer":"/applicant/iin","value":"951103599011"}'));
  assert.equal((await told(3)).missing, missing - 1);
  await page.evaluate(() => window.receive('{"pointer":"/applicant/inn","value":"1"}'));
  assert.deepEqual(await told(4), { type: "error", code: "pointer", pointer: "/applicant/inn" });
  await page.evaluate(() => window.receive('{"service":"tve-corection"}'));
  assert.deepEqual(await told(5), { type: "error", code: "service", pointer: null });
  assert.deepEqual(complaints, []);
});

test("the example for a server answers every case", async (t) => {
  const home = example("On a server");
  const server = spawn(process.execPath, ["server.js"], { cwd: home, stdio: ["ignore", "pipe", "inherit"] });
  t.after(() => server.kill());
  const address = await new Promise((said) => server.stdout.once("data", (bytes) => said(String(bytes).trim())));
  for (const one of casesOf(files[0])) {
    const input = one.input_text ?? JSON.stringify(one.input);
    const response = await fetch(address, { method: "POST", body: input });
    if ("unreadable" in one.expect) {
      assert.equal(response.status, 400);
      assert.equal((await response.json()).pointer, one.expect.unreadable, one.name);
    } else {
      assert.equal(await response.text(), core.check(input, "ru"), one.name);
    }
  }
});

for (const entry of ["@otinish/core", "@otinish/core/bundler"]) {
  test(`a bundler finds the wasm of ${entry}, and the bundle runs under the same policy`, async (t) => {
    const home = example("In a browser");
    const source = readFileSync(join(home, "app.js"), "utf8").replace("./node_modules/@otinish/core/web.js", entry);
    writeFileSync(join(home, "bundled.js"), source);
    const stats = await new Promise((done, failed) => {
      const built = (error, stats) => (error ? failed(error) : done(stats));
      webpack({ mode: "production", context: home, entry: "./bundled.js", output: { path: join(home, "bundle"), filename: "app.js", clean: true } }, built);
    });
    assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }).errors, []);
    const page = readFileSync(join(home, "index.html"), "utf8").replace('<script type="module" src="app.js">', '<script defer src="app.js">');
    writeFileSync(join(home, "bundle/index.html"), page);
    const address = await serve(t, join(home, "bundle"));
    const visited = await visit(t, `${address}/`);
    await says(visited.page, visited.complaints, "#said", /IIN/);
    assert.deepEqual(visited.complaints, []);
  });
}

test("package.json says of which rules it is, how large, and which wasm", () => {
  const { rules, calendar } = JSON.parse(core.check(JSON.stringify(casesOf(files[0]).find((one) => one.input && !("unreadable" in one.expect)).input)));
  const { otinish, version } = described;
  assert.deepEqual([otinish.rules, otinish.calendar], [rules, calendar]);
  const wasm = readFileSync(join(folder, "core_bg.wasm"));
  assert.deepEqual(otinish.wasm, { sha256: createHash("sha256").update(wasm).digest("hex"), bytes: wasm.length });
  const loaded = ["core_bg.wasm", "core.js", "web.js"].map((name) => join(folder, name));
  assert.equal(otinish.load.bytes, loaded.reduce((sum, file) => sum + statSync(file).size, 0));
  assert.equal(otinish.load.brotli, loaded.reduce((sum, file) => sum + brotliCompressSync(readFileSync(file)).length, 0));
  const manifest = readFileSync(new URL("../../Cargo.toml", import.meta.url), "utf8");
  assert.equal(version, /^version = "(.+)"$/m.exec(manifest)[1]);
  assert.match(readFileSync(join(folder, "LICENSE"), "utf8"), /Apache License/);
});

test("nothing says in whose folders it was built", () => {
  const wasm = readFileSync(join(folder, "core_bg.wasm"), "latin1");
  const places = wasm.match(/[\w./-]*\/[\w-]+\.rs\b/g);
  assert.ok(places.length > 0, "a panic names its place");
  const homes = [process.env.CARGO_HOME ?? join(homedir(), ".cargo"), fileURLToPath(new URL("../..", import.meta.url))];
  assert.deepEqual(places.filter((place) => homes.some((home) => place.startsWith(home))), []);
});
