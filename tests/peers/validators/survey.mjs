import { FunctionFactory, Model } from "survey-core";
import { register, survey } from "../form/survey.mjs";

register(FunctionFactory);

export function create() {
  const model = new Model(survey);
  const run = (form) => {
    model.data = form;
    return model.validate(true, false);
  };
  return { run, paths: (form) => (run(form) ? [] : paths(model)) };
}

function paths(model) {
  const found = new Set();
  for (const question of model.getAllQuestions(true)) {
    if (question.errors.length > 0) found.add(question.name);
    if (question.getType() !== "paneldynamic") continue;
    question.visiblePanels.forEach((panel, nth) => {
      for (const inside of panel.questions) if (inside.isVisible && inside.errors.length > 0) found.add(`${question.name}/${nth}/${inside.name}`);
    });
  }
  return [...found].sort();
}
