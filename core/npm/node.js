// For Node: the wasm is read from the file beside this one, at import.

import { readFileSync } from "node:fs";
import { initSync } from "./core.js";

initSync({ module: readFileSync(new URL("./core_bg.wasm", import.meta.url)) });

export { Form, check, describe, due, place, services, written } from "./core.js";

/// There is nothing left to load; the same code runs with each entry of the package.
export default async function ready() {}
