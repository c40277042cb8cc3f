// Generated: the functions by hand, the report and the description from the Rust types, the application from the rows of the services.

/** Loads the wasm: beside the module, or where `from` says. In the entries for Node and for bundlers it is there already. */
export default function init(from?: string | URL | Request | Response | BufferSource | WebAssembly.Module): Promise<void>;

/** The services, in the order of the register. */
export function services(language: Language): Array<Named>;

/** All that a service may ask, by its newest rules or by those of the day `on` (`YYYY-MM-DD`). */
export function describe(service: Service, language: Language, on?: string | null): Description;

/** Judges an input, as JSON text, and answers the report, as JSON text; messages in `language`, else in the application's own. */
export function check(input: string, language?: Language | null): string;

/** When an application is accepted and answered if it is filed through `channel` at `filedAt` (RFC 3339), day by day. */
export function due(service: Service, channel: Channel, filedAt: string): Due;

/** Where a clause stands, in words: “paragraph 11 of the Rules”; nothing for a rule that is none of the regulation's. */
export function place(clause: string, language: Language): string;

/** A day (`YYYY-MM-DD`) as it is written out. */
export function written(day: string, language: Language): string;

/** An application that is being filled in, held in wasm. `free()` gives its memory back; so does the garbage collector, later. */
export class Form {
  /**
   * Begins as the pages do: through the portal where the service takes that, certified as that is, with notices in this
   * language (in Kazakh instead of English).
   */
  constructor(service: Service, language: Language, filedAt: string);
  /** Goes on with an input, as JSON text. */
  static read(input: string, language: Language): Form;
  /** Puts what was typed at a JSON Pointer; an empty text or `null` takes it away, one past the end of a list lengthens it. */
  set(pointer: string, value: string | number | boolean | null): void;
  /** Takes an item out of a list. */
  remove(pointer: string): void;
  /** What stands at a pointer, as it was typed. */
  value(pointer: string): string | undefined;
  /** How many items the list at a pointer has. */
  count(pointer: string): number;
  /** Everything that was typed, as pairs in an order in which `set` takes them again: a draft to keep. */
  typed(): Array<[pointer: string, typed: string]>;
  /** Judges from now on as if it were filed at this instant (RFC 3339). */
  filedAt(filedAt: string): void;
  /** Judges from now on by what is known beside the application. */
  know(context: Context): void;
  /** Whether it is sent, as it stands: through the portal. Else it is handed in at a counter. */
  isSent(): boolean;
  /** Says how it is certified, as that follows from the way in which it is handed in; a choice among those that fit stays. */
  certify(): void;
  /** Speaks this language from now on, in messages and labels. */
  speak(language: Language): void;
  /** Asks for notices in this language; in English there are none: then in Kazakh. */
  notices(language: Language): void;
  /** The whole report. */
  report(): Report;
  /** The report in codes, as the JSON text of `Codes`: what a page needs at every key. */
  codes(): string;
  /** What the page asks now. */
  sections(): Array<Section>;
  /** The documents that are needed now. */
  documents(): Array<Document>;
  /** What stands at a pointer, by its label. */
  label(pointer: string): string | undefined;
  /** The application as canonical JSON (RFC 8785), the bytes to certify; nothing while something typed is no number or choice. */
  json(): string | undefined;
  free(): void;
}

/** What every function here throws. */
export interface OtinishError extends Error {
  code: "argument" | "service" | "language" | "channel" | "day" | "filed-at" | "unreadable" | "pointer" | "internal";
  /** JSON Pointer of the fault, where it has one. */
  pointer: string | null;
  /** What would have been known instead, of a service, a language, a channel. */
  known?: Array<string>;
}

/** What `check` reads. */
export interface Input {
  /** RFC 3339 with an offset. */
  filed_at: string;
  context?: Context | null;
  application: Application;
}

/** What is known beside an application; all of it may be left out. */
export type Context = { [K in keyof Known]?: Known[K] | null };

/** What `codes` says: of a problem code, pointer, clause and ground, of a warning code and pointer. */
export interface Codes {
  verdict: Verdict;
  problems: Array<[code: string, at: string, clause: string, ground: string | null]>;
  warnings: Array<[code: string, at: string]>;
}
