import * as z from "zod/mini";
import { build, validator } from "../form/zod.mjs";

const own = {
  string: z.string,
  boolean: z.boolean,
  optional: z.optional,
  unknown: z.unknown,
  strictObject: z.strictObject,
  enumOf: z.enum,
  literal: z.literal,
};

const our = {
  text: ({ min = 1, max, pattern }) =>
    z.string().check(z.minLength(min), ...(max ? [z.maxLength(max)] : []), z.regex(new RegExp(pattern))),
  integer: (min, max) => z.int().check(z.gte(min), z.lte(max)),
  list: (item, min, max) => z.array(item).check(z.minLength(min), z.maxLength(max)),
  judged: (schema, judge) => schema.check(z.refine(judge)),
  checked: (schema, check, options) => schema.check(z.superRefine(check, options)),
};

export const create = () => validator(build(own, our));
