// The plain form in zod. The classic and the small interface build the same schema: each hands over the few builders that are used, so that
// a bundler drops the rest of the library.

import * as rules from "./rules.mjs";

/// `z` are zod's own builders, `our` those of strings, integers, lists and checks; `always` makes a check run beside faulty members.
export function build(z, our, always = { when: () => true }) {
  const name = our.text({ max: 100, pattern: rules.NAME });
  const written = (min, max) => our.text({ min, max, pattern: rules.NOT_BLANK });
  const short = written(3, 300);
  const address = written(5, 300);
  const other = written(3, 200);
  const ownSeries = z.enumOf(rules.OWN_SERIES);
  const stateSeries = our.text({ pattern: rules.STATE_SERIES });
  const ownNumber = our.text({ pattern: rules.OWN_NUMBER });
  const stateNumber = our.text({ pattern: rules.STATE_NUMBER });
  const cms = our.text({ max: 20000, pattern: rules.BASE64 });
  const code = our.text({ pattern: rules.CODE });
  const anything = z.optional(z.unknown());
  const fault = (context, path) => context.addIssue({ code: "custom", path, message: "rule" });

  const correction = our.checked(
    z.strictObject({ field: z.enumOf(rules.CORRECTED), from: written(1, 200), to: written(1, 200), other: anything }),
    (one, context) => {
      if (one === null || typeof one !== "object" || Array.isArray(one)) return;
      if (one.from !== undefined && one.from === one.to) fault(context, ["to"]);
      if (one.field === "other" && !other.safeParse(one.other).success) fault(context, ["other"]);
    },
    always,
  );
  const file = our.checked(
    z.strictObject({
      kind: z.enumOf(rules.KINDS),
      fileName: our.text({ pattern: rules.FILE_NAME }),
      mime: z.enumOf(rules.MEDIA_TYPES),
      size: our.integer(1, rules.MAX_BYTES),
      sha256: our.text({ pattern: rules.SHA256 }),
      expiresOn: z.optional(our.judged(z.string(), rules.notExpired)),
    }),
    (one, context) => {
      if (one && one.kind === "identityDocument" && one.expiresOn === undefined) fault(context, ["expiresOn"]);
    },
    always,
  );
  return our.checked(
    z.strictObject({
      surname: name,
      firstName: name,
      patronymic: z.optional(name),
      nameChanged: z.boolean(),
      newSurname: anything,
      newFirstName: anything,
      newPatronymic: anything,
      iin: our.judged(z.string(), rules.iinOk),
      birthDate: our.judged(z.string(), rules.birthOk),
      phone: our.text({ max: 20, pattern: rules.PHONE }),
      email: our.text({ max: 254, pattern: rules.EMAIL }),
      headFullName: our.text({ max: 200, pattern: rules.FULL_NAME }),
      institutionName: short,
      institutionAddress: address,
      institutionChanged: z.boolean(),
      newInstitutionName: anything,
      newInstitutionAddress: anything,
      graduationYear: our.integer(1940, 2026),
      specialty: short,
      documentKind: z.enumOf(["own", "state"]),
      documentSeries: z.string(),
      documentNumber: z.string(),
      corrections: our.list(correction, 1, 10),
      reasonKind: z.enumOf(rules.REASONS),
      reason: written(10, 2000),
      attachments: our.list(file, 1, 10),
      signatureMethod: z.enumOf(["eds", "otp"]),
      signatureCms: anything,
      otpCode: anything,
      noticeLanguage: z.enumOf(["kk", "ru"]),
      consent: z.literal(true),
    }),
    (form, context) => {
      if (form === null || typeof form !== "object") return;
      const need = (member, schema) => {
        if (!schema.safeParse(form[member]).success) fault(context, [member]);
      };
      if (form.nameChanged === true) {
        need("newSurname", name);
        need("newFirstName", name);
        if (form.newPatronymic !== undefined) need("newPatronymic", name);
      }
      if (form.reasonKind === "nameChange" && form.nameChanged !== true) fault(context, ["nameChanged"]);
      if (!rules.iinMatches(form.iin, form.birthDate)) fault(context, ["birthDate"]);
      if (form.institutionChanged === true) {
        need("newInstitutionName", short);
        need("newInstitutionAddress", address);
      }
      if (!rules.gradAfterBirth(form.graduationYear, form.birthDate)) fault(context, ["graduationYear"]);
      if (form.documentKind === "own") {
        need("documentSeries", ownSeries);
        need("documentNumber", ownNumber);
      }
      if (form.documentKind === "state") {
        need("documentSeries", stateSeries);
        need("documentNumber", stateNumber);
      }
      if (Array.isArray(form.attachments) && !rules.kindsOk(form.attachments, form.nameChanged, form.reasonKind)) fault(context, ["attachments"]);
      if (form.signatureMethod === "eds") need("signatureCms", cms);
      if (form.signatureMethod === "otp") need("otpCode", code);
    },
    always,
  );
}

/// A schema as a validator.
export const validator = (schema) => ({ run: (form) => schema.safeParse(form).success, paths: (form) => paths(schema.safeParse(form)) });

function paths(parsed) {
  if (parsed.success) return [];
  const found = new Set();
  for (const { code, keys, path } of parsed.error.issues) {
    if (code === "unrecognized_keys") for (const key of keys) found.add([...path, key].join("/"));
    else found.add(path.join("/"));
  }
  return [...found].sort();
}
