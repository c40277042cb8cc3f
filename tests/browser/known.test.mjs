// What the registers know of who is signed in, and what is known of an organisation, is filled in, shown and sent, and asked of nobody. What somebody typed
// stays.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { after, test } from "node:test";
import { accessible, fits, open, remember } from "./harness.mjs";
import { DIPLOMA, at, certify, chooseOrganisation, fill, next, notices, people, signIn, whole } from "./application.mjs";
import { keptAt, until } from "./kept.mjs";
import { place } from "./server.mjs";

await (await place({ after })).start();

const NAME = ["surname", "given_name", "patronymic"];

/// What stands in these rows.
const values = (page, ...pointers) => Promise.all(pointers.map((pointer) => page.locator(at(pointer)).inputValue()));
const applicant = (page) => values(page, "/applicant/iin", ...NAME.map((part) => `/applicant/name/${part}`), "/applicant/contact/phone");

/// Signs in and comes back to the form, as by the link at the head of the page.
async function signInFromForm(page, person) {
  remember(person.iin);
  await page.locator('header a[href$="/sign-in"]').click();
  await signIn(page, person);
  await page.goBack();
  await page.locator(at("/consent")).waitFor();
}

async function form(t, path, options) {
  const page = await open(t, path, options);
  await page.locator(at("/consent")).waitFor();
  return page;
}

test("who signs in finds their IIN, name and number filled in, marked as ours, kept and sent", async (t) => {
  const page = await form(t, "/kk/hei-correction/form", { viewport: { width: 360, height: 740 } });
  assert.deepEqual(await applicant(page), ["", "", "", "", ""]);
  await signInFromForm(page, people.aigerim);
  assert.deepEqual(await applicant(page), [people.aigerim.iin, "Нұрланова", "Айгерім", "Серікқызы", people.aigerim.phone]);
  for (const pointer of ["/applicant/iin", ...NAME.map((part) => `/applicant/name/${part}`)]) {
    assert.match(await page.locator(`${at(pointer)}-hint`).textContent(), /Жүйеден алынды/, pointer);
  }
  await fits(page);
  await accessible(page);

  // Somebody whose name has changed types the new one, and it stays through a reload with the same account.
  await page.locator(at("/applicant/name/surname")).fill("Жаңаева");
  await until(page, () => keptAt(page, "hei-correction", "/applicant/name/surname"), "Жаңаева");
  await page.reload();
  await page.locator(".otinish-header__button").waitFor();
  assert.deepEqual(await values(page, "/applicant/name/surname", "/applicant/name/given_name"), ["Жаңаева", "Айгерім"]);
  assert.equal(await page.locator(`${at("/applicant/name/surname")}-hint`).count(), 0);
});

test("what was typed of somebody else before the sign-in stays as it is, and nothing of the account is put beside it", async (t) => {
  const page = await form(t, "/ru/school-duplicate/form");
  remember("100527599058");
  await page.locator(at("/applicant/iin")).fill("100527599058");
  await page.locator(at("/applicant/name/given_name")).fill("Әлихан");
  await signInFromForm(page, people.gulnar);
  assert.deepEqual(await applicant(page), ["100527599058", "", "Әлихан", "", ""]);
  await page.locator(at("/applicant/name/surname")).fill("Әбенова");
  // The mother's surname is the child's too, and was typed: nothing says that a register gave it.
  await until(page, () => keptAt(page, "school-duplicate", "/applicant/name/surname"), "Әбенова");
  assert.equal(await page.locator(`${at("/applicant/name/surname")}-hint`).count(), 0);

  // Whoever acts for a child is the representative; the child's name stays, though a part of it is the parent's too.
  await page.locator(at("/representative")).check();
  await page.locator(at("/representative/iin")).waitFor();
  assert.deepEqual(await values(page, "/representative/iin", ...NAME.map((part) => `/representative/name/${part}`)), [
    people.gulnar.iin,
    "Әбенова",
    "Гүлнар",
    "Өмірбекқызы",
  ]);
  assert.deepEqual(await applicant(page), ["100527599058", "Әбенова", "Әлихан", "", ""]);
});

test("who is signed in and begins to apply for somebody else is no longer the applicant, and is again when that is taken back", async (t) => {
  const page = await form(t, "/kk/hei-correction/form");
  await signInFromForm(page, people.zhanerke);
  // She has one name only, and the register says so.
  assert.deepEqual(await applicant(page), [people.zhanerke.iin, "Жанерке", "", "", people.zhanerke.phone]);
  assert.equal(await page.locator(at("/applicant/name/single_name")).isChecked(), true);
  await page.locator(at("/representative")).check();
  await page.locator(at("/representative/iin")).waitFor();
  assert.deepEqual(await values(page, "/applicant/iin", "/applicant/name/surname"), ["", ""]);
  assert.deepEqual(await values(page, "/representative/iin", "/representative/name/surname"), [people.zhanerke.iin, "Жанерке"]);
  await page.locator(at("/representative")).uncheck();
  await page.locator(at("/representative/iin")).waitFor({ state: "detached" });
  assert.deepEqual(await values(page, "/applicant/iin", "/applicant/name/surname"), [people.zhanerke.iin, "Жанерке"]);
});

test("an organisation that is chosen brings its head with it, in the form, in the answers, in what is sent and in the request", async (t) => {
  const page = await form(t, "/ru/hei-correction/form", { viewport: { width: 360, height: 740 } });
  const chosen = page.locator(".otinish-chosen");
  const facts = async () => (await chosen.innerText()).replace(/\s+/g, " ");
  await chooseOrganisation(page, "технический");
  assert.match(await facts(), /НАО «Тестовый технический университет» Руководитель организации Мельникова Ирина Юрьевна .*010940990066/);
  await fits(page);
  await accessible(page);
  // Nobody is asked for a head.
  assert.equal(await page.locator('[id^="at-provider-head"]').count(), 0);

  // Without the organisation there is no head either; with another one there is another.
  await chosen.locator("button").click();
  await chosen.waitFor({ state: "detached" });
  assert.equal(await page.locator("main", { hasText: "Мельникова" }).count(), 0);
  await signInFromForm(page, people.darya);
  await fill(page, people.darya, ["/provider/name"]);
  await chooseOrganisation(page, "международный");
  assert.match(await facts(), /Күнбаева Үмітжан Үсенқызы .*100540990080/);
  await next(page);

  const answer = page.locator(".govuk-summary-list__row", { hasText: "Руководитель организации" });
  await answer.waitFor();
  assert.match(await answer.textContent(), /Күнбаева Үмітжан Үсенқызы/);
  // What is wrong with a head is mended by choosing the organisation.
  await answer.locator("a").click();
  await page.waitForFunction((wanted) => `#${document.activeElement.id}` === wanted, at("/provider/name"));
  await next(page);
  await answer.waitFor();

  const posted = page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/api/requests"));
  await page.locator('main a.govuk-button[role="button"]').click();
  const number = await certify(page, people.darya);
  const { application } = JSON.parse((await posted).postData());
  assert.deepEqual(application.provider, {
    bin: "100540990080",
    name: "ТОО «Образцовый международный университет»",
    head: { surname: "Күнбаева", given_name: "Үмітжан", patronymic: "Үсенқызы" },
  });
  assert.deepEqual(application.applicant, {
    name: { surname: "Ковалёва", given_name: "Дарья", patronymic: "Андреевна" },
    iin: people.darya.iin,
    contact: { phone: people.darya.phone },
  });
  const [receipt] = await notices(page, 1);
  await page.locator("details", { hasText: "Отправленное заявление" }).last().locator("summary").click();
  await page.locator("details dd", { hasText: "Күнбаева Үмітжан Үсенқызы" }).waitFor();
  assert.ok(page.url().endsWith(`/ru/requests/${number}`), page.url());

  // The receipt shows the digest of the file that was handed in, and the application said the same.
  const digest = createHash("sha256").update(DIPLOMA.buffer).digest("hex");
  assert.equal(application.attachments["education-document-copy"][0].sha256, digest);
  const printed = execFileSync("pdftotext", ["-", "-"], { input: await whole(page, receipt), encoding: "utf8" });
  assert.ok(printed.includes(digest), printed);
});
