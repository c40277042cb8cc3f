// Packs the site: compiles the styles, minifies the glue, gives each file a name that holds its digest, writes a first page for each
// language that paints before wasm has come, and lays a brotli beside everything. It decides nothing about what the pages say.
//
// node pack.mjs WORDS GLUE_FOLDER SITE_FOLDER: WORDS is a JSON file {inputs, services: {kk: [[code, name], …], …}, told: {kk: …}}.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import * as sass from "sass";
import { minify } from "terser";

const here = dirname(fileURLToPath(import.meta.url));
const [wordsFile, glue, site] = process.argv.slice(2);
const words = JSON.parse(readFileSync(wordsFile, "utf8"));
const shell = JSON.parse(readFileSync(join(here, "shell.json"), "utf8"));
const languages = Object.keys(shell);

// Written beside the old site and swapped at the end, so that a server never serves half of each.
const fresh = `${site}.fresh`;
rmSync(fresh, { recursive: true, force: true });
mkdirSync(join(fresh, "assets"), { recursive: true });

const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");

function asset(name, ending, bytes) {
  const path = `/assets/${name}.${digest(bytes).slice(0, 16)}.${ending}`;
  writeFileSync(join(fresh, path), bytes);
  return path;
}

const wasm = asset("otinish", "wasm", readFileSync(join(glue, "web_bg.wasm")));

// The glue starts the application itself: one request less than a script that only imports it. Snippets that crates bring along would need
// names of their own; there are none, and the build says so when that changes.
if (readdirSync(glue).includes("snippets")) throw new Error("the glue has snippets, which pack.mjs does not carry over");
const started = `${readFileSync(join(glue, "web.js"), "utf8")}\n__wbg_init({ module_or_path: new URL(${JSON.stringify(wasm)}, import.meta.url) });\n`;
const minified = await minify(started, { module: true, ecma: 2022, compress: { passes: 2 }, mangle: true });
const script = asset("otinish", "js", minified.code);

const style = asset(
  "otinish",
  "css",
  sass.compile(join(here, "styles/main.scss"), { loadPaths: [join(here, "node_modules")], style: "compressed" }).css,
);
const icon = asset("icon", "svg", readFileSync(join(here, "icon.svg")));

// The clauses in words and what the regulations say of the services, a file for each language: too much for the wasm, and wanted only by
// whoever asks "why", or reads about a service.
const [header, ...clauses] = rows(readFileSync(join(here, "../core/law/words.csv"), "utf8"));
const law = {};
mkdirSync(join(fresh, "law"));
for (const language of languages) {
  const column = header.indexOf(language);
  const text = JSON.stringify({ clauses: Object.fromEntries(clauses.map((clause) => [clause[0], clause[column]])), services: words.told[language] });
  law[language] = `/law/${language}.${digest(text).slice(0, 16)}.json`;
  writeFileSync(join(fresh, law[language]), text);
}

// RFC 4180: commas, line breaks and doubled quotation marks may stand between quotation marks.
function rows(text) {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  const table = [[]];
  while (cell.lastIndex < text.length) {
    const [, quoted, plain, end] = cell.exec(text);
    table.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== "," && cell.lastIndex < text.length) table.push([]);
  }
  return table;
}

const escaped = (text) => text.replace(/[&<>"]/g, (mark) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[mark]);
const html = (name) => readFileSync(join(here, name), "utf8");
const template = html("index.html");
// What stands on the first paint: choosing a service on the start page; elsewhere nothing of it, for another page is about to open.
const start = html("start.html");
const elsewhere = html("elsewhere.html");

function page(language, main) {
  const own = Object.fromEntries(Object.entries(shell[language]).map(([key, text]) => [key, escaped(text)]));
  const filled = {
    ...own,
    lang: language,
    wasm,
    script,
    style,
    icon,
    law: languages.map((other) => `<meta name="law-${other}" content="${law[other]}">`).join("\n"),
    alternates: languages.map((other) => `<link rel="alternate" hreflang="${other}" href="/${other}/">`).join("\n"),
    languageLinks: languages
      .map((other) => `<li><a href="/${other}/" lang="${other}"${other === language ? ' aria-current="true"' : ""}>${escaped(shell[other].language)}</a></li>`)
      .join(""),
    services: words.services[language]
      .map(([code, name]) => `<li><a class="govuk-link" href="/${language}/${code}">${escaped(name)}</a></li>`)
      .join(""),
  };
  const fill = (text) =>
    text.replace(/\{\{(\w+)\}\}/g, (_, key) => {
      if (filled[key] === undefined) throw new Error(`a page asks for {{${key}}}, which nobody gives`);
      return filled[key];
    });
  filled.main = fill(main).trimEnd();
  return fill(template);
}

for (const language of languages) {
  mkdirSync(join(fresh, language), { recursive: true });
  writeFileSync(join(fresh, language, "index.html"), page(language, start));
  writeFileSync(join(fresh, language, "elsewhere.html"), page(language, elsewhere));
}
// Kazakh first: whoever comes without a language sees it.
writeFileSync(join(fresh, "index.html"), page("kk", start));

const files = {};
for (const entry of readdirSync(fresh, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const bytes = readFileSync(path);
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  writeFileSync(`${path}.br`, brotli);
  files[`/${relative(fresh, path)}`] = { sha256: digest(bytes), bytes: bytes.length, brotli: brotli.length };
}
const manifest = { inputs: words.inputs, entry: { wasm, script, style, icon, law }, files };
writeFileSync(join(fresh, "site.json"), JSON.stringify(manifest, null, 1));

rmSync(site, { recursive: true, force: true });
renameSync(fresh, site);
