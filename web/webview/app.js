// The page in a webview: an application is filled in here and handed to the app that shows the page, which signs and sends it. README.md has the
// messages. The forms come from the package: no service, no member and no document is named here.

import init, { Form, place, services, written } from "./core/web.js";
import { hasHost, listen, tell, tellError } from "./bridge.js";
import { fill, h } from "./dom.js";
import * as drafts from "./draft.js";
import { answering, choosing, ending, filling } from "./pages.js";
import { LANGUAGES, words } from "./words.js";

const now = () => new Date().toISOString();
const fault = (code, message, known) => Object.assign(new Error(message), { code, ...(known ? { known } : {}) });
/// A name that nobody guesses, for what is asked of the app and for what is handed to it.
const name = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const EMPTY = { tried: false, left: [], asked: {}, handed: null, rejected: null };
let shown;
let context = {};
let told = "";
let isReady = false;

const app = {
  language: "kk",
  words: words("kk"),
  services: [],
  service: null,
  form: null,
  report: null,
  draft: { ...EMPTY },
  aside: [],
  restored: false,
  outcome: null,
  get hasHost() {
    return hasHost();
  },
  get isKept() {
    return drafts.isKept;
  },
  get name() {
    return app.services.find(({ code }) => code === app.service)?.name;
  },
  written(day) {
    try {
      return written(day, app.language);
    } catch {
      return day;
    }
  },
  go: (page) => (location.hash = `#${app.service}/${page}`),
  try() {
    app.draft.tried = true;
    changed();
  },
  isAsked: (what) => Object.values(app.draft.asked).some((asked) => asked.at === what),
  askFile({ kind, at, label, photo }) {
    const id = ask({ at });
    tell("needs-file", { id, document: kind, label, photo, language: app.language });
  },
  askSignature() {
    const application = app.form.json();
    const id = ask({ at: SIGNATURE, application, asIs: app.report.problems.map(({ code, at }) => [code, at]) });
    app.draft.rejected = null;
    tell("needs-signature", { id, service: app.service, application, language: app.language });
    show(answering);
  },
};

const SIGNATURE = "signature";

/// Remembers what the app is asked for, in the draft: the answer may come after the page was killed. A new question replaces the old one.
function ask(asked) {
  for (const [id, { at }] of Object.entries(app.draft.asked)) if (at === asked.at) delete app.draft.asked[id];
  const id = name();
  app.draft.asked[id] = asked;
  changed();
  return id;
}

/// What was asked under this name, which is answered now.
function answered(id, isFitting) {
  const asked = app.draft.asked[id];
  if (!asked || !isFitting(asked)) throw fault("unknown-id", "nothing was asked under this id");
  delete app.draft.asked[id];
  return asked;
}

/// The service whose application was handed over last under this key: another may be open by the time of the answer.
async function handedOver(key) {
  if (app.draft.handed?.key === key) return app.service;
  for (const { code } of app.services) {
    const draft = code === app.service ? undefined : await drafts.find(code);
    if (draft?.handed?.key === key) return code;
  }
  throw fault("unknown-id", "nothing was handed over under this key");
}

app.view = {
  get words() {
    return app.words;
  },
  value: (at) => app.form.value(at) ?? "",
  count: (at) => app.form.count(at),
  place: (clause) => place(clause, app.language),
  set(at, typed) {
    app.form.set(at, typed);
    app.form.certify();
    changed();
  },
  remove(at) {
    app.form.remove(at);
    changed();
  },
  leave(at) {
    if (!app.draft.left.includes(at)) app.draft.left.push(at);
    changed();
  },
  fault(at) {
    const problem = app.report.problems.find((one) => one.at === at);
    const isDue = app.draft.tried || (app.draft.left.includes(at) && problem?.code !== "missing");
    return isDue ? problem?.message : undefined;
  },
  warning(at) {
    const warned = app.report.warnings.find((one) => one.at === at);
    return app.draft.tried || app.draft.left.includes(at) ? warned?.message : undefined;
  },
};

/// Something of the application has changed: it is judged and kept, and the page and the app are told.
function changed() {
  judge();
  shown?.refresh();
  const { service } = app;
  shown?.keeping?.("");
  const { tried, left, asked, handed, rejected } = app.draft;
  const kept = drafts.keep(service, { language: app.language, typed: app.form.typed(), tried, left, asked, handed, rejected });
  kept.then((isNewest) => isNewest && app.service === service && shown?.keeping?.(drafts.isKept ? app.words.saved : app.words.memoryOnly));
}

function judge() {
  app.form.filedAt(now());
  app.report = app.form.report();
  const { verdict, problems, warnings, documents, due_on } = app.report;
  const isSent = app.form.isSent();
  // What cannot be registered has no day of an answer; what is handed in elsewhere has one that is not known here.
  const due = verdict !== "blocked" && isSent ? due_on : null;
  const { words } = app;
  const said = problems.length > 0 ? `${words.toMend}${problems.length}.` : words.complete;
  say(due ? `${said} ${words.due}${app.written(due)}.` : said);
  const state = { service: app.service, is_sent: isSent, verdict, problems: problems.length, warnings: warnings.length, due_on: due };
  const completeness = { ...state, documents: documents.map(({ kind, state }) => ({ kind, state })) };
  const text = JSON.stringify(completeness);
  if (isReady && text !== told) tell("completeness", completeness);
  told = isReady ? text : "";
}

function say(text) {
  const status = document.getElementById("status");
  if (status.textContent !== text) status.textContent = text;
}

/// Takes a service up: its draft where there is one, filled in again place by place, so that other rules lose nothing but what they have no place for.
async function open(service) {
  const kept = await drafts.find(service);
  app.form?.free();
  app.form = new Form(service, app.language, now());
  app.form.know(context);
  Object.assign(app, { service, restored: kept !== undefined, aside: [] });
  if (kept?.language && kept.language !== app.language) speak(kept.language);
  const { tried, left, asked, handed, rejected } = { ...structuredClone(EMPTY), ...kept };
  app.draft = { tried, left, asked, handed, rejected };
  for (const [at, typed] of kept?.typed ?? []) {
    try {
      app.form.set(at, typed);
    } catch {
      if (typed !== "true") app.aside.push(typed);
    }
  }
  app.form.certify();
  judge();
}

function speak(language) {
  Object.assign(app, { language, words: words(language), services: services(language) });
  document.documentElement.lang = language;
  document.title = app.words.title;
  app.form?.speak(language);
  app.form?.notices(language);
  const languages = Object.entries(LANGUAGES).map(([code, own]) =>
    h("button", { type: "button", lang: code, "aria-current": code === language && "true", onclick: () => turn(code) }, own));
  fill(document.querySelector("header"), [h("strong", {}, app.words.title), h("nav", { "aria-label": app.words.languages }, languages)]);
}

/// Another language: the same page, with all that was typed.
function turn(language) {
  speak(language);
  if (app.service) changed();
  show(shown?.page ?? choosing);
}

/// Draws a page. What was drawn before goes, and the words of the new one take the focus where the page is another.
function show(page) {
  const isAnother = shown !== undefined && shown.page !== page;
  shown = { page, ...page(app) };
  fill(document.getElementById("main"), shown.nodes);
  shown.refresh();
  if (page === choosing) say("");
  if (!isAnother) return;
  scrollTo(0, 0);
  document.querySelector("h1").focus({ preventScroll: true });
}

/// The same page, as things are now: a form keeps its elements, any other is drawn anew.
function redraw() {
  if (shown.page === filling) shown.refresh();
  else show(shown.page);
}

/// The page that the address names: after `#` the service, and whether its answers are shown. It holds nothing that was typed.
async function follow() {
  const [service, part] = location.hash.slice(1).split("/");
  if (!app.services.some(({ code }) => code === service)) {
    app.outcome = null;
    return show(choosing);
  }
  if (app.outcome?.service === service) return show(ending);
  if (app.service !== service) await open(service);
  return show(part === "answers" ? answering : filling);
}

/// What the app says, each checked whole before anything of it is done.
const acts = {
  async start({ service, language, context: known, values }) {
    const codes = app.services.map(({ code }) => code);
    if (service && !codes.includes(service)) throw fault("service", `known are ${codes.join(", ")}`, codes);
    if (language && !Object.hasOwn(LANGUAGES, language)) throw fault("language", `known are ${Object.keys(LANGUAGES).join(", ")}`, Object.keys(LANGUAGES));
    const wanted = service ?? app.service;
    if (wanted === null && (known || values)) throw fault("not-now", "no service was chosen");
    if (wanted !== null) {
      const trial = new Form(wanted, app.language, now());
      try {
        trial.know(known ?? {});
        for (const [at, typed] of Object.entries(values ?? {})) trial.set(at, typed);
      } finally {
        trial.free();
      }
    }
    if (known) context = known;
    if (wanted !== null && wanted !== app.service) {
      app.outcome = null;
      await open(wanted);
    }
    if (wanted !== null && location.hash.slice(1).split("/")[0] !== wanted) history.replaceState(null, "", `#${wanted}`);
    // A draft that was there keeps the language in which it was filled in.
    if (language && !app.restored) speak(language);
    if (wanted === null) return show(choosing);
    app.form.know(context);
    // What was typed stays; what a new draft begins with is for the app to say.
    const isNew = !app.restored && app.draft.left.length === 0;
    for (const [at, typed] of Object.entries(values ?? {})) if (isNew || app.view.value(at) === "") app.form.set(at, typed);
    app.form.certify();
    changed();
    return follow();
  },
  file({ id, file }) {
    const { at } = answered(id, ({ at }) => at !== SIGNATURE);
    const nth = app.form.count(at);
    for (const [member, value] of Object.entries(file)) if (value !== null) app.form.set(`${at}/${nth}/${member}`, value);
    changed();
  },
  signature({ id, certificate }) {
    const { application, asIs } = answered(id, ({ at }) => at === SIGNATURE);
    if (application !== app.form.json()) {
      changed();
      redraw();
      throw fault("changed", "the application was changed after it was asked to be signed");
    }
    // The same application handed over twice is one.
    const key = app.draft.handed?.application === application ? app.draft.handed.key : name();
    app.draft.handed = { key, application, waits: true };
    changed();
    redraw();
    tell("submitted", { key, service: app.service, application, rules: app.report.rules, certificate, as_is: asIs.length > 0 ? asIs : null });
  },
  cancelled({ id }) {
    answered(id, () => true);
    changed();
    redraw();
  },
  async registered({ key, number, due_on = null }) {
    const service = await handedOver(key);
    if (service !== app.service) return drafts.forget(service);
    Object.assign(app, { service: null, outcome: { service, number, due_on }, draft: structuredClone(EMPTY) });
    await drafts.forget(service);
    say("");
    show(ending);
  },
  async rejected({ key, reason }) {
    const service = await handedOver(key);
    // The key stays: the same application may go once more, and must not be registered twice.
    if (service !== app.service) {
      return drafts.change(service, (draft) => ({ ...draft, handed: { ...draft.handed, waits: false }, rejected: reason }));
    }
    app.draft.handed.waits = false;
    app.draft.rejected = reason;
    changed();
    show(answering);
  },
};

async function begin() {
  await init();
  speak(navigator.languages.map((wanted) => wanted.slice(0, 2)).find((code) => Object.hasOwn(LANGUAGES, code)) ?? "kk");
  const last = location.hash === "" ? await drafts.last() : undefined;
  if (last) history.replaceState(null, "", `#${last}`);
  await follow();
  addEventListener("hashchange", follow);
  listen(acts, redraw);
  tell("ready", { services: app.services.map(({ code }) => code), languages: Object.keys(LANGUAGES), service: app.service, restored: app.restored });
  isReady = true;
  if (app.form) judge();
}

begin().catch((error) => {
  fill(document.getElementById("main"), [h("p", { class: "panel", role: "alert" }, app.words.failed)]);
  tellError("internal", error.message, { about: null, pointer: null });
});
