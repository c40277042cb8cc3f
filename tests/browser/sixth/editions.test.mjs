// The rules of a service change on a day: whoever is in the middle of the form is told what is different, and whoever has filed keeps the old ones.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, fits, open, remember } from "../harness.mjs";
import { DIPLOMA, at, chooseOrganisation, goAsItIs, next, notices, people, send, tells } from "../application.mjs";
import { files, until } from "../kept.mjs";
import { place } from "../server.mjs";

/// Everything that the first edition asks for.
async function fillIn(page, person) {
  remember(person.iin);
  await chooseOrganisation(page);
  const values = {
    "/applicant/name/surname": "Ковалёва",
    "/applicant/name/given_name": "Дарья",
    "/applicant/name/patronymic": "Андреевна",
    "/applicant/iin": person.iin,
    "/applicant/contact/phone": person.phone,
    "/visit/shelf": "A-12",
  };
  for (const [pointer, value] of Object.entries(values)) await page.locator(at(pointer)).fill(value);
  await page.locator('input[value="thesis"]').check();
  const companion = (index, member) => page.locator(at(`/visit/companions/${index}/${member}`));
  await companion(0, "full_name").fill("Алия");
  await companion(0, "born_in").fill("1999");
  await page.locator(at("/consent")).check();
  await page.locator(at("/attachments/reader-ticket")).setInputFiles(DIPLOMA);
  await page.locator(".otinish-file").waitFor();
}

/// The request that is shown: its first facts as words, the labels of all answers as they were sent, and its documents.
async function shown(page) {
  await page.locator(".otinish-notice").first().waitFor();
  const summary = (await page.locator(".govuk-summary-list").first().textContent()).replace(/\s+/g, " ");
  const sent = page.locator("details", { hasText: "Отправленное заявление" }).last();
  return {
    summary,
    asked: await sent.locator(".otinish-facts dt").allTextContents(),
    answered: await sent.locator(".otinish-facts dd").allTextContents(),
    documents: await sent.locator(".govuk-list li").allTextContents(),
  };
}

test("a draft of the day before is told what is asked now, and a request of the day before keeps its term, documents and fields", async (t) => {
  const server = await place(t);
  // Monday 30 November, 10:00 in Almaty: the last day of the first edition.
  await server.start("2026-11-30T05:00:00.000Z");
  const page = await open(t, "/ru/reading-room-season", { viewport: { width: 360, height: 740 }, expected: [/ERR_/, /status of 401/] });
  await page.locator('main a.govuk-button[role="button"]').first().click();
  await page.locator(at("/consent")).waitFor();
  await fillIn(page, people.darya);
  assert.equal(await page.locator(at("/visit/subject")).count(), 0);
  assert.equal(await page.locator(at("/attachments/reader-recommendation")).count(), 0);
  await next(page);
  await page.locator(".govuk-summary-list").first().waitFor();
  await send(page, people.darya);
  await notices(page, 1);
  const request = page.url();
  const before = await shown(page);
  assert.match(before.summary, /7 декабря 2026 года/);
  assert.deepEqual(before.documents, ["Читательский билет: диплом.pdf"]);
  assert.ok(before.asked.includes("Сөре шифры") || before.asked.includes("Шифр полки"), before.asked.join(", "));
  assert.ok(!before.asked.some((label) => label.includes("Название темы")), before.asked.join(", "));

  // The next application is begun on the same day, and is not finished.
  await page.goto(request.replace(/\/requests\/.*/, "/reading-room-season/form"));
  await page.locator(at("/consent")).waitFor();
  await fillIn(page, people.darya);
  await until(page, async () => (await files(page, "reading-room-season")).length, 1);

  await server.kill();
  await page.context().clearCookies();
  await server.start("2026-12-01T05:00:00.000Z");
  await page.reload();
  const changed = page.locator("#changed");
  await changed.waitFor();
  const words = await changed.textContent();
  assert.match(words, /календарных дней: 7, теперь – календарных дней: 3/, words);
  const subject = page.locator(at("/visit/subject"));
  await subject.waitFor();
  await page.locator(at("/attachments/reader-recommendation")).waitFor();
  await changed.locator("a", { hasText: "Название темы" }).waitFor();
  await changed.locator("a", { hasText: "Рекомендательное письмо" }).waitFor();
  assert.equal(await page.locator(at("/visit/shelf")).inputValue(), "A-12");
  await fits(page);
  await accessible(page);
  await changed.locator("button").click();
  await changed.waitFor({ state: "detached" });

  // What is asked now is answered, and goes by the rules of now.
  await subject.fill("История");
  await page.locator(at("/attachments/reader-recommendation")).setInputFiles({ ...DIPLOMA, name: "письмо.pdf" });
  await page.locator(".otinish-file", { hasText: "письмо.pdf" }).waitFor();
  await next(page);
  await page.locator(".govuk-summary-list").first().waitFor();
  await send(page, people.darya);
  await notices(page, 1);
  const after = await shown(page);
  assert.match(after.summary, /4 декабря 2026 года/);
  assert.match(after.summary, /1 декабря 2026 года/);
  assert.deepEqual(after.documents, ["Читательский билет: диплом.pdf", "Рекомендательное письмо: письмо.pdf"]);
  const added = after.asked.filter((label) => !before.asked.includes(label));
  assert.deepEqual([added, before.asked.filter((label) => !after.asked.includes(label))], [["Название темы"], []]);

  // What was filed before stands as it was: its term, its edition, its fields, its answers and its documents.
  await page.goto(request);
  assert.deepEqual(await shown(page), before);
  assert.match(before.summary, /1 января 2025 года/);
});

test("where the rules want the applicant heard before a refusal, the request says so and by when, in every language", async (t) => {
  const server = await place(t);
  await server.start("2026-12-02T05:00:00.000Z");
  const page = await open(t, "/ru/reading-room-season", { viewport: { width: 360, height: 740 }, expected: [/status of 401/] });
  await page.locator('main a.govuk-button[role="button"]').first().click();
  await page.locator(at("/consent")).waitFor();
  await fillIn(page, people.darya);
  await page.locator(at("/visit/subject")).fill("История");
  // Without the letter of recommendation.
  await goAsItIs(page);
  await send(page, people.darya);
  // The receipt, and no refusal.
  await notices(page, 1);
  await tells(page, "Ожидается решение организации", ["Заявление отправлено", "Отказ подготовлен, ожидается решение организации", "Выдано: Расписка читателю"]);
  const said = () => page.locator("main").textContent();
  // Due on Monday the 7th: called on Friday the 4th at the latest.
  assert.match(await said(), /организация Вас заслушает/);
  assert.match(await said(), /на заслушивание не позднее 4 декабря 2026 года\. День ответа не меняется/);
  await fits(page);
  await accessible(page);
  const request = page.url();
  for (const [language, words] of [["kk", /тыңдауға шақыратын соңғы күн: 2026 жылғы 4 желтоқсан/], ["en", /calls you to the hearing by 4 December 2026/]]) {
    await page.goto(request.replace("/ru/", `/${language}/`));
    await page.locator(".otinish-notice").first().waitFor();
    assert.match(await said(), words);
    await fits(page);
  }
});
