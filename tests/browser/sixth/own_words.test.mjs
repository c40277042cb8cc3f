// What a sixth service says of itself: its term on its page, and its own ground in the error summary.

import { test } from "node:test";
import { accessible, open } from "../harness.mjs";
import { at, chooseOrganisation, next } from "../application.mjs";

test("the page of the sixth service tells its term", async (t) => {
  const page = await open(t, "/ru/reading-room-pass");
  await page.getByText("7 календарных дней").first().waitFor();
  await accessible(page);
});

test("without its shelf mark the error summary names it and leads to it", async (t) => {
  const page = await open(t, "/ru/reading-room-pass/form");
  await page.locator(at("/visit/shelf")).waitFor();
  await page.locator('input[value="thesis"]').check();
  await chooseOrganisation(page);
  await next(page);
  const link = page.locator(`.govuk-error-summary a[href="${at("/visit/shelf")}"], .govuk-error-summary a:has-text("Шифр полки")`).first();
  await link.waitFor();
  await link.click();
  // The page moves the focus once it has drawn itself again.
  await page.waitForFunction((wanted) => `#${document.activeElement.id}` === wanted, at("/visit/shelf"));
  await accessible(page);
});
