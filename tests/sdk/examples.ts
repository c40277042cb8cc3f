// Compiled by a test, never run: the lines below "@ts-expect-error" must be errors, and the others must not.

import init, { Form, check, describe, due, place, services, written } from "@otinish/core";
import type { Application, Codes, Input, OtinishError, Report, Service } from "@otinish/core";

await init();
await init(new URL("./core_bg.wasm", import.meta.url));

for (const { code, name, by_portal } of services("kk")) {
  const sent: boolean = by_portal;
  const rows = describe(code, "ru").sections.flatMap((section) => section.rows);
  for (const { at, label, control } of rows) {
    if (control.type === "choice") console.log(at, label, control.of.map((choice) => choice.value));
    if (control.type === "line") console.log(control.of.max.toFixed());
    // @ts-expect-error: a date has nothing more to say
    if (control.type === "date") console.log(control.of);
  }
  console.log(name, sent);
}

const application: Application = {
  service: "tve-correction",
  channel: "portal",
  applicant: { name: { surname: "Қасымов", given_name: "Ерлан", patronymic: null }, iin: "951103599011" },
  corrections: [{ field: "surname", printed: "Қасимов", correct: "Қасымов", explanation: "Бір әріп қате." }],
  attachments: { "education-document-copy": [{ file_name: "диплом.pdf", media_type: "application/pdf", bytes: 1024 }] },
};
const input: Input = { filed_at: "2026-03-20T19:10:00+05:00", context: { emergency: false }, application };
const report = JSON.parse(check(JSON.stringify(input), "ru")) as Report;
const day: string | null = report.due_on;
for (const { day, is, n } of report.due_because) console.log(day, is, n?.toFixed());
for (const { code, at, clause, ground, message } of report.problems) console.log(code, at, clause, ground ?? "", message);

const form = new Form("hei-correction", "kk", "2026-03-20T19:10:00+05:00");
form.set("/education/graduation_year", 2019);
form.set("/consent", true);
form.set("/applicant/iin", null);
const codes = JSON.parse(form.codes()) as Codes;
const [first] = codes.problems;
if (first) console.log(first[0], first[3]?.length);
for (const [pointer, typed] of form.typed()) form.set(pointer, typed);
form.know({ obtained: ["identity-document"] });
form.certify();
form.notices(form.isSent() ? "kk" : "ru");
const words: string = place("TC-p11", "kk") + written("2026-03-20", "kk");
const counted: string | null = due("tve-duplicate", "office", "2026-03-20T19:10:00+05:00").accepted_on;
try {
  form.set("/nowhere", "");
} catch (thrown) {
  const { code, pointer } = thrown as OtinishError;
  if (code === "pointer") console.log(pointer);
  // @ts-expect-error: no such code
  if (code === "pionter") console.log(pointer);
}
console.log(day, counted, words);

// @ts-expect-error: an unknown service
describe("tve-corection", "kk");
// @ts-expect-error: an unknown language
services("kz");
// @ts-expect-error: an unknown channel
due("tve-correction", "post", "2026-03-20T19:10:00+05:00");
// @ts-expect-error: the instant of filing is wanted
new Form("tve-correction", "kk");
// @ts-expect-error: text goes in, not an object
check(input);
// @ts-expect-error: an application is one of a service
const nobody: Application = { channel: "portal" };
// @ts-expect-error: an unknown reason
const reason: Application = { service: "school-duplicate", reason: { kind: "eaten" } };
// @ts-expect-error: a member that nobody declares
const member: Application = { service: "school-duplicate", surname: "Қасымов" };
// @ts-expect-error: a year is a number
const year: Application = { service: "school-duplicate", education: { graduation_year: "2019" } };
// @ts-expect-error: a verdict that there is none of
if (report.verdict === "accepted") console.log();
// @ts-expect-error: no such document
form.know({ obtained: ["passport"] });
// @ts-expect-error: a service may be absent of nothing
const service: Service = null;
console.log(nobody, reason, member, year, service);
