// The whole form and its sending by keyboard alone: no pointer touches the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { code, open, remember } from "./harness.mjs";
import { DIPLOMA, at, people } from "./application.mjs";

/// Presses Tab until the element has the focus.
async function reach(page, selector) {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`the keyboard does not reach ${selector}`);
}

async function write(page, selector, text) {
  await reach(page, selector);
  await page.keyboard.type(text);
}

test("a correction is filled in and sent by keyboard alone", async (t) => {
  const person = people.sergey;
  remember(person.iin);
  const page = await open(t, "/ru/hei-correction");
  await page.locator("main a.govuk-button").first().waitFor();
  await reach(page, ".govuk-skip-link");
  await page.keyboard.press("Enter");
  await reach(page, "main a.govuk-button");
  await page.keyboard.press("Enter");
  await page.locator(at("/consent")).waitFor();
  // The heading of the new page has the focus, so that a reader begins there.
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");

  await write(page, at("/provider/name"), "техн");
  await page.locator('[role="option"]').first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator(".otinish-chosen").waitFor();
  await write(page, at("/applicant/name/surname"), "Вольф");
  await write(page, at("/applicant/name/given_name"), "Сергей");
  await write(page, at("/applicant/iin"), person.iin);
  await write(page, at("/applicant/contact/phone"), person.phone);
  await write(page, at("/reason/text"), "Ошибка в одной букве фамилии.");
  await write(page, at("/education/graduation_year"), "1988");
  await write(page, at("/education/specialty/name"), "Правоведение");
  await write(page, at("/education/document/series"), "BD");
  await write(page, at("/education/document/number"), "1234567");
  await reach(page, at("/consent"));
  await page.keyboard.press("Space");
  await reach(page, at("/attachments/education-document-copy"));
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Space")]);
  await chooser.setFiles(DIPLOMA);
  await page.locator(".otinish-file").waitFor();
  await reach(page, 'form button[type="submit"]');
  await page.keyboard.press("Enter");
  await page.locator(".govuk-summary-list").first().waitFor();
  await reach(page, "main a.govuk-button");
  await page.keyboard.press("Enter");
  await write(page, "#iin", person.iin);
  await write(page, "#phone", person.phone);
  await page.keyboard.press("Enter");
  await page.locator("#code").waitFor();
  await write(page, "#code", await code(person.phone));
  await page.keyboard.press("Enter");
  await page.locator(".otinish-header__button").waitFor();
  await reach(page, "main button.govuk-button");
  await page.keyboard.press("Enter");
  await page.locator("#code").waitFor();
  await write(page, "#code", await code(person.phone));
  await page.keyboard.press("Enter");
  await page.locator(".govuk-panel--confirmation").waitFor();
});

test("a number typed in groups stands there as one", async (t) => {
  const page = await open(t, "/kk/hei-correction/form");
  const iin = page.locator(at("/applicant/iin"));
  await iin.waitFor();
  await reach(page, at("/applicant/iin"));
  for (const [typed, stands] of [["8501 ", "8501"], ["01 300 ", "850101300"], [" 120", "850101300120"]]) {
    await page.keyboard.type(typed);
    await page.waitForFunction((stands) => document.activeElement.value === stands, stands);
  }
});
