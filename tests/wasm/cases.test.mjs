// The core in wasm says of every case the very bytes that the command line says, and of every input that cannot be read the same place.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

// `cargo xtask test` builds both and says where they are.
const { OTINISH_CORE: bundle, OTINISH: otinish } = process.env;
const { Rules } = createRequire(import.meta.url)(join(bundle, "web.js"));
const rules = new Rules();

const folder = new URL("../../core/cases/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));

/// What the command line prints for each of these lines.
function natively(lines, language) {
  const options = language ? ["--lang", language] : [];
  const ended = spawnSync(otinish, ["check", "--batch", ...options], { input: lines.join("\n"), encoding: "utf8", maxBuffer: 1 << 28 });
  assert.ok(ended.status === 0 || ended.status === 2, ended.stderr);
  return ended.stdout.trimEnd().split("\n");
}

/// The same from wasm: a report, or what the command line makes of an input that cannot be read.
function inWasm(line, language) {
  try {
    return rules.check(line, language);
  } catch (fault) {
    assert.equal(fault.code, "unreadable");
    return JSON.stringify({ error: fault.message, ...(fault.pointer === null ? {} : { at: fault.pointer }) });
  }
}

/// One line for a case: its input, or its own text, which is one line.
const lineOf = (one) => (one.input_text === undefined ? JSON.stringify(one.input) : one.input_text);

for (const name of files) {
  const cases = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  for (const language of [undefined, "kk", "ru", "en"]) {
    test(`${name} in ${language ?? "the applicant's language"}`, () => {
      const lines = cases.map(lineOf);
      assert.ok(lines.length > 0);
      const said = natively(lines, language);
      assert.equal(said.length, lines.length);
      for (const [nth, line] of lines.entries()) {
        const wasm = inWasm(line, language);
        // The order of members of an error is the command line's own matter; of a report every byte counts.
        if ("error" in JSON.parse(said[nth])) assert.deepEqual(JSON.parse(wasm), JSON.parse(said[nth]), line);
        else assert.equal(wasm, said[nth], line);
      }
    });
  }
}

test("an input may stand on several lines", () => {
  const [first] = JSON.parse(readFileSync(new URL(files[0], folder), "utf8"));
  const text = JSON.stringify(first.input, null, 2);
  const ended = spawnSync(otinish, ["check"], { input: text, encoding: "utf8" });
  assert.equal(rules.check(text), ended.stdout.trimEnd());
});

test("an unknown language is refused", () => {
  assert.throws(() => rules.check("{}", "kz"), { code: "language" });
});
