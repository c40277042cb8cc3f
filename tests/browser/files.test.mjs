// Files of an application: picked, dropped or photographed, looked over in the browser, taken out again; and what will not do is refused there, before
// a byte of it is sent.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { DESK, accessible, code, fits, open } from "./harness.mjs";
import { DIPLOMA, at, fill, next, people, signIn } from "./application.mjs";
import { digests, files, until } from "./kept.mjs";
import { place } from "./server.mjs";

// A server of its own: an address gets thirty codes an hour.
const server = await place({ after });
await server.start();

const KIND = "/attachments/education-document-copy";
const FIELD = at(KIND);
const MAX_BYTES = 10_485_760;
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/// A file of a PDF's first bytes and of this length.
const pdf = (name, bytes) => ({ name, mimeType: "application/pdf", buffer: Buffer.concat([DIPLOMA.buffer, Buffer.alloc(bytes - DIPLOMA.buffer.length, " ")]) });

/// Everything that the page sends: what it only reads is no matter.
function recorded(page) {
  const sent = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") sent.push({ method: request.method(), path: new URL(request.url()).pathname, body: request.postDataBuffer() });
  });
  return sent;
}

/// Waits until the page has done with all files that it was given, and tells which it took.
async function taken(page, count) {
  await page.waitForFunction((count) => document.querySelectorAll(".otinish-file").length === count, count);
  return (await page.locator(".otinish-file__name > span:first-child").allTextContents()).map((name) => name.trim());
}

/// Drops files on the zone as somebody who drags them does, and tells whether the zone showed where they would go.
async function drop(page, files) {
  const plain = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString("base64") }));
  const dataTransfer = await page.evaluateHandle((files) => {
    const dragged = new DataTransfer();
    for (const { name, mimeType, base64 } of files) {
      dragged.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type: mimeType }));
    }
    return dragged;
  }, plain);
  const zone = page.locator(".otinish-drop").filter({ has: page.locator(FIELD) });
  await zone.dispatchEvent("dragover", { dataTransfer });
  await page.locator(".otinish-drop--over").waitFor();
  await zone.dispatchEvent("drop", { dataTransfer });
  await page.locator(".otinish-drop--over").waitFor({ state: "detached" });
}

/// The form of a correction of a diploma, with nobody signed in or with somebody.
async function form(t, language, person, context = {}) {
  const page = await open(t, `/${language}/${person ? "sign-in" : "hei-correction/form"}`, context);
  if (person) {
    await signIn(page, person);
    await page.goto(page.url().replace(/\/[a-z-]*$/, "/hei-correction/form"));
  }
  await page.locator(FIELD).waitFor({ state: "attached" });
  return page;
}

test("a file is picked, uploaded under the digest of its own bytes, and its progress is told", async (t) => {
  const page = await form(t, "kk", people.sergey);
  const sent = recorded(page);
  const file = pdf("үлкен диплом.pdf", 3_000_000);
  // As slow as a mobile network of the third generation, so that there is something to tell.
  const network = await page.context().newCDPSession(page);
  await network.send("Network.emulateNetworkConditions", { offline: false, latency: 20, downloadThroughput: 2_000_000, uploadThroughput: 1_500_000 });
  await page.evaluate(() => {
    window.moved = [];
    const look = () => {
      const progress = document.querySelector(".otinish-file progress");
      if (progress) window.moved.push([progress.value, progress.getAttribute("aria-label"), progress.nextElementSibling.textContent]);
    };
    new MutationObserver(look).observe(document.querySelector("main"), { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await page.locator(FIELD).setInputFiles(file);
  await page.locator(".otinish-file .govuk-tag--green").waitFor();
  assert.match(await page.locator(".otinish-file").textContent(), /үлкен диплом\.pdf\s*2,9 МБ\s*Жүктелді/);

  const moved = await page.evaluate(() => window.moved);
  const steps = moved.map(([percent]) => percent);
  assert.deepEqual(steps, [...steps].sort((one, other) => one - other), "it never goes back");
  assert.ok(steps.some((percent) => percent > 0 && percent < 100), `${steps}`);
  for (const [percent, label, words] of moved) assert.ok(label && words === `Жүктелуде: ${percent} %`, `${percent} ${label} ${words}`);

  // What was announced, what was sent, and where, are one and the same file.
  const digest = sha256(file.buffer);
  const [announced, put] = sent;
  assert.deepEqual(JSON.parse(announced.body), { sha256: digest, bytes: 3_000_000, media_type: "application/pdf" });
  assert.deepEqual([put.method, put.path], ["PUT", `/api/files/${digest}`]);
  assert.equal(sent.length, 2);
  // The body of an upload cannot be recorded; what the server keeps under this digest has it.
  const stored = readdirSync(server.data, { recursive: true }).filter((path) => path.endsWith(digest));
  assert.equal(stored.length, 1, `${stored}`);
  assert.equal(sha256(readFileSync(join(server.data, stored[0]))), digest);
  await until(page, async () => (await files(page, "hei-correction")).length, 1);
  const [kept] = await files(page, "hei-correction");
  assert.deepEqual([kept.sha256, kept.bytes, kept.media_type, kept.file_name], [digest, 3_000_000, "application/pdf", "үлкен диплом.pdf"]);
});

const RENAMED = { name: "скан.pdf", mimeType: "application/pdf", buffer: Buffer.from("RIFF....WEBPVP8 ") };
const WORD = { name: "диплом.docx", mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", buffer: Buffer.from("PK\u0003\u0004...") };
const EMPTY = { name: "пустой.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(0) };
const BROKEN = { name: "снимок.png", mimeType: "image/png", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]) };
const TOO_LARGE = pdf("диплом-скан.pdf", MAX_BYTES + 1);

const refusals = [
  ["ru", WORD, "диплом.docx: Файлы этого типа не принимаются. Выберите один из этих типов: PDF, JPEG, PNG."],
  ["kk", RENAMED, "скан.pdf: Мұндай түрдегі файл қабылданбайды. Мына түрлердің бірін таңдаңыз: PDF, JPEG, PNG."],
  ["ru", TOO_LARGE, "диплом-скан.pdf: Файл слишком большой: 10,1 МБ. Допускается не больше 10 МБ."],
  ["kk", EMPTY, "пустой.pdf: Файл бос немесе ашылмайды. Басқа файлды таңдаңыз."],
  ["ru", BROKEN, "снимок.png: Файл пустой или не открывается. Выберите другой файл."],
];

test("a file of a wrong type, too large, empty or broken is refused in words, and nothing of it is sent or kept", async (t) => {
  const page = await form(t, "ru", people.sergey, { viewport: { width: 360, height: 740 } });
  const sent = recorded(page);
  for (const [language, file, words] of refusals) {
    await page.goto(page.url().replace(/\/(ru|kk)\//, `/${language}/`));
    const fault = page.locator(`${FIELD}-fault`);
    for (const give of [() => page.locator(FIELD).setInputFiles(file), () => drop(page, [file])]) {
      await page.locator(FIELD).waitFor({ state: "attached" });
      await give();
      await fault.waitFor();
      const said = (await fault.innerText()).replace(/\s+/g, " ").trim();
      assert.ok(said.endsWith(words), said);
      // Heard, and tied to the field that it is about.
      assert.equal(await fault.getAttribute("role"), "alert");
      assert.ok((await page.locator(FIELD).getAttribute("aria-describedby")).split(" ").includes(`${FIELD.slice(1)}-fault`));
      assert.equal(await page.locator(".otinish-file").count(), 0);
      await page.reload();
    }
    await page.locator(FIELD).waitFor({ state: "attached" });
    assert.deepEqual(await files(page, "hei-correction"), []);
  }
  await page.locator(FIELD).setInputFiles(TOO_LARGE);
  await page.locator(`${FIELD}-fault`).waitFor();
  await fits(page);
  await accessible(page);
  assert.deepEqual(await digests(page), []);
  assert.deepEqual(sent, [], "a refused file stays where it is");

  // The last byte that is allowed is allowed, and with it the refusal goes.
  await page.locator(FIELD).setInputFiles(pdf("ровно.pdf", MAX_BYTES));
  assert.deepEqual(await taken(page, 1), ["ровно.pdf"]);
  await page.locator(`${FIELD}-fault`).waitFor({ state: "detached" });
  await page.locator(".otinish-file .govuk-tag--green").waitFor();
  assert.deepEqual(sent.map(({ method }) => method), ["POST", "PUT"]);
});

test("of several files that are dropped the good ones are taken, and of each other one it is said why not", async (t) => {
  const page = await form(t, "ru");
  const sent = recorded(page);
  const other = { ...DIPLOMA, name: "приложение.pdf", buffer: Buffer.concat([DIPLOMA.buffer, Buffer.from("\n")]) };
  await drop(page, [WORD, DIPLOMA, TOO_LARGE, other]);
  assert.deepEqual(await taken(page, 2), ["диплом.pdf", "приложение.pdf"]);
  const faults = page.locator(`${FIELD}-fault p`);
  await page.waitForFunction((id) => document.querySelectorAll(`${id}-fault p`).length === 2, FIELD);
  const said = await faults.allInnerTexts();
  assert.match(said[0], /диплом\.docx: Файлы этого типа/);
  assert.match(said[1], /диплом-скан\.pdf: Файл слишком большой/);
  await accessible(page);

  // The same file once more is the same file.
  await drop(page, [DIPLOMA]);
  await faults.first().waitFor({ state: "detached" });
  assert.deepEqual(await taken(page, 2), ["диплом.pdf", "приложение.pdf"]);

  // Nobody is signed in: everything stays on this device, and the page says so.
  assert.match(await page.locator(".otinish-file").first().textContent(), /Хранится на этом устройстве/);
  assert.deepEqual(sent, []);
});

test("a file that misses the zone does not take the page away", async (t) => {
  const page = await form(t, "ru");
  await page.locator(at("/applicant/iin")).fill("123");
  const left = await page.locator("h1").evaluate((heading) => {
    const dragged = new DataTransfer();
    dragged.items.add(new File(["%PDF"], "мимо.pdf", { type: "application/pdf" }));
    const given = (kind) => heading.dispatchEvent(new DragEvent(kind, { dataTransfer: dragged, bubbles: true, cancelable: true }));
    return [given("dragover"), given("drop")];
  });
  // `dispatchEvent` answers false where the browser's own way, which is to open the file instead of the page, was prevented.
  assert.deepEqual(left, [false, false]);
});

test("a file is taken out again, and its bytes go with the last document that needs them", async (t) => {
  const page = await open(t, "/ru/tve-admission/form", { viewport: DESK });
  const [copy, medical] = ["education-document-copy", "medical-certificate-075u"].map((kind) => at(`/attachments/${kind}`));
  const remove = (field) => page.locator(".govuk-form-group", { has: page.locator(field) }).last().locator('.otinish-file button[aria-label*="диплом.pdf"]').click();
  await page.locator(copy).waitFor({ state: "attached" });
  for (const field of [copy, medical]) {
    await page.locator(field).setInputFiles(DIPLOMA);
    await page.locator(".govuk-form-group", { has: page.locator(field) }).last().locator(".otinish-file").waitFor();
  }
  const names = async () => (await files(page, "tve-admission")).map((file) => file.file_name);
  await until(page, names, ["диплом.pdf", "диплом.pdf"]);

  // One scan for two documents: taken out of one, it is still there for the other.
  await remove(copy);
  await taken(page, 1);
  await page.waitForFunction((field) => `#${document.activeElement.id}` === field, copy);
  await until(page, names, ["диплом.pdf"]);
  await page.reload();
  assert.deepEqual(await taken(page, 1), ["диплом.pdf"]);
  assert.deepEqual(await digests(page), [sha256(DIPLOMA.buffer)]);

  await remove(medical);
  await taken(page, 0);
  await page.waitForFunction((field) => `#${document.activeElement.id}` === field, medical);
  await until(page, names, []);
  await until(page, () => digests(page), []);
  await page.reload();
  await page.locator(copy).waitFor({ state: "attached" });
  await taken(page, 0);
  assert.deepEqual(await digests(page), []);
  // The same file may be picked again.
  await page.locator(copy).setInputFiles(DIPLOMA);
  assert.deepEqual(await taken(page, 1), ["диплом.pdf"]);
});

test("a file that does not arrive stays, the page says so, and the next press sends it", async (t) => {
  const person = people.darya;
  const page = await form(t, "ru", person, { viewport: { width: 360, height: 740 }, expected: [/503|ERR_FAILED/] });
  const digest = sha256(DIPLOMA.buffer);
  const isKept = async () => {
    assert.deepEqual((await files(page, "hei-correction")).map((file) => file.sha256), [digest]);
    assert.deepEqual(await digests(page), [digest]);
  };

  // When it is picked, the store of files is away.
  const away = { status: 503, contentType: "application/problem+json", headers: { "retry-after": "5" }, body: JSON.stringify({ status: 503, code: "unavailable" }) };
  await page.route("**/api/uploads", (route) => route.fulfill(away), { times: 1 });
  await page.locator(FIELD).setInputFiles(DIPLOMA);
  const fault = page.locator(".otinish-file .govuk-error-message");
  await fault.waitFor();
  assert.match(await fault.textContent(), /Попробуйте через несколько минут\. Все введенное сохранено на этом устройстве\./);
  await accessible(page);
  await fits(page);
  await fill(page, person, ["/attachments"]);
  await until(page, async () => (await files(page, "hei-correction")).length, 1);
  await isKept();

  // When it is to be sent, the connection breaks in the middle of it: no code is asked for that would run out meanwhile.
  await next(page);
  await page.locator('main a.govuk-button[role="button"]').click();
  await page.route("**/api/files/*", (route) => route.abort(), { times: 1 });
  const ask = page.locator("main button.govuk-button").first();
  await ask.click();
  await page.locator("#send-fault:focus").waitFor();
  assert.match(await page.locator("#send-fault").textContent(), /Файл не загрузился\. Проверьте связь с интернетом и попробуйте еще раз\./);
  assert.equal(await page.locator("#code").count(), 0);
  await accessible(page);
  await fits(page);
  await isKept();

  const put = page.waitForResponse((response) => response.request().method() === "PUT" && response.url().endsWith(`/api/files/${digest}`));
  await ask.click();
  assert.ok((await put).ok());
  await page.locator("#code").waitFor();
  await page.locator("#code").fill(await code(person.phone));
  await next(page);
  await page.locator(".govuk-panel--confirmation").waitFor();
});

test("a phone offers its camera, and a desk does not", async (t) => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
  const page = await form(t, "kk", null, phone);
  const camera = page.locator(".otinish-drop").filter({ has: page.locator(FIELD) }).locator("label.otinish-camera");
  await camera.waitFor();
  assert.match(await camera.innerText(), /Суретке түсіру|Фото/);
  const input = camera.locator("input");
  assert.deepEqual(
    await input.evaluate((input) => [input.type, input.accept, input.getAttribute("capture")]),
    ["file", "image/*", "environment"],
  );
  const chooser = page.waitForEvent("filechooser");
  await camera.tap();
  const picture = await page.evaluate(() => Object.assign(document.createElement("canvas"), { width: 1200, height: 900 }).toDataURL("image/jpeg").split(",")[1]);
  await (await chooser).setFiles({ name: "IMG_0001.jpg", mimeType: "image/jpeg", buffer: Buffer.from(picture, "base64") });
  assert.deepEqual(await taken(page, 1), ["IMG_0001.jpg"]);
  await until(page, async () => (await files(page, "hei-correction")).length, 1);
  const [kept] = await files(page, "hei-correction");
  assert.deepEqual([kept.media_type, kept.width_px, kept.height_px, kept.sha256], ["image/jpeg", 1200, 900, sha256(Buffer.from(picture, "base64"))]);
  await fits(page);

  const desk = await form(t, "kk", null, { viewport: DESK });
  assert.equal(await desk.locator("label.otinish-camera").first().isVisible(), false);
});
