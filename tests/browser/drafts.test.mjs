// What is typed outlives a reload and the end of the browser: invalid values and picked files too.

import assert from "node:assert/strict";
import { test } from "node:test";
import { installed, open, url } from "./harness.mjs";
import { DIPLOMA, at } from "./application.mjs";

async function type(page) {
  await page.locator(at("/applicant/iin")).fill("12 не ИИН");
  await page.locator(at("/education/graduation_year")).fill("давно");
  await page.locator(at("/reason/text")).fill("Бір\nекі");
  await page.locator(at("/representative")).check();
  await page.locator(at("/representative/iin")).fill("7");
  await page.locator(at("/attachments/education-document-copy")).setInputFiles(DIPLOMA);
  await page.locator(".otinish-file").waitFor();
  // It says when it is kept.
  await page.locator("#kept", { hasText: /\d\d:\d\d/ }).waitFor();
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

test("a killed browser keeps the draft and the picked file", async (t) => {
  const browser = await installed(t);
  const page = await browser.start();
  await page.goto(`${url}/kk/hei-correction/form`);
  await page.locator(at("/consent")).waitFor();
  await type(page);
  await browser.kill();
  const again = await browser.start();
  await again.goto(`${url}/kk/hei-correction/form`);
  await check(again);
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
