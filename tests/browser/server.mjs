// A server of a story's own, of the same program and the same pages: one that is killed, and started again over its data on another day.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, openSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { reach } from "./harness.mjs";

// Said by whoever starts the stories here; about a deployed server, which none of them may kill, the stories of their own servers tell nothing.
const { OTINISH_DATA: shared, OTINISH_SERVER: own, OTINISH_SITE: pages } = process.env;

/// A port that nobody has.
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/// A place for a server: `start(instant)` starts it as if it were that instant, where it is one of the tests, and `start()` today; `kill()` ends it as a
/// power cut does. It may be started from another release's `program` and `site`, and with other `settings`: variables of its configuration.
export async function place(t) {
  if (!shared || !own || !pages) {
    throw new Error("a story with a server of its own runs here only: OTINISH_DATA, OTINISH_SERVER and OTINISH_SITE must say from what to start it");
  }
  // Beside the server that the other stories share: what it keeps and what it logs is searched when all of them are over.
  const home = mkdtempSync(join(shared, "..", "own-"));
  const data = join(home, "data");
  mkdirSync(data);
  const log = openSync(join(home, "log"), "a");
  const port = String(await freePort());
  const address = `http://127.0.0.1:${port}`;
  let child;
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  const start = async (instant, { program = own, site = pages, settings = {} } = {}) => {
    const options = ["serve", "--port", port, "--public-url", address, "--data", data, "--site", site];
    // Its own folder stands before that of the server which the other stories share.
    const env = { ...process.env, ...settings, OTINISH_DATA: data, ...(instant && { OTINISH_TEST_CLOCK: instant }) };
    child = spawn(program, options, { env, stdio: ["ignore", "pipe", log] });
    if (!(await listens(child))) throw new Error(`the server ended before it listened; its log is ${home}/log`);
    child.stdout.resume();
    reach(address);
  };
  t.after(kill);
  return { data, start, kill };
}

/// Whether the program comes to listen; when its last line is read and it has not, it has ended.
async function listens(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("otinish listens on")) return true;
  }
  return false;
}
