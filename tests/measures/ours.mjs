// The ways in which a program calls ours, the same in Node and in a page: with a whole input as text, or with a form that is held in wasm.

export const WAYS = [
  { name: "codes", label: "ours: every member set, report in codes" },
  { name: "report", label: "ours: every member set, messages and days" },
  { name: "key", label: "ours: one member set, report in codes" },
  { name: "text", label: "ours: JSON text in, report as text" },
];

/// What is timed: a function that judges this input once more and answers the verdict.
export function prepared(core, name, input) {
  const text = JSON.stringify(input);
  if (name === "text") return () => core.check(text);
  // The members as somebody types them, in a form that was begun for this service on that day.
  const members = core.Form.read(text, "kk").typed();
  const form = new core.Form(input.application.service, "kk", input.filed_at);
  for (const [pointer, typed] of members) form.set(pointer, typed);
  const [last, typed] = members.at(-1) ?? ["/service", input.application.service];
  return {
    codes() {
      for (const [pointer, typed] of members) form.set(pointer, typed);
      return form.codes();
    },
    report() {
      for (const [pointer, typed] of members) form.set(pointer, typed);
      return form.report();
    },
    key() {
      form.set(last, typed);
      return form.codes();
    },
  }[name];
}

/// What a way answered, as one of the four verdicts.
export const verdict = (answer) => (typeof answer === "string" ? JSON.parse(answer) : answer).verdict;
