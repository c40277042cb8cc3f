// The corpus on which we stand beside other validators, turned into applications: wasm and command line agree on all of it, and where our
// verdict parts from the plain form's, the law is the cause.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { CORPUS } from "../peers/corpus.mjs";
import { compare } from "../peers/differences.mjs";
import { contractInput } from "../peers/mapping.mjs";
import { agreed } from "./both.mjs";

const lines = CORPUS.map(({ data }) => JSON.stringify(contractInput(data)));

test("the corpus is the one that the figures were taken with", () => {
  assert.equal(CORPUS.length, 203);
  const digest = createHash("sha256").update(JSON.stringify(CORPUS)).digest("hex");
  assert.equal(digest, "3e735cddcc5f5f1de6a4118b23090c361ebecaea4d97b42e31e087ef165e674b");
});

for (const language of [undefined, "kk", "ru", "en"]) {
  test(`all of it as applications, in ${language ?? "the applicant's language"}`, () => {
    agreed(lines, language);
  });
}

test("where our verdict parts from that of the plain form, a cause is known, and every cause is met", () => {
  const { pairs, causes, unexplained } = compare(CORPUS, agreed(lines));
  assert.deepEqual(unexplained, []);
  assert.deepEqual([...causes].filter(([, count]) => count === 0), []);
  assert.deepEqual(Object.fromEntries(pairs), {
    "valid, complete": 61,
    "invalid, complete": 22,
    "invalid, remarks": 19,
    "invalid, refusable": 17,
    "invalid, blocked": 59,
    "invalid, unreadable": 25,
  });
});
