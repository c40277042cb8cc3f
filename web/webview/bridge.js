// The messages between the page and the app that shows it, as README.md has them. What comes in is looked at before anybody acts on it; what is
// wrong is answered with `error`, and nothing is thrown into the app.

export const VERSION = 1;

/// The ways out: a port that the app gave, Android's interface, WKWebView's handler, React Native's WebView. Each takes a text.
let port;
const ways = () => [port, window.OtinishHost, window.webkit?.messageHandlers?.otinish, window.ReactNativeWebView];
const host = () => ways().find((way) => typeof way?.postMessage === "function");

export const hasHost = () => host() !== undefined;

/// What could not be told yet, the newest of each type: an app that speaks through a port gives it after the page has begun.
const held = new Map();

/// Tells the app; in a browser without one nobody listens.
export function tell(type, members = {}) {
  const way = host();
  const message = JSON.stringify({ otinish: VERSION, type, ...members });
  if (way) way.postMessage(message);
  else held.set(type, message);
}

/// A fault of the page or of a message; where it answers one, `about` is that message's type.
export function tellError(code, message, members = {}) {
  tell("error", { code, message, ...members });
}

const text = (value) => typeof value === "string";
const filled = (value) => text(value) && value.length > 0;
const plain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const whole = (value) => Number.isSafeInteger(value) && value >= 0;
const typed = (value) => text(value) || typeof value === "boolean" || Number.isSafeInteger(value);
const optional = (fits) => (value) => value === undefined || value === null || fits(value);
const file = (value) => plain(value) && only(value, FILE) === undefined;

const FILE = {
  file_name: filled,
  media_type: filled,
  bytes: whole,
  sha256: (value) => text(value) && /^[0-9a-f]{64}$/.test(value),
  width_px: optional(whole),
  height_px: optional(whole),
  valid_until: optional(text),
};

/// What the app may say, and what each message has to hold.
const SHAPES = {
  start: {
    service: optional(text),
    language: optional(text),
    context: optional(plain),
    values: optional((value) => plain(value) && Object.values(value).every(typed)),
  },
  file: { id: filled, file },
  signature: { id: filled, certificate: plain },
  cancelled: { id: filled },
  registered: { key: filled, number: filled, due_on: optional((value) => text(value) && /^\d{4}-\d\d-\d\d$/.test(value)) },
  rejected: { key: filled, reason: filled },
};

/// The first member that is not as its shape says, or that the shape does not know.
function only(value, shape) {
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(shape, name));
  return unknown ?? Object.keys(shape).find((name) => !shape[name](Object.hasOwn(value, name) ? value[name] : undefined));
}

/// Listens to the app, whichever way it speaks, and calls `act[type]` with every message that is whole, one after the other. `found` is called
/// when a way to the app has opened.
export function listen(act, found) {
  let acting = Promise.resolve();

  function receive(said) {
    let message = said;
    if (text(said)) {
      try {
        message = JSON.parse(said);
      } catch {
        return tellError("not-json", "a message is a JSON object, or its text");
      }
    }
    if (!plain(message)) return tellError("not-json", "a message is a JSON object, or its text");
    const { otinish, type, ...members } = message;
    const about = text(type) ? type : null;
    if (otinish !== VERSION) return tellError("version", `this page speaks version ${VERSION}`, { about });
    if (about === null || !Object.hasOwn(SHAPES, about)) {
      return tellError("unknown-type", `known are ${Object.keys(SHAPES).join(", ")}`, { about });
    }
    const wrong = only(members, SHAPES[about]);
    if (wrong !== undefined) return tellError("shape", `${about}: “${wrong}” is not what it should be`, { about });
    // Whatever an act throws is told too: the app's own code runs on from here.
    acting = acting
      .then(() => act[about](members))
      .catch(({ code = "internal", message: why, pointer = null, known }) => tellError(code, why, { about, pointer, known }));
    return acting;
  }

  /// A port that came with a message: from now on the app is spoken with through it alone.
  function take(given) {
    port = given;
    port.onmessage = (event) => receive(event.data);
    for (const message of held.values()) port.postMessage(message);
    held.clear();
    found();
  }

  // Android and React Native speak as a window without a name, iOS and most others through `otinish.receive`; nobody else is listened to.
  // A frame that is gone has no name either: a page that stands in another, or was opened by one, hears no such voice.
  function receiveEvent(event) {
    const alone = window.top === window && window.opener === null;
    const fromApp = alone && event.source === null && ["", "null", location.origin].includes(event.origin);
    const fromHere = event.source === window && event.origin === location.origin;
    if (!fromApp && !fromHere) return tellError("origin", `a message came from ${event.origin || "a window without a name"}, and was not read`);
    const [given] = event.ports;
    if (given) take(given);
    return given && !event.data ? undefined : receive(event.data);
  }

  window.addEventListener("message", receiveEvent);
  document.addEventListener("message", receiveEvent);
  const way = host();
  if (way !== undefined && "onmessage" in way) way.onmessage = (event) => receive(event.data);
  Object.defineProperty(window, "otinish", { value: Object.freeze({ receive: (said) => void receive(said) }) });
}
