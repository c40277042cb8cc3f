// What the page shows: the services, the form of one, its answers, its end. `app` knows the application and what can be done with it.

import { fill, h, idOf, isBelow, lead } from "./dom.js";
import { drawing } from "./fields.js";

/// The services, in the order of the register.
export function choosing(app) {
  const { words } = app;
  const item = ({ code, name, by_portal }) => h("li", {}, h("a", { href: `#${code}` }, name, !by_portal && h("span", {}, words.checkOnly)));
  return { nodes: [h("h1", {}, words.choose), h("ul", { class: "services" }, app.services.map(item))], refresh() {} };
}

/// The form. `refresh` draws what is asked now, and keeps whatever is asked as before.
export function filling(app) {
  const { words, view } = app;
  const { section, by, at } = drawing(view);
  const summary = h("div", { class: "summary", id: "summary", tabindex: "-1", role: "alert", "aria-labelledby": "summary-title", hidden: true });
  const notes = h("div");
  const form = h("form", { novalidate: true, onsubmit: goOn });
  const next = h("button", { type: "submit" }, words.next);
  const kept = h("p", { class: "hint", id: "kept" });

  function goOn(event) {
    event.preventDefault();
    const { problems, verdict } = app.report;
    if (problems.length === 0) return app.go("answers");
    app.try();
    const item = ({ at, message }) => h("li", {}, leading(anchor(app, at), message));
    const asIs = verdict !== "blocked" && h("p", {}, h("a", { href: `#${app.service}/answers` }, words.seeAsIs));
    fill(summary, [h("h2", { id: "summary-title" }, words.errors), h("ul", { class: "plain" }, problems.map(item)), asIs].filter(Boolean));
    summary.hidden = false;
    lead("summary");
  }

  function refresh() {
    const { restored, aside, isKept, hasHost } = app;
    const said = [
      !app.form.isSent() && words.checkOnly,
      restored && words.restored,
      aside.length > 0 && words.aside + aside.join(", "),
      !isKept && words.memoryOnly,
      !hasHost && words.noHost,
    ].filter(Boolean);
    fill(notes, said.map((text) => at(`note${text}`, text, () => ({ node: h("p", { class: "panel" }, text) })).node));
    const documents = app.form.documents();
    const sections = app.form.sections().map(section);
    if (documents.length > 0) {
      const { node } = at("documents", 1, () => ({ node: h("section", { "aria-labelledby": "documents" }, h("h2", { id: "documents" }, words.documents)) }));
      fill(node, [node.firstChild, ...documents.map((document) => attached(document))]);
      sections.push(node);
    }
    fill(form, [...sections, next, kept]);
    if (app.report.problems.length === 0) summary.hidden = true;
  }

  /// A kind of document with its files; what stands under it is drawn anew when anything of it has changed.
  function attached(document) {
    const { at: pointer, kind, label, hint, required, paper_only: isPaper } = document;
    const files = Array.from({ length: view.count(pointer) }, (_, nth) => [view.value(`${pointer}/${nth}/file_name`), view.value(`${pointer}/${nth}/bytes`)]);
    const state = app.report.documents.find((listed) => listed.kind === kind)?.state;
    const faults = app.draft.tried || files.length > 0 ? app.report.problems.filter(({ at }) => at === pointer || isBelow(pointer, at)) : [];
    const waits = app.isAsked(pointer);
    const make = () => {
      const id = idOf(pointer);
      const size = (bytes) => (bytes < 1_048_576 ? ` ${Math.ceil(bytes / 1024)} ${words.kilobytes}` : ` ${Math.round(bytes / 104_857.6) / 10} ${words.megabytes}`);
      const remove = (nth) => () => {
        view.remove(`${pointer}/${nth}`);
        lead(id);
      };
      const file = ([name, bytes], nth) =>
        h("li", {}, h("span", {}, name, h("small", {}, size(bytes))), h("button", { type: "button", class: "quiet", onclick: remove(nth), "aria-label": `${words.remove}: ${name}` }, words.remove));
      const isDone = state === "obtained";
      const button = h("button", { type: "button", class: "quiet", id, disabled: !app.hasHost, onclick: () => app.askFile(document), "aria-label": `${words.addFile}: ${label}` }, words.addFile);
      const node = h(
        "fieldset",
        { class: faults.length > 0 ? "wrong" : "", ...(isPaper || isDone ? { id, tabindex: "-1" } : {}) },
        h("legend", {}, required ? label : `${label} (${words.optional})`),
        hint && h("p", { class: "hint" }, hint),
        !isPaper && !isDone && h("p", { class: "hint" }, document.photo ? words.limitsPhoto : words.limits),
        faults.map(({ message }) => h("p", { class: "fault" }, words.error, message)),
        state && h("p", { class: `state ${state}` }, words[state]),
        files.length > 0 && h("ul", { class: "files" }, files.map(file)),
        isPaper ? h("p", {}, words.paper) : !isDone && button,
        waits && h("p", { class: "hint", role: "status" }, words.waiting),
        by(`clause${pointer}`, document),
      );
      return { node };
    };
    return at(pointer, [document, files, state, faults, waits, app.hasHost], make).node;
  }

  const nodes = [h("p", {}, h("a", { href: "#" }, words.another)), h("h1", { tabindex: "-1" }, app.name), notes, summary, h("p", {}, words.requiredNote), form];
  return { nodes, refresh, keeping: (text) => (kept.textContent = text) };
}

const leading = (id, text) =>
  h("a", {
    href: `#${id}`,
    onclick: (event) => {
      event.preventDefault();
      lead(id);
    },
  }, text);

/// The id of the control where a problem can be mended.
function anchor(app, at) {
  const document = app.form.documents().find((one) => one.at === at || isBelow(one.at, at));
  if (document) return idOf(document.at);
  const rows = app.form.sections().flatMap((section) => section.rows);
  if (rows.some((row) => row.at === at || isBelow(row.at, at))) return idOf(at);
  const below = rows.find((row) => isBelow(at, row.at));
  return below ? idOf(below.at) : "main";
}

/// The answers as they were given, what the provider will see in them, and the way on.
export function answering(app) {
  const { words, view, report } = app;
  const back = h("p", {}, h("a", { href: `#${app.service}` }, words.change));
  const listed = app.form.sections().map(({ title, rows }) => [h("h2", {}, title), h("dl", {}, rows.flatMap((row) => answers(app, row, row.at)))]);
  const files = app.form.documents().flatMap(({ at, label, paper_only: isPaper, kind }) => {
    const names = Array.from({ length: view.count(at) }, (_, nth) => view.value(`${at}/${nth}/file_name`));
    const state = report.documents.find((one) => one.kind === kind)?.state;
    const given = names.length > 0 ? names.join(", ") : isPaper ? words.paper : words[state];
    return answer(label, given);
  });
  const nodes = [h("h1", { tabindex: "-1" }, words.answers), h("p", { class: "hint" }, app.name), back, ...listed.flat()];
  if (files.length > 0) nodes.push(h("h2", {}, words.documents), h("dl", {}, files));
  if (report.verdict === "blocked") return { nodes: [...nodes, asked(app, words.blocked)], refresh() {} };
  if (!app.form.isSent()) return { nodes: [...nodes, asked(app, words.errors), h("p", { class: "panel" }, words.printed)].filter(Boolean), refresh() {} };
  return { nodes: [...nodes, sending(app)], refresh() {} };
}

/// Problems, each with the clause that asks for it; or, of those by which the provider may refuse, with that ground and no other.
function problems(app, title, listed = app.report.problems) {
  const by = (clause) => (clause === "" ? app.words.ownRule : `${app.words.clause}${app.view.place(clause)}.`);
  const item = ({ message, ground, clause }) => h("li", {}, `${message} ${by(ground ?? clause)}`);
  return listed.length > 0 && h("div", { class: "panel" }, h("h2", {}, title), h("ul", { class: "plain" }, listed.map(item)));
}

/// The same, each by the clause that asks for it, whatever may follow from it.
const asked = (app, title) => problems(app, title, app.report.problems.map((problem) => ({ ...problem, ground: null })));

/// The last step: what is not whole goes only if it is said so.
function sending(app) {
  const { words, report, draft } = app;
  const isWhole = report.problems.length === 0;
  const button = h("button", { type: "submit", disabled: !app.hasHost }, words.sign);
  const understood = h("input", { type: "checkbox", id: "as-is", "aria-describedby": "as-is-fault" });
  const fault = h("p", { class: "fault", id: "as-is-fault", hidden: true }, words.error, words.asIsFirst);
  const send = (event) => {
    event.preventDefault();
    if (isWhole || understood.checked) return app.askSignature();
    fault.hidden = false;
    understood.focus();
  };
  const refused = problems(app, words.refusable, report.problems.filter(({ ground }) => ground !== null));
  const seen = problems(app, words.remarks, report.problems.filter(({ ground }) => ground === null));
  return h(
    "form",
    { novalidate: true, onsubmit: send },
    !isWhole && [refused, seen, fault, h("div", { class: "tick" }, understood, h("label", { for: "as-is" }, words.asIs))],
    draft.rejected && h("div", { class: "summary", role: "alert" }, h("h2", {}, words.rejected), h("p", {}, draft.rejected)),
    !app.hasHost && h("p", { class: "panel" }, words.noHost),
    button,
    h("p", { class: "hint", role: "status", id: "waiting" }, draft.handed?.waits ? words.sent : app.isAsked("signature") ? words.waiting : ""),
  );
}

const answer = (label, value) => h("div", {}, h("dt", {}, label), h("dd", {}, value));

/// What was answered to a row, in words.
function answers(app, row, at) {
  const { view, words } = app;
  const { type, of } = row.control;
  const label = row.group ? `${row.group}: ${row.label}` : row.label;
  const items = Array.from({ length: view.count(at) }, (_, nth) => `${at}/${nth}`);
  if (type === "rows") return items.flatMap((item, nth) => of.flatMap((member) => answers(app, { ...member, label: `${nth + 1}. ${member.label}` }, `${item}/${member.at}`)));
  const value = view.value(at);
  const isTicked = ["flag", "consent", "group"].includes(type);
  if (isTicked) return answer(label, value === "true" ? words.yes : words.no);
  if (type === "choices") return answer(label, of.filter((choice) => items.some((item) => view.value(item) === choice.value)).map((choice) => choice.label).join(", ") || "–");
  if (type === "choice") return answer(label, of.find((choice) => choice.value === value)?.label ?? "–");
  if (type === "date" && /^\d{4}-\d\d-\d\d$/.test(value)) return answer(label, app.written(value));
  return answer(label, value || "–");
}

/// The end: the app says under which number it is registered.
export function ending(app) {
  const { words, outcome } = app;
  return {
    nodes: [
      h("div", { class: "panel good" }, h("h1", { tabindex: "-1" }, words.registered), h("p", {}, words.number, h("strong", {}, outcome.number))),
      outcome.due_on && h("p", {}, words.due, h("strong", {}, app.written(outcome.due_on))),
      h("p", {}, h("a", { href: "#" }, words.another)),
    ].filter(Boolean),
    refresh() {},
  };
}
