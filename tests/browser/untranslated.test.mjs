// No language is left in another: whatever a page says in Kazakh it says otherwise in Russian and in English, but for what has one name.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, url } from "./harness.mjs";
import { at } from "./application.mjs";

const services = ["tve-correction", "school-duplicate", "hei-correction", "tve-duplicate", "tve-admission"];
const forms = services.map((service) => `${service}/form`);

// What is the same in every language: the name, the names of languages, numbers, names of things that have one name.
const SAME = [/^Otinish$/, /^Қазақша$|^Русский$|^English$/, /^[\d\s.,:+–→·-]*$/, /^(HC|TC|SD|TD|TA)-[a-z0-9.]+$/, /^sha256/i, /^[→○✓\s]+$/, /^[A-Z]{2,3}$/];

test("no Kazakh text is the same in Russian or in English", async (t) => {
  const page = await open(t, "/kk/");
  for (const path of ["", ...services, ...forms, "sign-in", "v", "privacy", "nowhere"]) {
    const texts = {};
    for (const language of ["kk", "ru", "en"]) {
      await page.goto(`${url}/${language}/${path}`);
      await page.locator("footer").waitFor();
      if (path.endsWith("form")) await page.locator(at("/consent")).waitFor();
      texts[language] = await page.evaluate(() => {
        const found = [];
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
          const text = walk.currentNode.textContent.trim();
          // Names of invented people and organisations are data, and not ours to translate.
          if (text && !walk.currentNode.parentElement.closest(".otinish-people")) found.push(text);
        }
        return found;
      });
    }
    const others = new Set([...texts.ru, ...texts.en]);
    const same = texts.kk.filter((text) => others.has(text) && !SAME.some((pattern) => pattern.test(text)));
    assert.deepEqual(same, [], `/${path}`);
  }
});
