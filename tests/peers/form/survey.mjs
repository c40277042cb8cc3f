// The plain form for SurveyJS. Its expressions call functions that are registered by name.

import * as rules from "./rules.mjs";

const pattern = (regex) => ({ type: "regex", regex, text: "rule" });
const length = (minLength, maxLength) => ({ type: "text", minLength, maxLength, text: "rule" });
const holds = (expression) => ({ type: "expression", expression, text: "rule" });
const between = (minValue, maxValue) => ({ type: "numeric", minValue, maxValue, text: "rule" });

const field = (name, validators, more = {}) => ({ type: "text", name, isRequired: true, validators, ...more });
const choice = (name, choices, more = {}) => ({
  type: "dropdown",
  name,
  isRequired: true,
  choices,
  validators: [pattern(`^(?:${choices.join("|")})$`)],
  ...more,
});
const flag = (name, more = {}) => ({ type: "boolean", name, isRequired: true, ...more });
const person = (name, more = {}) => field(name, [length(0, 100), pattern(rules.NAME)], more);
const written = (name, min, max, more) => field(name, [length(min, max), pattern(rules.NOT_BLANK)], more);

export function register({ Instance: functions }) {
  const add = (name, judge) => functions.register(name, (given) => judge(...given));
  // Its expressions turn digits into numbers (an IIN that begins with none becomes one), so they are turned back.
  const digits = (value) => (typeof value === "number" ? String(value) : value);
  for (const name of ["birthOk", "notExpired", "gradAfterBirth", "kindsOk"]) add(name, rules[name]);
  add("iinOk", (iin) => rules.iinOk(digits(iin)));
  add("iinMatches", (iin, birth) => rules.iinMatches(digits(iin), birth));
  add("isInt", Number.isInteger);
  for (const [name, text] of Object.entries({ stateSeries: rules.STATE_SERIES, ownNumber: rules.OWN_NUMBER, stateNumber: rules.STATE_NUMBER })) {
    const compiled = new RegExp(text);
    add(name, (value) => compiled.test(value));
  }
}

const NAME_CHANGED = { visibleIf: "{nameChanged} = true" };
const INSTITUTION_CHANGED = { visibleIf: "{institutionChanged} = true" };
const ownSeries = rules.OWN_SERIES.map((series) => `'${series}'`).join(",");

const correction = [
  choice("field", rules.CORRECTED),
  written("other", 3, 200, { visibleIf: "{panel.field} = 'other'" }),
  written("from", 1, 200),
  field("to", [length(1, 200), pattern(rules.NOT_BLANK), holds("{panel.from} <> {panel.to}")]),
];

const file = [
  choice("kind", rules.KINDS),
  field("fileName", [pattern(rules.FILE_NAME)]),
  choice("mime", rules.MEDIA_TYPES),
  field("size", [between(1, rules.MAX_BYTES), holds("isInt({panel.size})")], { inputType: "number" }),
  field("sha256", [pattern(rules.SHA256)]),
  {
    type: "text",
    name: "expiresOn",
    requiredIf: "{panel.kind} = 'identityDocument'",
    inputType: "date",
    validators: [holds("{panel.expiresOn} empty or notExpired({panel.expiresOn})")],
  },
];

const list = (name, templateElements, validators = []) => ({
  type: "paneldynamic",
  name,
  isRequired: true,
  maxPanelCount: 10,
  minPanelCount: 0,
  validators,
  templateElements,
});

const elements = [
  person("surname"),
  person("firstName"),
  person("patronymic", { isRequired: false }),
  flag("nameChanged", { validators: [holds("{reasonKind} <> 'nameChange' or {nameChanged} = true")] }),
  person("newSurname", NAME_CHANGED),
  person("newFirstName", NAME_CHANGED),
  person("newPatronymic", { isRequired: false, ...NAME_CHANGED }),
  field("iin", [holds("iinOk({iin})")]),
  field("birthDate", [holds("birthOk({birthDate})"), holds("iinMatches({iin},{birthDate})")], { inputType: "date" }),
  field("phone", [length(0, 20), pattern(rules.PHONE)], { inputType: "tel" }),
  field("email", [length(0, 254), pattern(rules.EMAIL)], { inputType: "email" }),
  field("headFullName", [length(0, 200), pattern(rules.FULL_NAME)]),
  written("institutionName", 3, 300),
  written("institutionAddress", 5, 300),
  flag("institutionChanged"),
  written("newInstitutionName", 3, 300, INSTITUTION_CHANGED),
  written("newInstitutionAddress", 5, 300, INSTITUTION_CHANGED),
  field(
    "graduationYear",
    [between(1940, 2026), holds("isInt({graduationYear})"), holds("gradAfterBirth({graduationYear},{birthDate})")],
    { inputType: "number" },
  ),
  written("specialty", 3, 300),
  choice("documentKind", ["own", "state"]),
  field("documentSeries", [
    holds(`{documentKind} <> 'own' or {documentSeries} anyof [${ownSeries}]`),
    holds("{documentKind} <> 'state' or stateSeries({documentSeries})"),
  ]),
  field("documentNumber", [
    holds("{documentKind} <> 'own' or ownNumber({documentNumber})"),
    holds("{documentKind} <> 'state' or stateNumber({documentNumber})"),
  ]),
  list("corrections", correction),
  choice("reasonKind", rules.REASONS),
  { ...written("reason", 10, 2000), type: "comment" },
  list("attachments", file, [holds("kindsOk({attachments},{nameChanged},{reasonKind})")]),
  choice("signatureMethod", ["eds", "otp"]),
  { ...field("signatureCms", [length(0, 20000), pattern(rules.BASE64)]), type: "comment", visibleIf: "{signatureMethod} = 'eds'" },
  field("otpCode", [pattern(rules.CODE)], { visibleIf: "{signatureMethod} = 'otp'" }),
  choice("noticeLanguage", ["kk", "ru"]),
  flag("consent", { validators: [holds("{consent} = true")] }),
];

export const survey = {
  textUpdateMode: "onBlur",
  checkErrorsMode: "onValueChanged",
  showCompletePage: false,
  pages: [{ name: "all", elements }],
};
