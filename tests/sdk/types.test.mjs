// The declarations of the package against the compiler of TypeScript, told to be strict: every input and every report of the cases has
// their types, and what has not is refused.

import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { casesOf, core, files, project } from "./package.mjs";

/// What the compiler says of these files, each by its name, as a project with the package would compile them.
function said(sources) {
  const home = join(project, "typed");
  mkdirSync(home, { recursive: true });
  const names = Object.entries(sources).map(([name, text]) => {
    const file = join(home, name);
    if (text === undefined) copyFileSync(fileURLToPath(new URL(name, import.meta.url)), file);
    else writeFileSync(file, text);
    return file;
  });
  const program = ts.createProgram(names, {
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: [],
  });
  const found = ts.getPreEmitDiagnostics(program);
  const place = ({ file, start }) => (file ? `${file.fileName.replace(home, "")}:${file.getLineAndCharacterOfPosition(start).line + 1} ` : "");
  return found.map((one) => place(one) + ts.flattenDiagnosticMessageText(one.messageText, "\n"));
}

const all = files.flatMap(casesOf);
const readable = all.filter((one) => !("unreadable" in one.expect));
const module = (type, values) => `import type { ${type} } from "@otinish/core";\nexport const all: ${type}[] = ${JSON.stringify(values, null, 1)};\n`;

test("what may be written compiles, and what may not is refused", () => {
  assert.deepEqual(said({ "examples.ts": undefined }), []);
});

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
