// A server of a story's own, of the same program and the same pages: one that is killed, and started again over its data on another day.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, openSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { reach } from "../harness.mjs";

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
/// power cut does.
export async function place(t) {
  // Beside the server that the other stories share: what it keeps and what it logs is searched when all of them are over.
  const home = mkdtempSync(join(process.env.OTINISH_DATA, "..", "own-"));
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
  const start = async (instant) => {
    const options = ["serve", "--port", port, "--public-url", address, "--data", data, "--site", process.env.OTINISH_SITE];
    // Its own folder stands before that of the server which the other stories share.
    const env = { ...process.env, OTINISH_DATA: data, ...(instant && { OTINISH_TEST_CLOCK: instant }) };
    child = spawn(process.env.OTINISH_SERVER, options, { env, stdio: ["ignore", "pipe", log] });
    const lines = createInterface({ input: child.stdout });
    for await (const line of lines) {
      if (line.startsWith("otinish listens on")) break;
    }
    child.stdout.resume();
    reach(address);
  };
  t.after(kill);
  return { data, start, kill };
}
