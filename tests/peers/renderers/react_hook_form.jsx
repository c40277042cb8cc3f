// React Hook Form with zod: plain inputs without a style, the lightest form that one would build.

import { zodResolver } from "@hookform/resolvers/zod";
import { createRoot } from "react-dom/client";
import { useFieldArray, useForm } from "react-hook-form";
import * as rules from "../form/rules.mjs";
import { build } from "../form/zod.mjs";
import { OUR, OWN } from "../form/zod_classic.mjs";

const schema = build(OWN, OUR);
const FLAGS = new Set(["nameChanged", "institutionChanged", "consent"]);
const CHOICES = { documentKind: ["own", "state"], reasonKind: rules.REASONS, signatureMethod: ["eds", "otp"], noticeLanguage: ["kk", "ru"] };
const LISTS = { corrections: ["field", "from", "to", "other"], attachments: ["kind", "fileName", "mime", "size", "sha256", "expiresOn"] };

function List({ control, register, name }) {
  const { fields, append } = useFieldArray({ control, name });
  return (
    <fieldset>
      <legend>{name}</legend>
      {fields.map((item, nth) => (
        <div key={item.id}>
          {LISTS[name].map((member) => (
            <input key={member} {...register(`${name}.${nth}.${member}`)} />
          ))}
        </div>
      ))}
      <button type="button" onClick={() => append({})}>
        +
      </button>
    </fieldset>
  );
}

function Field({ register, name, error }) {
  const control = CHOICES[name] ? (
    <select {...register(name)}>
      {CHOICES[name].map((value) => (
        <option key={value}>{value}</option>
      ))}
    </select>
  ) : (
    <input type={FLAGS.has(name) ? "checkbox" : "text"} {...register(name)} />
  );
  return (
    <p data-member={name}>
      <label>
        {name} {control}
      </label>
      {error && <span role="alert">{String(error.message)}</span>}
    </p>
  );
}

function Form() {
  const { register, control, handleSubmit, formState } = useForm({ resolver: zodResolver(schema), mode: "onChange" });
  return (
    <form onSubmit={handleSubmit(() => {})}>
      {rules.MEMBERS.map((name) =>
        LISTS[name] ? (
          <List key={name} control={control} register={register} name={name} />
        ) : (
          <Field key={name} register={register} name={name} error={formState.errors[name]} />
        ),
      )}
      <button>Send</button>
    </form>
  );
}

createRoot(document.getElementById("form")).render(<Form />);
globalThis.drawn = {
  iin: () => document.querySelector('[data-member="iin"] input'),
  verdict: () => document.querySelector('[data-member="iin"] [role="alert"]')?.textContent ?? "",
};
