// What the stories leave to be looked for when all of them are over: every address that a browser asked for or stood at, and what of a
// person was typed into a page or sent by one. Whoever runs the stories says in which file; tests/traces does the looking.

import { appendFileSync } from "node:fs";

const { OTINISH_HEARD: file } = process.env;

// The last word of a member's pointer, or of a field's id, that tells whose it is. What an organisation or a specialty is called is nobody's.
const PERSONAL = /(?:^|[-/])(?:iin|phone|email|surname|given_name|patronymic|full_name)$/;

const keep = (line) => file && appendFileSync(file, `${JSON.stringify(line)}\n`);

/// Keeps whatever in this value belongs to a person; `at` is where the value stands.
export function told(at, value) {
  if (typeof value === "string" && value !== "" && PERSONAL.test(at)) keep({ value });
  if (value !== null && typeof value === "object") Object.entries(value).forEach(([name, part]) => told(`${at}/${name}`, part));
}

/// Listens to every page of a profile.
export async function listen(profile) {
  profile.on("request", (request) => {
    keep({ url: request.url() });
    told("", json(request.postData()));
  });
  // The address of a page changes without a request too.
  const follow = (page) => page.on("framenavigated", (frame) => keep({ url: frame.url() }));
  profile.pages().forEach(follow);
  profile.on("page", follow);
  await profile.exposeBinding("otinishTold", (_, at, value) => told(at, value));
  await profile.addInitScript(() => addEventListener("change", ({ target }) => window.otinishTold(target.id, target.value), true));
}

function json(body) {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
