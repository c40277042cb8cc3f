// What a browser or a server has lost, or will not give, is told before it costs anything, and is never written over.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { open, url } from "./harness.mjs";
import { DIPLOMA, at, fill, next, people, send, signIn } from "./application.mjs";
import { digests, files, keptAt, loseBytes, until } from "./kept.mjs";
import { place } from "./server.mjs";

// A number gets five codes an hour, and these stories ask for many.
await (await place({ after })).start();

const HC = "hei-correction";

/// From the filled form to the page that certifies, signed in.
async function toTheCode(page, person) {
  await next(page);
  await page.locator('main a.govuk-button[role="button"]').click();
  await signIn(page, person);
  await page.locator("main button.govuk-button").first().waitFor();
}

/// The page that certifies, of an application whose file is on the server alone: asking for a code uploads it, the browser has lost it since, and
/// the page was loaded anew and knows nothing of either.
async function leftOnTheServer(t, language, person, options) {
  const page = await open(t, `/${language}/${HC}/form`, options);
  await page.locator(at("/consent")).waitFor();
  await fill(page, person);
  await toTheCode(page, person);
  await page.locator("main button.govuk-button").first().click();
  await page.locator("#code").waitFor();
  const [{ sha256 }] = await files(page, HC);
  await loseBytes(page, HC, sha256);
  await page.reload();
  return page;
}

test("a file whose bytes are lost is named before a code is asked for, and goes when it was chosen again", async (t) => {
  const person = people.darya;
  const page = await open(t, `/ru/${HC}/form`, { expected: [/404/] });
  await page.locator(at("/consent")).waitFor();
  await fill(page, person);
  await until(page, async () => (await digests(page)).length, 1);
  const [{ sha256 }] = await files(page, HC);
  await loseBytes(page, HC, sha256);
  let codes = 0;
  await page.route("**/api/certify", (route) => {
    codes += 1;
    return route.continue();
  });
  await toTheCode(page, person);
  await page.locator("main button.govuk-button").first().click();
  const fault = page.locator("#send-fault:focus");
  await fault.waitFor();
  assert.match(await fault.textContent(), /диплом\.pdf/);
  assert.equal(codes, 0);
  // It leads back to the form, where the file says it too.
  await page.locator("main p a.govuk-link", { hasText: "исправить" }).click();
  const file = page.locator(".otinish-file");
  await file.locator(".govuk-error-message").waitFor();
  await file.locator("button").click();
  await file.waitFor({ state: "detached" });
  await page.locator(at("/attachments/education-document-copy")).setInputFiles(DIPLOMA);
  await file.locator(".govuk-tag--green").waitFor();
  await next(page);
  await page.locator('main a.govuk-button[role="button"]').click();
  await page.locator("main button.govuk-button").first().click();
  await page.locator("#code").waitFor();
  assert.equal(codes, 1);
});

test("a file that only the server has left is on the server", async (t) => {
  const page = await leftOnTheServer(t, "kk", people.jonas);
  await page.locator("main button.govuk-button").first().click();
  await page.locator("#code").waitFor();
  assert.equal(await page.locator("#send-fault").count(), 0);
});

test("a file of which the server says nothing is not called lost", async (t) => {
  const page = await leftOnTheServer(t, "ru", people.aigerim, { expected: [/503/] });
  await page.route("**/api/files/*", (route) => route.fulfill({ status: 503 }));
  await page.locator("main button.govuk-button").first().click();
  const fault = page.locator("#send-fault:focus");
  await fault.waitFor();
  assert.match(await fault.textContent(), /не загрузился/);
  assert.doesNotMatch(await fault.textContent(), /нет ни в браузере/);
  // The same press goes on as soon as the server is back.
  await page.unroute("**/api/files/*");
  await page.locator("main button.govuk-button").first().click();
  await page.locator("#code").waitFor();
});

test("a start without an answer signs nobody out", async (t) => {
  const person = people.olga;
  const page = await open(t, "/ru/sign-in", { expected: [/ERR_/] });
  await signIn(page, person);
  const leave = page.locator(".otinish-header__button");
  await leave.waitFor();
  await page.route("**/api/session", (route) => route.abort());
  await page.reload();
  await page.locator("#iin").waitFor();
  await page.unroute("**/api/session");
  await page.reload();
  await leave.waitFor();

  // Nor does a press that the server has not heard: who comes next to this browser must not find the session.
  await page.route("**/api/session", (route) => route.abort());
  const [dialog] = await Promise.all([page.waitForEvent("dialog"), leave.click({ noWaitAfter: true })]);
  assert.match(dialog.message(), /еще не вышли/);
  await dialog.accept();
  await leave.waitFor();
  await page.unroute("**/api/session");
  await leave.click();
  await leave.waitFor({ state: "detached" });
  await page.goto(`${url}/ru/requests`);
  await page.locator("#iin").waitFor();
});

test("a draft that cannot be read is not written over", async (t) => {
  const page = await open(t, `/kk/${HC}/form`);
  await page.locator(at("/consent")).waitFor();
  await page.locator(at("/reason/text")).fill("Бұрынғы себеп");
  await until(page, () => keptAt(page, HC, "/reason/text"), "Бұрынғы себеп");
  const blind = await page.context().newPage();
  await blind.addInitScript(() => {
    IDBObjectStore.prototype.get = () => {
      throw new DOMException("the disk is tired", "UnknownError");
    };
  });
  await blind.goto(`${url}/kk/${HC}/form`);
  await blind.locator(at("/consent")).waitFor();
  await blind.locator(at("/reason/text")).fill("Жаңа себеп");
  // It says that this lasts as long as the page.
  await blind.locator(".govuk-inset-text", { hasText: "жоғалады" }).waitFor();
  assert.equal(await keptAt(page, HC, "/reason/text"), "Бұрынғы себеп");
  await blind.close();
  await page.reload();
  await page.locator(at("/reason/text")).waitFor();
  assert.equal(await page.locator(at("/reason/text")).inputValue(), "Бұрынғы себеп");
});

test("a file that the browser does not keep says so, and is sent all the same", async (t) => {
  const person = people.olga;
  const page = await open(t, "/ru/");
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value, ...key) {
      if (value instanceof Blob) throw new DOMException("no room", "QuotaExceededError");
      return put.call(this, value, ...key);
    };
  });
  await page.goto(`${url}/ru/${HC}/form`);
  await page.locator(at("/consent")).waitFor();
  await fill(page, person);
  await page.locator(".otinish-file", { hasText: "Браузер не сохранил этот файл" }).waitFor();
  await next(page);
  await send(page, person);
});

test("whoever is signed out meanwhile signs in again where they are", async (t) => {
  const person = people.yerlan;
  const page = await open(t, `/ru/${HC}/form`, { expected: [/401/] });
  await page.locator(at("/consent")).waitFor();
  await fill(page, person);
  await toTheCode(page, person);
  await page.context().clearCookies();
  await page.locator("main button.govuk-button").first().click();
  await page.locator("#iin").waitFor();
  await signIn(page, person);
  await page.locator("main button.govuk-button").first().click();
  await page.locator("#code").waitFor();
});

test("a confirmation without an answer about the request promises nothing", async (t) => {
  const person = people.darya;
  const page = await open(t, `/ru/${HC}/form`, { expected: [/503/] });
  await page.locator(at("/consent")).waitFor();
  await fill(page, person);
  await next(page);
  await page.route(/\/api\/requests\/\d+$/, (route) =>
    route.fulfill({ status: 503, contentType: "application/problem+json", body: JSON.stringify({ status: 503, code: "unavailable" }) }),
  );
  const number = await send(page, person);
  assert.match(number, /^\d{12}$/);
  await page.locator('main [role="alert"]').waitFor();
  assert.doesNotMatch(await page.locator("main").innerText(), /сверит|не позднее|принято/);
});

test("paper goes to an organisation that the list does not have", async (t) => {
  const page = await open(t, "/ru/tve-duplicate/form");
  const name = page.locator(at("/provider/name"));
  await name.waitFor();
  await name.fill("Колледж, которого нет в списке");
  await page.locator(".otinish-combo__said", { hasText: "На бумаге" }).waitFor();
  await next(page);
  await page.locator(".govuk-error-summary").waitFor();
  assert.doesNotMatch(await page.locator(".govuk-error-summary").innerText(), /нет в системе/);
  assert.equal(await page.locator(`${at("/provider/name")}-fault`).count(), 0);
});
