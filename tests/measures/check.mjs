// Times the whole check, text in and report out: the command line on one core, and the core's wasm in Chromium. Every case that can be read
// counts. Beside the time stands the number of instructions, where `valgrind` is there to count: it is the same on a busy machine.
//
// node check.mjs OTINISH PACKAGE_FOLDER

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fresh, launch, median, serve } from "./chromium.mjs";
import { figure, say } from "./told.mjs";

const [otinish, bundle] = process.argv.slice(2);
const LINES = 100_000;
const ROUNDS = 9;
const cases = new URL("../../core/cases/", import.meta.url);
const inputs = readdirSync(cases)
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, cases), "utf8")))
  .filter((one) => one.input && !("unreadable" in one.expect))
  .map((one) => JSON.stringify(one.input));

natively();
await inChromium();

function natively() {
  const folder = mkdtempSync(join(tmpdir(), "otinish-bench-"));
  try {
    const file = (name, lines) => {
      const path = join(folder, name);
      writeFileSync(path, Array.from({ length: lines }, (_, nth) => inputs[nth % inputs.length]).join("\n"));
      return path;
    };
    const [few, more, many] = [file("few", inputs.length), file("more", inputs.length * 11), file("many", LINES)];
    const can = (program) => spawnSync(program, ["--version"]).status === 0;
    const pinned = can("taskset") ? ["taskset", "-c", "0"] : [];
    // The processor's own time, by the shell's `times`, is that of one core however busy the machine is.
    const run = (before, path) => {
      const command = [...before, otinish, "check", "--batch", path];
      const ended = spawnSync("sh", ["-c", '"$@" > /dev/null || exit; times', "sh", ...command], { encoding: "utf8" });
      const [, , own, system] = [...ended.stdout.matchAll(/(\d+)m([\d.]+)s/g)].map(([, minutes, seconds]) => minutes * 60 + Number(seconds));
      if (ended.status !== 0) throw new Error(`otinish check --batch ended with ${ended.status}: ${ended.stderr}`);
      return { seconds: own + system, said: ended.stderr };
    };
    // The start of the process is taken off.
    const load = loadavg()[0];
    const rates = Array.from({ length: ROUNDS }, () => (LINES - inputs.length) / (run(pinned, many).seconds - run(pinned, few).seconds));
    const whole = (rate) => Math.round(rate).toLocaleString("en");
    say(`check --batch, ${inputs.length} cases over and over, one core${pinned.length ? "" : " (not pinned)"} of ${cpus()[0].model}, load before it ${load.toFixed(1)}`);
    say(`  ${whole(Math.max(...rates))} a second of processor time at best, ${whole(median(rates))} in the median of ${ROUNDS} runs`);
    figure("checks a second", median(rates));
    if (!can("valgrind")) return;
    const counted = (path) => {
      const { said } = run(["valgrind", "--tool=callgrind", `--callgrind-out-file=${join(folder, "profile")}`], path);
      return Number(/Collected : (\d+)/.exec(said)[1]);
    };
    say(`  ${whole((counted(more) - counted(few)) / (inputs.length * 10))} instructions a check`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inChromium() {
  const server = await serve((path) => (path === "/" ? { html: "<!doctype html><title>bench</title>" } : { file: join(bundle, path) }));
  const browser = await launch();
  try {
    const { page } = await fresh(browser);
    await page.goto(server.url);
    const micros = await page.evaluate(async (texts) => {
      const core = await import("/web.js");
      await core.default();
      const round = (times) => {
        const begun = performance.now();
        for (let nth = 0; nth < times; nth++) core.check(texts[nth % texts.length]);
        return ((performance.now() - begun) * 1000) / times;
      };
      round(texts.length * 20);
      return Array.from({ length: 5 }, () => round(texts.length * 100));
    }, inputs);
    say("whole check in Chromium, core in wasm, JSON text in and report out");
    say(`  ${median(micros).toFixed(2)} µs each (median of five rounds)`);
  } finally {
    await browser.close();
    server.close();
  }
}
