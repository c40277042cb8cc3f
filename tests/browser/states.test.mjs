// Every page in its states: a machine finds nothing against WCAG 2.2 AA, and nothing sticks out at 320 points.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PHONE, accessible, fits, open, url } from "./harness.mjs";
import { at, fill, next, people } from "./application.mjs";

const EDS = {
  kk: "Әзірге мүмкін емес: ЭЦҚ-ны тексеру бұл жерде әлі қосылмаған. SMS кодын таңдаңыз.",
  ru: "Пока недоступно: проверка ЭЦП здесь еще не подключена. Выберите код из SMS.",
  en: "Not available yet: verification of the EDS is not connected here. Choose the SMS code.",
};

for (const language of ["kk", "ru", "en"]) {
  test(`an EDS cannot be chosen yet, and whoever hears its label hears why, in ${language}`, async (t) => {
    const page = await open(t, `/${language}/hei-correction/form`);
    const eds = page.locator("#by-eds");
    await eds.waitFor({ state: "attached" });
    assert.equal(await eds.isDisabled(), true);
    assert.equal(await page.locator("#by-code").isChecked(), true);
    const hints = (await eds.getAttribute("aria-describedby")).split(" ");
    const words = await Promise.all(hints.map((id) => page.locator(`[id="${id}"]`).textContent()));
    assert.equal(words.join(" ").trim(), EDS[language]);
  });

  test(`the form has no barrier when it is empty, filled and faulty, in ${language}`, async (t) => {
    const page = await open(t, `/${language}/hei-correction/form`, { viewport: PHONE });
    await page.locator(at("/consent")).waitFor();
    await accessible(page);
    await fits(page);
    await page.locator(at("/applicant/iin")).fill("1");
    await next(page);
    await page.locator(".govuk-error-summary").waitFor();
    await page.locator(".otinish-verdict__toggle").click();
    await accessible(page);
    await fits(page);
    await page.locator(".otinish-verdict__toggle").click();
    await fill(page, people.aigerim);
    await accessible(page);
    await fits(page);
  });
}

test("whoever tries the demonstration finds the ten invented people where they sign in, and becomes one with a press", async (t) => {
  const register = readFileSync(new URL("../../functions/data/people.csv", import.meta.url), "utf8").trim().split("\n").slice(1);
  assert.equal(register.length, 10);
  const page = await open(t, "/ru/sign-in", { viewport: PHONE });
  const one = page.locator(".otinish-people li");
  await one.first().waitFor();
  const shown = await one.evaluateAll((all) => all.map((item) => [item.querySelector("button").textContent, item.querySelector("span").textContent]));
  const wanted = register.map((line) => {
    const [iin, surname, given] = line.split(",");
    return [`Войти как ${`${surname} ${given}`.trim()}`, `${iin} · ${/\+7\d{10}/.exec(line)[0]}`];
  });
  assert.deepEqual(shown, wanted);
  for (const [button, known] of shown) {
    await page.getByRole("button", { name: button, exact: true }).click();
    const [iin, phone] = known.split(" · ");
    await page.waitForFunction(([iin, phone]) => document.querySelector("#iin").value === iin && document.querySelector("#phone").value === phone, [iin, phone]);
  }
  await page.waitForFunction(() => document.activeElement.id === "iin");
});

const services = ["tve-correction", "school-duplicate", "hei-correction", "tve-duplicate", "tve-admission"];
const forms = services.map((service) => `${service}/form`);
const pages = ["", ...services, "sign-in", "requests", "v", "privacy", "nowhere"];

test("the form of every service has no barrier", async (t) => {
  const page = await open(t, "/ru/", { viewport: PHONE });
  for (const path of forms) {
    await page.goto(`${url}/ru/${path}`);
    await page.locator(at("/consent")).waitFor();
    await accessible(page);
    await fits(page);
    await next(page);
    await page.locator(".govuk-error-summary").waitFor();
    await accessible(page);
    await fits(page);
  }
});

test("every page has one heading, a title of its own and no barrier", async (t) => {
  const page = await open(t, "/kk/", { viewport: PHONE });
  const titles = new Set();
  for (const path of pages) {
    await page.goto(`${url}/kk/${path}`);
    await page.locator(".otinish-footer h1, main h1").first().waitFor();
    await page.locator("footer").waitFor();
    assert.equal(await page.locator("h1").count(), 1, path);
    titles.add(await page.title());
    await accessible(page);
    await fits(page);
  }
  // The two ways to sign in are one page.
  assert.ok(titles.size >= pages.length - 2, [...titles].join(", "));
});
