// What does not answer, or answers otherwise than hoped, loses nothing: the page says so and keeps the draft.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, code, fits, open } from "./harness.mjs";
import { at, fill, next, people, signIn } from "./application.mjs";
import { judgedByOthers, judgedBySame, until } from "./kept.mjs";

test("a server that is away, busy or newer loses nothing, and the same press sends later", async (t) => {
  const person = people.jonas;
  const page = await open(t, "/kk/hei-correction/form", { expected: [/503|409|422|ERR_FAILED/] });
  await page.locator(at("/consent")).waitFor();
  await fill(page, person);
  await next(page);
  await page.locator('main a.govuk-button[role="button"]').click();
  await signIn(page, person);
  await page.locator("main button.govuk-button").first().click();
  await page.locator("#code").waitFor();

  const told = page.locator("#send-fault");
  const answer = (status, body) => (route) => route.fulfill({ status, contentType: "application/problem+json", body: JSON.stringify(body) });
  const trouble = [
    (route) => route.abort(),
    answer(503, { status: 503, code: "unavailable" }),
    answer(503, "a gateway's own words"),
    answer(422, { status: 422, code: "not-certified", tries_left: 3 }),
  ];
  const said = new Set();
  await page.locator("#code").fill(await code(person.phone));
  for (const one of trouble) {
    await page.route("**/api/requests", one, { times: 1 });
    await next(page);
    await told.waitFor();
    said.add(await told.textContent());
    assert.equal(await page.locator("#code").inputValue(), await code(person.phone));
  }
  assert.equal(said.size, 3, [...said].join(" / "));

  // Newer rules on the server: the page loads again, with everything that was typed, and says what they ask otherwise.
  await judgedByOthers(page, "hei-correction", {
    n: "20",
    without: ["/education/specialty/name", "/attachments/education-document-copy"],
    besides: ["/attachments/status-document"],
    optional: ["/applicant/iin"],
  });
  await page.route("**/api/requests", answer(409, { status: 409, code: "rules-changed", rules: "sha256:other" }), { times: 1 });
  await Promise.all([page.waitForEvent("load"), next(page)]);
  const changed = page.locator("#changed");
  await changed.waitFor();
  const words = await changed.innerText();
  for (const word of ["20 жұмыс күні", "15 жұмыс күні", "Мамандық", "Білім туралы құжаттың электрондық көшірмесі", "Мәртебені растайтын құжат", "ЖСН"]) {
    assert.ok(words.includes(word), `${word}: ${words}`);
  }
  await accessible(page);
  await page.goBack();
  await page.goBack();
  await page.locator(at("/reason/text")).waitFor();
  assert.equal(await page.locator(at("/applicant/iin")).inputValue(), person.iin);
  assert.equal(await page.locator(".otinish-file").count(), 1);
  // It leads to what is asked otherwise, outlives a reload, and goes when it has been seen.
  await changed.locator("li a", { hasText: "ЖСН" }).click();
  await page.waitForFunction((id) => `#${document.activeElement.id}` === id, at("/applicant/iin"));
  await page.reload();
  await changed.waitFor();
  await fits(page);
  await accessible(page);
  await changed.locator("button").click();
  await changed.waitFor({ state: "detached" });
  await until(page, () => judgedBySame(page, "hei-correction"), true);
  await page.reload();
  await page.locator(at("/reason/text")).waitFor();
  assert.equal(await changed.count(), 0);
});
