// What was typed, kept where a killed process leaves it: one record for each service, and which of them was the last.

const open = () =>
  new Promise((done, failed) => {
    const asked = indexedDB.open("otinish-webview", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("drafts");
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
    asked.onblocked = () => failed(new Error("the store of drafts is blocked"));
  });

let opened;
const memory = new Map();

/// Runs `act` on the store and answers its result when it is written; in memory where the webview gives no store.
async function on(mode, act, otherwise) {
  try {
    opened ??= open();
    const store = await opened;
    return await new Promise((done, failed) => {
      const transaction = store.transaction("drafts", mode);
      const asked = act(transaction.objectStore("drafts"));
      transaction.oncomplete = () => done(asked.result);
      transaction.onabort = () => failed(transaction.error);
    });
  } catch {
    isKept = false;
    return otherwise();
  }
}

/// Whether what was typed outlives the page.
export let isKept = true;

let writing = Promise.resolve();
let waiting;

/// Keeps a draft, and answers whether there is no newer one by then. While one is written the newest waits, and those between are passed over.
export function keep(service, draft) {
  waiting = [service, draft];
  writing = writing.then(async () => {
    if (waiting === undefined) return;
    const [key, value] = waiting;
    waiting = undefined;
    memory.set(key, value).set("last", key);
    const put = (store) => {
      store.put(value, key);
      return store.put(key, "last");
    };
    await on("readwrite", put, () => {});
  });
  return writing.then(() => waiting === undefined);
}

/// Changes the kept draft of a service that is not open, after what is still being written.
export function change(service, how) {
  writing = writing.then(async () => {
    const draft = how(await find(service));
    memory.set(service, draft);
    await on("readwrite", (store) => store.put(draft, service), () => {});
  });
  return writing;
}

export const find = (service) => on("readonly", (store) => store.get(service), () => memory.get(service));

/// The service whose draft was kept last.
export const last = () => on("readonly", (store) => store.get("last"), () => memory.get("last"));

/// Forgets a draft, after what is still being written.
export function forget(service) {
  if (waiting?.[0] === service) waiting = undefined;
  writing = writing.then(async () => {
    const isLast = (await last()) === service;
    memory.delete(service);
    if (isLast) memory.delete("last");
    const remove = (store) => {
      if (isLast) store.delete("last");
      return store.delete(service);
    };
    return on("readwrite", remove, () => {});
  });
  return writing;
}
