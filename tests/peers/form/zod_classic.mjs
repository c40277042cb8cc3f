// The builders of zod's classic interface.

import * as z from "zod";

export const OWN = {
  string: z.string,
  boolean: z.boolean,
  optional: z.optional,
  unknown: z.unknown,
  strictObject: z.strictObject,
  enumOf: z.enum,
  literal: z.literal,
};

export const OUR = {
  text({ min = 1, max, pattern }) {
    const text = z.string().min(min);
    return (max ? text.max(max) : text).regex(new RegExp(pattern));
  },
  integer: (min, max) => z.int().min(min).max(max),
  list: (item, min, max) => z.array(item).min(min).max(max),
  judged: (schema, judge) => schema.refine(judge),
  checked: (schema, check, options) => schema.superRefine(check, options),
};
