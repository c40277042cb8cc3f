// A duplicate of a school document, asked for by a parent or another legal representative for a child, on a phone and on a desk.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, fits, open, remember } from "./harness.mjs";
import { at, beginning, chooseOrganisation, counted, next, notices, people, send } from "./application.mjs";

// The register knows that Gulnar is Alikhan's mother; of the other child it knows nothing.
const stories = [
  {
    viewport: { width: 360, height: 740 },
    person: people.gulnar,
    child: { iin: "100527599058", name: ["Әбенов", "Әлихан", "Қуанышұлы"] },
    relation: "parent",
    isProved: true,
  },
  {
    viewport: { width: 1280, height: 900 },
    person: people.zhanerke,
    child: { iin: "110304699073", name: ["Үлгіова", "Ақерке", "Сынаққызы"] },
    relation: "legal-representative",
    isProved: false,
  },
];

for (const { viewport, person, child, relation, isProved } of stories) {
  test(`a duplicate for a child is filled in by a ${relation}, sent and answered by a receipt in kk at ${viewport.width} px`, async (t) => {
    remember(person.iin);
    remember(child.iin);
    const page = await open(t, "/kk/school-duplicate/form", { viewport });
    await page.locator(at("/consent")).waitFor();
    await fits(page);
    await accessible(page);

    // Of a child who applies alone it is said that usually a parent does.
    await page.locator(at("/applicant/iin")).fill(child.iin);
    await page.locator(at("/applicant/iin")).blur();
    const alone = page.locator(".otinish-warning", { hasText: "18 жасқа толмаған" });
    await alone.first().waitFor({ state: "attached" });
    await page.locator(at("/representative")).check();
    await alone.first().waitFor({ state: "detached" });
    // Who acts for a child is a parent or a legal representative, and nobody by a power of attorney.
    await page.locator(`input[value="${relation}"]`).waitFor();
    assert.equal(await page.locator('input[value="proxy"]').count(), 0);

    await next(page);
    await page.locator(".govuk-error-summary").waitFor();
    await fits(page);
    await accessible(page);

    await chooseOrganisation(page, "гимназия");
    const [surname, given, patronymic] = child.name;
    const values = {
      "/applicant/name/surname": surname,
      "/applicant/name/given_name": given,
      "/applicant/name/patronymic": patronymic,
      "/applicant/contact/phone": person.phone,
      "/representative/name/surname": "Өкілова",
      "/representative/name/given_name": "Үлгі",
      "/representative/iin": person.iin,
      "/education/graduation_year": "2026",
    };
    for (const [pointer, value] of Object.entries(values)) await page.locator(at(pointer)).fill(value);
    await page.locator(`input[value="${relation}"]`).check();
    await page.locator('input[value="lost"]').check();
    await page.locator('input[value="basic-secondary"]').check();
    await page.locator(at("/consent")).check();
    await page.locator(".otinish-verdict .govuk-tag--green").waitFor({ state: "attached" });
    await fits(page);
    await accessible(page);
    await next(page);

    await page.locator(".govuk-summary-list").first().waitFor();
    const answers = await page.locator("main").textContent();
    for (const words of [...child.name, "Құжат жоғалды", "Өкілова"]) assert.ok(answers.includes(words), words);
    await fits(page);
    await accessible(page);
    await send(page, person);
    await counted(page, 15);
    const [receipt] = await notices(page, 1);
    assert.equal(await beginning(page, receipt), "application/pdf %PDF-");
    assert.equal(await page.locator("main", { hasText: "өкілеттігі әлі расталған жоқ" }).count(), isProved ? 0 : 1);
    await fits(page);
    await accessible(page);
  });
}
