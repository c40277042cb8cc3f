// What the browser keeps of an application that is filled in, and how it keeps it: no story knows the shape. Each question is one transaction, whose
// answer comes when it is committed.

import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { told } from "./heard.mjs";

/// Asks one thing of a store of the browser's and answers a handle to what it says. Some page must have been opened already.
const ask = (page, store, method, ...args) =>
  page.evaluateHandle(
    ([store, method, args]) =>
      new Promise((done, fail) => {
        const opened = indexedDB.open("otinish");
        // To make the stores is the page's own work.
        opened.onupgradeneeded = () => opened.transaction.abort();
        opened.onerror = () => fail(opened.error);
        opened.onsuccess = () => {
          const database = opened.result;
          const transaction = database.transaction(store, "readwrite");
          const asked = transaction.objectStore(store)[method](...args);
          transaction.oncomplete = () => {
            database.close();
            done(asked.result);
          };
          transaction.onabort = () => {
            database.close();
            fail(transaction.error);
          };
        };
      }),
    [store, method, args],
  );

const run = async (...asked) => (await ask(...asked)).jsonValue();

const OTHERS = "sha256:other";

const draftOf = async (page, service) => JSON.parse((await run(page, "drafts", "get", service)) ?? "null");

const typedIn = async (page, service) => (await draftOf(page, service))?.typed ?? [];

const NUMBERS = ["bytes", "width_px", "height_px"];

/// The files of the draft of a service, by their kind.
export async function attachments(page, service) {
  const kinds = {};
  for (const [at, typed] of await typedIn(page, service)) {
    const [, list, kind, index, member] = at.split("/");
    if (list !== "attachments") continue;
    const files = (kinds[kind] ??= []);
    (files[index] ??= {})[member] = NUMBERS.includes(member) ? Number(typed) : typed;
  }
  return kinds;
}

/// All of them in one list.
export const files = async (page, service) => Object.values(await attachments(page, service)).flat();

/// What is kept of the place at this pointer, as it was typed; `undefined` where there is nothing.
export const keptAt = async (page, service, pointer) => (await typedIn(page, service)).find(([at]) => at === pointer)?.[1];

/// The digests of the files whose bytes are kept, each as its key tells it.
export const digests = async (page) => (await run(page, "files", "getAllKeys")).map((key) => key.split("/")[1]);

/// The bytes that are kept under this digest, as a handle to the browser's own object.
export const bytesOf = (page, service, sha256) => ask(page, "files", "get", `${service}/${sha256}`);

/// The digest of such bytes, as the browser reads them.
export const digestOf = (bytes) =>
  bytes.evaluate(async (bytes) => {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await bytes.arrayBuffer()));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  });

/// Takes the bytes away and leaves the file in its draft, as a browser does that clears what it has no room for.
export const loseBytes = (page, service, sha256) => run(page, "files", "delete", `${service}/${sha256}`);

/// Asks at each frame until the answer is the wanted one; after half a minute the difference is the failure.
export async function until(page, question, wanted) {
  const end = performance.now() + 30_000;
  let answer = await question();
  while (!isDeepStrictEqual(answer, wanted) && performance.now() < end) {
    await page.evaluate(() => new Promise(requestAnimationFrame));
    answer = await question();
  }
  assert.deepEqual(answer, wanted);
}

/// Whether the rules of the page judged the kept draft last, and not those others.
export const judgedBySame = async (page, service) => (await draftOf(page, service)).seen.rules !== OTHERS;

/// The leaves of an application as they would be typed; an object that counts by being there is ticked.
const typedOf = (at, value) => {
  if (Array.isArray(value)) return value.flatMap((item, index) => typedOf(`${at}/${index}`, item));
  if (value === null || typeof value !== "object") return [[at, String(value)]];
  const below = Object.entries(value).flatMap(([name, member]) => typedOf(`${at}/${name}`, member));
  return below.length === 0 ? [[at, "true"]] : below;
};

/// Keeps this application as the draft of its service, as if it had been filled in before.
export function keepDraft(page, application) {
  told("", application);
  const draft = { seen: null, notices: application.language, typed: typedOf("", application), aside: [], as_is: [] };
  return run(page, "drafts", "put", JSON.stringify(draft), application.service);
}

/// Turns the kept draft into one that other rules judged last: in what they asked of it the page's rules differ by these places alone.
export async function judgedByOthers(page, service, { n, without, besides, optional }) {
  const draft = await draftOf(page, service);
  const asked = draft.seen.asked.filter(([at]) => !without.includes(at)).map(([at, demand]) => [at, optional.includes(at) ? "" : demand]);
  draft.seen = { ...draft.seen, rules: OTHERS, n, asked: [...asked, ...besides.map((at) => [at, "required"])] };
  await run(page, "drafts", "put", JSON.stringify(draft), service);
}
