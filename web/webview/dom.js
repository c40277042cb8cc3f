// Elements of a page: how one is made, and how some are put in the place of others without touching those that stay.

/// An element. A member that begins with `on` is a listener, `true` an attribute without a value; what is absent is left out.
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (attribute.startsWith("on")) element.addEventListener(attribute.slice(2), value);
    else if (value === true) element.setAttribute(attribute, "");
    else if (isThere(value)) element.setAttribute(attribute, value);
  }
  element.append(...children.flat(Infinity).filter(isThere));
  return element;
}

const isThere = (value) => value !== undefined && value !== null && value !== false;

/// Makes these the children. Those that stay are not taken out in between: what has the focus keeps it, and a keyboard stays open.
export function fill(parent, wanted) {
  const stay = new Set(wanted);
  for (const child of [...parent.childNodes]) if (!stay.has(child)) child.remove();
  wanted.forEach((child, nth) => {
    if (parent.childNodes[nth] !== child) parent.insertBefore(child, parent.childNodes[nth] ?? null);
  });
}

/// The id of the control at a pointer.
export const idOf = (at) => `at${at.replaceAll("/", "-")}`;

/// Whether `at` stands below `above`.
export const isBelow = (above, at) => at.startsWith(`${above}/`);

/// Brings an element into sight and gives it the focus.
export function lead(id) {
  const element = document.getElementById(id);
  element?.scrollIntoView({ block: "center" });
  element?.focus({ preventScroll: true });
}
