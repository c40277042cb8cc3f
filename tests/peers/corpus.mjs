// The inputs on which the peers and ours are compared: a filled form, an empty one, one with ten faults, sixty that are valid, a hundred and
// twenty with one to ten faults, and twenty that mean harm. They are made, not kept: the same numbers in the same order give the same forms.

import * as rules from "./form/rules.mjs";
import { faults } from "./form/by_hand.mjs";

// A linear congruential generator: small, and the same everywhere.
let state = 20261001;
const random = () => (state = (state * 1664525 + 1013904223) >>> 0) / 4294967296;
const pick = (list) => list[Math.floor(random() * list.length)];
const between = (from, to) => from + Math.floor(random() * (to - from + 1));
const some = (letters, length) => Array.from({ length }, () => letters[between(0, letters.length - 1)]).join("");

const HEX = "0123456789abcdef";
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const SURNAMES = ["Әбдірахманов", "Құнанбаева", "Оспанов", "Тілеуберген", "Шәріпова", "Иванова", "O'Brien", "Нұрғалиев", "Жұмабай", "Сейітқызы"];
const FIRST_NAMES = ["Айгүл", "Нұрсұлтан", "Дәурен", "Ғалия", "Өмірбек", "Мария", "Жанна-Мария", "Ұлан", "Һадиша", "Сергей"];
const PATRONYMICS = ["Қайратқызы", "Серікұлы", "Ивановна", "Ерланұлы", undefined];
const UNIVERSITIES = [
  "Әл-Фараби атындағы Қазақ ұлттық университеті",
  "Л.Н. Гумилев атындағы Еуразия ұлттық университеті",
  "Қ.И. Сәтбаев атындағы ҚазҰТЗУ",
  "Назарбаев Университеті",
];
const ADDRESSES = ["Алматы қ., Әл-Фараби даңғылы, 71", "Астана қ., Сәтпаев көшесі, 2", "Алматы қ., Сәтпаев көшесі, 22а"];
const SPECIALTIES = ["6B06101 Информатика", "7M04101 Экономика", "6B01101 Педагогика және психология", "8D05301 Физика"];

function iin(birth) {
  const [year, month, day] = birth.split("-");
  for (;;) {
    const first = year.slice(2) + month + day + (+year < 2000 ? between(3, 4) : between(5, 6)) + String(between(0, 9999)).padStart(4, "0");
    for (let control = 0; control < 10; control++) if (rules.iinOk(first + control)) return first + control;
  }
}

function attached(kind, expires) {
  const file = { kind, fileName: `${kind}-${between(1, 99)}.pdf`, mime: pick(rules.MEDIA_TYPES), size: between(20000, 4000000), sha256: some(HEX, 64) };
  return expires ? { ...file, expiresOn: `20${between(27, 36)}-0${between(1, 9)}-15` } : file;
}

function corrected() {
  const field = pick(rules.CORRECTED);
  return { field, ...(field === "other" ? { other: "Диплом қосымшасы" } : {}), from: "Ғалымжанова А.", to: "Ғалымжанова Ә." };
}

/// A form that is valid; what is not told is left to chance.
function valid(told = {}) {
  const birth = `${between(1960, 2003)}-${String(between(1, 12)).padStart(2, "0")}-${String(between(1, 28)).padStart(2, "0")}`;
  const own = told.own ?? random() < 0.7;
  const nameChanged = told.nameChanged ?? random() < 0.4;
  const eds = told.eds ?? random() < 0.7;
  const institutionChanged = told.institutionChanged ?? random() < 0.3;
  const reasonKind = nameChanged ? "nameChange" : pick(["technicalError", "courtDecision", "other"]);
  const form = {
    surname: pick(SURNAMES),
    firstName: pick(FIRST_NAMES),
    patronymic: pick(PATRONYMICS),
    nameChanged,
    ...(nameChanged ? { newSurname: pick(SURNAMES), newFirstName: pick(FIRST_NAMES), newPatronymic: pick(PATRONYMICS) } : {}),
    iin: iin(birth),
    birthDate: birth,
    phone: `+77${String(between(0, 999999999)).padStart(9, "0")}`,
    email: `user${between(1, 9999)}@mail.example.kz`,
    headFullName: `${pick(SURNAMES)} ${pick(FIRST_NAMES)} Серікұлы`,
    institutionName: pick(UNIVERSITIES),
    institutionAddress: pick(ADDRESSES),
    institutionChanged,
    ...(institutionChanged ? { newInstitutionName: pick(UNIVERSITIES), newInstitutionAddress: pick(ADDRESSES) } : {}),
    graduationYear: Math.min(2026, +birth.slice(0, 4) + between(20, 25)),
    specialty: pick(SPECIALTIES),
    documentKind: own ? "own" : "state",
    documentSeries: own ? pick(rules.OWN_SERIES) : pick(["ЖБ", "ЖБ-Б", "ЖООК-М"]),
    documentNumber: own ? String(between(10000000, 99999999)) : String(between(1000000, 9999999)),
    corrections: Array.from({ length: told.corrections ?? between(1, 3) }, corrected),
    reasonKind,
    reason: "Дипломда тегім мен атым құжаттағы жазылуымен сәйкес келмейді, техникалық қате жіберілген.",
    attachments: [
      attached("educationDocument"),
      attached("identityDocument", true),
      ...(nameChanged ? [attached("nameChangeCertificate")] : []),
      ...(reasonKind === "courtDecision" ? [attached("courtDecision")] : []),
    ],
    signatureMethod: eds ? "eds" : "otp",
    ...(eds ? { signatureCms: some(BASE64, 1400) } : { otpCode: String(between(0, 999999)).padStart(6, "0") }),
    noticeLanguage: pick(["kk", "ru"]),
    consent: true,
  };
  return JSON.parse(JSON.stringify(form));
}

function wrongControlDigit(iin) {
  for (let more = 0; ; more++) {
    const other = iin.slice(0, 11) + ((+iin[11] + 1 + more) % 10);
    if (!rules.iinOk(other)) return other;
  }
}

// Each spoils one member of a valid form.
const SPOIL = {
  surname: (form) => (form.surname = pick(["", "1ванов", "Ivanов", "А".repeat(101), "<b>x</b>"])),
  firstName: (form) => delete form.firstName,
  patronymic: (form) => (form.patronymic = "Серік_ұлы"),
  nameChanged: (form) => {
    delete form.nameChanged;
    if (form.reasonKind === "nameChange") form.reasonKind = "other";
  },
  iin: (form) => (form.iin = pick([wrongControlDigit(form.iin), form.iin.slice(0, 11), form.iin + "0", form.iin.slice(0, 2) + "1332" + form.iin.slice(6)])),
  birthDate: (form) => (form.birthDate = pick(["1990-02-30", "2015-01-01", "1990/01/01", form.birthDate === "1985-05-05" ? "1985-05-06" : "1985-05-05"])),
  phone: (form) => (form.phone = pick(["87011234567", "+7701123456", "+7 701 123 45 67"])),
  email: (form) => (form.email = pick(["user@", "a b@c.kz", "user.mail.kz"])),
  headFullName: (form) => (form.headFullName = "Ректор"),
  institutionName: (form) => (form.institutionName = pick(["", "ab", "     "])),
  institutionAddress: (form) => delete form.institutionAddress,
  institutionChanged: (form) => delete form.institutionChanged,
  graduationYear: (form) => (form.graduationYear = pick([1890, 2031, +form.birthDate.slice(0, 4) + 9])),
  specialty: (form) => delete form.specialty,
  documentKind: (form) => delete form.documentKind,
  documentSeries: (form) => (form.documentSeries = form.documentKind === "own" ? pick(["МВA", "СМD", "XX", "bd"]) : pick(["жб", "ЖБ--Б", "123"])),
  documentNumber: (form) => (form.documentNumber = pick(["12", "ABCDEFGH", "123456789012"])),
  corrections: (form) => (form.corrections = []),
  corrTo: (form) => (form.corrections[0].to = form.corrections[0].from),
  corrFrom: (form) => delete form.corrections[0].from,
  reasonKind: (form) => (form.reasonKind = "hacked"),
  reason: (form) => (form.reason = pick(["", "қысқа"])),
  attKinds: (form) => (form.attachments = form.attachments.filter((file) => file.kind !== "educationDocument")),
  attSha: (form) => (form.attachments[0].sha256 = "xyz"),
  attSize: (form) => (form.attachments[0].size = pick([0, 10485761])),
  attMime: (form) => (form.attachments[0].mime = "application/x-msdownload"),
  attName: (form) => (form.attachments[0].fileName = pick(["../../etc/passwd.pdf", "a.exe"])),
  attExp: (form) => (form.attachments[1].expiresOn = pick(["2026-09-30", "2020-01-01"])),
  attExpMissing: (form) => delete form.attachments[1].expiresOn,
  signatureMethod: (form) => delete form.signatureMethod,
  signature: (form) => {
    if (form.signatureMethod === "eds") form.signatureCms = pick(["", "AAAA", "!!!!"]);
    else form.otpCode = pick(["12345", "abcdef"]);
  },
  noticeLanguage: (form) => delete form.noticeLanguage,
  consent: (form) => (form.consent = false),
};

// What somebody sends who does not use the form: members nobody asked for, wrong types, what looks like something else.
const HOSTILE = [
  (form) => (form.isAdmin = true),
  (form) => (form.status = "approved"),
  (form) => (form.attachments[0].url = "http://169.254.169.254/"),
  (form) => (form.corrections[0].approved = true),
  (form) => (form.iin = +form.iin),
  (form) => (form.phone = [form.phone]),
  (form) => (form.graduationYear = String(form.graduationYear)),
  (form) => (form.consent = "true"),
  (form) => (form.consent = 1),
  (form) => (form.attachments[0].size = "5000"),
  (form) => (form.surname = { toString: "x" }),
  (form) => (form.surname = null),
  (form) => (form.corrections = "x"),
  (form) => (form.attachments = { 0: form.attachments[0] }),
  (form) => (form.reason = "a".repeat(2001)),
  (form) => (form.institutionName = "x".repeat(301)),
  (form) => (form.nameChanged = "false"),
  (form) => (form.surname = "Иван\u0000ов"),
  (form) => (form.firstName = "Ivаn"),
  (form) => (form.graduationYear = 2010.5),
];

function tenFaults(form) {
  const spoilt = structuredClone(form);
  spoilt.surname = "Ivanов";
  spoilt.iin = wrongControlDigit(spoilt.iin);
  spoilt.phone = "87011234567";
  spoilt.email = "user@";
  spoilt.graduationYear = 2031;
  spoilt.documentSeries = "СМD";
  spoilt.corrections[1].to = spoilt.corrections[1].from;
  spoilt.attachments[0].sha256 = "xyz";
  spoilt.attachments[1].expiresOn = "2026-09-30";
  spoilt.consent = false;
  return spoilt;
}

function several() {
  const form = valid({ corrections: 2 });
  const count = between(2, 10);
  const chosen = new Set();
  while (chosen.size < count) chosen.add(pick(Object.keys(SPOIL)));
  // Who takes a list away cannot spoil what stood in it.
  if (chosen.has("corrections")) for (const inside of ["corrTo", "corrFrom"]) chosen.delete(inside);
  if (chosen.has("attKinds")) for (const inside of ["attSha", "attSize", "attMime", "attName", "attExp", "attExpMissing"]) chosen.delete(inside);
  if (chosen.has("attExp")) chosen.delete("attExpMissing");
  for (const name of [...chosen].sort((a, b) => (a === "attKinds") - (b === "attKinds"))) SPOIL[name](form);
  return form;
}

function made() {
  const filled = valid({ own: true, nameChanged: true, eds: true, institutionChanged: false, corrections: 2 });
  filled.surname = "Әбдірахманов";
  filled.patronymic = "Серікұлы";
  const all = [
    { id: "valid", data: filled },
    { id: "empty", data: {} },
    { id: "errors10", data: tenFaults(filled) },
  ];
  for (let nth = 0; nth < 60; nth++) all.push({ id: `valid-${nth}`, data: valid() });
  for (const name of Object.keys(SPOIL)) {
    const form = valid();
    SPOIL[name](form);
    all.push({ id: `one-${name}`, data: form });
  }
  for (let nth = 0; all.length < 183; nth++) all.push({ id: `multi-${nth}`, data: several() });
  HOSTILE.forEach((spoil, nth) => {
    const form = valid({ nameChanged: false });
    spoil(form);
    all.push({ id: `hostile-${nth}`, data: form });
  });
  return all.map((one) => ({ ...one, faults: faults(one.data) }));
}

/// All inputs: `id`, `data`, and the paths at which the plain form's rules find a fault.
export const CORPUS = made();
export const named = (id) => CORPUS.find((one) => one.id === id).data;
