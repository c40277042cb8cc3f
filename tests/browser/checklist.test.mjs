// The list of documents: whatever state a document is in, its mark and its words say which, and what is to be done.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, fits, open } from "./harness.mjs";
import { DIPLOMA, at, next, people, signIn } from "./application.mjs";
import { attachments, keptAt, until } from "./kept.mjs";

const MEDICAL = "/attachments/medical-certificate-075u";
const PHONE = { width: 360, height: 740 };

/// The entry of a document in the list beside the form.
const entry = (page, label) => page.locator(".otinish-verdict__list li", { has: page.locator(".otinish-state"), hasText: label });

/// Waits until the list says this of a document, by this mark.
async function says(page, label, mark, words) {
  const state = entry(page, label).locator(".otinish-state", { hasText: words });
  await state.waitFor({ state: "attached" });
  assert.equal((await state.locator(".otinish-state__mark").textContent()).trim(), mark);
  assert.equal(await entry(page, label).count(), 1);
}

async function form(t, path, options) {
  const page = await open(t, path, options);
  await page.locator(at("/consent")).waitFor();
  return page;
}

/// Types a day into its three parts.
async function day(page, pointer, [day, month, year]) {
  await page.locator(at(pointer)).fill(day);
  await page.locator(`${at(pointer)}-1`).fill(month);
  await page.locator(`${at(pointer)}-2`).fill(year);
}

test("a document is missing, attached and expired", async (t) => {
  const page = await form(t, "/ru/tve-admission/form");
  const label = "Медицинская справка";
  await says(page, label, "○", "Не хватает");
  await page.locator(at(MEDICAL)).setInputFiles(DIPLOMA);
  await page.locator(".otinish-file").waitFor();
  await says(page, label, "✓", "Приложен");
  await day(page, `${MEDICAL}/0/valid_until`, ["1", "7", "2020"]);
  await says(page, label, "!", "Срок действия истек");
  await page.locator(`${at(MEDICAL)}-fault`, { hasText: "1 июля 2020" }).waitFor();
  await accessible(page);
  // The fault is led to, and mended where it stands.
  await next(page);
  await page.locator(".govuk-error-summary a", { hasText: "1 июля 2020" }).click();
  await page.waitForFunction((wanted) => `#${document.activeElement.id}` === wanted, at(MEDICAL));
  await page.locator(`${at(`${MEDICAL}/0/valid_until`)}-2`).fill("2120");
  await says(page, label, "✓", "Приложен");
  // What expires is kept with the draft.
  await until(page, () => keptAt(page, "tve-admission", `${MEDICAL}/0/valid_until`), "2120-07-01");
  await page.reload();
  await page.locator(".otinish-file").waitFor();
  assert.equal(await page.locator(`${at(`${MEDICAL}/0/valid_until`)}-2`).inputValue(), "2120");
});

test("a document that a register holds is obtained, and nobody is asked for it", async (t) => {
  const page = await form(t, "/kk/tve-admission/form", { viewport: PHONE });
  const label = "075-У нысанындағы";
  await says(page, label, "○", "Жетіспейді");
  await page.locator(".otinish-header a[href='/kk/sign-in']").click();
  await signIn(page, people.jonas);
  await page.goto(new URL("/kk/tve-admission/form", page.url()).href);
  await page.locator(at("/consent")).waitFor();
  await says(page, label, "⇣", "Жүйеден алынды");
  assert.equal(await page.locator(at(MEDICAL)).count(), 0);
  await page.locator("main", { hasText: "мемлекеттік ақпараттық жүйеден алынады" }).waitFor();
  await page.locator(".otinish-verdict__toggle").click();
  await accessible(page);
  await fits(page);
  await page.goto(new URL("/kk/tve-admission/answers", page.url()).href);
  await page.locator(".govuk-summary-list__row", { hasText: label }).getByText("Жүйеден алынды").waitFor();
  await fits(page);
});

test("at a counter a document is brought on paper", async (t) => {
  const page = await form(t, "/kk/school-duplicate/form", { viewport: PHONE });
  await page.locator('input[value="office"]').check();
  await page.locator('input[value="damaged"]').check();
  for (const [kind, label] of [["education-document-original", "түпнұсқасы"], ["identity-document", "Жеке басты"]]) {
    await says(page, label, "○", "Жетіспейді");
    const box = page.getByRole("checkbox", { name: /Қағаз түрінде өзім әкелемін/ }).and(page.locator(`[id^="${at(`/attachments/${kind}`).slice(1)}"]`));
    await box.check();
    await says(page, label, "✓", "Қағаз түрінде әкелінеді");
  }
  assert.equal(await page.locator(".otinish-verdict__list a", { hasText: /түпнұсқасы|Жеке басты/ }).count(), 0);
  await accessible(page);
  await fits(page);
  // It is kept, and can be taken back.
  await until(page, async () => Object.keys(await attachments(page, "school-duplicate")).includes("identity-document"), true);
  await page.reload();
  const identity = page.locator(at("/attachments/identity-document"));
  await identity.waitFor();
  assert.equal(await identity.isChecked(), true);
  await identity.uncheck();
  await says(page, "Жеке басты", "○", "Жетіспейді");
});

test("what rests on a form that is not in hand is marked, and only that", async (t) => {
  for (const [language, mark, note] of [["kk", "Болжам:", "үлгісі қолымызда жоқ. Сондықтан"], ["ru", "Предположительно:", "у нас нет. Поэтому"]]) {
    const page = await form(t, `/${language}/school-duplicate/form`, { viewport: PHONE });
    await page.locator("form", { hasText: note }).waitFor();
    const marked = await page.locator(".otinish-assumed").allTextContents();
    assert.ok(marked.length > 2 && marked.every((words) => words.startsWith(mark)), marked.join(", "));
    await page.goto(new URL(`/${language}/hei-correction/form`, page.url()).href);
    await page.locator(at("/consent")).waitFor();
    assert.equal(await page.locator(".otinish-assumed, .otinish-assumed-note").count(), 0);
  }
});
