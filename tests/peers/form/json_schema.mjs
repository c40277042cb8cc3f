// The plain form as a JSON Schema (draft 7), with keywords of its own for what the vocabulary cannot say.

import * as rules from "./rules.mjs";

const name = { type: "string", maxLength: 100, pattern: rules.NAME };
const text = (minLength, maxLength) => ({ type: "string", minLength, maxLength, pattern: rules.NOT_BLANK });
const when = (member, value, then) => ({ if: { required: [member], properties: { [member]: { const: value } } }, then });
const holds = (kind) => ({ contains: { type: "object", required: ["kind"], properties: { kind: { const: kind } } } });

const correction = {
  type: "object",
  required: ["field", "from", "to"],
  additionalProperties: false,
  differ: ["from", "to"],
  properties: { field: { enum: rules.CORRECTED }, from: text(1, 200), to: text(1, 200), other: true },
  ...when("field", "other", { required: ["other"], properties: { other: text(3, 200) } }),
};

const file = {
  type: "object",
  required: ["kind", "fileName", "mime", "size", "sha256"],
  additionalProperties: false,
  properties: {
    kind: { enum: rules.KINDS },
    fileName: { type: "string", pattern: rules.FILE_NAME },
    mime: { enum: rules.MEDIA_TYPES },
    size: { type: "integer", minimum: 1, maximum: rules.MAX_BYTES },
    sha256: { type: "string", pattern: rules.SHA256 },
    expiresOn: { type: "string", format: "date", notExpired: true },
  },
  ...when("kind", "identityDocument", { required: ["expiresOn"] }),
};

export const schema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  type: "object",
  properties: {
    ...Object.fromEntries(rules.MEMBERS.map((member) => [member, true])),
    surname: name,
    firstName: name,
    patronymic: name,
    nameChanged: { type: "boolean" },
    iin: { type: "string", pattern: "^[0-9]{12}$", iin: true },
    birthDate: { type: "string", format: "date", birthRange: true },
    phone: { type: "string", maxLength: 20, pattern: rules.PHONE },
    email: { type: "string", maxLength: 254, pattern: rules.EMAIL },
    headFullName: { type: "string", maxLength: 200, pattern: rules.FULL_NAME },
    institutionName: text(3, 300),
    institutionAddress: text(5, 300),
    institutionChanged: { type: "boolean" },
    graduationYear: { type: "integer", minimum: 1940, maximum: 2026 },
    specialty: text(3, 300),
    documentKind: { enum: ["own", "state"] },
    documentSeries: { type: "string" },
    documentNumber: { type: "string" },
    corrections: { type: "array", minItems: 1, maxItems: 10, items: correction },
    reasonKind: { enum: rules.REASONS },
    reason: text(10, 2000),
    attachments: { type: "array", minItems: 1, maxItems: 10, ...holds("educationDocument"), items: file },
    signatureMethod: { enum: ["eds", "otp"] },
    noticeLanguage: { enum: ["kk", "ru"] },
    consent: { const: true },
  },
  // prettier-ignore
  required: [
    "surname", "firstName", "nameChanged", "iin", "birthDate", "phone", "email", "headFullName", "institutionName", "institutionAddress",
    "institutionChanged", "graduationYear", "specialty", "documentKind", "documentSeries", "documentNumber", "corrections", "reasonKind",
    "reason", "attachments", "signatureMethod", "noticeLanguage", "consent",
  ],
  additionalProperties: false,
  birthMatchesIin: true,
  gradAfterBirth: true,
  allOf: [
    when("nameChanged", true, {
      required: ["newSurname", "newFirstName"],
      properties: { newSurname: name, newFirstName: name, newPatronymic: name, attachments: holds("nameChangeCertificate") },
    }),
    when("institutionChanged", true, {
      required: ["newInstitutionName", "newInstitutionAddress"],
      properties: { newInstitutionName: text(3, 300), newInstitutionAddress: text(5, 300) },
    }),
    when("documentKind", "own", { properties: { documentSeries: { enum: rules.OWN_SERIES }, documentNumber: { pattern: rules.OWN_NUMBER } } }),
    when("documentKind", "state", { properties: { documentSeries: { pattern: rules.STATE_SERIES }, documentNumber: { pattern: rules.STATE_NUMBER } } }),
    when("reasonKind", "nameChange", { properties: { nameChanged: { const: true } } }),
    when("reasonKind", "courtDecision", { properties: { attachments: holds("courtDecision") } }),
    when("signatureMethod", "eds", {
      required: ["signatureCms"],
      properties: { signatureCms: { type: "string", maxLength: 20000, pattern: rules.BASE64 } },
    }),
    when("signatureMethod", "otp", { required: ["otpCode"], properties: { otpCode: { type: "string", pattern: rules.CODE } } }),
  ],
};
