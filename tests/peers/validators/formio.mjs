import core from "@formio/core";
import { formio } from "../form/formio.mjs";

const { processSync, ProcessorMap } = core;
const processors = ["filter", "conditions", "clearHidden", "validate"].map((name) => ProcessorMap[name]);

export function create() {
  const form = structuredClone(formio);
  const errors = (data) =>
    processSync({ form, submission: { data }, components: form.components, data, processors, scope: {}, config: {} }).errors ?? [];
  return {
    run: (data) => errors(data).length === 0,
    paths: (data) =>
      [...new Set(errors(data).map((error) => (error.context?.path ?? error.path ?? "?").replace(/\[(\d+)\]/g, "/$1").replaceAll(".", "/")))].sort(),
  };
}
