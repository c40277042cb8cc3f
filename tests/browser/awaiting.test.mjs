// An application is accepted while nobody can seal: its page says that the notice awaits its signature, and the notice comes by itself when the seal is
// there again.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, fits, open } from "./harness.mjs";
import { at, beginning, fill, next, people, refreshUntil, send } from "./application.mjs";
import { place } from "./server.mjs";

const AWAITING = {
  kk: "Хабарламаға әлі қол қойылған жоқ. Дайын болғанда осы жерде пайда болады.",
  ru: "Уведомление еще не подписано. Оно появится здесь, когда будет готово.",
  en: "The notice is not signed yet. It will appear here when it is ready.",
};

/// The settings of a server whose seals' keys are kept by a service that does not answer; their certificates are those of its folder.
function away(data) {
  const seals = join(data, "seals");
  const certificates = join(data, "certificates");
  mkdirSync(certificates);
  const authority = readFileSync(join(seals, "test-ca.pem"), "utf8");
  for (const name of readdirSync(seals).filter((name) => /^\d{12}\.pem$/.test(name))) {
    writeFileSync(join(certificates, name), readFileSync(join(seals, name), "utf8") + authority);
  }
  return {
    OTINISH_SEALS: "kms",
    OTINISH_SEAL_CERTIFICATES: certificates,
    // Nobody listens on the port of discarded bytes.
    AWS_ENDPOINT_URL_KMS: "http://127.0.0.1:9",
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "none",
    AWS_SECRET_ACCESS_KEY: "none",
  };
}

test("an accepted application awaits its signature, in words, and its notice comes when the seal is back", async (t) => {
  const server = await place(t);
  // The first start makes the seals.
  await server.start();
  await server.kill();
  await server.start(undefined, { settings: away(server.data) });
  const page = await open(t, "/ru/hei-correction/form", { viewport: { width: 360, height: 740 } });
  await page.locator(at("/consent")).waitFor();
  await fill(page, people.sergey);
  await next(page);
  await page.locator(".govuk-summary-list").first().waitFor();
  await send(page, people.sergey);
  await page.locator('main a.govuk-button[role="button"]').click();
  for (const [language, words] of Object.entries(AWAITING)) {
    await page.locator(`header a[lang="${language}"]`).click();
    await page.locator(`html[lang="${language}"]`).waitFor();
    await page.locator("main p[role=status]", { hasText: words }).waitFor();
    assert.equal(await page.locator(".otinish-notice").count(), 0);
    assert.equal(await page.locator(".otinish-event").count(), 1);
    await fits(page);
    await accessible(page);
  }

  await server.kill();
  await server.start();
  await page.reload();
  const links = page.locator(".otinish-notice a[download]");
  const awaits = page.locator("main p[role=status]", { hasText: AWAITING.en });
  // The notice can be there a moment before it is told that it was issued.
  await refreshUntil(page, async () => (await links.count()) > 0 && (await awaits.count()) === 0, 120_000);
  assert.deepEqual([await links.count(), await awaits.count()], [1, 0]);
  assert.equal(await beginning(page, await links.getAttribute("href")), "application/pdf %PDF-");
});
