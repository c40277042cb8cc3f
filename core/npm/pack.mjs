// Lays the npm package out: entries, glue, wasm, types, README, licence, and a package.json that says of which rules it is and how large.
//
// node pack.mjs FACTS GLUE_FOLDER TYPES PACKAGE_FOLDER: FACTS is JSON {version, rules, calendar}.

import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const [facts, glue, types, folder] = process.argv.slice(2);
const { version, rules, calendar } = JSON.parse(facts);
// The minifier of the pages; this package brings no tools of its own.
const { minify } = createRequire(join(root, "web/package.json"))("terser");

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

for (const name of ["web.js", "bundler.js", "node.js", "README.md"]) copyFileSync(join(here, name), join(folder, name));
copyFileSync(join(root, "LICENSE"), join(folder, "LICENSE"));
copyFileSync(types, join(folder, "index.d.ts"));
copyFileSync(join(glue, "core_bg.wasm"), join(folder, "core_bg.wasm"));
const [bound, freed] = [join(glue, "core.js"), join(here, "freed.js")].map((path) => readFileSync(path, "utf8"));
const { code } = await minify(bound + freed, { module: true, ecma: 2022, compress: { passes: 2 }, mangle: true });
writeFileSync(join(folder, "core.js"), code);

const wasm = readFileSync(join(folder, "core_bg.wasm"));
const parts = [wasm, code, readFileSync(join(folder, "web.js"))].map((part) => Buffer.from(part));
const sum = (size) => parts.reduce((total, part) => total + size(part), 0);
const otinish = {
  rules,
  calendar,
  wasm: { sha256: createHash("sha256").update(wasm).digest("hex"), bytes: wasm.length },
  load: { bytes: sum((part) => part.length), brotli: sum((part) => brotliCompressSync(part).length) },
};
const described = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
const { name, ...rest } = described;
writeFileSync(join(folder, "package.json"), `${JSON.stringify({ name, version, ...rest, otinish }, null, 2)}\n`);
console.log(`@otinish/core ${version}: ${otinish.load.bytes} bytes, ${otinish.load.brotli} by brotli (wasm, glue and entry)`);
