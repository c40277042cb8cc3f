// A folder over HTTP under the strictest policy that lets wasm start, and a Chromium that may ask nobody else.

import assert from "node:assert/strict";
import { mkdtempSync, readlinkSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { started } from "../chromium.mjs";

export const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/// Serves a folder and answers its address; ends with the test.
export async function serve(t, folder, policy = POLICY) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    const file = path.endsWith("/") ? `${path}index.html` : path;
    try {
      const bytes = await readFile(join(folder, file));
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-security-policy": policy });
      response.end(bytes);
    } catch {
      response.writeHead(file === "/favicon.ico" ? 204 : 404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}`;
}

let browser;
after(async () => browser?.close());

/// Opens a page in a profile of its own, after running `before` in it, with its clock standing `at` an instant; `complaints` collects whatever the page or the policy complains of, and every request elsewhere.
export async function visit(t, address, { before, at, ...options } = {}) {
  browser ??= await chromium.launch(started);
  const context = await browser.newContext(options);
  t.after(() => context.close());
  const page = await context.newPage();
  const complaints = watched(page, address);
  if (before) await page.addInitScript(before);
  if (at) await page.clock.setFixedTime(at);
  await page.goto(address);
  return { page, complaints, context };
}

/// A browser with a profile on disk, which outlives the browser's process.
export async function installed(t) {
  const profile = mkdtempSync(join(tmpdir(), "otinish-profile-"));
  let context;
  t.after(async () => {
    await context?.close();
    rmSync(profile, { recursive: true, force: true });
  });
  return {
    async start(options) {
      context = await chromium.launchPersistentContext(profile, { ...started, ...options });
      return context.pages()[0] ?? (await context.newPage());
    },
    /// Kills the process, which has no time to write anything.
    async kill() {
      const ended = new Promise((closed) => context.once("close", closed));
      process.kill(Number(readlinkSync(join(profile, "SingletonLock")).split("-").at(-1)), "SIGKILL");
      await ended;
      context = undefined;
    },
  };
}

/// The complaints of a page from now on.
export function watched(page, address) {
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && complaints.push(`console: ${message.text()}`));
  page.on("request", (request) => {
    const asked = new URL(request.url());
    if (asked.protocol.startsWith("http") && asked.origin !== new URL(address).origin) complaints.push(`asked ${asked.origin}`);
  });
  return complaints;
}

/// Waits until the page says something, and fails with what it complained of instead of with the time that ran out.
export async function says(page, complaints, selector, pattern) {
  const wanted = [selector, pattern.source];
  await page
    .waitForFunction(([at, source]) => new RegExp(source).test(document.querySelector(at)?.textContent ?? ""), wanted, { timeout: 30_000 })
    .catch(async (error) => assert.fail(`${error.message}\n${complaints.join("\n")}\n${await page.locator("body").textContent()}`));
}
