// A service that is only checked here: nothing is sent, nobody signs in, and its end is a page to print.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, fits, open, PHONE } from "./harness.mjs";

for (const [language, said] of [["kk", /Тек тексеру/], ["ru", /Только проверка/]]) {
  test(`what is only checked here ends with a page to print in ${language}`, async (t) => {
    const page = await open(t, `/${language}/`, { viewport: PHONE });
    const service = page.locator(".otinish-service", { hasText: said }).first();
    await service.locator("h3 a").click();
    await page.locator("main .govuk-inset-text", { hasText: said }).waitFor();
    const about = new URL(page.url()).pathname;
    await page.goto(new URL(`${about}/form`, page.url()).href);
    await page.locator("main .govuk-inset-text", { hasText: said }).waitFor();
    assert.equal(await page.locator("#by-code").count(), 0);
    await page.goto(new URL(`${about}/answers`, page.url()).href);
    await page.locator("#checked").waitFor();
    assert.equal(await page.locator('main a[href$="/certify"]').count(), 0);
    await fits(page);
    await accessible(page);
    // There is no way round either.
    await page.goto(new URL(`${about}/certify`, page.url()).href);
    await page.locator("h1").waitFor();
    assert.equal(await page.locator("#iin").count(), 0);
  });
}
