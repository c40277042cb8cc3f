// The form as a page, ours beside the peers': what has to be sent before it can be filled in, when something and when the form is on the screen
// over slow 4G on a processor four times slower, and how long after a key the page has changed. Each round opens everybody's page in turn.
//
// node pages.mjs SERVER SITE PACKED

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { RENDERERS } from "../peers/known.mjs";
import { fresh, launch, median, serve } from "./chromium.mjs";
import { figure, say, table } from "./told.mjs";

const [server, site, packed] = process.argv.slice(2);
// The last digit is wrong: the page has something to say at the end.
const TYPED = "850101300120";
const ROUNDS = 5;
const PATIENCE = 120_000;

const files = await serve((path) => {
  const name = path.slice(1);
  if (RENDERERS.some((one) => one.name === name)) return { html: page(name) };
  return path.startsWith("/pages/") ? { file: join(packed, path) } : undefined;
});
const ours = {
  label: "ours",
  first: `${server}/kk/`,
  url: `${server}/kk/hei-correction/form`,
  field: "#at-applicant-iin",
  // Not the whole page: that a draft was kept is told there too, later and by the way.
  watched: ".otinish-verdict, .otinish-section",
  verdict: "#at-applicant-iin-fault",
  bytes: loaded(),
};
const peers = RENDERERS.map(({ name, label }) => ({ label, url: `${files.url}/${name}`, watched: "#form", bytes: sent(name) }));
const everybody = [ours, ...peers];
const browser = await launch();
try {
  // Each file is packed when it is first asked for.
  for (const { name } of RENDERERS) for (const ending of ["js", "css"]) await fetch(`${files.url}/pages/${name}.${ending}`);
  const found = new Map(everybody.map((one) => [one, { drawn: [], ready: [], keys: [], worst: [], told: [] }]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const one of everybody) {
      const times = found.get(one);
      const start = await opened(one);
      times.drawn.push(start.drawn);
      times.ready.push(start.ready);
      const { keys, told } = await typedInto(one);
      times.keys.push(median(keys));
      times.worst.push(Math.max(...keys));
      times.told.push(told);
    }
  }
  const seconds = (times) => (median(times) / 1000).toFixed(2);
  const rows = [...found].map(([one, times]) => [
    one.label,
    (one.bytes / 1000).toFixed(1),
    seconds(times.drawn),
    seconds(times.ready),
    median(times.keys).toFixed(1),
    median(times.worst).toFixed(1),
    median(times.told).toFixed(0),
  ]);
  say("the page of the form; slow 4G (1.6 Mbit/s, 150 ms) and a processor four times slower\n");
  table(["who", "KB brotli", "drawn s", "form s", "key ms", "worst key ms", "fault told ms"], rows);
  const { drawn, ready, keys, worst } = found.get(ours);
  figure("drawn s", median(drawn) / 1000);
  figure("first verdict s", median(ready) / 1000);
  figure("key ms", median(keys));
  figure("worst key ms", median(worst));
} finally {
  await browser.close();
  files.close();
}

function page(name) {
  const styles = existsSync(join(packed, `pages/${name}.css`)) ? `<link rel="stylesheet" href="/pages/${name}.css">` : "";
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title>${styles}<div id="form"></div><script type="module" src="/pages/${name}.js"></script>`;
}

/// What the first load of ours sends.
function loaded() {
  const { entry, files } = JSON.parse(readFileSync(join(site, "site.json"), "utf8"));
  return ["/kk/index.html", entry.style, entry.script, entry.wasm].reduce((sum, path) => sum + files[path].brotli, 0);
}

function sent(name) {
  const parts = [page(name), ...["js", "css"].map((ending) => join(packed, `pages/${name}.${ending}`)).filter(existsSync).map((file) => readFileSync(file))];
  return parts.reduce((sum, part) => sum + brotliCompressSync(part).length, 0);
}

/// From the address to the first thing painted, and to the form; ours shows its verdict with it. Of ours the first page is what is painted first:
/// it does not wait for the wasm, and the form's own address shows nothing before it.
async function opened(one) {
  const drawn = one.first && (await visited(one.first, painted));
  return { drawn: drawn ?? (await visited(one.url, painted)), ready: await visited(one.url, () => globalThis.formAt, one.field) };
}

/// Over slow 4G, on a slow processor: what `time` answers in the page, once it answers anything.
async function visited(url, time, field) {
  const { page, hinder, close } = await fresh(browser, { slower: 4, slow: true });
  await hinder();
  await page.addInitScript(watch, field);
  await page.goto(url, { waitUntil: "commit", timeout: PATIENCE });
  const answer = await page.waitForFunction(time, null, { timeout: PATIENCE }).then((found) => found.jsonValue());
  await close();
  return answer;
}

/// In the page: when something was painted, if it was.
function painted() {
  return performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
}

/// In the page: notes when the field is there and a frame has passed.
function watch(field) {
  const look = () => {
    const there = field ? document.querySelector(field) : globalThis.drawn?.iin();
    if (there) requestAnimationFrame(() => setTimeout(() => (globalThis.formAt = performance.now())));
    else requestAnimationFrame(look);
  };
  look();
}

/// Types an IIN digit by digit, and leaves the field.
async function typedInto(one) {
  const { page, hinder, close } = await fresh(browser, { slower: 4 });
  await page.addInitScript(watch, one.field);
  await page.goto(one.url, { waitUntil: "commit", timeout: PATIENCE });
  await page.waitForFunction(() => globalThis.formAt !== undefined, null, { timeout: PATIENCE });
  await hinder();
  const times = await page.evaluate(keyed, { field: one.field, watched: one.watched, verdict: one.verdict, typed: TYPED });
  await close();
  return times;
}

/// In the page: from each key until everything that follows from it at once is laid out. A page that works on in later turns of the loop is
/// waited for while it still changes within two frames.
async function keyed({ field, watched, verdict, typed }) {
  for (const level of ["log", "warn", "error"]) console[level] = () => {};
  const find = () => (field ? document.querySelector(field) : globalThis.drawn.iin());
  const told = () => (verdict ? (document.querySelector(verdict)?.textContent ?? "") : globalThis.drawn.verdict());
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const turn = () =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(0);
    });
  let last = 0;
  const laidOut = () => {
    document.body.getBoundingClientRect();
    last = performance.now();
  };
  const observer = new MutationObserver(laidOut);
  for (const element of document.querySelectorAll(watched)) observer.observe(element, { subtree: true, childList: true, characterData: true, attributes: true });
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  find().focus();
  await frame();
  await frame();
  const keys = [];
  for (let count = 1; count <= typed.length; count++) {
    const input = find();
    const begun = performance.now();
    set.call(input, typed.slice(0, count));
    input.dispatchEvent(new InputEvent("input", { bubbles: true, data: typed[count - 1], inputType: "insertText" }));
    input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: typed[count - 1] }));
    await turn();
    laidOut();
    await frame();
    await frame();
    keys.push(last - begun);
  }
  const begun = performance.now();
  find().dispatchEvent(new Event("change", { bubbles: true }));
  find().blur();
  while (told() === "") {
    if (performance.now() - begun > 10_000) throw new Error("the fault of the last digit is never told");
    await turn();
  }
  document.body.getBoundingClientRect();
  return { keys, told: performance.now() - begun };
}
