// Entering a college, told in its season: people who are no citizens are asked for their document by its name at the college's own office,
// send their application through the portal instead, and hold the receipt with the employee who took it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, fits, open, remember } from "../harness.mjs";
import { DIPLOMA, at, beginning, certify, chooseOrganisation, next, notices, people, photo, signIn } from "../application.mjs";

const MEDICAL = at("/attachments/medical-certificate-075u");
const RESIDENCE = at("/attachments/residence-status-document");

const stories = [
  {
    viewport: { width: 360, height: 740 },
    person: people.jonas,
    standing: "foreigner",
    name: { surname: "Müller", given_name: "Jonas" },
    document: "Вид на жительство иностранца в Республике Казахстан",
    // The register has it already.
    hasMedical: true,
  },
  {
    viewport: { width: 1280, height: 900 },
    person: people.zhanerke,
    standing: "kandas",
    name: { surname: "Жанерке" },
    document: "Удостоверение кандаса",
    hasMedical: false,
  },
];

for (const { viewport, person, standing, name, document, hasMedical } of stories) {
  test(`a ${standing} enters a college and holds its receipt in ru at ${viewport.width} px`, async (t) => {
    remember(person.iin);
    const page = await open(t, "/ru/sign-in", { viewport });
    await signIn(page, person);
    await page.goto(new URL("/ru/tve-admission/form", page.url()).href);
    await page.locator(at("/consent")).waitFor();
    await fits(page);
    await accessible(page);

    // At the office everybody but a citizen shows a document, which is asked for by its own name; on the portal nobody does.
    await page.locator(`input[value="${standing}"]`).check();
    assert.equal(await page.locator(RESIDENCE).count(), 0);
    await page.locator('input[value="office"]').check();
    await page.locator(RESIDENCE).waitFor({ state: "attached" });
    await page.locator(`${RESIDENCE}-label`, { hasText: document }).waitFor();
    await next(page);
    await page.locator(".govuk-error-summary a", { hasText: document }).waitFor();
    await fits(page);
    await accessible(page);
    await page.locator('input[value="portal"]').check();
    await page.locator(RESIDENCE).waitFor({ state: "detached" });

    await chooseOrganisation(page, "үлгі");
    const values = {
      "/applicant/name/surname": name.surname,
      "/applicant/iin": person.iin,
      "/applicant/address": "город Алматы, улица Примерная, дом 8",
      "/applicant/contact/phone": person.phone,
      "/admission/specialty/name": "Сварочное дело",
      "/education/graduation_year": "2026",
    };
    for (const [pointer, value] of Object.entries(values)) await page.locator(at(pointer)).fill(value);
    if (name.given_name) await page.locator(at("/applicant/name/given_name")).fill(name.given_name);
    else await page.locator(at("/applicant/name/single_name")).check();
    for (const value of ["middle-level", "general-secondary", "full-time", "state-order", "general"]) {
      await page.locator(`input[type="radio"][value="${value}"]`).check();
    }
    await page.locator(at("/consent")).check();
    await page.locator(at("/attachments/education-document-copy")).setInputFiles(DIPLOMA);
    await page.locator(at("/attachments/photo")).setInputFiles(await photo(page));
    if (hasMedical) {
      assert.equal(await page.locator(MEDICAL).count(), 0);
      await page.locator(".otinish-state--obtained").first().waitFor({ state: "attached" });
    } else {
      await page.locator(MEDICAL).setInputFiles(DIPLOMA);
    }
    await page.locator(".otinish-verdict .govuk-tag--green").waitFor({ state: "attached" });
    await page.locator(".otinish-verdict__body", { hasText: "25 августа 2026" }).waitFor({ state: "attached" });
    await fits(page);
    await accessible(page);
    await next(page);

    await page.locator(".govuk-summary-list").first().waitFor();
    await fits(page);
    await accessible(page);
    await page.locator('main a.govuk-button[role="button"]').click();
    await certify(page, person);
    const [receipt] = await notices(page, 1);
    assert.equal(await beginning(page, receipt), "application/pdf %PDF-");
    await fits(page);
    await accessible(page);
  });
}
