// The declarations of the package against the compiler of TypeScript, told to be strict: every input and every report of the cases has
// their types, and what has not is refused.

import assert from "node:assert/strict";
import { test } from "node:test";
import { said } from "./compiler.mjs";
import { casesOf, core, files } from "./package.mjs";

const all = files.flatMap(casesOf);
const readable = all.filter((one) => !("unreadable" in one.expect));
const module = (type, values) => `import type { ${type} } from "@otinish/core";\nexport const all: ${type}[] = ${JSON.stringify(values, null, 1)};\n`;

test("every input that can be read is an Input", () => {
  assert.ok(readable.length > 100);
  assert.deepEqual(said({ "inputs.ts": module("Input", readable.map((one) => one.input ?? JSON.parse(one.input_text))) }), []);
});

test("every report is a Report, and every report in codes is Codes", () => {
  const forms = readable.map((one) => core.Form.read(one.input ? JSON.stringify(one.input) : one.input_text, "kk"));
  const sources = {
    "reports.ts": module("Report", forms.map((form) => form.report())),
    "codes.ts": module("Codes", forms.map((form) => JSON.parse(form.codes()))),
    "sections.ts": module("Section", forms.filter((_, nth) => nth % 8 === 0).flatMap((form) => form.sections())),
    "documents.ts": module("Document", forms.flatMap((form) => form.documents())),
  };
  assert.deepEqual(said(sources), []);
});

test("every service, its description and its days have their types", () => {
  const services = core.services("ru");
  const descriptions = services.map(({ code }) => core.describe(code, "ru"));
  const dues = descriptions.flatMap(({ service, channels }) => channels.map((channel) => core.due(service.code, channel, "2026-03-20T19:10:00+05:00")));
  const sources = { "services.ts": module("Named", services), "descriptions.ts": module("Description", descriptions), "dues.ts": module("Due", dues) };
  assert.deepEqual(said(sources), []);
});

test("what no application can hold is no Input", () => {
  const [{ input }] = readable.filter((one) => one.input);
  const wrong = [
    { ...input, application: { ...input.application, service: "tve-corection" } },
    { ...input, application: { ...input.application, channel: "post" } },
    { ...input, application: { ...input.application, surname: "Қасымов" } },
    { ...input, application: { ...input.application, consent: "yes" } },
    { ...input, context: { obtained: ["passport"] } },
    { application: input.application },
  ];
  const files = wrong.map((one, nth) => [`wrong-${nth}.ts`, module("Input", [one])]);
  const faults = said(Object.fromEntries(files));
  for (const [name] of files) assert.ok(faults.some((fault) => fault.includes(name)), `${name} was taken`);
});
