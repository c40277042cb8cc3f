// Ours beside what one would take instead, on one form: the time of a whole validation in Node and in Chromium, the first result after load,
// bytes, and whether it starts under a policy without `unsafe-eval`. Every time stands beside the hand-written floor of the same round.
//
// node peers.mjs PACKED PACKAGE_FOLDER

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { CORPUS, named } from "../peers/corpus.mjs";
import { compare } from "../peers/differences.mjs";
import { VALIDATORS } from "../peers/known.mjs";
import { contractInput } from "../peers/mapping.mjs";
import { fresh, launch, median, serve } from "./chromium.mjs";

const [packed, bundle] = process.argv.slice(2);
const INPUTS = ["valid", "empty", "errors10"];
const OURS = [
  { name: "text", label: "ours: JSON text in, report as text" },
  { name: "object", label: "ours: object in, report as object" },
];
const EVERYBODY = [...VALIDATORS, ...OURS.map((one) => ({ ...one, ours: true }))];
const forms = Object.fromEntries(INPUTS.map((name) => [name, named(name)]));
const applications = Object.fromEntries(INPUTS.map((name) => [name, contractInput(named(name))]));
const rows = new Map(EVERYBODY.map(({ label }) => [label, {}]));

// SurveyJS and Form.io say on the console what they cannot do outside of a page.
const say = console.log;
for (const level of ["log", "warn", "error"]) console[level] = () => {};
say("beside the peers: microseconds for a whole validation (and × the hand-written floor of the same round)\n");
await inNode();
bytes();
print();
await inChromium();
print();
process.exit(0);

/// The verdicts on the whole corpus, then the times.
async function inNode() {
  const core = await import(pathToFileURL(join(bundle, "node.js")));
  const check = { text: (input) => core.check(input), object: (input) => JSON.parse(core.check(JSON.stringify(input))) };
  verdicts(core);
  const made = new Map();
  for (const one of EVERYBODY) {
    if (one.ours) {
      made.set(one, check[one.name]);
      continue;
    }
    const validator = (await import(pathToFileURL(join(packed, `${one.name}.js`)))).create();
    made.set(one, validator.run);
    const right = CORPUS.filter(({ data, faults }) => judged(validator, data) === (faults.length === 0));
    rows.get(one.label)["right of 203"] = right.length;
  }
  for (const input of INPUTS) {
    const floor = made.get(EVERYBODY[0]);
    for (const [one, run] of made) {
      const given = one.ours ? (one.name === "text" ? JSON.stringify(applications[input]) : applications[input]) : structuredClone(forms[input]);
      rows.get(one.label)[`Node ${input}`] = shown(race(() => run(given), () => floor(forms[input])));
    }
  }
}

/// What a validator that throws says of a form is nothing.
function judged(validator, data) {
  try {
    return validator.run(structuredClone(data));
  } catch {
    return undefined;
  }
}

function verdicts(core) {
  const reports = CORPUS.map(({ data }) => {
    try {
      return JSON.parse(core.check(JSON.stringify(contractInput(data))));
    } catch (fault) {
      return { error: fault.message };
    }
  });
  const { pairs, causes } = compare(CORPUS, reports);
  say("the 203 inputs, by the plain rules and as applications by all of the law");
  for (const [pair, count] of pairs) say(`  ${pair.padEnd(24)}${String(count).padStart(4)}`);
  say("where ours is complete and the plain form is not");
  for (const [why, count] of causes) say(`  ${String(count).padStart(3)}  ${why}`);
  const faults = ({ problems, warnings }) => `${problems.length} problems, ${warnings.length} warnings`;
  const at = (id) => faults(reports[CORPUS.findIndex((one) => one.id === id)]);
  say(`of the timed inputs ours tells: empty ${at("empty")}; errors10 ${at("errors10")} (some of the ten are none by the law)`);
}

/// Times one beside the floor, batch by batch in turn, so that what else the machine does hits both.
function race(run, floor) {
  const time = (act, times) => {
    const begun = performance.now();
    for (let nth = 0; nth < times; nth++) act();
    return ((performance.now() - begun) * 1000) / times;
  };
  // As many as take 20 ms at their quickest: a count taken while something else ran would make batches too short for the clock.
  const times = (act) => {
    for (let nth = 0; nth < 3; nth++) act();
    let count = 1;
    for (;;) {
      const lasted = Math.min(...[1, 2, 3].map(() => time(act, count) * count));
      if (lasted > 20_000) return count;
      count = Math.ceil(count * Math.min(8, 25_000 / Math.max(lasted, 1)));
    }
  };
  const [many, floors] = [times(run), times(floor)];
  const rounds = Array.from({ length: 11 }, () => [time(run, many), time(floor, floors)]);
  const middle = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
  return { micros: middle(rounds.map(([own]) => own)), ratio: middle(rounds.map(([own, by]) => own / by)) };
}

function shown({ micros, ratio }) {
  return `${micros < 100 ? micros.toFixed(1) : micros.toFixed(0)} (${ratio < 100 ? ratio.toFixed(1) : ratio.toFixed(0)} ×)`;
}

function bytes() {
  const brotli = (file) => brotliCompressSync(readFileSync(file)).length;
  const kilo = (size) => (size / 1000).toFixed(1);
  for (const { label, name, ours } of EVERYBODY) {
    const files = ours ? ["web.js", "core.js", "core_bg.wasm"].map((file) => join(bundle, file)) : [join(packed, `${name}.js`)];
    rows.get(label)["KB brotli"] = kilo(files.map(brotli).reduce((sum, size) => sum + size));
  }
}

async function inChromium() {
  let policy;
  const server = await serve((path) => {
    if (path === "/") return { html: "<!doctype html><title>bench</title>" };
    const [, folder, name] = path.split("/");
    // A browser also asks for an icon.
    return name ? { file: join(folder === "core" ? bundle : packed, name) } : undefined;
  }, () => policy);
  const browser = await launch();
  try {
    // First results, everybody in turn.
    const firsts = new Map(EVERYBODY.map((one) => [one, { 1: [], 4: [], slow: [] }]));
    for (let round = 0; round < 3; round++) {
      for (const one of EVERYBODY) {
        for (const [key, how] of [[1, {}], [4, { slower: 4 }], ...(round === 0 ? [["slow", { slower: 4, slow: true }]] : [])]) {
          const { page, hinder, close } = await fresh(browser, how);
          await page.goto(server.url);
          await hinder();
          firsts.get(one)[key].push(await page.evaluate(first, given(one, "valid")));
          await close();
        }
      }
    }
    for (const [one, { 1: plain, 4: slower, slow }] of firsts) {
      rows.get(one.label)["first ms: 1×, 4×, 4× slow 4G"] = [plain, slower, slow].map((times) => median(times).toFixed(0)).join(", ");
    }
    for (const one of EVERYBODY) {
      const { page, close } = await fresh(browser);
      await page.goto(server.url);
      for (const input of INPUTS) {
        const floor = given(EVERYBODY[0], input);
        rows.get(one.label)[`Chromium ${input}`] = shown(await page.evaluate(raced, { own: given(one, input), floor, race: race.toString() }));
      }
      await close();
    }
    policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
    for (const one of EVERYBODY) {
      const { page, close } = await fresh(browser);
      await page.goto(server.url);
      rows.get(one.label)["strict CSP"] = await page.evaluate(first, given(one, "valid")).then(
        (time) => (time === null ? "no" : "yes"),
        () => "no",
      );
      await close();
    }
  } finally {
    await browser.close();
    server.close();
  }
}

function given({ name, ours = false }, input) {
  return { name, ours, input: ours ? applications[input] : forms[input] };
}

/// In the page: from asking for the code to the first verdict, in milliseconds; nothing where the valid form is not called valid.
async function first({ name, ours, input }) {
  const begun = performance.now();
  let valid;
  if (ours) {
    const core = await import("/core/web.js");
    await core.default();
    valid = JSON.parse(core.check(JSON.stringify(input))).verdict === "complete";
  } else {
    valid = (await import(`/peers/${name}.js`)).create().run(input);
  }
  return valid ? performance.now() - begun : null;
}

/// In the page: one beside the floor.
async function raced({ own, floor, race }) {
  for (const level of ["log", "warn", "error"]) console[level] = () => {};
  const act = async ({ name, ours, input }) => {
    if (!ours) {
      const { run } = (await import(`/peers/${name}.js`)).create();
      return () => run(input);
    }
    const core = await import("/core/web.js");
    await core.default();
    const text = JSON.stringify(input);
    return name === "text" ? () => core.check(text) : () => JSON.parse(core.check(JSON.stringify(input)));
  };
  const timed = (0, eval)(`(${race})`);
  return timed(await act(own), await act(floor));
}

/// What has been measured since the last table, as Markdown.
function print() {
  say("");
  const columns = [...new Set([...rows.values()].flatMap((row) => Object.keys(row)))];
  say(`| who | ${columns.join(" | ")} |`);
  say(`|---|${columns.map(() => "--:").join("|")}|`);
  for (const [label, row] of rows) say(`| ${label} | ${columns.map((column) => row[column] ?? "").join(" | ")} |`);
  for (const row of rows.values()) for (const column of columns) delete row[column];
}
