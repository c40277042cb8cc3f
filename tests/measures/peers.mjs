// Ours beside what one would take instead, on one form: the time of a whole validation in Node and in Chromium, the first result after load,
// bytes, and whether it starts under a policy without `unsafe-eval`. Every time stands beside the hand-written floor of the same round.
//
// node peers.mjs PACKED PACKAGE_FOLDER

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { CORPUS, named } from "../peers/corpus.mjs";
import { compare } from "../peers/differences.mjs";
import { VALIDATORS } from "../peers/known.mjs";
import { contractInput } from "../peers/mapping.mjs";
import { fresh, launch, median, serve } from "./chromium.mjs";
import { WAYS, prepared } from "./ours.mjs";
import { race } from "./race.mjs";
import { figure, say, table } from "./told.mjs";

const [packed, bundle] = process.argv.slice(2);
const INPUTS = ["valid", "empty", "errors10"];
const PARTS = ["web.js", "core.js", "core_bg.wasm"];
const EVERYBODY = [...VALIDATORS, ...WAYS.map((one) => ({ ...one, ours: true }))];
const FLOOR = EVERYBODY[0];
const forms = Object.fromEntries(INPUTS.map((name) => [name, named(name)]));
const applications = Object.fromEntries(INPUTS.map((name) => [name, contractInput(named(name))]));
const rows = new Map(EVERYBODY.map(({ label }) => [label, {}]));

// SurveyJS and Form.io say on the console what they cannot do outside of a page.
for (const level of ["log", "warn", "error"]) console[level] = () => {};
say("beside the peers: microseconds for a whole validation (and × the hand-written floor of the same round)\n");
// What could be measured is shown even where a browser would not start.
try {
  await inNode();
  bytes();
  await inChromium();
} finally {
  print();
}
process.exit(0);

/// The verdicts on the whole corpus, then the times.
async function inNode() {
  const core = await import(pathToFileURL(join(bundle, "node.js")));
  verdicts(core);
  const made = new Map();
  for (const one of VALIDATORS) {
    const validator = (await import(pathToFileURL(join(packed, `${one.name}.js`)))).create();
    made.set(one, (input) => () => validator.run(forms[input]));
    const right = CORPUS.filter(({ data, faults }) => judged(validator, data) === (faults.length === 0));
    rows.get(one.label)["right of 203"] = right.length;
  }
  for (const one of WAYS) made.set(one, (input) => prepared(core, one.name, applications[input]));
  for (const input of INPUTS) {
    const floor = made.get(FLOOR)(input);
    for (const [one, act] of made) rows.get(one.label)[`Node ${input}`] = shown(race(act(input), floor));
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

function shown({ micros, ratio }) {
  return `${micros < 100 ? micros.toFixed(1) : micros.toFixed(0)} (${ratio < 100 ? ratio.toFixed(1) : ratio.toFixed(0)} ×)`;
}

function bytes() {
  const brotli = (file) => brotliCompressSync(readFileSync(file)).length;
  for (const { label, name, ours } of EVERYBODY) {
    const files = ours ? PARTS.map((file) => join(bundle, file)) : [join(packed, `${name}.js`)];
    const size = files.map(brotli).reduce((sum, size) => sum + size);
    rows.get(label)["KB brotli"] = (size / 1000).toFixed(1);
    if (ours) figure("package KB", size / 1000);
  }
}

async function inChromium() {
  let policy;
  const own = (name) => fileURLToPath(new URL(name, import.meta.url));
  const server = await serve((path) => {
    if (path === "/") return { html: "<!doctype html><title>bench</title>" };
    const [, folder, name] = path.split("/");
    // A browser also asks for an icon.
    return name ? { file: { core: join(bundle, name), peers: join(packed, name), measures: own(name) }[folder] } : undefined;
  }, () => policy);
  const browser = await launch();
  const visit = async (how, act) => {
    const { page, hinder, close } = await fresh(browser, how);
    try {
      await page.goto(server.url);
      await hinder();
      return await act(page);
    } finally {
      await close();
    }
  };
  try {
    await firstResults(visit);
    for (const one of EVERYBODY) {
      await visit({}, async (page) => {
        for (const input of INPUTS) {
          const raced = await page.evaluate(beside, { own: given(one, input), floor: given(FLOOR, input) });
          rows.get(one.label)[`Chromium ${input}`] = shown(raced);
          if (input !== "valid") continue;
          if (one.ours) figure(`${one.name} × by hand`, raced.ratio);
          if (one.name === "text") figure("text µs", raced.micros);
        }
      });
    }
    policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
    for (const one of EVERYBODY) {
      const starts = await visit({}, (page) => page.evaluate(first, given(one, "valid"))).then((time) => time !== null, () => false);
      rows.get(one.label)["strict CSP"] = starts ? "yes" : "no";
      if (one.ours) figure("starts under a strict policy", Number(starts));
    }
  } finally {
    await browser.close();
    server.close();
  }
}

/// First results, everybody in turn.
async function firstResults(visit) {
  const hindrances = { "first ms": {}, "first ms, 4 × slower": { slower: 4 }, "first ms, slow 4G": { slower: 4, slow: true } };
  for (const [column, how] of Object.entries(hindrances)) {
    const times = new Map(EVERYBODY.map((one) => [one, []]));
    for (let round = 0; round < (how.slow ? 3 : 5); round++) {
      for (const one of EVERYBODY) times.get(one).push(await visit(how, (page) => page.evaluate(first, given(one, "valid"))));
    }
    for (const [one, list] of times) rows.get(one.label)[column] = median(list).toFixed(0);
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
    const [core, { prepared, verdict }] = await Promise.all([import("/core/web.js"), import("/measures/ours.mjs")]);
    await core.default();
    valid = verdict(prepared(core, name, input)()) === "complete";
  } else {
    valid = (await import(`/peers/${name}.js`)).create().run(input);
  }
  return valid ? performance.now() - begun : null;
}

/// In the page: one beside the floor.
async function beside({ own, floor }) {
  for (const level of ["log", "warn", "error"]) console[level] = () => {};
  const act = async ({ name, ours, input }) => {
    if (!ours) {
      const { run } = (await import(`/peers/${name}.js`)).create();
      return () => run(input);
    }
    const [core, { prepared }] = await Promise.all([import("/core/web.js"), import("/measures/ours.mjs")]);
    await core.default();
    return prepared(core, name, input);
  };
  const { race } = await import("/measures/race.mjs");
  return race(await act(own), await act(floor));
}

/// Everybody's row, in one table.
function print() {
  say("");
  const columns = [...new Set([...rows.values()].flatMap((row) => Object.keys(row)))];
  table(["who", ...columns], [...rows].map(([label, row]) => [label, ...columns.map((column) => row[column])]));
}
