// A Chromium to measure in, and a server on loopback that sends each file packed by brotli, as ours does.

import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import { started } from "../chromium.mjs";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8", ".css": "text/css", ".wasm": "application/wasm" };

export const launch = () => chromium.launch(started);

/// Serves what `find` answers for a path: text of a page, or the file of that name. `policy` is the pages' Content-Security-Policy.
export async function serve(find, policy = () => undefined) {
  const packed = new Map();
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://loopback").pathname;
    const found = find(path);
    if (found?.html === undefined && !(found?.file && existsSync(found.file))) return response.writeHead(404).end();
    const body = found.html ?? readFileSync(found.file);
    if (!packed.has(path)) packed.set(path, brotliCompressSync(body));
    const headers = { "content-type": TYPES[found.html === undefined ? extname(found.file) : ".html"], "content-encoding": "br", "cache-control": "no-store" };
    const own = policy();
    response.writeHead(200, own ? { ...headers, "content-security-policy": own } : headers).end(packed.get(path));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/// A fresh page without a cache, on a processor that is so many times slower, and over slow 4G where `slow` says so.
export async function fresh(browser, { slower = 1, slow = false } = {}) {
  const profile = await browser.newContext();
  const page = await profile.newPage();
  const session = await profile.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const hinder = async () => {
    if (slower > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
    const speeds = { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
    if (slow) await session.send("Network.emulateNetworkConditions", { offline: false, ...speeds });
  };
  return { page, hinder, close: () => profile.close() };
}

export const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
