// SurveyJS in React, judging while one types.

import { createRoot } from "react-dom/client";
import { FunctionFactory, Model } from "survey-core";
import "survey-core/survey-core.min.css";
import { Survey } from "survey-react-ui";
import { register, survey } from "../form/survey.mjs";

register(FunctionFactory);
const model = new Model({ ...survey, textUpdateMode: "onTyping" });

createRoot(document.getElementById("form")).render(<Survey model={model} />);
globalThis.drawn = {
  iin: () => document.querySelector('[data-name="iin"] input'),
  verdict: () => document.querySelector('[data-name="iin"] .sd-question__erbox')?.textContent ?? "",
};
