// A newer calendar comes while a request is under way: its page tells both days and the act, and the form counts by it from then on.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, fits, open } from "../harness.mjs";
import { at, fill, next, notices, people, refreshUntil, send, signIn } from "../application.mjs";
import { place } from "../server.mjs";

const ACT = "Үкіметтің 2026 жылғы № 9999 қаулысы";

/// The built-in calendar with one working day turned into a day off, and a Saturday worked for it.
function newer() {
  const [heading, ...rows] = readFileSync(new URL("../../../core/law/calendar.csv", import.meta.url), "utf8").trimEnd().split("\n");
  rows.push(`2026-12-01,moved-day-off,no,no,,rest day moved to this day,${ACT},published`);
  rows.push(`2026-12-05,moved-working-day,yes,no,,worked for 1 December,${ACT},published`);
  return ["# version 2026-11-21", heading, ...rows.sort()].join("\n") + "\n";
}

const TOLD = {
  ru: /прежде – 1 декабря 2026 года, теперь – 2 декабря 2026 года.*1 декабря 2026 года – перенесенный выходной \(Үкіметтің/s,
  kk: /бұрын – 2026 жылғы 1 желтоқсан, енді – 2026 жылғы 2 желтоқсан.*2026 жылғы 1 желтоқсан – ауыстырылған демалыс күні \(Үкіметтің/s,
  en: /it was 1 December 2026, it is 2 December 2026.*1 December 2026 – moved day off \(Үкіметтің/s,
};

test("a request is counted anew by a newer calendar, and its page tells both days with the act in every language", async (t) => {
  const server = await place(t);
  // Tuesday, 10:00 in Almaty: fifteen working days end on 1 December.
  await server.start("2026-11-10T05:00:00.000Z");
  const page = await open(t, "/ru/hei-correction/form", { viewport: { width: 360, height: 740 }, expected: [/ERR_/, /status of 401/] });
  await page.locator(at("/consent")).waitFor();
  await fill(page, people.umit);
  await next(page);
  await page.locator(".govuk-summary-list").first().waitFor();
  await send(page, people.umit);
  await notices(page, 1);
  const due = page.locator(".govuk-summary-list");
  assert.match(await due.textContent(), /1 декабря 2026 года/);

  // It dies at any moment, and begins again where it was.
  await server.kill();
  writeFileSync(join(server.data, "calendar.csv"), newer());
  await server.start("2026-11-10T06:00:00.000Z");
  // An hour later nobody is signed in any more.
  await page.context().clearCookies();
  await page.reload();
  await signIn(page, people.umit);
  const events = page.locator(".otinish-event");
  const moved = events.filter({ hasText: ACT });
  // Where the table is busy at the start, the next pass comes a minute later.
  await refreshUntil(page, async () => (await moved.count()) > 0, 120_000);
  for (const [language, told] of Object.entries(TOLD)) {
    if (language !== "ru") await page.locator(`header a[lang="${language}"]`).click();
    await page.locator(`html[lang="${language}"]`).waitFor();
    await moved.waitFor();
    assert.match(await moved.textContent(), told);
    await fits(page);
    await accessible(page);
  }
  assert.match(await due.textContent(), /2 December 2026[^]*Counted when it was sent: 1 December 2026/);
  assert.equal(await moved.count(), 1);
  // The month ends on the day that holds now.
  await page.locator(".otinish-how summary").click();
  await page.locator(".otinish-month__day--due", { hasText: /^2/ }).waitFor();
  assert.match(await page.locator(".otinish-days").textContent(), new RegExp(ACT));

  // Whoever fills in a form counts by the same calendar.
  await page.goto(page.url().replace(/\/requests\/.*/, "/hei-correction/form"));
  await page.locator(at("/consent")).waitFor();
  await fill(page, people.umit);
  await page.locator(".otinish-verdict__toggle").click();
  await page.locator(".otinish-verdict", { hasText: "newer calendar" }).waitFor();
  await page.locator(".otinish-verdict__due", { hasText: "2 December 2026" }).waitFor();
  await accessible(page);
});
