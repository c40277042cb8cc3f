// Newer rules while a code waits to be typed: the release that took the form is stopped, another one is started over its data, and refuses what the
// older pages send. The newer pages come by themselves, with everything that was typed and picked, and say what is asked otherwise.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { accessible, code, fits, open, remember } from "../harness.mjs";
import { DIPLOMA, at, certify, chooseOrganisation, fill, next, notices, people, signIn } from "../application.mjs";
import { digests, files } from "../kept.mjs";
import { place } from "../server.mjs";

// The product, as the release before this one.
const { OTINISH_BEFORE_SERVER: program, OTINISH_BEFORE_SITE: site } = process.env;
if (!program || !site) throw new Error("OTINISH_BEFORE_SERVER and OTINISH_BEFORE_SITE must say from what to start the release before");

/// A correction of a college diploma with its document.
async function fillIn(page, person) {
  remember(person.iin);
  await chooseOrganisation(page, "политехнический");
  const values = {
    "/applicant/name/surname": "Соколова",
    "/applicant/name/given_name": "Ольга",
    "/applicant/name/patronymic": "Викторовна",
    "/applicant/iin": person.iin,
    "/applicant/contact/phone": person.phone,
    "/education/document/number": "00001234567",
    "/corrections/0/printed": "Саколова",
    "/corrections/0/correct": "Соколова",
    "/corrections/0/explanation": "Ошибка в одной букве.",
    "/reason/text": "В дипломе ошибка в фамилии.",
  };
  for (const [pointer, value] of Object.entries(values)) await page.locator(at(pointer)).fill(value);
  await page.locator(at("/corrections/0/field")).check();
  await page.locator(at("/consent")).check();
  await page.locator(at("/attachments/education-document-copy")).setInputFiles(DIPLOMA);
  await page.locator(".otinish-file").waitFor();
}

/// From the form to the code that waits to be sent; then the newer release stands there instead, and the press gets its answer.
async function overtaken(page, server, person, service) {
  const modules = [];
  page.on("request", (request) => request.url().endsWith(".wasm") && modules.push(request.url()));
  await page.reload();
  await page.locator(".otinish-file").waitFor();
  await next(page);
  await page.locator(".govuk-summary-list").first().waitFor();
  await page.locator('main a.govuk-button[role="button"]').click();
  await signIn(page, person);
  await page.locator("main button.govuk-button").first().click();
  await page.locator("#code").waitFor();
  await page.locator("#code").fill(await code(person.phone));

  await server.kill();
  await server.start();
  const answered = page.waitForResponse((response) => response.request().method() === "POST" && response.url().endsWith("/api/requests"));
  const [answer] = await Promise.all([answered, page.waitForEvent("load"), next(page)]);
  assert.equal(answer.status(), 409);
  const changed = page.locator("#changed");
  await changed.waitFor();
  const digest = createHash("sha256").update(DIPLOMA.buffer).digest("hex");
  assert.deepEqual((await files(page, service)).map(({ sha256 }) => sha256), [digest]);
  assert.deepEqual(await digests(page), [digest]);
  assert.equal(modules.length, 2, `${modules}`);
  assert.notEqual(modules[0], modules[1]);
  await fits(page);
  await accessible(page);
  return changed;
}

test("what newer rules ask otherwise is said, nothing typed is lost, and with it given the application goes", async (t) => {
  const server = await place(t);
  await server.start(undefined, { program, site });
  const page = await open(t, "/ru/tve-correction/form", { viewport: { width: 360, height: 740 }, expected: [/status of 409/] });
  await page.locator(at("/consent")).waitFor();
  await fillIn(page, people.olga);
  const changed = await overtaken(page, server, people.olga, "tve-correction");
  const words = (await changed.innerText()).replace(/\s+/g, " ");
  assert.match(words, /Правила изменились .*Раньше – рабочих дней: 3, теперь – рабочих дней: 5\./);
  assert.match(words, /Раньше это было необязательно, теперь обязательно: Год окончания/);

  // It leads to the form, where everything is and only the year is missing.
  await page.locator('main a.govuk-button[href$="/form"]').click();
  await page.locator(".otinish-file", { hasText: "диплом.pdf" }).waitFor();
  assert.equal(await page.locator(at("/corrections/0/printed")).inputValue(), "Саколова");
  assert.equal(await page.locator(at("/applicant/iin")).inputValue(), people.olga.iin);
  await changed.locator("a", { hasText: "Год окончания" }).click();
  await page.waitForFunction((id) => `#${document.activeElement.id}` === id, at("/education/graduation_year"));
  await page.keyboard.type("2019");
  await changed.locator("button").click();
  await changed.waitFor({ state: "detached" });
  await next(page);
  await page.locator(".govuk-summary-list").first().waitFor();
  await page.locator('main a.govuk-button[role="button"]').click();
  await certify(page, people.olga);
  await notices(page, 1);
});

test("newer rules that ask the same of an application judge it, and say so", async (t) => {
  const server = await place(t);
  await server.start(undefined, { program, site });
  const page = await open(t, "/kk/hei-correction/form", { expected: [/status of 409/] });
  await page.locator(at("/consent")).waitFor();
  await fill(page, people.aigerim);
  await page.locator(at("/applicant/contact/email")).fill("tuzetu.otinishi@example.kz");
  const changed = await overtaken(page, server, people.aigerim, "hei-correction");
  const words = (await changed.innerText()).replace(/\s+/g, " ");
  assert.match(words, /жаңа қағидалар бойынша қайта тексерілді\. Сіздің өтінішіңізден сұралатын нәрсе өзгерген жоқ\./);
  await changed.locator("button").click();
  await changed.waitFor({ state: "detached" });
  await certify(page, people.aigerim);
  await notices(page, 1);
});
