// The plain form for Form.io. Its rules beyond the ordinary are JavaScript in strings, which it evaluates: they find the predicates at
// `globalThis.RULES`.

import * as rules from "./rules.mjs";

globalThis.RULES = rules;

const inside = (pattern) => pattern.replace(/^\^/, "").replace(/\$$/, "");
const valid = (expression) => `valid = (${expression}) ? true : 'rule';`;
const component = (type, key, validate = {}, more = {}) => ({ type, key, label: key, input: true, ...more, validate: { ...validate } });
const field = (key, validate = {}, more) => component("textfield", key, { required: true, ...validate }, more);
const matching = (key, pattern, validate = {}, more) => field(key, { pattern: inside(pattern), ...validate }, more);
const choice = (key, values) =>
  component("select", key, { required: true, onlyAvailableItems: true }, {
    dataSrc: "values",
    data: { values: values.map((value) => ({ label: value, value })) },
  });
const flag = (key, custom) => component("checkbox", key, { custom });
const shown = (member, value) => ({
  conditional: { show: true, conjunction: "all", conditions: [{ component: member, operator: "isEqual", value }] },
});
const written = (key, minLength, maxLength, more) => field(key, { minLength, maxLength, custom: valid("!input || /\\S/.test(input)") }, more);
const list = (key, components, custom) =>
  component("datagrid", key, { required: true, minLength: 1, maxLength: 10, ...(custom ? { custom } : {}) }, { tree: true, components });

const NAME_CHANGED = shown("nameChanged", true);
const INSTITUTION_CHANGED = shown("institutionChanged", true);
const ofModel = (own, state) => valid(`!input || (data.documentKind !== 'own' || ${own}) && (data.documentKind !== 'state' || ${state})`);
const matches = (pattern) => `new RegExp(RULES.${pattern}).test(input)`;

const correction = [
  choice("field", rules.CORRECTED),
  written("other", 3, 200, { customConditional: "show = !!row && row.field === 'other';" }),
  written("from", 1, 200),
  field("to", { maxLength: 200, custom: valid("!input || (/\\S/.test(input) && row.from !== input)") }),
];

const file = [
  choice("kind", rules.KINDS),
  matching("fileName", rules.FILE_NAME),
  choice("mime", rules.MEDIA_TYPES),
  component("number", "size", {
    required: true,
    min: 1,
    max: rules.MAX_BYTES,
    integer: true,
    custom: valid("input === undefined || Number.isInteger(input)"),
  }),
  matching("sha256", rules.SHA256),
  field("expiresOn", {
    required: false,
    custom: valid("(input === undefined || input === '') ? row.kind !== 'identityDocument' : RULES.notExpired(input)"),
  }),
];

const components = [
  matching("surname", rules.NAME, { maxLength: 100 }),
  matching("firstName", rules.NAME, { maxLength: 100 }),
  matching("patronymic", rules.NAME, { maxLength: 100, required: false }),
  flag("nameChanged", valid("typeof input === 'boolean' && !(data.reasonKind === 'nameChange' && input !== true)")),
  matching("newSurname", rules.NAME, { maxLength: 100 }, NAME_CHANGED),
  matching("newFirstName", rules.NAME, { maxLength: 100 }, NAME_CHANGED),
  matching("newPatronymic", rules.NAME, { maxLength: 100, required: false }, NAME_CHANGED),
  field("iin", { custom: valid("!input || RULES.iinOk(input)") }),
  field("birthDate", { custom: valid("!input || (RULES.birthOk(input) && RULES.iinMatches(data.iin, input))") }),
  matching("phone", rules.PHONE, { maxLength: 20 }),
  matching("email", rules.EMAIL, { maxLength: 254 }, { inputType: "email" }),
  matching("headFullName", rules.FULL_NAME, { maxLength: 200 }),
  written("institutionName", 3, 300),
  written("institutionAddress", 5, 300),
  flag("institutionChanged", valid("typeof input === 'boolean'")),
  written("newInstitutionName", 3, 300, INSTITUTION_CHANGED),
  written("newInstitutionAddress", 5, 300, INSTITUTION_CHANGED),
  component("number", "graduationYear", {
    required: true,
    min: 1940,
    max: 2026,
    integer: true,
    custom: valid("input === undefined || (Number.isInteger(input) && RULES.gradAfterBirth(input, data.birthDate))"),
  }),
  written("specialty", 3, 300),
  choice("documentKind", ["own", "state"]),
  field("documentSeries", { custom: ofModel("RULES.OWN_SERIES.includes(input)", matches("STATE_SERIES")) }),
  field("documentNumber", { custom: ofModel(matches("OWN_NUMBER"), matches("STATE_NUMBER")) }),
  list("corrections", correction),
  choice("reasonKind", rules.REASONS),
  { ...written("reason", 10, 2000), type: "textarea" },
  list("attachments", file, valid("RULES.kindsOk(input, data.nameChanged, data.reasonKind)")),
  choice("signatureMethod", ["eds", "otp"]),
  matching("signatureCms", rules.BASE64, { maxLength: 20000 }, { ...shown("signatureMethod", "eds"), type: "textarea" }),
  matching("otpCode", rules.CODE, {}, shown("signatureMethod", "otp")),
  choice("noticeLanguage", ["kk", "ru"]),
  flag("consent", valid("input === true")),
];

export const formio = { display: "form", components };
