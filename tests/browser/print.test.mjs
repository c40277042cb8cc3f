// The application on paper: line by line as the core puts it into the form of its annex, on sheets of A4 with nothing else of the page.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { DESK, PHONE, accessible, fits, open, remember, url } from "./harness.mjs";
import { at, next } from "./application.mjs";
import { keepDraft } from "./kept.mjs";

const read = (path) => JSON.parse(readFileSync(new URL(`../../core/${path}`, import.meta.url), "utf8"));
const printed = read("tests/printed.json");
const inputOf = ({ service, case: name }) => read(`cases/${service}.json`).find((told) => told.name === name).input;

const plain = (text) => text.replaceAll(/\s+/g, " ").trim();

/// The page to print of an application that was filled in, on the day of its case: the server's own day is not asked.
async function prepared(t, { service, language, input }, viewport = DESK) {
  const application = { ...input.application, language };
  if (application.applicant.iin) remember(application.applicant.iin);
  const expected = [/Failed to load resource/];
  const page = await open(t, `/${language}/${service}/form`, { viewport, without: "**/api/context*", expected });
  await page.locator(at("/consent")).waitFor();
  await page.clock.setFixedTime(input.filed_at);
  await keepDraft(page, application);
  await page.goto(`${url}/${language}/${service}/print`);
  await page.locator("#sheet").waitFor();
  return page;
}

/// The lines of the sheet, each as one text.
const lines = async (page) =>
  (await page.locator("#sheet").locator("p, h2, h3, li").allTextContents()).map(plain);

/// The sheets of the page as a printer gets them: how large, and what stands on each.
async function sheets(page) {
  const folder = mkdtempSync(join(tmpdir(), "otinish-print-"));
  try {
    const file = join(folder, "application.pdf");
    writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
    const about = execFileSync("pdfinfo", [file], { encoding: "utf8" });
    assert.match(about, /Page size:\s+594\.\d+ x 84[12]\.\d+ pts \(A4\)/);
    return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).split("\f").slice(0, -1).map(plain);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const told of printed) {
  const { service, language } = told;
  test(`the application of ${service} is printed in its annex's form in ${language}`, async (t) => {
    const input = inputOf(told);
    const page = await prepared(t, { service, language, input });
    assert.deepEqual(await lines(page), told.lines);
    assert.equal(await page.locator("#sheet").getAttribute("lang"), language);
    await accessible(page);

    const [sheet, ...rest] = await sheets(page);
    for (const line of told.lines) assert.ok([sheet, ...rest].some((text) => has(text, line)), `no sheet says ${line}`);
    // Nothing of the page around it, and no address of a link.
    const all = [sheet, ...rest].join(" ");
    for (const foreign of [await page.locator("h1").textContent(), "http", "/api/", await page.locator("header a").first().textContent()]) {
      assert.ok(!all.includes(foreign.trim()), foreign);
    }
    // What is handed in over a counter has its list on a sheet of its own; what is sent has none.
    const isSent = input.application.channel === "portal";
    const list = page.locator("#checklist");
    assert.equal(await list.count(), isSent || !input.application.attachments ? 0 : 1);
    if (await list.count()) {
      const title = plain(await list.locator("h2").textContent());
      assert.ok(!sheet.includes(title) && rest.some((text) => text.includes(title)), title);
    }
    assert.equal(await page.locator("#checked").count(), isSent ? 0 : 1);
  });
}

/// Whether the words of a line stand on a sheet, however its lines are broken there.
const has = (text, line) => text.replaceAll(" ", "").includes(line.replaceAll(" ", ""));

test("the page to print fits a phone and says that nothing is handed in yet", async (t) => {
  const told = printed.find(({ service, language }) => service === "tve-duplicate" && language === "kk");
  const page = await prepared(t, { ...told, input: inputOf(told) }, PHONE);
  await fits(page);
  await accessible(page);
  assert.match(await page.locator("#checked").textContent(), /тапсырылған жоқ/);
  // The paper is in a language of the law, whatever the language of the page.
  await page.locator("#paper-ru").check();
  await page.waitForFunction(() => document.querySelector("#sheet").lang === "ru");
  assert.equal(plain(await page.locator("#sheet-title").textContent()), "Заявление");
});

test("what cannot be registered is not printed", async (t) => {
  const page = await open(t, "/ru/tve-duplicate/form");
  await page.locator(at("/consent")).waitFor();
  await next(page);
  await page.locator(".govuk-error-summary").waitFor();
  await page.goto(`${url}/ru/tve-duplicate/answers`);
  await page.locator("#checked").waitFor();
  assert.equal(await page.locator('main a[href$="/print"]').count(), 0);
  await page.goto(`${url}/ru/tve-duplicate/print`);
  await page.locator("#problems li").first().waitFor();
  assert.equal(await page.locator("#sheet").count(), 0);
  await accessible(page);
});
