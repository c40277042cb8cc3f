// For a bundler: the wasm is an asset that it finds by its URL, and is loaded before the importing module runs.

import init from "./web.js";

await init();

export { Form, check, describe, due, place, services, written } from "./core.js";

/// There is nothing left to load; the same code runs with each entry of the package.
export default async function ready() {}
