// An organisation that is no more: the archive at its place, and the education department that can tell where that is, from an old list.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, PHONE, accessible, fits, open, url } from "./harness.mjs";
import { at, chooseOrganisation } from "./application.mjs";

const SAID = {
  kk: { archive: /мұрағатқа жүгініңіз/, old: /Бұл тізім ескі/, region: "Ұлытау облысы", listed: "Қарағанды облысы", address: "100012, Қарағанды қаласы, Әлихан көшесі, 19" },
  ru: { archive: /обратитесь в архив/, old: /Этот список старый/, region: "область Ұлытау", listed: "Карагандинская область", address: "100012, город Караганда, улица Алихана, 19" },
};

for (const [language, said] of Object.entries(SAID)) {
  test(`whoever chooses a liquidated organisation is led to the department of its region in ${language}`, async (t) => {
    const page = await open(t, `/${language}/tve-duplicate/form`, { viewport: PHONE });
    await page.locator(at("/consent")).waitFor();
    await chooseOrganisation(page, "940640990128");
    const way = page.locator("#closed", { hasText: said.archive });
    await way.waitFor();
    await way.locator("a").click();
    const departments = page.locator(".otinish-department");
    await departments.first().waitFor();
    assert.equal(await departments.count(), 1);
    assert.match(await page.locator("main").textContent(), said.archive);
    assert.match(await page.locator("#dated").textContent(), said.old);
    assert.equal(await departments.locator("h3").textContent(), said.region);
    const facts = await departments.locator("dd").allTextContents();
    assert.deepEqual(facts.slice(0, 4), [said.listed, said.address, "8(7212)425443", "www.karaganda-region.kz"]);
    assert.match(facts[4], /2022/);
    await accessible(page);
    await fits(page);
    await page.locator("#departments > button").click();
    await page.waitForFunction(() => document.querySelectorAll(".otinish-department").length === 20);
    await accessible(page);
    await fits(page);
    // The application to it cannot be printed either, and leads to the same place.
    await page.goto(`${url}/${language}/tve-duplicate/print`);
    await page.locator(`main a[href="/${language}/tve-duplicate/closed"]`).waitFor();
    assert.equal(await page.locator("#sheet").count(), 0);
  });
}

test("whoever finds no organisation sees the departments of all regions, and which are new", async (t) => {
  const page = await open(t, "/kk/tve-duplicate", { viewport: DESK });
  await page.locator('main a[href="/kk/tve-duplicate/closed"]').click();
  await page.locator(".otinish-department").first().waitFor();
  const regions = await page.locator(".otinish-department h3").allTextContents();
  assert.deepEqual([regions.length, new Set(regions).size], [20, 20]);
  assert.equal(await page.locator(".otinish-department", { hasText: "8(7232)570151" }).count(), 2);
  await fits(page);
});

test("where the list has nothing, and where it does not come, the page says so", async (t) => {
  const page = await open(t, "/ru/tve-duplicate/form", { expected: [/Failed to load resource/] });
  await page.locator(at("/consent")).waitFor();
  await chooseOrganisation(page, "940640990128");
  await page.route("**/api/departments*", (route) => route.fulfill({ json: { departments: [] } }));
  await page.locator("#closed a").click();
  await page.locator("#none", { hasText: "1414" }).waitFor();
  await accessible(page);
  await page.route("**/api/departments*", (route) => route.abort());
  await page.locator("#departments > button").click();
  await page.locator('#departments [role="alert"]').waitFor();
});

test("where no regulation sends anybody to an archive there is no such page", async (t) => {
  const page = await open(t, "/kk/tve-correction/form");
  await page.locator(at("/consent")).waitFor();
  assert.equal(await page.locator("#closed").count(), 0);
  await page.goto(`${url}/kk/tve-correction/closed`);
  await page.locator("h1").waitFor();
  assert.equal(await page.locator("#departments").count(), 0);
});
