// react-jsonschema-form: the form drawn from the JSON Schema itself.

import Form from "@rjsf/core";
import { customizeValidator } from "@rjsf/validator-ajv8";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { schema as plain } from "../form/json_schema.mjs";
import * as rules from "../form/rules.mjs";

const keyword = (type) => (name, judge) => ({ keyword: name, type, validate: (_schema, value) => judge(value), errors: false });
const [ofText, ofObject] = [keyword("string"), keyword("object")];
const keywords = [
  ofText("iin", rules.iinOk),
  ofText("birthRange", rules.birthOk),
  ofText("notExpired", rules.notExpired),
  ofObject("differ", (one) => one.from === undefined || one.from !== one.to),
  ofObject("birthMatchesIin", (form) => rules.iinMatches(form.iin, form.birthDate)),
  ofObject("gradAfterBirth", (form) => rules.gradAfterBirth(form.graduationYear, form.birthDate)),
];
const validator = customizeValidator({ ajvOptionsOverrides: { allErrors: true, strict: false, keywords } });

// It draws what has a type; `true` has none.
const schema = structuredClone(plain);
for (const [name, judged] of Object.entries(schema.properties)) if (judged === true) schema.properties[name] = { type: "string" };
schema.properties.consent = { type: "boolean", const: true };
schema.properties.corrections.items.properties.other = { type: "string" };

function Page() {
  const [form, change] = useState({});
  return <Form schema={schema} formData={form} validator={validator} liveValidate onChange={({ formData }) => change(formData)} showErrorList={false} />;
}

createRoot(document.getElementById("form")).render(<Page />);
globalThis.drawn = {
  iin: () => document.getElementById("root_iin"),
  verdict: () => document.getElementById("root_iin__error")?.textContent ?? "",
};
