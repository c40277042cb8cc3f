// Whatever is asked for wrongly is an Error with a code and a pointer, which says what is known; the form stays as it was.

import assert from "node:assert/strict";
import { test } from "node:test";
import { core } from "./package.mjs";

const FILED = "2026-03-20T19:10:00+05:00";
const { Form, check, describe, due, place, services, written } = core;
const KNOWN = services("ru").map(({ code }) => code);

/// The error of a call, which must be one of ours.
function fault(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof Error && !(error instanceof WebAssembly.RuntimeError), String(error));
    return { code: error.code, pointer: error.pointer, ...(error.known ? { known: error.known } : {}) };
  }
  return assert.fail(`${call} was taken`);
}

test("an unknown service lists the known ones, in every call", () => {
  const unknown = { code: "service", pointer: null, known: KNOWN };
  assert.deepEqual(fault(() => describe("tve-corection", "ru")), unknown);
  assert.deepEqual(fault(() => due("", "portal", FILED)), unknown);
  assert.deepEqual(fault(() => new Form("TVE-CORRECTION", "ru", FILED)), unknown);
  assert.deepEqual(fault(() => new Form("tve-correction", "ru", FILED).set("/service", "x")), unknown);
  assert.throws(() => describe("x", "ru"), new RegExp(KNOWN.join(", ")));
});

test("an unknown language lists the known ones, in every call", () => {
  const unknown = { code: "language", pointer: null, known: ["kk", "ru", "en"] };
  const form = new Form("tve-correction", "ru", FILED);
  for (const call of [
    () => services("kz"),
    () => describe("tve-correction", "KK"),
    () => check("{}", "kz"),
    () => new Form("tve-correction", "ru-KZ", FILED),
    () => Form.read("{}", " ru"),
    () => form.speak("de"),
  ])
    assert.deepEqual(fault(call), unknown);
});

test("an unknown word of an input lists the known ones, in every call that reads one", () => {
  assert.equal(KNOWN.length, 5);
  const said = { service: KNOWN, language: ["kk", "ru"], channel: ["portal", "office", "state-corporation"] };
  for (const [member, known] of Object.entries(said)) {
    const input = JSON.stringify({ filed_at: FILED, application: { service: KNOWN[0], [member]: "kz" } });
    const unknown = { code: "unreadable", pointer: `/application/${member}`, known };
    assert.deepEqual(fault(() => check(input)), unknown);
    assert.deepEqual(fault(() => Form.read(input, "ru")), unknown);
    assert.throws(() => check(input), new RegExp(known.join(", ")));
  }
});

test("an unknown channel lists those of the service", () => {
  assert.deepEqual(fault(() => due("tve-duplicate", "portal", FILED)), { code: "channel", pointer: null, known: ["office", "state-corporation"] });
  assert.deepEqual(fault(() => due("tve-correction", "post", FILED)), { code: "channel", pointer: null, known: ["portal"] });
});

test("an instant, a day and a pointer that are none are said", () => {
  const form = new Form("tve-correction", "ru", FILED);
  assert.deepEqual(fault(() => due("tve-correction", "portal", "2026-03-20")), { code: "filed-at", pointer: null });
  assert.deepEqual(fault(() => new Form("tve-correction", "ru", "")), { code: "filed-at", pointer: null });
  assert.deepEqual(fault(() => form.filedAt("2026-13-01T00:00:00Z")), { code: "filed-at", pointer: null });
  assert.deepEqual(fault(() => describe("tve-correction", "ru", "2026-02-30")), { code: "day", pointer: null });
  assert.deepEqual(fault(() => form.set("/applicant/inn", "1")), { code: "pointer", pointer: "/applicant/inn" });
  assert.deepEqual(fault(() => form.set("/corrections/7/printed", "1")), { code: "pointer", pointer: "/corrections/7/printed" });
  assert.deepEqual(fault(() => form.set("", "1")), { code: "pointer", pointer: "" });
  assert.deepEqual(fault(() => form.remove("/corrections/0")), { code: "pointer", pointer: "/corrections/0" });
  assert.deepEqual(fault(() => form.know({ obtained: ["passport"] })), { code: "unreadable", pointer: "/obtained/0" });
  assert.deepEqual(fault(() => form.know({ emergency: "yes" })), { code: "unreadable", pointer: "/emergency" });
});

test("arguments of another type are said, and none of them breaks the wasm", () => {
  const form = new Form("tve-correction", "ru", FILED);
  const circular = {};
  circular.self = circular;
  const throwing = {
    toJSON() {
      throw new Error("no");
    },
  };
  for (const wrong of [undefined, null, 5, true, {}, [], () => {}, Symbol("x"), 10n]) {
    for (const call of [() => services(wrong), () => describe(wrong, "ru"), () => check(wrong), () => due("tve-correction", wrong, FILED), () => form.set(wrong, "")])
      assert.deepEqual(fault(call), { code: "argument", pointer: null });
  }
  for (const wrong of [{}, [], () => {}, Symbol("x"), 10n]) assert.deepEqual(fault(() => form.set("/reason/text", wrong)), { code: "argument", pointer: null });
  for (const wrong of [undefined, circular, throwing, () => {}]) assert.deepEqual(fault(() => form.know(wrong)), { code: "argument", pointer: null });
  assert.deepEqual(fault(() => form.set("/reason/text", "\ud800")), { code: "unreadable", pointer: null });
  assert.deepEqual(fault(() => check('{"filed_at":"\udfff"}')), { code: "unreadable", pointer: null });
  assert.equal(form.report().service, "tve-correction");
});

test("a service cannot be taken away from a form", () => {
  const form = new Form("tve-correction", "ru", FILED);
  for (const nothing of ["", null, undefined]) fault(() => form.set("/service", nothing));
  assert.equal(form.report().service, "tve-correction");
  form.set("/service", "hei-correction");
  assert.equal(form.report().service, "hei-correction");
});

test("numbers that are none stay as they were typed, and are invalid", () => {
  const form = new Form("tve-duplicate", "ru", FILED);
  for (const typed of [2019.5, Number.NaN, 1e300, "20 19"]) {
    form.set("/education/graduation_year", typed);
    assert.equal(form.value("/education/graduation_year"), String(typed));
    assert.ok(form.report().problems.some(({ code, at }) => code === "invalid" && at === "/education/graduation_year"), String(typed));
    assert.equal(form.json(), undefined);
  }
  form.set("/education/graduation_year", 2019);
  assert.equal(JSON.parse(form.json()).education.graduation_year, 2019);
});

test("flags that are none stay as they were typed, and are invalid", () => {
  const form = new Form("tve-correction", "ru", FILED);
  const code = () => form.report().problems.find(({ at }) => at === "/consent")?.code;
  for (const typed of ["yes", "TRUE", 1]) {
    form.set("/consent", typed);
    assert.deepEqual([form.value("/consent"), code(), form.json()], [String(typed), "invalid", undefined]);
  }
  for (const [typed, value, said] of [[true, "true", undefined], ["true", "true", undefined], [false, "false", "missing"], ["", undefined, "missing"]]) {
    form.set("/consent", typed);
    assert.deepEqual([form.value("/consent"), code()], [value, said]);
    assert.equal(typeof form.json(), "string");
  }
});

test("an item's number is written in one way", () => {
  const form = new Form("tve-correction", "ru", FILED);
  for (const index of ["+0", "00", "-0", " 0", "0x0", "1e0", ""]) {
    const pointer = `/corrections/${index}/printed`;
    assert.deepEqual(fault(() => form.set(pointer, "а")), { code: "pointer", pointer });
  }
  form.set("/corrections/0/printed", "а");
  assert.equal(form.count("/corrections"), 1);
});

test("a form that was freed says so in every call, and can be freed again", () => {
  const methods = Object.getOwnPropertyNames(Form.prototype).filter((name) => !["constructor", "free"].includes(name) && !name.startsWith("__"));
  assert.ok(methods.length > 15, methods.join(", "));
  const freed = new Form("tve-correction", "ru", FILED);
  const kept = new Form("tve-correction", "ru", FILED);
  freed.free();
  for (const method of methods) assert.deepEqual(fault(() => freed[method]("/consent", "true")), { code: "freed", pointer: null }, method);
  freed.free();
  assert.ok(freed instanceof Form);
  assert.equal(kept.report().service, "tve-correction");
});

test("a draft keeps its places, with an item in which nothing is typed yet", () => {
  const form = new Form("tve-correction", "ru", FILED);
  form.set("/corrections/0/printed", "");
  form.set("/corrections/1/printed", "Қасимов");
  const again = new Form("tve-correction", "ru", FILED);
  for (const [pointer, typed] of form.typed()) again.set(pointer, typed);
  assert.equal(again.count("/corrections"), 2);
  assert.equal(again.value("/corrections/1/printed"), "Қасимов");
});

test("a clause and a day in words, and what is none of them", () => {
  assert.equal(place("TC-p11", "en"), "paragraph 11 of the Rules");
  assert.equal(place("TC-p11", "kk"), "Қағидалардың 11-тармағы");
  assert.equal(place("", "ru"), "");
  assert.equal(written("2026-03-20", "ru"), "20 марта 2026 года");
  for (const day of ["2026-02-30", "20.03.2026", ""]) assert.deepEqual(fault(() => written(day, "ru")), { code: "day", pointer: null });
  assert.deepEqual(fault(() => place("TC-p11", "kz")).code, "language");
  assert.deepEqual(fault(() => place(11, "kk")).code, "argument");
});

test("how an application is certified follows from how it is handed in, and a choice that fits stays", () => {
  const form = new Form("school-duplicate", "ru", FILED);
  assert.deepEqual([form.isSent(), form.value("/certified_by"), form.value("/language")], [true, "one-time-password", "ru"]);
  form.set("/certified_by", "eds");
  form.certify();
  assert.equal(form.value("/certified_by"), "eds");
  form.set("/channel", "office");
  form.certify();
  assert.deepEqual([form.isSent(), form.value("/certified_by")], [false, "handwritten"]);
  form.notices("en");
  assert.equal(form.value("/language"), "kk");
  assert.equal(fault(() => form.notices("kz")).code, "language");
});
