// What the ledger of clauses calls shown, a page shows: the words of the clause itself, opened where the page cites it, or words of ours.
// What a notice says, and whether the rows are there, the ledger's own tests tell.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { open, url } from "./harness.mjs";

const read = (path) => readFileSync(new URL(`../../core/law/${path}`, import.meta.url), "utf8");

// The entries of the ledger: a member a line, each a basic string, which JSON reads as well.
const ledger = read("clauses.toml")
  .split("[[clause]]")
  .slice(1)
  .map((entry) => Object.fromEntries([...entry.matchAll(/^(\w+) = (".*")$/gm)].map(([, name, value]) => [name, JSON.parse(value)])));

// The quotations: clause, then Kazakh, Russian and English; a record a line.
const words = Object.fromEntries(
  read("words.csv")
    .trim()
    .split("\n")
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain))
    .map(([clause, kk, ru]) => [clause, { kk, ru }]),
);

const services = { TC: "tve-correction", SD: "school-duplicate", HC: "hei-correction", TD: "tve-duplicate", TA: "tve-admission" };
const shown = ledger.filter(({ mark, place }) => mark === "shown" && !place.startsWith("notice "));
const plain = (text) => text.replaceAll(/\s+/g, " ");

/// What of these texts a page does not show, with every clause on it opened to its words: rows and words come when their files have come.
async function missing(page, path, texts) {
  await page.goto(`${url}${path}`);
  // Handed over as functions: the page's own policy takes no script from a text.
  const shows = (texts) => {
    for (const clause of document.querySelectorAll("details.otinish-clause")) clause.open = true;
    const said = document.querySelector("main")?.textContent.replaceAll(/\s+/g, " ") ?? "";
    return texts.every((text) => said.includes(text));
  };
  await page.waitForFunction(shows, texts, { timeout: 15_000 }).catch(() => {});
  const said = plain(await page.locator("main").textContent());
  return texts.filter((text) => !said.includes(text));
}

for (const [short, service] of Object.entries(services)) {
  test(`the pages of ${service} show what the ledger says they show`, async (t) => {
    const entries = shown.filter(({ id }) => id.startsWith(`${short}-`));
    assert.ok(entries.length > 3, `${entries.length} clauses`);
    const page = await open(t, "/kk/");
    for (const [place, language] of ["kk", "ru"].entries()) {
      const wanted = { service: [], form: [], closed: [] };
      for (const { id, place: where } of entries) {
        const [, name, ours] = /^page (\w+) says (.*)$/.exec(where) ?? [];
        const said = ours ? ours.split(" | ")[place].split("; ") : [words[id][language]];
        wanted[name ?? "service"].push(...said.map(plain));
      }
      assert.deepEqual(await missing(page, `/${language}/${service}`, wanted.service), [], language);
      assert.deepEqual(await missing(page, `/${language}/${service}/form`, wanted.form), [], language);
      if (wanted.closed.length) assert.deepEqual(await missing(page, `/${language}/${service}/closed`, wanted.closed), [], language);
    }
  });
}
