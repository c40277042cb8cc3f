// The package says of every case what the case expects and the very bytes that the command line says, and of every input that cannot be read
// the same place.

import assert from "node:assert/strict";
import { test } from "node:test";
import { agreed, alone } from "./both.mjs";
import { casesOf, core, files } from "./package.mjs";

/// One line for a case: its input, or its own text, which is one line.
const lineOf = (one) => (one.input_text === undefined ? JSON.stringify(one.input) : one.input_text);

for (const name of files) {
  for (const language of [undefined, "kk", "ru", "en"]) {
    test(`${name} in ${language ?? "the applicant's language"}`, () => {
      agreed(casesOf(name).map(lineOf), language);
    });
  }
}

test("an input may stand on several lines", () => {
  const [first] = casesOf(files[0]);
  const text = JSON.stringify(first.input, null, 2);
  assert.equal(core.check(text), alone(text));
});

/// A report in the words of a case's `expect`.
const told = (report) => ({
  edition: report.edition,
  verdict: report.verdict,
  problems: report.problems.map(({ code, at, clause, ground }) => [code, at, clause, ground]).sort(),
  warnings: report.warnings.map(({ code, at }) => [code, at]).sort(),
  documents: Object.fromEntries(report.documents.map(({ kind, state }) => [kind, state])),
  accepted_on: report.accepted_on,
  due_on: report.due_on,
  results_on: report.results_on,
  due_because: report.due_because,
});

for (const name of files) {
  test(`${name} as its cases expect, from text and from a form`, () => {
    for (const one of casesOf(name)) {
      if ("unreadable" in one.expect) {
        assert.throws(() => core.check(lineOf(one)), { code: "unreadable", pointer: one.expect.unreadable }, one.name);
        assert.throws(() => core.Form.read(lineOf(one), "ru"), { code: "unreadable", pointer: one.expect.unreadable }, one.name);
        continue;
      }
      const expected = { ...one.expect, problems: [...one.expect.problems].sort(), warnings: [...one.expect.warnings].sort() };
      const report = JSON.parse(core.check(lineOf(one), "ru"));
      assert.deepEqual(told(report), expected, one.name);
      const form = core.Form.read(lineOf(one), "ru");
      assert.deepEqual(form.report(), report, one.name);
      const codes = JSON.parse(form.codes());
      assert.deepEqual(codes.problems, report.problems.map(({ code, at, clause, ground }) => [code, at, clause, ground]), one.name);
      assert.deepEqual(codes.warnings, report.warnings.map(({ code, at }) => [code, at]), one.name);
      // What was typed, typed again into a new form, is judged the same; an empty list is nothing that anybody types.
      const { filed_at, context } = one.input ?? JSON.parse(one.input_text);
      const again = new core.Form(report.service, "ru", filed_at);
      if (context) again.know(context);
      for (const [pointer] of again.typed()) if (pointer !== "/service") again.set(pointer, null);
      for (const [pointer, typed] of form.typed()) again.set(pointer, typed);
      assert.deepEqual(again.report(), report, one.name);
      assert.equal(again.json(), form.json().replace('"corrections":[],', ""), one.name);
      form.free();
      again.free();
    }
  });
}
