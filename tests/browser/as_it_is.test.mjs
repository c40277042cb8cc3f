// Handing in an application as it is: what may come of it is said before, and only then it goes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./harness.mjs";
import { at, beginning, fill, goAsItIs, notices, people, send, tells } from "./application.mjs";

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
  // What follows from a refusal, how to mend it, and the way back to the form.
  const told = page.locator("h2", { hasText: "Бас тартылса, не болады" }).locator("~ p");
  assert.equal((await told.nth(0).textContent()).trim(), "Бас тарту туралы шешімді ұйым қабылдайды.");
  assert.equal(
    (await told.nth(1).textContent()).trim(),
    "Бас тартылса, хабарламада себебі мен қағидалардың тармағы көрсетіледі. Сіз көрсетілген жерлерді түзетіп, өтінішті қайта бере аласыз.",
  );
  const mend = page.locator("h2", { hasText: "Қалай түзетуге болады" }).locator("+ p a");
  assert.equal((await mend.textContent()).trim(), "Қайтып түзету");
  await mend.click();
  await page.locator(at("/attachments/education-document-copy")).waitFor({ state: "attached" });
  assert.ok(page.url().endsWith("/kk/hei-correction/form"), page.url());
  await goAsItIs(page);
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
