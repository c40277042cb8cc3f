// An application for a counter, from the empty form to the sheet that is signed there and the list of what to bring with it: nothing of it is sent.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { accessible, fits, open, remember } from "./harness.mjs";
import { DIPLOMA, at, chooseOrganisation, next, photo } from "./application.mjs";

/// An application that the cases know to be complete, and the day on which it is.
function known(service, name) {
  const cases = JSON.parse(readFileSync(new URL(`../../core/cases/${service}.json`, import.meta.url), "utf8"));
  return cases.find((told) => told.name === name).input;
}

/// Every value of an application with its pointer, in its order.
const leaves = (value, pointer = "") =>
  typeof value === "object" ? Object.entries(value).flatMap(([name, part]) => leaves(part, `${pointer}/${name}`)) : [[pointer, value]];

/// Words as they stand within a sentence, which ends by itself.
const sentence = (words) => words.replace(/\.$/, "");

/// Answers the form as its application does, whatever its rows are: first what decides what else is asked. `unasked` may be said and has no row.
async function answer(page, { attachments, ...application }, organisation, unasked) {
  const choice = (pointer, value) => page.locator(`main form input[type="radio"][name="${at(pointer).slice(1)}"][value="${value}"]`);
  await choice("/channel", application.channel).check();
  await chooseOrganisation(page, organisation);
  if (application.representative) await page.locator(at("/representative")).check();
  const turn = (value) => (value === true ? 0 : /^[a-z-]+$/.test(value) ? 1 : 2);
  const { service, language, channel, certified_by, provider, ...rest } = application;
  const values = leaves(rest).filter(([pointer]) => !unasked.includes(pointer));
  for (const [pointer, value] of values.sort(([, one], [, other]) => turn(one) - turn(other))) {
    const [field, chosen] = [page.locator(at(pointer)), choice(pointer, value)];
    await field.or(chosen).first().waitFor({ state: "attached" });
    if (value === true) await field.check();
    else if ((await chosen.count()) === 1) await chosen.check();
    else await field.fill(String(value));
  }
  for (const pointer of unasked) assert.equal(await page.locator(at(pointer)).count(), 0, pointer);
  const enclosed = [];
  for (const [kind, [file]] of Object.entries(attachments)) {
    const field = at(`/attachments/${kind}`);
    enclosed.push((await page.locator(`${field}-label`).textContent()).trim());
    if (file.source === "paper") await page.getByRole("group").filter({ has: page.locator(`${field}-label`) }).getByRole("checkbox").check();
    else await page.locator(field).setInputFiles(kind === "photo" ? await photo(page, file.width_px, file.height_px) : DIPLOMA);
  }
  return { typed: values.filter(([, value]) => turn(value) === 2).map(([, value]) => sentence(String(value))), enclosed };
}

// `unasked` is what a case may say and these forms ask of nobody.
const stories = [
  {
    service: "tve-duplicate",
    name: "only the organisation's address has changed",
    organisation: "политехникалық",
    viewport: { width: 360, height: 740 },
    unasked: ["/education/specialty/code"],
  },
  { service: "school-duplicate", name: "home visit through the State Corporation", organisation: "гимназия", viewport: { width: 1280, height: 900 } },
  {
    service: "tve-admission",
    name: "at the organisation with all papers",
    organisation: "медициналық",
    viewport: { width: 360, height: 740 },
    unasked: ["/applicant/address", "/education/graduation_year"],
  },
];

for (const { service, name, organisation, viewport, unasked = [] } of stories) {
  test(`${service} for a counter is filled in, checked and ends on its sheet and its list at ${viewport.width} px`, async (t) => {
    const { filed_at, application } = known(service, name);
    for (const { iin } of [application.applicant, application.representative ?? application.applicant]) remember(iin);
    // On the day of its case: the server's own day is not asked.
    const page = await open(t, "/kk/", { viewport, without: "**/api/context*", expected: [/Failed to load resource/] });
    await page.clock.setFixedTime(filed_at);
    const sent = [];
    page.on("request", (request) => request.method() !== "GET" && sent.push(request.url()));
    await page.locator(`main a[href="/kk/${service}"]`).click();
    await page.locator('main a.govuk-button[role="button"]').first().click();
    await page.locator(at("/consent")).waitFor();
    const { typed, enclosed } = await answer(page, application, organisation, unasked);
    await page.locator(".otinish-verdict .govuk-tag--green").waitFor({ state: "attached" });
    const chosen = await page.locator(".otinish-chosen > p").first().textContent();
    await next(page);

    // There is no way to send it, and one to its paper.
    await page.locator(".govuk-summary-list").first().waitFor();
    const answers = (await page.locator("main").textContent()).replace(/\s+/g, " ");
    for (const value of typed) assert.ok(answers.includes(value), value);
    assert.equal(await page.locator('main a[href$="/certify"]').count(), 0);
    await fits(page);
    await accessible(page);
    await page.locator('main a.govuk-button[href$="/print"]').click();

    const sheet = page.locator("#sheet");
    await sheet.waitFor();
    const paper = (await sheet.textContent()).replace(/\s+/g, " ");
    for (const value of [...typed, chosen]) assert.ok(paper.includes(value.trim()), `${value}: ${paper}`);
    assert.deepEqual((await sheet.locator("ol li").allTextContents()).sort(), [...enclosed].sort());
    const list = await page.locator("#checklist li").allTextContents();
    for (const label of enclosed) assert.ok(list.some((line) => line.includes(label)), `${label}: ${list}`);
    assert.match(await page.locator("#checked").textContent(), new RegExp(`Өтініш әлі тапсырылған жоқ.*${chosen.trim()}`, "s"));
    await fits(page);
    await accessible(page);
    assert.deepEqual(sent, []);
  });
}
