// Turns a plain form into an application of the contract, as whoever moves from such a form to ours would: each member goes to its place as it
// is, wrong or not; a choice gets the contract's word for it; a member that nobody knows stays, and makes the application unreadable.
//
// What the law does not ask for has no place in the contract and is left out: the institution's address, the signature and the code themselves,
// and the files of a kind that `KINDS` does not name. No value is mended on the way.

import { MEMBERS, TODAY } from "./form/rules.mjs";

const CORRECTED = {
  firstName: "given-name",
  birthDate: "birth-date",
  institutionName: "institution",
  // The contract's list has no year of graduation: such a correction is one of the others.
  graduationYear: "other",
};
const REASONS = { technicalError: "printed-with-error", nameChange: "name-changed", courtDecision: "other" };
const CERTIFIED = { otp: "one-time-password" };
const KINDS = { educationDocument: "education-document-copy", identityDocument: "identity-document" };
const KNOWN = new Set(MEMBERS);

const word = (list, value) => (typeof value === "string" && Object.hasOwn(list, value) ? list[value] : value);
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
/// The rest of an object: what it holds beside the members that have been carried over.
const beside = (one, members) => Object.fromEntries(Object.entries(one).filter(([name]) => !members.includes(name)));

/// The input of the check: the application, and the day on which the peers judge too.
export function contractInput(form) {
  return { filed_at: `${TODAY}T10:00:00+05:00`, application: application(form) };
}

export function application(form) {
  const mapped = {
    service: "hei-correction",
    channel: "portal",
    language: form.noticeLanguage,
    provider: { name: form.institutionName, head: head(form.headFullName) },
    applicant: {
      name: { surname: form.surname, given_name: form.firstName, patronymic: form.patronymic },
      iin: form.iin,
      birth_date: form.birthDate,
      contact: { phone: form.phone, email: form.email },
    },
    new_name:
      form.nameChanged === true ? { surname: form.newSurname, given_name: form.newFirstName, patronymic: form.newPatronymic } : undefined,
    reason: { kind: word(REASONS, form.reasonKind), text: form.reason },
    corrections: list(form.corrections, correction),
    education: {
      institution_changed: form.institutionChanged === true ? { name: form.newInstitutionName, address: form.newInstitutionAddress } : undefined,
      graduation_year: form.graduationYear,
      specialty: specialty(form.specialty),
      document: { model: form.documentKind, series: form.documentSeries, number: form.documentNumber },
    },
    attachments: attachments(form.attachments),
    consent: form.consent,
    certified_by: word(CERTIFIED, form.signatureMethod),
  };
  for (const [name, value] of Object.entries(form)) if (!KNOWN.has(name)) mapped[name] = value;
  return mapped;
}

/// A list of objects, each carried over; what is no list stays what it is.
const list = (value, each) => (Array.isArray(value) ? value.map((one) => (isObject(one) ? each(one) : one)) : value);

const correction = (one) => ({
  field: word(CORRECTED, one.field),
  printed: one.from,
  correct: one.to,
  explanation: one.other,
  ...beside(one, ["field", "from", "to", "other"]),
});

/// The head's name in three parts, as it is written in one.
function head(name) {
  if (typeof name !== "string") return undefined;
  const [surname, given_name, ...rest] = name.split(" ");
  return { surname, given_name, patronymic: rest.length > 0 ? rest.join(" ") : undefined };
}

/// The code of a specialty stands before its name.
function specialty(text) {
  const [, code, name] = (typeof text === "string" && /^([0-9][0-9A-Z]+) (.+)$/.exec(text)) || [];
  return code ? { code, name } : { name: text };
}

/// Files by kind. The kinds that no row of the law asks for are left out.
function attachments(files) {
  if (!Array.isArray(files)) return files;
  const kinds = {};
  for (const file of files) {
    const kind = KINDS[file?.kind];
    if (!kind) continue;
    const { fileName: file_name, mime: media_type, size: bytes, sha256, expiresOn: valid_until } = file;
    const rest = beside(file, ["kind", "fileName", "mime", "size", "sha256", "expiresOn"]);
    (kinds[kind] ??= []).push({ file_name, media_type, bytes, sha256, valid_until, ...rest });
  }
  return kinds;
}
