// The rows of a form, drawn by how they are typed or chosen. Nothing here knows what a row is about.
//
// Each drawing is `{ node, refresh }`: `refresh` brings what stands in it and what is wrong with it up to date, and leaves alone what is being typed.

import { fill, h, idOf } from "./dom.js";

/// What draws rows, and remembers what it drew: a row that is asked as before keeps its element. `view` knows what was typed, and takes more.
export function drawing(view) {
  const drawn = new Map();

  /// What stands at a key: what stood there, unless it was made of something else.
  function at(key, made, make) {
    const of = JSON.stringify(made);
    if (drawn.get(key)?.of !== of) drawn.set(key, { of, ...make() });
    return drawn.get(key);
  }

  const row = (asked, pointer) => at(pointer, [asked, asked.control.type === "rows" ? Math.max(1, view.count(pointer)) : 1], () => field(asked, pointer));

  function field(asked, pointer) {
    const { type, of } = asked.control;
    const makers = {
      line: () => line(asked, pointer, {}),
      digits: () => line(asked, pointer, { inputmode: "numeric" }),
      year: () => line(asked, pointer, { inputmode: "numeric", class: "short" }),
      phone: () => line(asked, pointer, { type: "tel", autocomplete: "tel" }),
      email: () => line(asked, pointer, { type: "email", autocomplete: "email" }),
      lines: () => line(asked, pointer, {}, "textarea"),
      date: () => day(asked, pointer),
      flag: () => tick(asked, pointer),
      consent: () => tick(asked, pointer),
      group: () => tick(asked, pointer),
      choice: () => one(asked, pointer, of),
      choices: () => some(asked, pointer, of),
      rows: () => list(asked, pointer, of),
    };
    return makers[type]();
  }

  /// Hint, fault and warning of a row, and how they come to stand beside its control.
  function notes(asked, pointer, hint = asked.hint) {
    const id = idOf(pointer);
    const says = (part, words) => h("p", { class: part, id: `${id}-${part}`, hidden: !words }, words ?? "");
    const parts = { hint: says("hint", hint), fault: says("fault"), warned: says("warned") };
    const refresh = (box, described) => {
      const { error, warning } = view.words;
      const say = (part, before, words) => {
        const text = words === undefined ? "" : before + words;
        if (part.textContent !== text) part.textContent = text;
        part.hidden = text === "";
      };
      say(parts.fault, error, view.fault(pointer));
      say(parts.warned, warning, view.warning(pointer));
      box.classList.toggle("wrong", !parts.fault.hidden);
      const ids = Object.values(parts).filter((part) => !part.hidden).map((part) => part.id);
      if (ids.length > 0) described.setAttribute("aria-describedby", ids.join(" "));
      else described.removeAttribute("aria-describedby");
    };
    return { parts: Object.values(parts), refresh };
  }

  /// The label; what may be left out says so.
  const named = (asked) => (asked.required || ["flag", "consent", "group"].includes(asked.control.type) ? asked.label : `${asked.label} (${view.words.optional})`);

  function line(asked, pointer, attributes, element = "input") {
    const said = notes(asked, pointer);
    const id = idOf(pointer);
    const isNumber = attributes.inputmode === "numeric";
    // Digits that were copied in groups are meant as one number.
    const typed = () => view.set(pointer, isNumber ? input.value.replace(/\s/g, "") : input.value);
    const input = h(element, { id, autocomplete: "off", spellcheck: "false", ...attributes, oninput: typed, onblur: () => view.leave(pointer) });
    const node = h("div", { class: "field" }, h("label", { for: id }, named(asked)), said.parts, input);
    return { node, refresh: () => (showValue(input, view.value(pointer)), said.refresh(node, input)) };
  }

  /// What comes from elsewhere is shown, but never under the fingers of whoever types.
  function showValue(input, value) {
    if (input.value !== value && document.activeElement !== input) input.value = value;
  }

  function day(asked, pointer) {
    const { words } = view;
    const said = notes(asked, pointer, asked.hint ?? words.dateHint);
    const id = idOf(pointer);
    // Between the parts the row is not left.
    const part = (label, nth) => {
      const own = nth === 0 ? id : `${id}-${nth}`;
      const input = h("input", { id: own, inputmode: "numeric", autocomplete: "off", maxlength: nth === 2 ? 4 : 2, oninput: () => view.set(pointer, joined(inputs)) });
      return { input, node: h("div", {}, h("label", { for: own }, label), input) };
    };
    const parts = [words.day, words.month, words.year].map(part);
    const inputs = parts.map(({ input }) => input);
    const left = (event) => {
      if (!node.contains(event.relatedTarget)) view.leave(pointer);
    };
    const node = h("fieldset", { onfocusout: left }, h("legend", {}, named(asked)), said.parts, h("div", { class: "day" }, parts.map((one) => one.node)));
    const refresh = () => {
      const value = view.value(pointer);
      if (value !== joined(inputs)) parted(value).forEach((text, nth) => showValue(inputs[nth], text));
      said.refresh(node, node);
    };
    return { node, refresh };
  }

  const box = (type, id, name, label, onchange) => {
    const input = h("input", { type, id, name, onchange });
    return { input, node: h("div", { class: "tick" }, input, h("label", { for: id }, label)) };
  };

  function tick(asked, pointer) {
    const said = notes(asked, pointer);
    const changed = () => {
      view.set(pointer, input.checked ? true : null);
      view.leave(pointer);
    };
    const { input, node: ticked } = box("checkbox", idOf(pointer), undefined, named(asked), changed);
    const [hint, ...faults] = said.parts;
    const node = h("div", { class: "field" }, faults, ticked, hint);
    return { node, refresh: () => ((input.checked = view.value(pointer) === "true"), said.refresh(node, input)) };
  }

  /// The first box has the id of the row, so that whatever leads to the row leads there.
  function boxes(asked, pointer, choices, type, changed, isChosen) {
    const said = notes(asked, pointer);
    const id = idOf(pointer);
    const made = choices.map(({ value, label }, nth) => ({ value, ...box(type, nth === 0 ? id : `${id}-${nth}`, id, label, (event) => changed(value, event.target)) }));
    const node = h("fieldset", {}, h("legend", {}, named(asked)), said.parts, made.map((one) => one.node));
    const refresh = () => {
      for (const { value, input } of made) input.checked = isChosen(value);
      said.refresh(node, node);
    };
    return { node, refresh, made };
  }

  function one(asked, pointer, choices) {
    const choose = (value, input) => {
      // A choice that was taken back changes too.
      if (!input.checked) return;
      view.set(pointer, value);
      view.leave(pointer);
    };
    const { node, refresh, made } = boxes(asked, pointer, choices, "radio", choose, (value) => view.value(pointer) === value);
    // What is not required can be taken back by pressing it again.
    if (!asked.required) {
      for (const { value, input } of made) {
        let was = false;
        input.addEventListener("pointerdown", () => (was = input.checked));
        input.nextSibling.addEventListener("pointerdown", () => (was = input.checked));
        input.addEventListener("click", () => {
          if (was && view.value(pointer) === value) view.set(pointer, null);
          was = false;
        });
      }
    }
    return { node, refresh };
  }

  function some(asked, pointer, choices) {
    const place = (value) => Array.from({ length: view.count(pointer) }, (_, nth) => nth).find((nth) => view.value(`${pointer}/${nth}`) === value);
    const toggle = (value) => {
      const nth = place(value);
      if (nth === undefined) view.set(`${pointer}/${view.count(pointer)}`, value);
      else view.remove(`${pointer}/${nth}`);
      view.leave(pointer);
    };
    return boxes(asked, pointer, choices, "checkbox", toggle, (value) => place(value) !== undefined);
  }

  /// A list: its first item is there from the start, others are added and removed.
  function list(asked, pointer, members) {
    const { words } = view;
    const said = notes(asked, pointer);
    const id = idOf(pointer);
    const count = Math.max(1, view.count(pointer));
    const item = (nth) => {
      const title = `${asked.label}: ${nth + 1}`;
      const fields = members.map((member) => row(member, `${pointer}/${nth}/${member.at}`));
      const itself = notes({}, `${pointer}/${nth}`);
      const remove = () => {
        view.remove(`${pointer}/${nth}`);
        document.getElementById(`${id}-add`)?.focus();
      };
      const button = count > 1 && h("button", { type: "button", class: "quiet", onclick: remove, "aria-label": `${words.remove}: ${title}` }, words.remove);
      const box = h("fieldset", { class: "item", id: idOf(`${pointer}/${nth}`), tabindex: "-1" }, h("legend", {}, title), itself.parts, fields.map((one) => one.node), button);
      return { node: box, refresh: () => (itself.refresh(box, box), fields.forEach((one) => one.refresh())) };
    };
    const items = Array.from({ length: count }, (_, nth) => item(nth));
    const add = () => {
      // An item is there when something stands in it; the empty one at the end is shown, and written with its first letter.
      for (let nth = view.count(pointer); nth <= count; nth++) view.set(`${pointer}/${nth}/${members[0].at}`, "");
      document.getElementById(idOf(`${pointer}/${count}`))?.focus();
    };
    const button = h("button", { type: "button", class: "quiet", id: `${id}-add`, onclick: add }, words.add);
    const node = h("fieldset", { id, tabindex: "-1" }, h("legend", {}, named(asked)), said.parts, items.map((one) => one.node), button);
    return { node, refresh: () => (said.refresh(node, node), items.forEach((one) => one.refresh())) };
  }

  /// A section: rows of one group stand together, and rows that follow each other by one clause say it once.
  function section({ title, rows }, nth) {
    const id = `section-${nth}`;
    const { node } = at(id, title, () => ({ node: h("section", { "aria-labelledby": id }, h("h2", { id }, title)) }));
    const parts = [node.firstChild];
    for (let first = 0; first < rows.length; ) {
      const { group, clause } = rows[first];
      let next = first + 1;
      while (group !== null && rows[next]?.group === group) next++;
      const made = rows.slice(first, next).map((asked) => row(asked, asked.at));
      made.forEach((one) => one.refresh());
      const nodes = made.map((one) => one.node);
      if (group === null) parts.push(...nodes);
      else {
        const together = at(`group${rows[first].at}`, group, () => ({ node: h("fieldset", { class: "group" }, h("legend", {}, group)) })).node;
        fill(together, [together.firstChild, ...nodes]);
        parts.push(together);
      }
      if (rows[next]?.clause !== clause) parts.push(by(`clause${rows[first].at}`, rows[next - 1]));
      first = next;
    }
    fill(node, parts);
    return node;
  }

  /// By which clause something is asked, in words.
  function by(key, { clause, assumed = false }) {
    const { words } = view;
    const text = [clause === "" ? words.ownRule : words.clause + view.place(clause), assumed && ` (${words.assumed})`];
    return at(key, [clause, assumed], () => ({ node: h("p", { class: "clause" }, text) })).node;
  }

  return { section, by, at };
}

/// Day, month and year of `YYYY-MM-DD`, or of whatever stands there instead.
function parted(value) {
  const [year = "", month = "", day = ""] = value.split("-").map((part) => part.replace(/^0+/, ""));
  return [day, month, year];
}

/// The three put together: a day where they are numbers, else with nothing lost.
function joined(inputs) {
  const [day, month, year] = inputs.map((input) => input.value.trim());
  return [day, month, year].every((part) => part === "") ? "" : `${year.padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
