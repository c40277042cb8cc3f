// What is on the screen before the wasm has come, and when it never comes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, accessible, fits, open } from "./harness.mjs";

for (const language of ["kk", "ru", "en"]) {
  test(`the first page is readable before a script has come in ${language}`, async (t) => {
    const page = await open(t, `/${language}/`, { without: /\.(js|wasm)$/, viewport: PHONE, expected: [/ERR_FAILED/] });
    assert.equal(await page.getAttribute("html", "lang"), language);
    assert.notEqual((await page.textContent("h1")).trim(), "");
    const services = await page.$$eval("main a", (links) => links.map((link) => link.getAttribute("href")));
    assert.ok(services.length >= 2, `it names ${services.length} services`);
    assert.ok(services.every((href) => href.startsWith(`/${language}/`)));
    await fits(page);
    await accessible(page);
  });
}

for (const [language, words] of [["kk", "Бет ашылып жатыр…"], ["ru", "Страница открывается…"], ["en", "The page is opening…"]]) {
  test(`whoever comes by an address of another page sees nothing of the first one in ${language}`, async (t) => {
    const page = await open(t, `/${language}/hei-correction/form`, { without: /\.(js|wasm)$/, viewport: PHONE, expected: [/ERR_FAILED/] });
    assert.equal(await page.getAttribute("html", "lang"), language);
    assert.equal((await page.textContent("main p")).trim(), words);
    assert.equal(await page.locator("main h1, main h2, main ul").count(), 0);
    await fits(page);
  });
}

test("the first page holds no script or style of its own, so that a strict policy can forbid both", async (t) => {
  const page = await open(t, "/kk/", { javaScript: false });
  const own = await page.$$eval("script:not([src]), style, [style]", (elements) => elements.length);
  assert.equal(own, 0);
  const handlers = await page.$$eval("*", (all) => all.flatMap((one) => one.getAttributeNames()).filter((name) => name.startsWith("on")));
  assert.deepEqual(handlers, []);
});
