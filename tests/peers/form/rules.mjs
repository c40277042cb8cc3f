// The rules of the plain form that every peer is given: patterns, lists, and the predicates that no schema language can state (the control
// digit, dates that depend on one another). All of them call the same ones, so that what is measured is the engine and not the expression.
//
// This is a model of an application form, not of an order: lengths of numbers, reasons, the attachments' metadata are its own.

export const TODAY = "2026-10-01";
export const NAME = "^(?:[Ѐ-ԯ][Ѐ-ԯ'’\\- ]*|[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’\\- ]*)$";
export const FULL_NAME = "^[Ѐ-ԯA-Za-zÀ-ɏ'’\\-.]+(?: [Ѐ-ԯA-Za-zÀ-ɏ'’\\-.]+){1,3}$";
export const PHONE = "^\\+7[67][0-9]{9}$";
export const EMAIL =
  "^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\\-]+@[A-Za-z0-9](?:[A-Za-z0-9\\-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9\\-]{0,61}[A-Za-z0-9])?)+$";
export const OWN_SERIES = ["BD", "BQ", "MD", "MBA", "DBA", "CMD", "CPR", "PhD", "PD"];
export const STATE_SERIES = "^[А-ЯӘІҢҒҮҰҚӨҺA-Z]{1,4}(?:-[А-ЯӘІҢҒҮҰҚӨҺA-Z]{1,2})?$";
export const OWN_NUMBER = "^[0-9]{8,11}$";
export const STATE_NUMBER = "^[0-9]{7}$";
export const SHA256 = "^[0-9a-f]{64}$";
export const FILE_NAME = '^[^\\\\/:*?"<>|\\u0000-\\u001f]{1,180}\\.(?:pdf|jpg|jpeg|png)$';
export const BASE64 = "^[A-Za-z0-9+/]{64,}={0,2}$";
export const CODE = "^[0-9]{6}$";
export const NOT_BLANK = "\\S";
export const MEDIA_TYPES = ["application/pdf", "image/jpeg", "image/png"];
export const CORRECTED = ["surname", "firstName", "patronymic", "birthDate", "specialty", "graduationYear", "institutionName", "other"];
export const REASONS = ["technicalError", "nameChange", "courtDecision", "other"];
export const KINDS = ["educationDocument", "identityDocument", "nameChangeCertificate", "courtDecision", "other"];
export const MAX_BYTES = 10 * 1024 * 1024;

/// Every member of the form, in its order.
// prettier-ignore
export const MEMBERS = [
  "surname", "firstName", "patronymic", "nameChanged", "newSurname", "newFirstName", "newPatronymic", "iin", "birthDate", "phone", "email",
  "headFullName", "institutionName", "institutionAddress", "institutionChanged", "newInstitutionName", "newInstitutionAddress",
  "graduationYear", "specialty", "documentKind", "documentSeries", "documentNumber", "corrections", "reasonKind", "reason", "attachments",
  "signatureMethod", "signatureCms", "otpCode", "noticeLanguage", "consent",
];

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function realDate(text) {
  const parts = typeof text === "string" && text.length === 10 ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) : null;
  if (!parts) return false;
  const [year, month, day] = [+parts[1], +parts[2], +parts[3]];
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 && leap ? 29 : DAYS[month - 1]);
}

/// The date of birth that the digits of an IIN tell.
function iinDate(iin) {
  const century = iin.charCodeAt(6) - 48;
  if (century < 1 || century > 6) return null;
  const year = (century <= 2 ? 1800 : century <= 4 ? 1900 : 2000) + +iin.slice(0, 2);
  const date = `${year}-${iin.slice(2, 4)}-${iin.slice(4, 6)}`;
  return realDate(date) ? date : null;
}

export function iinOk(iin) {
  if (typeof iin !== "string" || iin.length !== 12) return false;
  for (let at = 0; at < 12; at++) {
    const digit = iin.charCodeAt(at);
    if (digit < 48 || digit > 57) return false;
  }
  if (!iinDate(iin)) return false;
  let sum = 0;
  for (let at = 0; at < 11; at++) sum += (iin.charCodeAt(at) - 48) * (at + 1);
  let control = sum % 11;
  if (control === 10) {
    sum = 0;
    for (let at = 0; at < 11; at++) sum += (iin.charCodeAt(at) - 48) * (((at + 2) % 11) + 1);
    control = sum % 11;
    if (control === 10) return false;
  }
  return control === iin.charCodeAt(11) - 48;
}

/// True also where the two cannot be compared: then another rule complains.
export const iinMatches = (iin, birth) => !iinOk(iin) || !realDate(birth) || iinDate(iin) === birth;
export const birthOk = (text) => realDate(text) && text >= "1920-01-01" && text <= "2011-10-01";
export const gradAfterBirth = (year, birth) => !Number.isInteger(year) || !realDate(birth) || year >= +birth.slice(0, 4) + 15;
export const notExpired = (text) => realDate(text) && text >= TODAY;

const holds = (files, kind) => Array.isArray(files) && files.some((file) => file && file.kind === kind);
export const kindsOk = (files, nameChanged, reason) =>
  holds(files, "educationDocument") &&
  (nameChanged !== true || holds(files, "nameChangeCertificate")) &&
  (reason !== "courtDecision" || holds(files, "courtDecision"));
