// Prints how large things are: raw, by gzip, and by brotli as a server sends them.
//
// node sizes.mjs SITE CORE_WASM CORE_GLUE

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { figure, say } from "./told.mjs";

const [site, coreWasm, coreGlue] = process.argv.slice(2);
const { entry } = JSON.parse(readFileSync(join(site, "site.json"), "utf8"));

const sizes = (bytes) => [
  bytes.length,
  gzipSync(bytes, { level: 9 }).length,
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length,
];
const sum = (lists) => lists.reduce((total, list) => total.map((size, nth) => size + list[nth]));
const file = (path) => sizes(readFileSync(path));

const parts = ["/kk/index.html", entry.style, entry.script, entry.wasm].map((path) => file(join(site, path)));
const rows = [
  ["first page, Kazakh (HTML)", parts[0]],
  ["styles", parts[1]],
  ["script of the pages", parts[2]],
  ["wasm of the pages", parts[3]],
  ["whole first load", sum(parts)],
  ["clauses in words, Kazakh (when asked)", file(join(site, entry.law.kk))],
  ["wasm of the core alone", file(coreWasm)],
  ["the core alone with its glue", sum([file(coreWasm), file(coreGlue)])],
];
const shown = (bytes) => `${(bytes / 1000).toFixed(1)} KB`.padStart(11);
say(`${"".padEnd(40)}${["raw", "gzip", "brotli"].map((name) => name.padStart(11)).join("")}`);
for (const [name, row] of rows) say(`  ${name.padEnd(38)}${row.map(shown).join("")}`);
figure("first load KB", sum(parts)[2] / 1000);
