// The forms of the two corrections at the widths of a phone and of a desk, before anything is typed and when it was tried to go on with nothing typed: a
// machine finds nothing against WCAG 2.2 AA, and nothing sticks out.

import { test } from "node:test";
import { DESK, accessible, fits, open } from "./harness.mjs";
import { at, next } from "./application.mjs";

for (const service of ["hei-correction", "tve-correction"]) {
  for (const viewport of [{ width: 360, height: 740 }, DESK]) {
    for (const language of ["kk", "ru"]) {
      test(`the form of ${service} has no barrier when it is empty and faulty at ${viewport.width} px in ${language}`, async (t) => {
        const page = await open(t, `/${language}/${service}/form`, { viewport });
        await page.locator(at("/consent")).waitFor();
        await fits(page);
        await accessible(page);
        await next(page);
        await page.locator(".govuk-error-summary").waitFor();
        await page.waitForFunction(() => document.activeElement?.matches(".govuk-error-summary"));
        await fits(page);
        await accessible(page);
      });
    }
  }
}
