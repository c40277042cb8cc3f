// For a browser that loads modules itself: call the default export once, and wait for it, before anything else.

import load from "./core.js";

export { Form, check, describe, due, place, services, written } from "./core.js";

/// Loads the wasm that lies beside this file, or what `from` says; a second call does nothing.
export default async function init(from = new URL("./core_bg.wasm", import.meta.url)) {
  await load({ module_or_path: from });
}
