// The same page in Kazakh, Russian and English, with something on it: what stands there is the same in each, said in words of its own.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, url } from "./harness.mjs";
import { DIPLOMA, at, fill, happened, next, notices, people, send } from "./application.mjs";

// Names and units that are the same in two languages or in all; the rest of what may be equal is what somebody typed or what an organisation is called.
const NAMES = ["Otinish", "КБ", "KB", "SHA-256", "IIN", "SMS"];

/// Every element of the page that says something: where it stands, and what it says or is called.
const said = (page) =>
  page.evaluate(() => {
    const place = (element) => (element === document.body ? "" : `${place(element.parentElement)}/${element.localName}${[...element.classList].map((name) => `.${name}`).join("")}`);
    const lines = [{ at: "title", words: document.title }];
    for (const element of document.body.querySelectorAll("*")) {
      // The switch of languages names each in its own.
      if (element.closest("nav, script, style, [lang]:not(html)")) continue;
      const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent.trim());
      const called = ["aria-label", "placeholder", "alt", "title"].map((name) => element.getAttribute(name));
      for (const words of [own.join(" ").trim(), ...called]) if (words) lines.push({ at: place(element), words });
    }
    return lines;
  });

/// The page in each language, brought into its state by `prepare` where changing the language undoes it.
async function compare(page, own, prepare = async () => {}) {
  const pages = {};
  for (const language of ["kk", "ru", "en"]) {
    if ((await page.locator("html").getAttribute("lang")) !== language) await page.locator(`header a[lang="${language}"]`).click();
    await page.locator(`html[lang="${language}"]`).waitFor({ state: "attached" });
    await prepare(language);
    pages[language] = await said(page);
  }
  const { kk, ru, en } = pages;
  assert.ok(kk.length > 15, `${kk.length} lines`);
  const places = (lines) => lines.map(({ at }) => at);
  assert.deepEqual(places(ru), places(kk));
  assert.deepEqual(places(en), places(kk));
  const known = [...NAMES, ...own].filter((word) => /\p{L}/u.test(word)).sort((one, other) => other.length - one.length);
  const ours = (words) => known.reduce((rest, word) => rest.replaceAll(word, ""), words);
  const isAnybodys = (words) => !/\p{L}/u.test(ours(words));
  const same = kk.map(({ words }, nth) => [words, ru[nth].words, en[nth].words]).filter((all) => new Set(all).size < 3 && !all.every(isAnybodys));
  assert.deepEqual(same, []);
  // Numbers, days and clauses are the same in all three.
  const numbers = (lines) => lines.map(({ words }) => (words.match(/\d+/g) ?? []).sort().join(" "));
  assert.deepEqual(numbers(ru), numbers(kk));
  assert.deepEqual(numbers(en), numbers(kk));
  // Nothing is left to be filled in, and no word of the other two in English.
  for (const { words } of [...kk, ...ru, ...en]) assert.doesNotMatch(words, /[{}]/);
  assert.deepEqual(en.map(({ words }) => words).filter((words) => /\p{Script=Cyrillic}/u.test(ours(words))), []);
  await page.locator('header a[lang="kk"]').click();
  await page.locator('html[lang="kk"]').waitFor({ state: "attached" });
}

/// Every text of an answer of the API.
const strings = (value) => (typeof value === "string" ? [value] : value !== null && typeof value === "object" ? Object.values(value).flatMap(strings) : []);

test("what is missing, the answers, the confirmation and what happened are told alike in three languages", async (t) => {
  const person = people.yerlan;
  const page = await open(t, "/kk/hei-correction/form");
  await page.locator(at("/consent")).waitFor();
  // Every field of the form complains.
  await compare(page, [], async () => {
    await next(page);
    await page.locator(".govuk-error-summary").waitFor();
  });

  // Handing it in as it is: the clause with its words, and what may come of it.
  await fill(page, person, ["/attachments"]);
  const own = await page.evaluate(() => [...document.querySelectorAll("input, textarea")].map((field) => field.value).filter(Boolean));
  own.push(DIPLOMA.name, ...strings(await (await fetch(`${url}/api/organisations?service=hei-correction`)).json()));
  await next(page);
  await page.locator(".govuk-error-summary p a").click();
  await compare(page, own, () => page.waitForFunction(() => document.querySelector(".otinish-ground blockquote")?.textContent.length > 80));
  await page.goto(`${url}/kk/hei-correction/form`);
  await page.locator(at("/attachments/education-document-copy")).setInputFiles(DIPLOMA);
  await page.locator(".otinish-file").waitFor();
  await compare(page, own);

  await next(page);
  await page.locator(".govuk-summary-list").first().waitFor();
  await compare(page, own);

  // What the server is asked for comes a moment after the page.
  await send(page, person);
  await compare(page, own, () => page.locator(".otinish-how summary").waitFor());
  await page.locator(".otinish-how summary").click();
  await notices(page, 1);
  await happened(page, 2);
  await compare(page, own, () => page.locator(".otinish-event__what").nth(1).waitFor());
});
