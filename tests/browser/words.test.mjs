// The words of the rules are files of their own: a page stands without them, and shows them when they come.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, open } from "./harness.mjs";

test("the words of the rules that do not come are asked for again, and the rest of the page stands without them", async (t) => {
  const page = await open(t, "/kk/hei-correction", { expected: [/ERR_FAILED/], without: "**/law/*.json" });
  const again = page.locator("main button.govuk-button--secondary");
  await again.waitFor();
  await page.locator("main .govuk-button").first().waitFor();
  await accessible(page);
  await again.click();
  await page.locator('main [role="status"]').waitFor();
  assert.equal(await page.locator("main dl .govuk-summary-list__row").count(), 1);
  await page.context().unroute("**/law/*.json");
  await again.click();
  await page.waitForFunction(() => document.querySelectorAll("main dl .govuk-summary-list__row").length > 5);
  assert.equal(await again.count(), 0);
  assert.ok(await page.locator("main ul li .otinish-clause").count());
});
