// What every story in Chromium starts from: one browser for a file, a fresh profile for each test, and an end that fails the test when the
// page complained, asked another origin for anything, or put a person's data into an address.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { started } from "../chromium.mjs";
import { listen } from "./heard.mjs";

// The started server: `cargo xtask test` says where; a deployed one may be named the same way.
export let url = process.env.OTINISH_URL;
if (!url) throw new Error("OTINISH_URL must say where the server is");

/// From now on the stories of this file are about the server at this address.
export const reach = (address) => {
  url = address;
};

let browser;
after(async () => browser?.close());

// A phone of 320 points, the narrowest that the pages must fit.
export const PHONE = { width: 320, height: 640 };
export const DESK = { width: 1280, height: 900 };

/// Opens a page of the site in a profile of its own and closes it with the test.
///
/// `expected` are complaints of the console that belong to the story, such as the 422 that it asks for; `without` is what never arrives.
export async function open(t, path, { viewport = DESK, javaScript = true, expected = [], without, ...context } = {}) {
  browser ??= await chromium.launch(started);
  const profile = await browser.newContext({ viewport, javaScriptEnabled: javaScript, ...context });
  await listen(profile);
  const page = await profile.newPage();
  watch(t, page, expected);
  t.after(() => profile.close());
  if (without) await profile.route(without, (route) => route.abort());
  await page.goto(url + path);
  return page;
}

/// A browser that is a program of its own with a profile on disk: `kill()` ends it at once with every process that it began, as a phone short of
/// memory does, and `start()` begins it again on the same profile.
export function installed(t) {
  const folder = mkdtempSync(join(tmpdir(), "otinish-profile-"));
  let child;
  const kill = async () => {
    if (!child) return;
    const ended = child.exitCode ?? child.signalCode ?? once(child, "exit");
    // The whole group: nothing is asked, and nothing gets the time to write anything down.
    process.kill(-child.pid, "SIGKILL");
    await ended;
    child = undefined;
  };
  const start = async () => {
    const options = [...started.args, "--headless", `--user-data-dir=${folder}`, "--remote-debugging-port=0", "about:blank"];
    child = spawn(started.executablePath, options, { detached: true, stdio: ["ignore", "ignore", "pipe"] });
    const context = (await chromium.connectOverCDP(await devTools(child))).contexts()[0];
    await listen(context);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.setViewportSize(DESK);
    watch(t, page, []);
    return page;
  };
  t.after(async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });
  return { start, kill };
}

/// The address at which a started browser takes orders.
async function devTools(child) {
  const said = [];
  for await (const line of createInterface({ input: child.stderr })) {
    const listening = /^DevTools listening on (ws:\S+)$/.exec(line);
    if (listening) {
      child.stderr.resume();
      return listening[1];
    }
    said.push(line);
  }
  throw new Error(`the browser ended before it took orders: ${said.join(" / ")}`);
}

/// Fails the test when a page complains, or speaks with anybody else.
function watch(t, page, expected) {
  const complaints = [];
  const belongs = (text) => expected.some((pattern) => pattern.test(text));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !belongs(message.text())) complaints.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const asked = new URL(request.url());
    if (!["data:", "blob:", "chrome:"].includes(asked.protocol) && asked.origin !== new URL(url).origin) complaints.push(`asked ${asked.origin}`);
    // Twelve digits in an address are an IIN, a BIN or the number of a request; only the last two have a place there.
    const iin = /\b\d{12}\b/.exec(decodeURIComponent(asked.pathname + asked.search));
    if (iin && people.has(iin[0])) complaints.push(`the address ${asked.pathname} holds an IIN`);
  });
  t.after(() => assert.deepEqual(complaints, []));
}

// IINs that must stand in no address: those of the invented people, and whatever else a story types.
const register = readFileSync(new URL("../../functions/data/people.csv", import.meta.url), "utf8");
const people = new Set(register.match(/^\d{12}(?=,)/gm));
export const remember = (iin) => people.add(iin);

/// No violation of WCAG 2.2 AA, as far as a machine can tell.
export async function accessible(page) {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  assert.deepEqual(found, []);
}

/// Nothing sticks out sideways: a page on a phone scrolls down only.
export async function fits(page) {
  const [wide, there] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide <= there, `the page is ${wide} wide and has ${there}`);
}

/// The text of the newest message to this number on the demonstration's page of messages.
export async function message(phone) {
  const page = await (await fetch(`${url}/outbox`)).text();
  const text = page.replace(/<[^>]*>/g, "\n").split("\n");
  const at = text.findIndex((line) => line.replace(/\D/g, "") === phone.replace(/\D/g, ""));
  assert.notEqual(at, -1, `no message to ${phone}`);
  return text.slice(at + 1, at + 12).join(" ");
}

/// The six digits of the newest message to this number.
export async function code(phone) {
  const found = /(?<!\d)\d{6}(?!\d)/.exec(await message(phone));
  assert.ok(found, `the newest message to ${phone} holds no code`);
  return found[0];
}
