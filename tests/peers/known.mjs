// Who is measured: validators, and renderers of whole forms.

export const VALIDATORS = [
  { name: "by_hand", label: "by hand, no library" },
  { name: "zod_compiled", label: "zod 4, compiled at run time" },
  { name: "ajv_standalone", label: "ajv 8, compiled ahead" },
  { name: "ajv", label: "ajv 8" },
  { name: "zod", label: "zod 4" },
  { name: "zod_mini", label: "zod 4 mini" },
  { name: "valibot", label: "valibot 1" },
  { name: "formio", label: "Form.io core" },
  { name: "survey", label: "SurveyJS core" },
];

export const RENDERERS = [
  { name: "react_hook_form", label: "React Hook Form + zod" },
  { name: "rjsf", label: "RJSF" },
  { name: "survey", label: "SurveyJS" },
  { name: "formio", label: "Form.io" },
];
