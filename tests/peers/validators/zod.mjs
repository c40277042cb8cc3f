import { build, validator } from "../form/zod.mjs";
import { OUR, OWN } from "../form/zod_classic.mjs";

export const create = () => validator(build(OWN, OUR));
