// Form.io's own renderer, with the styles that it wants.

import { Formio } from "@formio/js";
import "@formio/js/dist/formio.form.min.css";
import "bootstrap/dist/css/bootstrap.min.css";
import { formio } from "../form/formio.mjs";

Formio.createForm(document.getElementById("form"), formio, { noAlerts: true });
const iin = () => document.querySelector('input[name="data[iin]"]');
globalThis.drawn = {
  iin,
  verdict: () => iin()?.closest(".formio-component")?.querySelector(".formio-errors .error")?.textContent ?? "",
};
