// A service that no regulation knows is filled in and sent by pages in which nothing was written for it: a list, a member that one reason asks
// for, a kind of document of its own.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, accessible, code, fits, open } from "./harness.mjs";

const server = process.env.OTINISH_URL_OF_SIX;
// Of the demonstration register, so that the account may apply for itself.
const person = { iin: "930831399080", phone: "+77000000181", surname: "Müller", given: "Jonas" };

const at = (pointer) => `#at${pointer.replaceAll("/", "-")}`;
const next = (page) => page.locator('form button[type="submit"]').click();

// The smallest picture that the server takes for one.
const TICKET = {
  name: "билет.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
};

/// Fills in all but the shelf mark, which is a ground for a refusal.
async function fillWithoutShelf(page) {
  await page.locator(at("/provider/name")).fill("ұлттық");
  await page.locator('[role="option"]').first().click();
  await page.locator(".otinish-chosen").waitFor();
  const values = {
    "/applicant/name/surname": person.surname,
    "/applicant/name/given_name": person.given,
    "/applicant/iin": person.iin,
    "/applicant/contact/phone": person.phone,
    "/visit/companions/0/full_name": "Дана",
    "/visit/companions/0/born_in": "1999",
  };
  for (const [pointer, value] of Object.entries(values)) await page.locator(at(pointer)).fill(value);
  await page.locator(at("/consent")).check();
  await page.locator(at("/attachments/reader-ticket")).setInputFiles(TICKET);
  await page.locator(".otinish-file").waitFor();
}

test("the start page offers it, and its own page tells its term", async (t) => {
  const page = await open(t, "/ru/", { at: server });
  await page.locator('main a[href="/ru/reading-room-pass"]').click();
  await page.getByText("7 календарных дней").first().waitFor();
  await accessible(page);
});

test("its conditional member is asked for its reason alone, and its list grows", async (t) => {
  const page = await open(t, "/ru/reading-room-pass/form", { at: server, viewport: PHONE });
  await page.locator(at("/visit/shelf")).waitFor();
  assert.equal(await page.locator(at("/visit/subject")).count(), 0);
  await page.getByLabel("Иная тема").check();
  await page.locator(at("/visit/subject")).waitFor();
  await page.getByLabel("Дипломная работа").check();
  await page.locator(at("/visit/subject")).waitFor({ state: "detached" });
  await page.locator(`${at("/visit/companions")} > button`).click();
  await page.locator(at("/visit/companions/1/full_name")).waitFor();
  await fits(page);
  await accessible(page);
});

test("without the shelf mark the error summary names it and leads to it", async (t) => {
  const page = await open(t, "/ru/reading-room-pass/form", { at: server });
  await page.locator(at("/visit/shelf")).waitFor();
  await page.getByLabel("Дипломная работа").check();
  await fillWithoutShelf(page);
  await next(page);
  const link = page.locator(".govuk-error-summary a").first();
  await link.waitFor();
  assert.match(await page.locator(".govuk-error-summary").textContent(), /Шифр полки/);
  await link.click();
  assert.equal(`#${await page.evaluate(() => document.activeElement.id)}`, at("/visit/shelf"));
  await accessible(page);
});

test("it is filled in, certified by a code and sent", async (t) => {
  const page = await open(t, "/ru/reading-room-pass/form", { at: server });
  await page.locator(at("/visit/shelf")).waitFor();
  await page.getByLabel("Дипломная работа").check();
  await fillWithoutShelf(page);
  await page.locator(at("/visit/shelf")).fill("A-12");
  await next(page);
  await page.locator('main a.govuk-button[role="button"]').click();
  await page.locator("#iin").fill(person.iin);
  await page.locator("#phone").fill(person.phone);
  await next(page);
  await page.locator("#code").waitFor();
  await page.locator("#code").fill(await code(person.phone, server));
  await next(page);
  await page.waitForURL(/\/reading-room-pass\/certify$/);
  await page.locator("#code").waitFor({ state: "detached" });
  await page.locator("main .govuk-button").first().click();
  await page.locator("#code").waitFor();
  await page.locator("#code").fill(await code(person.phone, server));
  await next(page);
  await page.locator(".govuk-panel--confirmation").waitFor();
  assert.match((await page.locator(".govuk-panel__body strong").textContent()).trim(), /^\d{4} \d{4} \d{4}$/);
  const listed = await page.evaluate(async () => (await fetch("/api/requests")).json());
  assert.match(JSON.stringify(listed), /reading-room-pass/);
});
