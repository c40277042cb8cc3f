// The same line judged twice: by the command line, and by the package. Both must say the very same.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { core } from "./package.mjs";

// `cargo xtask test` builds both and says where they are.
const { OTINISH: otinish } = process.env;

/// What the command line says of these lines, which wasm has to say too; answers it, line by line.
export function agreed(lines, language) {
  assert.ok(lines.length > 0);
  const said = natively(lines, language);
  assert.equal(said.length, lines.length);
  return lines.map((line, nth) => {
    const wasm = inWasm(line, language);
    const native = JSON.parse(said[nth]);
    // The order of members of an error is the command line's own matter; of a report every byte counts.
    if ("error" in native) assert.deepEqual(JSON.parse(wasm), native, line);
    else assert.equal(wasm, said[nth], line);
    return native;
  });
}

function natively(lines, language) {
  const options = language ? ["--lang", language] : [];
  const ended = spawnSync(otinish, ["check", "--batch", ...options], { input: lines.join("\n"), encoding: "utf8", maxBuffer: 1 << 28 });
  assert.ok(ended.status === 0 || ended.status === 2, ended.stderr);
  return ended.stdout.trimEnd().split("\n");
}

/// A report, or what the command line makes of an input that cannot be read.
function inWasm(line, language) {
  try {
    return core.check(line, language);
  } catch (fault) {
    assert.equal(fault.code, "unreadable");
    return JSON.stringify({ error: fault.message, ...(fault.pointer === null ? {} : { at: fault.pointer }) });
  }
}

/// One input, on as many lines as it likes, to the command line.
export const alone = (text) => spawnSync(otinish, ["check"], { input: text, encoding: "utf8" }).stdout.trimEnd();
