// A fake app around the page for webviews: what the page tells it is kept, and it speaks as Android, iOS and React Native do.

import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import { serve, visit, watched } from "./site.mjs";

export const folder = process.env.OTINISH_WEBVIEW;

export const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: "kk-KZ" };

// The page reads the clock; a story has a day of its own.
const NOON = "2026-03-20T07:00:00Z";

/// How each kind of app hears the page, run before the page.
const EARS = {
  android: () => {
    window.told = [];
    window.OtinishHost = { postMessage: (text) => window.told.push(JSON.parse(text)) };
  },
  // What `addWebMessageListener` makes: the app answers through it too.
  listener: () => {
    window.told = [];
    window.OtinishHost = { postMessage: (text) => window.told.push(JSON.parse(text)), onmessage: null };
  },
  ios: () => {
    window.told = [];
    window.webkit = { messageHandlers: { otinish: { postMessage: (text) => window.told.push(JSON.parse(text)) } } };
  },
  reactNative: () => {
    window.told = [];
    window.ReactNativeWebView = { postMessage: (text) => window.told.push(JSON.parse(text)) };
  },
  // The app's end of a channel whose other end it gives to the page when that has begun.
  port: () => {
    window.told = [];
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => window.told.push(JSON.parse(data));
    window.mine = port1;
    window.given = port2;
  },
};

/// How each speaks to it.
const VOICES = {
  android: (text) => window.dispatchEvent(new MessageEvent("message", { data: text })),
  listener: (text) => window.OtinishHost.onmessage({ data: text }),
  ios: (text) => window.otinish.receive(text),
  reactNative: (text) => document.dispatchEvent(new MessageEvent("message", { data: text })),
  port: (text) => window.mine.postMessage(text),
};

/// Opens the page in a phone's browser with an app of this kind around it.
export async function opened(t, { kind = "android", hash = "", ...options } = {}) {
  const address = await serve(t, folder);
  const { page, complaints, context } = await visit(t, `${address}/${hash}`, { before: EARS[kind], at: NOON, ...PHONE, ...options });
  return { address, context, ...hosted(page, complaints, kind) };
}

/// The same around a page that is open already.
export async function around(page, address, kind = "android") {
  const complaints = watched(page, address);
  await page.clock.setFixedTime(NOON);
  await page.addInitScript(EARS[kind]);
  await page.goto(`${address}/`);
  return { address, ...hosted(page, complaints, kind) };
}

function hosted(page, complaints, kind) {
  let heard = 0;
  /// The next message of this type; what came before it is passed over, and none is heard twice.
  async function next(type) {
    const found = await page
      .waitForFunction(([from, wanted]) => {
        const nth = window.told.findIndex((one, place) => place >= from && one.type === wanted);
        return nth < 0 ? null : { nth, message: window.told[nth] };
      }, [heard, type], { timeout: 20_000 })
      .catch(async (error) => assert.fail(`no ${type}: ${error.message}\n${complaints.join("\n")}\n${JSON.stringify(await page.evaluate(() => window.told))}`));
    const { nth, message } = await found.jsonValue();
    heard = nth + 1;
    return message;
  }
  const raw = (text) => page.evaluate(VOICES[kind], text);
  return {
    page,
    complaints,
    next,
    raw,
    say: (type, members = {}) => raw(JSON.stringify({ otinish: 1, type, ...members })),
    /// The page was loaded anew: what was heard is gone with it.
    anew: () => (heard = 0),
    told: () => page.evaluate(() => window.told),
  };
}

/// What a page must be, whatever it shows: no violation that a machine can tell, and nothing that sticks out sideways.
export async function fine(host) {
  const { page } = host;
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`), []);
  await fits(host);
}

/// Nothing sticks out sideways, and nothing was complained of.
export async function fits({ page, complaints }) {
  const [wide, there] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide <= there, `the page is ${wide} wide and has ${there}`);
  assert.deepEqual(complaints, []);
}

/// The completeness that is told when so many problems are left.
export async function left(host, problems) {
  for (;;) {
    const completeness = await host.next("completeness");
    if (completeness.problems === problems) return completeness;
  }
}

export const at = (pointer) => `#at${pointer.replaceAll("/", "-")}`;

/// What the app knows of the college.
export const PROVIDER = { "/provider/name": "«Үлгі политехникалық колледжі» КМҚК", "/provider/bin": "051140990017" };

/// An invented person and diploma: all that the correction of a college diploma needs, but its document.
const TYPED = {
  "/applicant/name/surname": "Қасымов",
  "/applicant/name/given_name": "Ерлан",
  "/applicant/name/patronymic": "Болатұлы",
  "/applicant/iin": "951103599011",
  "/applicant/contact/phone": "+77000000111",
  "/education/document/number": "00001234567",
  "/corrections/0/printed": "Қасимов",
  "/corrections/0/correct": "Қасымов",
  "/corrections/0/explanation": "Тегімнің бір әрпі қате жазылған.",
  "/reason/text": "Дипломда тегімнің бір әрпі қате.",
};

export async function fillIn(page) {
  for (const [pointer, typed] of Object.entries(TYPED)) await page.locator(at(pointer)).fill(typed);
  await page.locator(at("/corrections/0/field")).check();
  await page.locator(at("/consent")).check();
}

/// A file as an app tells of one.
export const fileFor = (name) => ({ file_name: name, media_type: "application/pdf", bytes: 20_480, sha256: "a".repeat(64) });

/// The newest draft is on the disk.
export const kept = (page) => page.waitForFunction(() => document.querySelector("#kept")?.textContent.length > 0);
