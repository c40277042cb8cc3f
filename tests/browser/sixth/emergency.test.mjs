// Entering a college while an emergency is declared where one lives: the medical certificate may come later. The list says by which act and clause,
// the request and its receipt keep what is still owed, and when nothing is declared any more the request says that it is time.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, fits, open, remember } from "../harness.mjs";
import { DIPLOMA, at, certify, chooseOrganisation, next, notices, people, photo, signIn, whole } from "../application.mjs";
import { place } from "../server.mjs";

const MEDICAL = at("/attachments/medical-certificate-075u");
const HEADING = "region,from,to,act_kk,act_ru";
const ACT = { kk: "облыс әкімінің № 0 шешімі", ru: "решение акима области № 0" };

const stories = [
  {
    language: "kk",
    viewport: { width: 360, height: 740 },
    person: people.aigerim,
    name: ["Нұрланова", "Айгерім", "Серікқызы"],
    region: "35",
    document: "075-У нысанындағы",
    state: "Кейін тапсырылады",
    missing: "Жетіспейді",
    where: /білім беру ұйымының өзіне/,
    clause: /8-жолы/,
    until: /Соңғы күні – 2026 жылғы 31 шілде\./,
    debt: "Кейін тапсырылатын құжаттар",
    over: /тапсыратын уақыт келді/,
  },
  {
    language: "ru",
    viewport: { width: 1280, height: 900 },
    person: people.olga,
    name: ["Соколова", "Ольга", "Викторовна"],
    region: "55",
    document: "Медицинская справка",
    state: "Сдается позже",
    missing: "Не хватает",
    where: /прямо в организацию образования/,
    clause: /строка 8 приложения 1/,
    until: /Последний день – 31 июля 2026 года\./,
    debt: "Документы, которые сдаются позже",
    over: /Пора сдать документы/,
  },
];

for (const { language, viewport, person, name, region, document, state, missing, where, clause, until, debt, over } of stories) {
  test(`whoever applies in an emergency hands the medical certificate in later, in ${language} at ${viewport.width} px`, async (t) => {
    remember(person.iin);
    const server = await place(t);
    const declare = (...rows) => writeFileSync(join(server.data, "emergencies.csv"), [HEADING, ...rows].join("\n"));
    declare(`${region},2026-07-01,2026-07-31,${ACT.kk},${ACT.ru}`);
    await server.start("2026-07-13T05:00:00Z");
    const expected = [/ERR_/, /status of 401/];
    const page = await open(t, `/${language}/tve-admission/form`, { viewport, expected });
    await page.locator(at("/consent")).waitFor();

    // Of nobody is it known where they live before they have signed in.
    const entry = page.locator(".otinish-verdict__list li", { has: page.locator(".otinish-state"), hasText: document });
    await entry.locator(".otinish-state", { hasText: missing }).waitFor({ state: "attached" });
    await page.locator(`.otinish-header a[href='/${language}/sign-in']`).click();
    await signIn(page, person);
    await page.goto(new URL(`/${language}/tve-admission/form`, page.url()).href);
    await page.locator(at("/consent")).waitFor();
    const listed = entry.locator(".otinish-state--deferred", { hasText: state });
    await listed.waitFor({ state: "attached" });
    assert.equal((await listed.locator(".otinish-state__mark").textContent()).trim(), "…");
    for (const words of [where, clause, until, new RegExp(ACT[language])]) assert.match(await entry.textContent(), words);
    // It may be attached now all the same.
    await page.locator(MEDICAL).waitFor({ state: "attached" });
    await fits(page);
    await accessible(page);

    await chooseOrganisation(page, "үлгі");
    const [surname, given, patronymic] = name;
    const values = {
      "/applicant/name/surname": surname,
      "/applicant/name/given_name": given,
      "/applicant/name/patronymic": patronymic,
      "/applicant/iin": person.iin,
      "/applicant/address": "Үлгі көшесі, 1-үй",
      "/applicant/contact/phone": person.phone,
      "/admission/specialty/name": "Сварочное дело",
      "/education/graduation_year": "2026",
    };
    for (const [pointer, value] of Object.entries(values)) await page.locator(at(pointer)).fill(value);
    for (const value of ["middle-level", "general-secondary", "full-time", "state-order", "general"]) {
      await page.locator(`input[type="radio"][value="${value}"]`).check();
    }
    await page.locator(at("/consent")).check();
    await page.locator(at("/attachments/education-document-copy")).setInputFiles(DIPLOMA);
    await page.locator(at("/attachments/photo")).setInputFiles(await photo(page));
    // Nothing is missing.
    await page.locator(".otinish-verdict .govuk-tag--green").waitFor({ state: "attached" });
    await next(page);

    const answer = page.locator(".govuk-summary-list__row", { hasText: document });
    await answer.getByText(state).waitFor();
    assert.match(await answer.textContent(), new RegExp(ACT[language]));
    await fits(page);
    await accessible(page);
    await page.locator('main a.govuk-button[role="button"]').click();
    const number = await certify(page, person);

    // The confirmation says it at once, and the request keeps it.
    const owed = page.locator("#debt");
    const check = async (said = [until]) => {
      await owed.waitFor();
      assert.equal(await owed.locator("h2").textContent(), debt);
      assert.deepEqual((await owed.locator("h3").allTextContents()).map((label) => label.includes(document)), [true]);
      for (const words of [where, clause, new RegExp(ACT[language]), ...said]) assert.match(await owed.textContent(), words);
      await fits(page);
      await accessible(page);
    };
    await check();
    const [receipt] = await notices(page, 1);
    await check();
    assert.equal(await owed.locator(".govuk-inset-text").count(), 0);
    const printed = execFileSync("pdftotext", ["-", "-"], { input: await whole(page, receipt), encoding: "utf8" }).replace(/\s+/g, " ");
    for (const words of [new RegExp(debt), where, clause, new RegExp(ACT[language])]) assert.match(printed, words);

    // The measures are lifted: the row gets its last day. What was declared when it was sent stays on record.
    declare(`${region},2026-07-01,2026-07-12,${ACT.kk},${ACT.ru}`);
    await server.kill();
    await server.start("2026-07-14T05:00:00Z");
    await page.context().clearCookies();
    await page.goto(new URL(`/${language}/requests/${number}`, page.url()).href);
    await signIn(page, person);
    // The day that the act named then is told no more.
    await check([over]);
    assert.doesNotMatch(await owed.textContent(), until);
    // Whoever applies now is asked for it.
    await page.goto(new URL(`/${language}/tve-admission/form`, page.url()).href);
    await page.locator(at("/consent")).waitFor();
    await entry.locator(".otinish-state", { hasText: missing }).waitFor({ state: "attached" });
    assert.equal(await entry.locator(".otinish-act").count(), 0);
  });
}
