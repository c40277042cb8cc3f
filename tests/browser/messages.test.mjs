// What has to do with messages and codes, and does not go as hoped: the person reads what has happened and what to do.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, accessible, code, fits, open, url } from "./harness.mjs";
import { at, fill, next, people, signIn } from "./application.mjs";

const answer = (status, body) => (route) => route.fulfill({ status, contentType: "application/problem+json", body: JSON.stringify({ status, ...body }) });
const unavailable = answer(503, { code: "unavailable" });

test("a code that was not sent or is no more, and an SMS that waits, are told of in words", async (t) => {
  const person = people.darya;
  const page = await open(t, "/ru/hei-correction/form", { viewport: PHONE, expected: [/503|422|429/] });
  const reads = (place, words) => page.locator(place, { hasText: words }).waitFor();
  await page.locator(at("/consent")).waitFor();
  await fill(page, person);
  await next(page);
  await page.locator('main a.govuk-button[role="button"]').click();

  await page.locator("#iin").fill(person.iin);
  await page.locator("#phone").fill(person.phone);
  await page.route("**/api/sign-in", unavailable, { times: 1 });
  await next(page);
  await reads("#sign-in-fault", /Код не отправлен/);
  await accessible(page);
  await signIn(page, person);

  const ask = page.locator("main button.govuk-button").first();
  await page.route("**/api/certify", unavailable, { times: 1 });
  await ask.click();
  await reads("main", /Код не отправлен/);
  // The gateway said nothing in its time: the code may have gone, and here it has.
  const unconfirmed = async (route) => {
    const response = await route.fetch();
    const told = await response.json();
    assert.equal(told.confirmed, true);
    await route.fulfill({ response, json: { ...told, confirmed: false } });
  };
  await page.route("**/api/certify", unconfirmed, { times: 1 });
  await ask.click();
  await page.locator("#code").waitFor();
  await reads("main [role=status]", /служба SMS не подтвердила.*запросите новый/);
  await accessible(page);
  await page.locator("#code").fill(await code(person.phone));
  for (const [trouble, words] of [
    [answer(422, { code: "not-certified", tries_left: 2 }), /Код неверный.*осталось попыток: 2/],
    [answer(422, { code: "not-certified", tries_left: 0 }), /больше не действует.*Запросите новый/],
    [answer(429, { code: "slow-down", after_s: 3600 }), /слишком много заявлений.*через 60 мин/],
  ]) {
    await page.route("**/api/requests", trouble, { times: 1 });
    await next(page);
    await reads("#send-fault", words);
  }
  await fits(page);
  await next(page);
  await page.locator(".govuk-panel--confirmation").waitFor();
  const number = (await page.locator(".govuk-panel__body strong").textContent()).replace(/\D/g, "");

  const waiting = page.locator("#unannounced");
  const request = `${url}/ru/requests/${number}`;
  await page.route(`**/api/requests/${number}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), unannounced: ["receipt"] } });
  });
  await page.goto(request);
  await waiting.waitFor();
  assert.match(await waiting.textContent(), /SMS об этом пока не отправлено/);
  await accessible(page);
  await fits(page);
  await page.unroute(`**/api/requests/${number}`);
  await page.goto(request);
  await page.locator(".otinish-events li").first().waitFor();
  assert.equal(await waiting.count(), 0);
});
