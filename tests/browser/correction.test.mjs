// A correction of a university diploma, from the empty form to the signed notice, on a phone and on a desk, in Kazakh and in Russian.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { accessible, fits, open } from "./harness.mjs";
import { at, counted, fill, next, notices, people, send, whole } from "./application.mjs";

// Nobody's: the domain is kept for examples.
const EMAIL = "tuzetu.otinishi@example.kz";

// What is said of the file at hand, whole and with one bit of it turned.
const SAID = {
  kk: {
    unchanged: /^Қол қойылғаннан бері құжат өзгермеген\.$/,
    changed: /^Бұл файл берілген құжатпен бірдей емес: ол өзгертілген немесе басқа файл таңдалған\. Оған сенуге болмайды\.$/,
  },
  ru: {
    unchanged: /^После подписания документ не менялся\.$/,
    changed: /^Этот файл не совпадает с выданным документом: его изменили, или выбран другой файл\. Доверять ему нельзя\.$/,
  },
};

const stories = [
  ["kk", { width: 360, height: 740 }, people.aigerim],
  ["kk", { width: 1280, height: 900 }, people.yerlan],
  ["ru", { width: 360, height: 740 }, people.olga],
  ["ru", { width: 1280, height: 900 }, people.darya],
];

for (const [language, viewport, person] of stories) {
  test(`a correction is filled in, sent and answered by a receipt in ${language} at ${viewport.width} px`, async (t) => {
    const page = await open(t, `/${language}/hei-correction`, { viewport });
    await page.locator('main a.govuk-button[role="button"]').first().click();
    await page.locator(at("/applicant/iin")).waitFor();
    await fits(page);

    // A fault appears when its field is left, not while it is typed, and goes when it is mended.
    const iin = page.locator(at("/applicant/iin"));
    const fault = page.locator(`${at("/applicant/iin")}-fault`);
    await iin.fill("980412499009");
    assert.equal(await fault.count(), 0);
    await iin.blur();
    await fault.waitFor();
    assert.equal((await iin.getAttribute("aria-describedby")).includes(await fault.getAttribute("id")), true);
    await iin.fill(person.iin);
    await fault.waitFor({ state: "detached" });

    // Trying to go on names everything that is missing, and takes the focus there.
    await next(page);
    const summary = page.locator(".govuk-error-summary");
    await summary.waitFor();
    await page.waitForFunction(() => document.activeElement?.matches(".govuk-error-summary"));
    const before = await summary.locator("li").count();
    assert.ok(before > 5, `${before} things are missing`);
    await summary.locator("li a").last().click();
    await page.waitForFunction(() => document.activeElement.id.startsWith("at-"));

    await fill(page, person);
    await page.locator(at("/applicant/contact/email")).fill(EMAIL);
    await page.locator(".otinish-verdict .govuk-tag--green").waitFor();
    assert.deepEqual(await page.locator(".otinish-verdict__list a").allTextContents(), []);
    await fits(page);
    if (viewport.width < 640) await page.locator(".otinish-verdict__toggle").click();
    await counted(page, 15);
    await accessible(page);
    await next(page);

    await page.locator(".govuk-summary-list").first().waitFor();
    await fits(page);
    await accessible(page);
    await send(page, person);
    await counted(page, 15);
    await accessible(page);

    const [receipt] = await notices(page, 1);
    // It is opened by its link, and every byte of it arrives.
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".otinish-notice a[download]").click()]);
    const bytes = readFileSync(await download.path());
    assert.match(bytes.toString("latin1"), /^%PDF-[^]*%%EOF\s*$/);
    assert.ok(bytes.equals(await whole(page, receipt)));
    await counted(page, 15);
    await accessible(page);

    // Whoever holds the notice sees that it stands, and compares the file at hand without sending it.
    await page.locator(".otinish-notice .govuk-link").click();
    const file = page.locator("#notice-file");
    await file.waitFor();
    const said = page.locator(".govuk-form-group [role=status]").first();
    await file.setInputFiles({ name: "notice.pdf", mimeType: "application/pdf", buffer: bytes });
    await said.locator("strong", { hasText: SAID[language].unchanged }).waitFor();
    bytes[bytes.length >> 1] ^= 1;
    await file.setInputFiles({ name: "notice.pdf", mimeType: "application/pdf", buffer: bytes });
    await said.locator("strong", { hasText: SAID[language].changed }).waitFor();
    await accessible(page);
  });
}
