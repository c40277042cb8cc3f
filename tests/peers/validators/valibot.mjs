import * as v from "valibot";
import * as rules from "../form/rules.mjs";

const text = ({ min = 1, max = 1e9, pattern }) => v.pipe(v.string(), v.minLength(min), v.maxLength(max), v.regex(new RegExp(pattern)));
const written = (min, max) => text({ min, max, pattern: rules.NOT_BLANK });
const name = text({ max: 100, pattern: rules.NAME });
const short = written(3, 300);
const address = written(5, 300);
const other = written(3, 200);
const ownSeries = v.picklist(rules.OWN_SERIES);
const stateSeries = text({ pattern: rules.STATE_SERIES });
const ownNumber = text({ pattern: rules.OWN_NUMBER });
const stateNumber = text({ pattern: rules.STATE_NUMBER });
const cms = text({ max: 20000, pattern: rules.BASE64 });
const code = text({ pattern: rules.CODE });
const anything = v.optional(v.unknown());

const fault = (addIssue, input, key) => addIssue({ message: "rule", path: [{ type: "object", origin: "value", input, key, value: input[key] }] });
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

const correction = v.pipe(
  v.strictObject({ field: v.picklist(rules.CORRECTED), from: written(1, 200), to: written(1, 200), other: anything }),
  v.rawCheck(({ dataset: { value: one }, addIssue }) => {
    if (!isObject(one)) return;
    if (one.from !== undefined && one.from === one.to) fault(addIssue, one, "to");
    if (one.field === "other" && !v.safeParse(other, one.other).success) fault(addIssue, one, "other");
  }),
);

const file = v.pipe(
  v.strictObject({
    kind: v.picklist(rules.KINDS),
    fileName: text({ pattern: rules.FILE_NAME }),
    mime: v.picklist(rules.MEDIA_TYPES),
    size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(rules.MAX_BYTES)),
    sha256: text({ pattern: rules.SHA256 }),
    expiresOn: v.optional(v.pipe(v.string(), v.check(rules.notExpired))),
  }),
  v.rawCheck(({ dataset: { value: one }, addIssue }) => {
    if (one && one.kind === "identityDocument" && one.expiresOn === undefined) fault(addIssue, one, "expiresOn");
  }),
);

const across = v.rawCheck(({ dataset: { value: form }, addIssue }) => {
  if (form === null || typeof form !== "object") return;
  const need = (member, schema) => {
    if (!v.safeParse(schema, form[member]).success) fault(addIssue, form, member);
  };
  if (form.nameChanged === true) {
    need("newSurname", name);
    need("newFirstName", name);
    if (form.newPatronymic !== undefined) need("newPatronymic", name);
  }
  if (form.reasonKind === "nameChange" && form.nameChanged !== true) fault(addIssue, form, "nameChanged");
  if (!rules.iinMatches(form.iin, form.birthDate)) fault(addIssue, form, "birthDate");
  if (form.institutionChanged === true) {
    need("newInstitutionName", short);
    need("newInstitutionAddress", address);
  }
  if (!rules.gradAfterBirth(form.graduationYear, form.birthDate)) fault(addIssue, form, "graduationYear");
  if (form.documentKind === "own") {
    need("documentSeries", ownSeries);
    need("documentNumber", ownNumber);
  }
  if (form.documentKind === "state") {
    need("documentSeries", stateSeries);
    need("documentNumber", stateNumber);
  }
  if (Array.isArray(form.attachments) && !rules.kindsOk(form.attachments, form.nameChanged, form.reasonKind)) fault(addIssue, form, "attachments");
  if (form.signatureMethod === "eds") need("signatureCms", cms);
  if (form.signatureMethod === "otp") need("otpCode", code);
});

const schema = () =>
  v.pipe(
    v.strictObject({
      surname: name,
      firstName: name,
      patronymic: v.optional(name),
      nameChanged: v.boolean(),
      newSurname: anything,
      newFirstName: anything,
      newPatronymic: anything,
      iin: v.pipe(v.string(), v.check(rules.iinOk)),
      birthDate: v.pipe(v.string(), v.check(rules.birthOk)),
      phone: text({ max: 20, pattern: rules.PHONE }),
      email: text({ max: 254, pattern: rules.EMAIL }),
      headFullName: text({ max: 200, pattern: rules.FULL_NAME }),
      institutionName: short,
      institutionAddress: address,
      institutionChanged: v.boolean(),
      newInstitutionName: anything,
      newInstitutionAddress: anything,
      graduationYear: v.pipe(v.number(), v.integer(), v.minValue(1940), v.maxValue(2026)),
      specialty: short,
      documentKind: v.picklist(["own", "state"]),
      documentSeries: v.string(),
      documentNumber: v.string(),
      corrections: v.pipe(v.array(correction), v.minLength(1), v.maxLength(10)),
      reasonKind: v.picklist(rules.REASONS),
      reason: written(10, 2000),
      attachments: v.pipe(v.array(file), v.minLength(1), v.maxLength(10)),
      signatureMethod: v.picklist(["eds", "otp"]),
      signatureCms: anything,
      otpCode: anything,
      noticeLanguage: v.picklist(["kk", "ru"]),
      consent: v.literal(true),
    }),
    across,
  );

function paths(parsed) {
  if (parsed.success) return [];
  return [...new Set(parsed.issues.map((issue) => v.getDotPath(issue)?.replaceAll(".", "/") ?? ""))].sort();
}

export function create() {
  const made = schema();
  return { run: (form) => v.safeParse(made, form).success, paths: (form) => paths(v.safeParse(made, form)) };
}
