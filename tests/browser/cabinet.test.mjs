// "My requests", as whoever has sent one reaches them: what stands there of each, the way to it, and the ones that do not fit on a page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, accessible, code, fits, open } from "./harness.mjs";
import { at, fill, next, notices, people, send } from "./application.mjs";
import { place } from "./server.mjs";

const PHONE = { width: 360, height: 740 };
const HC = { kk: "Университет дипломындағы мәліметті түзету", ru: "Исправить сведения в дипломе вуза" };
const STANDING = { kk: "Қаралып жатыр", ru: "Рассматривается" };
const MORE = { kk: "Тағы көрсету", ru: "Показать еще" };

/// A correction that was sent; answers its number and what was posted.
async function sent(page, person, language) {
  await page.goto(page.url().replace(/\/(kk|ru)\/.*/, `/${language}/hei-correction/form`));
  await page.locator(at("/consent")).waitFor();
  await fill(page, person);
  await next(page);
  await page.locator(".govuk-summary-list").first().waitFor();
  const posted = page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/api/requests"));
  const number = await send(page, person);
  return { number, posted: JSON.parse((await posted).postData()) };
}

/// Sends the same application once more, as a program does; answers its number.
async function sentAgain(page, person, posted, index) {
  const call = (path, body, headers = {}) =>
    page.evaluate(
      async ([path, body, headers]) => {
        const answer = await fetch(path, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers } });
        return [answer.status, await answer.json()];
      },
      [path, body, headers],
    );
  const [asked] = await call("/api/certify", { application: posted.application });
  assert.equal(asked, 201);
  const body = { ...posted, certificate: { code: await code(person.phone) } };
  const [status, { number }] = await call("/api/requests", body, { "idempotency-key": `again-${index}` });
  assert.equal(status, 201);
  return number;
}

const spaced = (number) => number.replace(/(\d{4})(?=\d)/g, "$1 ");

for (const [language, viewport, person] of [["kk", PHONE, people.aigerim], ["ru", DESK, people.darya]]) {
  test(`what was sent stands in the cabinet with its number, standing and days, twenty on a page, in ${language} at ${viewport.width} px`, async (t) => {
    // Twenty-one requests want as many codes of one number.
    const server = await place(t);
    await server.start(undefined, { settings: { OTINISH_CODES_FOR_A_NUMBER: "100", OTINISH_CODES_FOR_AN_ADDRESS: "100" } });
    const page = await open(t, `/${language}/`, { viewport });
    const { number, posted } = await sent(page, person, language);
    await notices(page, 1);
    const row = (key) => page.locator(".govuk-summary-list__row", { has: page.locator("dt", { hasText: key }) }).locator("dd").first();
    const first = (locator) => locator.evaluate((element) => element.firstChild.textContent.trim());
    const [filed, due] = language === "kk" ? ["Жіберілді", "Жауап берілетін соңғы күн"] : ["Отправлено", "Последний день ответа"];
    const told = [await first(row(filed)), await first(row(due))];

    await page.locator('header a[href$="/requests"]').click();
    const requests = page.locator(".otinish-request");
    await requests.first().waitFor();
    assert.equal(await requests.count(), 1);
    assert.match(await requests.locator("p").first().textContent(), new RegExp(HC[language]));
    assert.deepEqual(await requests.locator("dd").allTextContents(), [STANDING[language], ...told]);
    await fits(page);
    await accessible(page);
    const link = requests.locator("h2 a");
    assert.equal((await link.textContent()).trim(), spaced(number));
    await link.click();
    await page.locator("h1", { hasText: spaced(number) }).waitFor();
    assert.ok(page.url().endsWith(`/${language}/requests/${number}`), page.url());
    await page.locator(".otinish-notice").first().waitFor();

    const numbers = [number];
    for (let index = 1; index <= 20; index += 1) numbers.push(await sentAgain(page, person, posted, index));
    await page.locator('header a[href$="/requests"]').click();
    await page.waitForFunction(() => document.querySelectorAll(".otinish-request").length === 20);
    const more = page.getByRole("button", { name: MORE[language] });
    await fits(page);
    await accessible(page);
    await more.click();
    await page.waitForFunction(() => document.querySelectorAll(".otinish-request").length === 21);
    await more.waitFor({ state: "detached" });
    // The newest first, and none twice.
    const shown = await requests.locator("h2 a").allTextContents();
    assert.deepEqual(shown, numbers.reverse().map(spaced));
    await fits(page);
    await accessible(page);
  });
}
