// What Ajv needs to know beyond the schema: keywords as code, so that the same definition is compiled at run time or ahead of it.

import Ajv, { _ } from "ajv";
import addFormats from "ajv-formats";
import * as rules from "./rules.mjs";

const raw = (text) => _([text]);

/// An Ajv that knows our keywords; `rulesModule` is where code that is made ahead finds the predicates.
export function ajv(options = {}, rulesModule = "./rules.mjs") {
  const made = new Ajv({ allErrors: true, strictTypes: false, ...options });
  addFormats(made, ["date"]);
  const predicate = (context, name) =>
    context.gen.scopeValue("func", { key: name, ref: rules[name], code: raw(`require(${JSON.stringify(rulesModule)}).${name}`) });
  const ofText = (keyword, name) =>
    made.addKeyword({ keyword, type: "string", code: (context) => context.fail(_`!${predicate(context, name)}(${context.data})`) });
  const ofObject = (keyword, at, schemaType, fails) =>
    made.addKeyword({
      keyword,
      type: "object",
      ...(schemaType ? { schemaType } : {}),
      error: { message: "rule", params: raw(`{at: ${JSON.stringify(at)}}`) },
      code: (context) => context.fail(fails(context, context.data)),
    });
  ofText("iin", "iinOk");
  ofText("birthRange", "birthOk");
  ofText("notExpired", "notExpired");
  ofObject("differ", "to", "array", (_context, data) => _`${data}.from !== undefined && ${data}.from === ${data}.to`);
  ofObject("birthMatchesIin", "birthDate", null, (context, data) => _`!${predicate(context, "iinMatches")}(${data}.iin, ${data}.birthDate)`);
  ofObject(
    "gradAfterBirth",
    "graduationYear",
    null,
    (context, data) => _`!${predicate(context, "gradAfterBirth")}(${data}.graduationYear, ${data}.birthDate)`,
  );
  return made;
}

/// A compiled schema as a validator.
export function validator(judge) {
  return { run: (form) => judge(form), paths: (form) => (judge(form) ? [] : paths(judge.errors)) };
}

/// The paths at which these errors stand, sorted, each once.
function paths(errors) {
  const found = new Set();
  for (const { keyword, params, instancePath, schemaPath } of errors) {
    // What stands inside of `if` and `contains` explains an error that is told beside it.
    if (keyword === "if" || schemaPath.includes("/contains/")) continue;
    const at = instancePath.slice(1);
    const member = keyword === "contains" ? undefined : (params.missingProperty ?? params.additionalProperty ?? params.at);
    found.add(member === undefined ? at : at ? `${at}/${member}` : member);
  }
  return [...found].sort();
}
