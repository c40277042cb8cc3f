// A sixth service, which no regulation knows, is filled in and sent by the same pages and the same server: nothing of either was changed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, fits, open, remember } from "../harness.mjs";
import { at, beginning, chooseOrganisation, next, notices, people, send } from "../application.mjs";

// One pixel, whole to its end.
const TICKET = {
  name: "билет.png",
  mimeType: "image/png",
  buffer: Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64"),
};

test("the sixth service is chosen, filled in with its own members, sent and answered", async (t) => {
  const person = people.gulnar;
  remember(person.iin);
  const page = await open(t, "/kk/", { viewport: { width: 360, height: 740 } });
  await page.locator('main a[href="/kk/reading-room-pass"]').click();
  await page.locator('main a.govuk-button[role="button"]').first().click();
  await page.locator(at("/applicant/iin")).waitFor();

  // Its conditional member comes with its reason, and goes with it.
  const subject = page.locator(at("/visit/subject"));
  assert.equal(await subject.count(), 0);
  await page.locator('input[value="other-subject"]').check();
  await subject.waitFor();
  await page.locator('input[value="thesis"]').check();
  await subject.waitFor({ state: "detached" });

  // What is missing is named by its own clauses.
  const missing = page.locator(".otinish-verdict__list").first();
  assert.match(await missing.textContent(), /Қағидалардың 4-тармағы[^]*Қағидалардың 8-тармағы/);

  await chooseOrganisation(page);
  const values = {
    "/applicant/name/surname": "Әбенова",
    "/applicant/name/given_name": "Гүлнар",
    "/applicant/iin": person.iin,
    "/applicant/contact/phone": person.phone,
    "/visit/shelf": "A-12",
  };
  for (const [pointer, value] of Object.entries(values)) await page.locator(at(pointer)).fill(value);
  // Its list takes two companions.
  const companion = (index, member) => page.locator(at(`/visit/companions/${index}/${member}`));
  await companion(0, "full_name").fill("Әлия");
  await companion(0, "born_in").fill("1999");
  await page.locator(at("/visit/evening")).check();
  await page.locator(at("/consent")).check();
  await page.locator(at("/attachments/reader-ticket")).setInputFiles(TICKET);
  await page.locator(".otinish-file").waitFor();
  assert.equal(await missing.locator("a").count(), 0);
  await fits(page);
  await accessible(page);
  await next(page);

  await page.locator(".govuk-summary-list").first().waitFor();
  assert.match(await page.locator("main").textContent(), /A-12[^]*Әлия/);
  await send(page, person);
  const [receipt] = await notices(page, 1);
  assert.equal(await beginning(page, receipt), "application/pdf %PDF-");
});
