// A correction of a college diploma, from the choice of a service to the refusal that comes at once: one college of the demonstration has ordered that a refusal
// is issued as soon as it is prepared. What the applicant downloads is judged by a verifier that is not ours.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { accessible, fits, open } from "./harness.mjs";
import { at, chooseOrganisation, goAsItIs, notices, people, send, tells } from "./application.mjs";
import { place } from "./server.mjs";

const server = await place({ after });
await server.start();

/// What a program says; English, whatever the machine speaks.
const said = (program, ...args) => execFileSync(program, args, { encoding: "utf8", env: { ...process.env, LC_ALL: "C.UTF-8" } });

/// A verifier's own list of whom to trust, with the test authority of the server's folder.
function trusting() {
  const folder = join(server.data, "nss");
  mkdirSync(folder, { recursive: true });
  said("certutil", "-N", "-d", `sql:${folder}`, "--empty-password");
  said("certutil", "-A", "-d", `sql:${folder}`, "-n", "test", "-t", "CT,C,C", "-i", join(server.data, "seals", "test-ca.pem"));
  return `sql:${folder}`;
}

const trust = trusting();

const stories = [
  {
    language: "kk",
    viewport: { width: 360, height: 740 },
    person: people.umit,
    name: ["Һашимова", "Үміт", "Ғалымқызы"],
    college: ["политехникалық", "«Үлгі политехникалық колледжі» КМҚК", "Сейітқали Нұржан Ғабитұлы"],
    clause: /Қағидалардың 11-тармағы/,
    standing: "Қызмет көрсетуден бас тартылды",
    notice: "дәлелді бас тарту туралы хабарлама",
    happened: [
      "Өтініш жіберілді",
      "Бас тарту дайындалды, ұйымның шешімі күтілуде",
      "Берілді: Өтініштің қабылданғаны туралы хабарлама",
      "Берілді: Білім туралы құжаттардағы мәліметтерді өзектендіруден (түзету) дәлелді бас тарту туралы хабарлама",
    ],
    printed: [/[^№] № ДЕМО-1 \(/, /Қағидалардың 11-тармағы/, /Һашимова Үміт Ғалымқызы/, /заңды күші жоқ/],
  },
  {
    language: "ru",
    viewport: { width: 1280, height: 900 },
    person: people.olga,
    name: ["Соколова", "Ольга", "Викторовна"],
    college: ["политехнический", "КГКП «Примерный политехнический колледж»", "Сейітқали Нұржан Ғабитұлы"],
    clause: /пункт 11 Правил/,
    standing: "Отказано в услуге",
    notice: "мотивированном отказе",
    happened: [
      "Заявление отправлено",
      "Отказ подготовлен, ожидается решение организации",
      "Выдано: Уведомление о приеме заявления",
      "Выдано: Уведомление о мотивированном отказе в актуализации (корректировке) сведений в документах об образовании",
    ],
    printed: [/[^№] № ДЕМО-1 \(/, /Пункт 11 Правил/, /Соколова Ольга Викторовна/, /юридической силы/],
  },
];

for (const { language, viewport, person, name, college, clause, standing, notice, happened, printed } of stories) {
  test(`an application without its document is handed in as it is, refused, and its refusal verified, in ${language} at ${viewport.width} px`, async (t) => {
    // Whoever begins knows nothing but what happened to them.
    const page = await open(t, `/${language}/`, { viewport, acceptDownloads: true });
    await page.locator(`main a[href="/${language}/tve-correction"]`).click();
    // Before anything is typed the page says how long it takes and on which ground it may be refused.
    await page.locator("main", { hasText: clause }).waitFor();
    await accessible(page);
    await page.locator('main a.govuk-button[role="button"]').first().click();
    await page.locator(at("/consent")).waitFor();

    const [words, called, head] = college;
    await chooseOrganisation(page, words);
    assert.match(await page.locator(".otinish-chosen").innerText(), new RegExp(`${called}[^]*${head}`));
    const values = {
      "/applicant/name/surname": name[0],
      "/applicant/name/given_name": name[1],
      "/applicant/name/patronymic": name[2],
      "/applicant/iin": person.iin,
      "/applicant/contact/phone": person.phone,
      "/education/document/number": "00001234567",
      "/reason/text": "Дипломда тегімнің бір әрпі қате жазылған.",
    };
    for (const [pointer, value] of Object.entries(values)) await page.locator(at(pointer)).fill(value);
    const correction = (member) => page.locator(at(`/corrections/0/${member}`));
    await correction("field").check();
    await correction("printed").fill("Хашимова");
    await correction("correct").fill(name[0]);
    await correction("explanation").fill("Жеке куәлікте басқаша.");
    await page.locator(at("/consent")).check();

    // The document is the one thing that is missing, and the college may refuse for want of it.
    await goAsItIs(page);
    await page.goBack();
    const ground = page.locator(".otinish-ground");
    await ground.first().waitFor();
    assert.equal(await ground.count(), 1);
    assert.match(await ground.textContent(), clause);
    assert.ok((await ground.locator("blockquote").textContent()).length > 80);
    await page.goForward();
    const number = await send(page, person);
    await fits(page);

    // The college's answer comes at once, and the page tells it in words and in its turn.
    const addresses = await notices(page, 2);
    await tells(page, standing, happened);
    assert.match(await page.locator("main h1").textContent(), new RegExp(number.replace(/(\d{4})(?=\d)/g, "$1.")));
    await fits(page);
    await accessible(page);

    // What is downloaded is the refusal, whole and sealed by the college.
    const links = page.locator(".otinish-notice", { has: page.locator("h3", { hasText: notice }) }).locator("a[download]");
    assert.equal(await links.count(), 1);
    assert.ok(addresses.includes(await links.getAttribute("href")));
    const [download] = await Promise.all([page.waitForEvent("download"), links.click()]);
    const file = join(server.data, `${language}.pdf`);
    await download.saveAs(file);
    const verified = said("pdfsig", "-nssdir", trust, file);
    for (const words of ["Signature is Valid.", "Certificate is Trusted.", "Total document signed"]) assert.ok(verified.includes(words), verified);
    const text = said("pdftotext", "-layout", file, "-").replace(/\s+/g, " ");
    for (const words of [...printed, new RegExp(notice, "i")]) assert.match(text, words);
  });
}
