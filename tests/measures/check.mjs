// Times the whole check, text in and report out: the command line on one core, and the core's wasm in Chromium. Every case that can be read counts.
//
// node check.mjs OTINISH PACKAGE_FOLDER

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [otinish, bundle] = process.argv.slice(2);
const cases = new URL("../../core/cases/", import.meta.url);
const inputs = readdirSync(cases)
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, cases), "utf8")))
  .filter((one) => one.input && !("unreadable" in one.expect))
  .map((one) => JSON.stringify(one.input));

natively();
await inChromium();

function natively() {
  const folder = mkdtempSync(join(tmpdir(), "otinish-bench-"));
  try {
    const lines = Array.from({ length: 200_000 }, (_, nth) => inputs[nth % inputs.length]);
    const [few, many] = ["few", "many"].map((name) => join(folder, name));
    writeFileSync(few, lines.slice(0, inputs.length).join("\n"));
    writeFileSync(many, lines.join("\n"));
    const pinned = spawnSync("taskset", ["-V"]).status === 0 ? ["taskset", "-c", "0"] : [];
    const seconds = (file) => {
      const [program, ...rest] = [...pinned, otinish, "check", "--batch", file];
      const begun = process.hrtime.bigint();
      const ended = spawnSync(program, rest, { stdio: ["ignore", "ignore", "inherit"] });
      if (ended.status !== 0) throw new Error(`otinish check --batch ended with ${ended.status}`);
      return Number(process.hrtime.bigint() - begun) / 1e9;
    };
    // The start of the process is taken off.
    const rounds = [1, 2, 3].map(() => seconds(many) - seconds(few)).sort((a, b) => a - b);
    const each = rounds[1] / (lines.length - inputs.length);
    console.log(`check --batch, one core${pinned.length ? "" : " (not pinned)"}`);
    console.log(`  ${Math.round(1 / each)} a second, ${(each * 1e6).toFixed(2)} µs each`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inChromium() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--disable-gpu", "--disable-quic", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  });
  try {
    const page = await browser.newPage();
    const types = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };
    await page.route("http://bench.invalid/**", (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      if (name === "") return route.fulfill({ contentType: types[".html"], body: "<!doctype html><title>bench</title>" });
      return route.fulfill({ contentType: types[/\.\w+$/.exec(name)[0]], body: readFileSync(join(bundle, name)) });
    });
    await page.goto("http://bench.invalid/");
    const micros = await page.evaluate(async (texts) => {
      const core = await import("http://bench.invalid/web.js");
      await core.default();
      const round = (times) => {
        const begun = performance.now();
        for (let nth = 0; nth < times; nth++) core.check(texts[nth % texts.length]);
        return ((performance.now() - begun) * 1000) / times;
      };
      round(texts.length * 20);
      return [1, 2, 3, 4, 5].map(() => round(texts.length * 100)).sort((a, b) => a - b)[2];
    }, inputs);
    console.log("whole check in Chromium, core in wasm, JSON text in and report out");
    console.log(`  ${micros.toFixed(2)} µs each (median of five rounds)`);
  } finally {
    await browser.close();
  }
}
