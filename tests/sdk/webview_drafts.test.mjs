// What the page for webviews must not lose: when it is turned, loaded anew, killed, or told nonsense.

import assert from "node:assert/strict";
import { test } from "node:test";
import { around, at, fileFor, fillIn, fine, fits, folder, kept, left, opened, PHONE, PROVIDER } from "./host.mjs";
import { core } from "./package.mjs";
import { installed, serve } from "./site.mjs";

test("the page turned loses nothing, and neither does a load in the middle", async (t) => {
  const host = await opened(t);
  await host.next("ready");
  await host.say("start", { service: "tve-correction", language: "kk", values: PROVIDER });
  await fillIn(host.page);
  await kept(host.page);
  const values = () => host.page.locator("main input, main textarea").evaluateAll((all) => all.map((one) => [one.id, one.type.match(/radio|checkbox/) ? one.checked : one.value]));
  const before = await values();
  assert.ok(before.some(([, value]) => value === "Қасымов"));
  const surname = host.page.locator(at("/applicant/name/surname"));
  await surname.focus();
  const { width, height } = PHONE.viewport;
  for (const size of [{ width: height, height: width }, { width, height }]) {
    await host.page.setViewportSize(size);
    await host.page.waitForFunction((wide) => innerWidth === wide, size.width);
    assert.deepEqual(await values(), before);
    assert.equal(await host.page.evaluate(() => document.activeElement.id), "at-applicant-name-surname");
    await fits(host);
  }

  // A file is asked for, and the page is loaded anew before it comes.
  await host.page.locator(at("/attachments/education-document-copy")).click();
  const { id } = await host.next("needs-file");
  await kept(host.page);
  await host.page.reload();
  host.anew();
  const ready = await host.next("ready");
  assert.deepEqual([ready.service, ready.restored], ["tve-correction", true]);
  assert.deepEqual(await values(), before);
  await host.say("file", { id, file: fileFor("диплом.pdf") });
  assert.equal((await left(host, 0)).verdict, "complete");
  assert.deepEqual(host.complaints, []);
});

test("a killed process loses nothing: the draft is there, and so is the language", async (t) => {
  const [device, address] = [await installed(t), await serve(t, folder)];
  const host = await around(await device.start(PHONE), address);
  await host.next("ready");
  await host.say("start", { service: "school-duplicate", language: "ru", values: { "/applicant/name/surname": "Соколова" } });
  await host.page.locator(at("/applicant/name/given_name")).fill("Оль");
  await kept(host.page);
  await device.kill();

  const again = await around(await device.start(PHONE), address);
  const ready = await again.next("ready");
  assert.deepEqual([ready.service, ready.restored], ["school-duplicate", true]);
  await again.say("start", { service: "school-duplicate", language: "kk", values: { "/applicant/name/surname": "Other", "/applicant/name/given_name": "Other" } });
  await again.page.locator("h1", { hasText: core.services("ru")[1].name }).waitFor();
  assert.equal(await again.page.locator(at("/applicant/name/surname")).inputValue(), "Соколова");
  assert.equal(await again.page.locator(at("/applicant/name/given_name")).inputValue(), "Оль");
  await fine(again);
});

const BAD = [
  ["", "not-json"],
  ["{", "not-json"],
  ["[]", "not-json"],
  ["null", "not-json"],
  ['{"type":"start"}', "version", "start"],
  ['{"otinish":2,"type":"start"}', "version", "start"],
  ['{"otinish":1}', "unknown-type", null],
  ['{"otinish":1,"type":"constructor"}', "unknown-type", "constructor"],
  ['{"otinish":1,"type":"start","servise":"x"}', "shape", "start"],
  ['{"otinish":1,"type":"start","service":7}', "shape", "start"],
  ['{"otinish":1,"type":"start","service":"tve-corection"}', "service", "start"],
  ['{"otinish":1,"type":"start","language":"kz"}', "language", "start"],
  ['{"otinish":1,"type":"start","values":{"/applicant/inn":"1","/applicant/iin":"2"}}', "pointer", "start", "/applicant/inn"],
  ['{"otinish":1,"type":"start","values":{"/applicant/iin":{}}}', "shape", "start"],
  ['{"otinish":1,"type":"start","context":{"obtained":["passport"]}}', "unreadable", "start", "/obtained/0"],
  ['{"otinish":1,"type":"file","id":"none","file":{"file_name":"a","media_type":"application/pdf","bytes":-1,"sha256":"x"}}', "shape", "file"],
  [JSON.stringify({ otinish: 1, type: "file", id: "none", file: fileFor("a.pdf") }), "unknown-id", "file"],
  ['{"otinish":1,"type":"signature","id":"none","certificate":{}}', "unknown-id", "signature"],
  ['{"otinish":1,"type":"cancelled","id":"none"}', "unknown-id", "cancelled"],
  ['{"otinish":1,"type":"registered","key":"none","number":"1"}', "unknown-id", "registered"],
  ['{"otinish":1,"type":"rejected","key":"none","reason":"x"}', "unknown-id", "rejected"],
];

test("a bad message gets an error, and loses nothing", async (t) => {
  const host = await opened(t, { kind: "ios" });
  await host.next("ready");
  await host.say("start", { service: "tve-correction", language: "ru" });
  const iin = host.page.locator(at("/applicant/iin"));
  await iin.fill("951103599011");
  for (const [text, code, about = null, pointer] of BAD) {
    await host.raw(text);
    const error = await host.next("error");
    assert.equal(error.code, code, `${text}: ${error.message}`);
    assert.equal(error.about ?? null, about, text);
    if (pointer) assert.equal(error.pointer, pointer, text);
    assert.equal(await iin.inputValue(), "951103599011", text);
  }
  assert.deepEqual(host.complaints, []);
});
