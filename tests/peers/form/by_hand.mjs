// The plain form judged by hand, without a library: the oracle of the corpus, and the floor that the peers' times are divided by.

import * as rules from "./rules.mjs";

const [NAME, FULL_NAME, PHONE, EMAIL, STATE_SERIES, OWN_NUMBER, STATE_NUMBER, SHA256, FILE_NAME, BASE64, CODE, NOT_BLANK] = [
  rules.NAME,
  rules.FULL_NAME,
  rules.PHONE,
  rules.EMAIL,
  rules.STATE_SERIES,
  rules.OWN_NUMBER,
  rules.STATE_NUMBER,
  rules.SHA256,
  rules.FILE_NAME,
  rules.BASE64,
  rules.CODE,
  rules.NOT_BLANK,
].map((pattern) => new RegExp(pattern));
const [OWN_SERIES, MEDIA_TYPES, CORRECTED, REASONS, KINDS, MEMBERS] = [
  rules.OWN_SERIES,
  rules.MEDIA_TYPES,
  rules.CORRECTED,
  rules.REASONS,
  rules.KINDS,
  rules.MEMBERS,
].map((list) => new Set(list));
const OF_CORRECTION = new Set(["field", "from", "to", "other"]);
const OF_FILE = new Set(["kind", "fileName", "mime", "size", "sha256", "expiresOn"]);

const written = (value, min, max) => typeof value === "string" && value.length >= min && value.length <= max && NOT_BLANK.test(value);
const matches = (value, pattern, max) => typeof value === "string" && value.length <= max && pattern.test(value);
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/// The paths of the members that are at fault, sorted; none where the form is valid.
export function faults(form) {
  if (!isObject(form)) return [""];
  const found = [];
  for (const name of Object.keys(form)) if (!MEMBERS.has(name)) found.push(name);
  const name = (at, required) => {
    const value = form[at];
    if (value === undefined ? required : !matches(value, NAME, 100)) found.push(at);
  };
  const text = (at, min, max) => {
    if (!written(form[at], min, max)) found.push(at);
  };

  name("surname", true);
  name("firstName", true);
  name("patronymic", false);
  const changed = form.nameChanged;
  if (typeof changed !== "boolean" || (form.reasonKind === "nameChange" && changed !== true)) found.push("nameChanged");
  if (changed === true) {
    name("newSurname", true);
    name("newFirstName", true);
    name("newPatronymic", false);
  }
  if (!rules.iinOk(form.iin)) found.push("iin");
  if (!rules.birthOk(form.birthDate) || !rules.iinMatches(form.iin, form.birthDate)) found.push("birthDate");
  if (!matches(form.phone, PHONE, 20)) found.push("phone");
  if (!matches(form.email, EMAIL, 254)) found.push("email");
  if (!matches(form.headFullName, FULL_NAME, 200)) found.push("headFullName");
  text("institutionName", 3, 300);
  text("institutionAddress", 5, 300);
  if (typeof form.institutionChanged !== "boolean") found.push("institutionChanged");
  if (form.institutionChanged === true) {
    text("newInstitutionName", 3, 300);
    text("newInstitutionAddress", 5, 300);
  }
  const year = form.graduationYear;
  if (!Number.isInteger(year) || year < 1940 || year > 2026 || !rules.gradAfterBirth(year, form.birthDate)) found.push("graduationYear");
  text("specialty", 3, 300);

  const [own, state] = [form.documentKind === "own", form.documentKind === "state"];
  const [series, number] = [form.documentSeries, form.documentNumber];
  if (!own && !state) found.push("documentKind");
  if (typeof series !== "string" || (own && !OWN_SERIES.has(series)) || (state && !STATE_SERIES.test(series))) found.push("documentSeries");
  if (typeof number !== "string" || (own && !OWN_NUMBER.test(number)) || (state && !STATE_NUMBER.test(number))) found.push("documentNumber");

  const { corrections, attachments } = form;
  if (!Array.isArray(corrections) || corrections.length < 1 || corrections.length > 10) found.push("corrections");
  if (Array.isArray(corrections)) corrections.forEach((one, nth) => correction(one, `corrections/${nth}`, found));
  if (!REASONS.has(form.reasonKind)) found.push("reasonKind");
  text("reason", 10, 2000);
  const few = !Array.isArray(attachments) || attachments.length < 1 || attachments.length > 10;
  if (few || !rules.kindsOk(attachments, changed, form.reasonKind)) found.push("attachments");
  if (Array.isArray(attachments)) attachments.forEach((one, nth) => file(one, `attachments/${nth}`, found));

  const [eds, code] = [form.signatureMethod === "eds", form.signatureMethod === "otp"];
  if (!eds && !code) found.push("signatureMethod");
  if (eds && !matches(form.signatureCms, BASE64, 20000)) found.push("signatureCms");
  if (code && !matches(form.otpCode, CODE, 6)) found.push("otpCode");
  if (form.noticeLanguage !== "kk" && form.noticeLanguage !== "ru") found.push("noticeLanguage");
  if (form.consent !== true) found.push("consent");
  return found.length > 1 ? [...new Set(found)].sort() : found;
}

function correction(one, at, found) {
  if (!isObject(one)) {
    found.push(at);
    return;
  }
  for (const name of Object.keys(one)) if (!OF_CORRECTION.has(name)) found.push(`${at}/${name}`);
  if (!CORRECTED.has(one.field)) found.push(`${at}/field`);
  if (one.field === "other" && !written(one.other, 3, 200)) found.push(`${at}/other`);
  if (!written(one.from, 1, 200)) found.push(`${at}/from`);
  if (!written(one.to, 1, 200) || one.to === one.from) found.push(`${at}/to`);
}

function file(one, at, found) {
  if (!isObject(one)) {
    found.push(at);
    return;
  }
  for (const name of Object.keys(one)) if (!OF_FILE.has(name)) found.push(`${at}/${name}`);
  if (!KINDS.has(one.kind)) found.push(`${at}/kind`);
  if (typeof one.fileName !== "string" || !FILE_NAME.test(one.fileName)) found.push(`${at}/fileName`);
  if (!MEDIA_TYPES.has(one.mime)) found.push(`${at}/mime`);
  if (!Number.isInteger(one.size) || one.size < 1 || one.size > rules.MAX_BYTES) found.push(`${at}/size`);
  if (typeof one.sha256 !== "string" || !SHA256.test(one.sha256)) found.push(`${at}/sha256`);
  if (one.expiresOn === undefined ? one.kind === "identityDocument" : !rules.notExpired(one.expiresOn)) found.push(`${at}/expiresOn`);
}
