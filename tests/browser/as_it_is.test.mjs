// Handing in an application as it is: what may come of it is said before, and only then it goes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, fits, open } from "./harness.mjs";
import { at, beginning, fill, next, notices, people, send } from "./application.mjs";

async function goAsItIs(page) {
  await next(page);
  await page.locator(".govuk-error-summary p a").click();
  await page.locator("#understood").waitFor();
  await fits(page);
  await accessible(page);
  // Without a word of understanding it does not go.
  await next(page);
  await page.locator("#understood-fault").waitFor();
  await page.locator("#understood").check();
  await next(page);
  await page.locator(".govuk-summary-list").first().waitFor();
}

/// Where the request stands and what has happened to it, in the words of the page.
async function tells(page, standing, events) {
  const refresh = page.locator("main > button.govuk-button--secondary");
  const all = page.locator(".otinish-event__what");
  // A notice can be in the cabinet a moment before its event is.
  for (let round = 0; round < 200 && (await all.count()) < events.length; round += 1) {
    await Promise.all([page.waitForResponse((response) => response.url().includes("/api/requests/")), refresh.click()]);
  }
  assert.equal((await page.locator("main .govuk-tag").first().textContent()).trim(), standing);
  const told = await all.allTextContents();
  assert.deepEqual(told.map((words) => words.trim()).sort(), events.sort());
}

test("a refusable application goes as it is after the clause, its words and what follows were shown", async (t) => {
  const page = await open(t, "/kk/hei-correction/form");
  await page.locator(at("/consent")).waitFor();
  await fill(page, people.gulnar, ["/attachments"]);
  await goAsItIs(page);
  await page.goBack();
  const ground = page.locator(".otinish-ground");
  await ground.first().waitFor();
  assert.match(await ground.first().textContent(), /Қағидалардың 11-тармағы/);
  assert.ok((await ground.first().locator("blockquote").textContent()).length > 80);
  await page.goForward();
  await send(page, people.gulnar);
  const [receipt] = await notices(page, 1);
  assert.equal(await beginning(page, receipt), "application/pdf %PDF-");
  await tells(page, "Ұйымның шешімі күтілуде", [
    "Өтініш жіберілді",
    "Бас тарту дайындалды, ұйымның шешімі күтілуде",
    "Берілді: Өтініштің қабылданғаны туралы хабарлама",
  ]);
});

test("an application with remarks goes as it is after they were listed", async (t) => {
  const page = await open(t, "/ru/hei-correction/form");
  await page.locator(at("/consent")).waitFor();
  await fill(page, people.umit);
  await page.locator(at("/education/graduation_year")).fill("19");
  await goAsItIs(page);
  await page.goBack();
  await page.locator("#understood").waitFor();
  assert.equal(await page.locator(".otinish-ground").count(), 0);
  assert.equal(await page.locator("main .govuk-list--bullet li").count(), 1);
  await page.goForward();
  await send(page, people.umit);
  await notices(page, 1);
  await tells(page, "Рассматривается", ["Заявление отправлено", "Выдано: Уведомление о приеме заявления"]);
});
