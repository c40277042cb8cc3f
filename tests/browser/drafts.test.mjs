// What is typed outlives a reload and the end of the browser: invalid values and picked files too.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { installed, open, url } from "./harness.mjs";
import { DIPLOMA, at, fill, next, people, send } from "./application.mjs";
import { bytesOf, digestOf, files, keptAt, until } from "./kept.mjs";
import { place } from "./server.mjs";

// A server of its own: what it is sent is looked for there.
const server = await place({ after });
await server.start();

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const SHA256 = sha256(DIPLOMA.buffer);

async function type(page) {
  await page.locator(at("/applicant/iin")).fill("12 не ИИН");
  await page.locator(at("/education/graduation_year")).fill("давно");
  await page.locator(at("/reason/text")).fill("Бір\nекі");
  await page.locator(at("/representative")).check();
  await page.locator(at("/representative/iin")).fill("7");
  await page.locator(at("/attachments/education-document-copy")).setInputFiles(DIPLOMA);
  await page.locator(".otinish-file").waitFor();
  // It says when it is kept; what was given last is kept last.
  await page.locator("#kept", { hasText: /\d\d:\d\d/ }).waitFor();
  await until(page, async () => (await files(page, "hei-correction")).map(({ sha256 }) => sha256), [SHA256]);
}

async function check(page) {
  await page.locator(".otinish-file").waitFor();
  assert.equal(await page.locator(at("/applicant/iin")).inputValue(), "12неИИН");
  assert.equal(await page.locator(at("/education/graduation_year")).inputValue(), "давно");
  assert.equal(await page.locator(at("/reason/text")).inputValue(), "Бір\nекі");
  assert.equal(await page.locator(at("/representative")).isChecked(), true);
  assert.equal(await page.locator(at("/representative/iin")).inputValue(), "7");
  assert.match(await page.locator(".otinish-file").textContent(), /диплом\.pdf/);
}

test("a reload keeps the draft, and so does another language", async (t) => {
  const page = await open(t, "/kk/hei-correction/form");
  await page.locator(at("/consent")).waitFor();
  await type(page);
  await page.reload();
  await check(page);
  await page.locator('header a[lang="ru"]').click();
  await page.locator('html[lang="ru"]').waitFor();
  await check(page);
  assert.match(page.url(), /\/ru\//);
});

test("what is typed in the second item of a list stays there, with nothing in the first", async (t) => {
  const page = await open(t, "/kk/tve-correction/form");
  const second = page.locator(at("/corrections/1/correct"));
  await page.locator(at("/corrections/0/correct")).waitFor();
  await page.locator("fieldset", { has: page.locator(at("/corrections/0/correct")) }).last().locator("xpath=following-sibling::button").click();
  // The new item takes the focus, so that whoever listens knows that it is there.
  await page.locator(`${at("/corrections/1")}:focus`).waitFor();
  await second.fill("Маусымжан");
  await until(page, () => keptAt(page, "tve-correction", "/corrections/1/correct"), "Маусымжан");
  await page.reload();
  await second.waitFor();
  assert.equal(await second.inputValue(), "Маусымжан");
  assert.equal(await page.locator(at("/corrections/0/correct")).inputValue(), "");
});

test("a browser that is killed when it has said what is kept loses nothing of it, and the application goes with its file", async (t) => {
  const browser = installed(t);
  const page = await browser.start();
  await page.clock.setFixedTime("2026-07-13T05:00:00Z");
  await page.goto(`${url}/kk/hei-correction/form`);
  await page.locator(at("/consent")).waitFor();
  await type(page);
  // A minute later one thing more is typed: the new time is said of all of it.
  const said = await page.locator("#kept").textContent();
  await page.clock.setFixedTime("2026-07-13T05:01:00Z");
  await page.locator(at("/education/specialty/name")).fill("Құқықтану");
  await page.waitForFunction((said) => document.querySelector("#kept").textContent !== said, said);
  await browser.kill();

  const again = await browser.start();
  await again.goto(`${url}/kk/hei-correction/form`);
  await check(again);
  assert.equal(await again.locator(at("/education/specialty/name")).inputValue(), "Құқықтану");
  const [file] = await files(again, "hei-correction");
  assert.equal(file.sha256, SHA256);
  assert.equal(await digestOf(await bytesOf(again, "hei-correction", SHA256)), SHA256);

  // What was wrong is mended, and the file that was picked before is the one that arrives.
  await again.locator(at("/representative")).uncheck();
  await fill(again, people.yerlan, ["/attachments"]);
  await next(again);
  await again.locator(".govuk-summary-list").first().waitFor();
  await send(again, people.yerlan);
  const stored = readdirSync(server.data, { recursive: true }).filter((path) => path.endsWith(SHA256));
  assert.equal(stored.length, 1, `${stored}`);
  assert.equal(sha256(readFileSync(join(server.data, stored[0]))), SHA256);
});

test("a browser that gives no store is told so, and goes on", async (t) => {
  const page = await open(t, "/kk/");
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", { get: () => undefined });
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
  });
  await page.goto(`${url}/kk/hei-correction/form`);
  await page.locator(at("/applicant/iin")).fill("1");
  await page.locator(".govuk-inset-text").first().waitFor();
  assert.equal(await page.locator(at("/applicant/iin")).inputValue(), "1");
});
