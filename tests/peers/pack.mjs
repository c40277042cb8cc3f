// Bundles each validator and each renderer as one would ship it: minified, one file (and its styles), nothing that is not used.
//
// node pack.mjs FOLDER

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import standaloneCode from "ajv/dist/standalone/index.js";
import * as esbuild from "esbuild-wasm";
import { ajv } from "./form/ajv.mjs";
import { schema } from "./form/json_schema.mjs";
import { RENDERERS, VALIDATORS } from "./known.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [folder] = process.argv.slice(2);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const options = {
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  charset: "utf8",
  jsx: "automatic",
  legalComments: "none",
  logLevel: "error",
  define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
  loader: { ".svg": "dataurl", ".woff": "dataurl", ".woff2": "dataurl" },
};

for (const { name } of VALIDATORS) {
  const entry = name === "ajv_standalone" ? { stdin: standalone() } : { entryPoints: [join(here, "validators", `${name}.mjs`)] };
  await esbuild.build({ ...options, ...entry, outfile: join(folder, `${name}.js`) });
}
for (const { name } of RENDERERS) {
  await esbuild.build({ ...options, entryPoints: [join(here, "renderers", `${name}.jsx`)], outfile: join(folder, "pages", `${name}.js`) });
}
await esbuild.stop();

/// The schema compiled ahead of time, as Ajv writes it. Its `require`s are CommonJS's, which the bundler resolves.
function standalone() {
  const made = ajv({ code: { source: true, esm: true } }, "./form/rules.mjs");
  const code = (standaloneCode.default ?? standaloneCode)(made, made.compile(schema));
  const contents = `${code}
import { validator } from "./form/ajv.mjs";
export const create = () => validator(validate);`;
  return { contents, resolveDir: here, loader: "js" };
}
