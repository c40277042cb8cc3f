import { ajv, validator } from "../form/ajv.mjs";
import { schema } from "../form/json_schema.mjs";

export const create = () => validator(ajv().compile(schema));
