// How a person fills in a correction of a university diploma: the steps that several stories share.

import assert from "node:assert/strict";
import { accessible, code, fits, remember } from "./harness.mjs";

// Invented people, each of a story of their own: a number gets five codes an hour.
export const people = {
  aigerim: { iin: "980412499008", phone: "+77000000101" },
  yerlan: { iin: "951103599011", phone: "+77000000111" },
  olga: { iin: "880602499027", phone: "+77000000121" },
  darya: { iin: "010917699035", phone: "+77000000131" },
  gulnar: { iin: "840208499040", phone: "+77000000141" },
  umit: { iin: "790917499063", phone: "+77000000161" },
  jonas: { iin: "930831399080", phone: "+77000000181" },
  sergey: { iin: "651229399071", phone: "+77000000171" },
  zhanerke: { iin: "900215499092", phone: "+77000000191" },
};

const NAMES = {
  980412499008: ["Нұрланова", "Айгерім", "Серікқызы"],
  951103599011: ["Қасымов", "Ерлан", "Болатұлы"],
  880602499027: ["Соколова", "Ольга", "Викторовна"],
  "010917699035": ["Ковалёва", "Дарья", "Андреевна"],
  840208499040: ["Әбенова", "Гүлнар", "Өмірбекқызы"],
  790917499063: ["Һашимова", "Үміт", "Ғалымқызы"],
  930831399080: ["Müller", "Jonas", ""],
  651229399071: ["Вольф", "Сергей", "Петрович"],
};

// The smallest file that a server takes for a PDF.
export const DIPLOMA = {
  name: "диплом.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from(
    "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n" +
      "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n" +
      "0000000058 00000 n \n0000000115 00000 n \ntrailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n186\n%%EOF\n",
  ),
};

/// A photo of three by four, drawn by the browser.
export async function photo(page, width = 600, height = 800) {
  const base64 = await page.evaluate(
    ([width, height]) => {
      const canvas = Object.assign(document.createElement("canvas"), { width, height });
      const context = canvas.getContext("2d");
      context.fillStyle = "silver";
      context.fillRect(0, 0, width, height);
      return canvas.toDataURL("image/jpeg", 0.9).split(",")[1];
    },
    [width, height],
  );
  return { name: "фото.jpg", mimeType: "image/jpeg", buffer: Buffer.from(base64, "base64") };
}

export const at = (pointer) => `#at${pointer.replaceAll("/", "-")}`;

/// Chooses the first organisation that the words find.
export async function chooseOrganisation(page, words = "ұлттық") {
  const field = page.locator(at("/provider/name"));
  await field.fill(words);
  await page.locator('[role="option"]').first().click();
  await page.locator(".otinish-chosen").waitFor();
}

/// Fills in everything that the application needs; `without` names pointers that stay empty.
export async function fill(page, person, without = []) {
  const [surname, given, patronymic] = NAMES[person.iin];
  remember(person.iin);
  if (!without.includes("/provider/name")) await chooseOrganisation(page);
  const values = {
    "/applicant/name/surname": surname,
    "/applicant/name/given_name": given,
    "/applicant/name/patronymic": patronymic,
    "/applicant/iin": person.iin,
    "/applicant/contact/phone": person.phone,
    "/reason/text": "Дипломда тегімнің бір әрпі қате жазылған.",
    "/education/graduation_year": "2019",
    "/education/specialty/name": "Құқықтану",
    "/education/document/series": "BD",
    "/education/document/number": "00001234567",
  };
  for (const [pointer, value] of Object.entries(values)) {
    if (!without.includes(pointer)) await page.locator(at(pointer)).fill(value);
  }
  if (!without.includes("/consent")) await page.locator(at("/consent")).check();
  if (!without.includes("/attachments")) {
    await page.locator(at("/attachments/education-document-copy")).setInputFiles(DIPLOMA);
    await page.locator(".otinish-file").waitFor();
  }
}

export const next = (page) => page.locator('form button[type="submit"]').click();

/// Signs in on the page that asks for it.
export async function signIn(page, person) {
  await page.locator("#iin").fill(person.iin);
  await page.locator("#phone").fill(person.phone);
  await next(page);
  await page.locator("#code").waitFor();
  await page.locator("#code").fill(await code(person.phone));
  await next(page);
  await page.locator(".otinish-header__button").waitFor();
}

/// From the checked answers to the confirmation; answers the number.
export async function send(page, person) {
  await page.locator('main a.govuk-button[role="button"]').click();
  await signIn(page, person);
  return certify(page, person);
}

/// Certifies by a code of its own what somebody who is signed in has checked; answers the number.
export async function certify(page, person) {
  // A button, and not the link to this page, which may still be there.
  await page.locator("main button.govuk-button").first().click();
  await page.locator("#code").waitFor();
  await page.locator("#code").fill(await code(person.phone));
  await next(page);
  await page.locator(".govuk-panel--confirmation").waitFor();
  const shown = (await page.locator(".govuk-panel__body strong").textContent()).trim();
  assert.match(shown, /^\d{4} \d{4} \d{4}$/);
  return shown.replaceAll(" ", "");
}

/// The month that tells how the day of the answer was counted: every counted day in its turn, and the last of them by name.
export async function counted(page, days) {
  await page.locator(".otinish-how summary").click();
  const months = page.locator(".otinish-month");
  await months.first().waitFor();
  assert.equal(await months.first().locator("th[scope=col]").count(), 7);
  assert.match(await months.first().locator("caption").textContent(), /20\d\d/);
  const told = (await months.locator("td.otinish-month__day--counted .govuk-visually-hidden").allTextContents()).map((words) => words.trim());
  assert.equal(told.length, days);
  told.forEach((words, index) => assert.match(words, new RegExp(`\\b${index + 1}\\b`)));
  const due = months.locator("td.otinish-month__day--due");
  assert.equal(await due.count(), 1);
  assert.match(await due.textContent(), /Жауап берілетін соңғы күн|Последний день ответа/);
  await fits(page);
}

/// Has the page of a request ask the server again until this is so, or until it was asked for long enough: what it comes to is the caller's to judge.
export async function refreshUntil(page, is, milliseconds = 60_000) {
  const refresh = page.locator("main > button.govuk-button--secondary");
  await refresh.waitFor();
  const end = performance.now() + milliseconds;
  while (!(await is()) && performance.now() < end) {
    await Promise.all([page.waitForResponse((response) => response.url().includes("/api/requests/")), refresh.click()]);
  }
}

/// Opens the request from its confirmation and waits until as many notices are there.
export async function notices(page, count) {
  await page.locator('main a.govuk-button[role="button"]').click();
  const links = page.locator('.otinish-notice a[download]');
  await refreshUntil(page, async () => (await links.count()) >= count);
  assert.equal(await links.count(), count);
  // Whatever happened is told in words, and never in the API's own.
  const words = await page.locator(".otinish-event__what, main .govuk-tag, .otinish-notice h3").allTextContents();
  assert.deepEqual(words.filter((word) => !/[А-Яа-яӘәІі]/.test(word)), []);
  return links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
}

/// From a form with problems to its answers, through the page that says what may come of it.
export async function goAsItIs(page) {
  await next(page);
  await page.locator(".govuk-error-summary p a").click();
  await page.locator("#understood").waitFor();
  await fits(page);
  await accessible(page);
  // Without a word of understanding it does not go.
  await next(page);
  await page.locator("#understood-fault").waitFor();
  await page.locator("#understood").check();
  await next(page);
  await page.locator(".govuk-summary-list").first().waitFor();
}

/// Waits until so much has happened to the request that stands there: a notice can be in the cabinet a moment before its event is.
export async function happened(page, count) {
  const all = page.locator(".otinish-event__what");
  await refreshUntil(page, async () => (await all.count()) >= count);
  return all;
}

/// The request stands there, and this has happened to it, in the words of the page.
export async function tells(page, standing, events) {
  const all = await happened(page, events.length);
  assert.equal((await page.locator("main .govuk-tag").first().textContent()).trim(), standing);
  const told = await all.allTextContents();
  assert.deepEqual(told.map((words) => words.trim()).sort(), events.sort());
}

/// The first bytes of a notice, as its own person's browser gets them.
export const beginning = (page, href) =>
  page.evaluate(async (address) => {
    const response = await fetch(address);
    const bytes = new Uint8Array(await response.arrayBuffer());
    return `${response.headers.get("content-type")} ${String.fromCharCode(...bytes.subarray(0, 5))}`;
  }, href);

/// All bytes of a notice.
export const whole = async (page, href) =>
  Buffer.from(
    await page.evaluate(async (address) => {
      const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    }, href),
    "base64",
  );
