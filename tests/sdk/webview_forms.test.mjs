// The forms of the page for webviews: of every service, from its description alone.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { at, fine, fits, folder, opened } from "./host.mjs";
import { core } from "./package.mjs";

for (const [language, looked] of [["kk", fine], ["ru", fits]]) {
  test(`every service is drawn from its description in ${language}, and its faults lead to where they are mended`, async (t) => {
    const host = await opened(t);
    await host.next("ready");
    for (const { code, name } of core.services(language)) {
      await host.say("start", { service: code, language });
      await host.page.locator("h1", { hasText: name }).waitFor();
      const form = new core.Form(code, language, "2026-03-20T07:00:00Z");
      const rows = form.sections().flatMap((section) => section.rows);
      for (const row of rows) assert.equal(await host.page.locator(at(row.at)).count(), 1, `${code} ${row.at}`);
      for (const document of form.documents()) assert.equal(await host.page.locator(at(document.at)).count(), 1, `${code} ${document.kind}`);
      await host.page.locator("form button[type=submit]").click();
      const summary = host.page.locator("#summary");
      await host.page.waitForFunction(() => document.activeElement?.id === "summary");
      const { problems } = form.report();
      assert.deepEqual(await summary.locator("li").allTextContents(), problems.map(({ message }) => message));
      const led = await summary.locator("li a").evaluateAll((links) => links.map((link) => (link.click(), document.activeElement.id)));
      assert.deepEqual(led.filter((id) => !id.startsWith("at-")), []);
      await looked(host);
      // Whoever goes on by hand still finds no way to hand over what cannot be registered.
      await host.page.evaluate((service) => (location.hash = `#${service}/answers`), code);
      await host.page.locator("h1", { hasNotText: name }).waitFor();
      assert.equal(await host.page.locator("form button").count(), 0);
      assert.equal(await host.page.locator("main .panel").count(), 1);
      await looked(host);
    }
    assert.deepEqual((await host.told()).filter(({ type }) => !["ready", "completeness"].includes(type)), []);
  });
}

test("no service, pointer, reason or document is named in the page's code", () => {
  const pointers = core.services("en").flatMap(({ code }) => core.describe(code, "en").sections.flatMap((section) => section.rows.map((row) => row.at)));
  const kinds = core.services("en").flatMap(({ code }) => core.describe(code, "en").documents.map((document) => document.kind));
  const reasons = core.services("en").flatMap(({ code }) =>
    core.describe(code, "en").sections.flatMap((section) => section.rows.flatMap(({ control }) => (control.type === "choice" ? control.of.map((choice) => choice.value) : []))));
  const names = new Set([...core.services("en").map(({ code }) => code), ...pointers, ...kinds, ...reasons.filter((value) => value.length > 5)].map((name) => JSON.stringify(name)));
  assert.ok(names.size > 100);
  for (const file of readdirSync(folder).filter((name) => /\.(js|html|css)$/.test(name))) {
    const source = readFileSync(join(folder, file), "utf8");
    assert.deepEqual([...names].filter((name) => source.includes(name)), [], file);
  }
});
