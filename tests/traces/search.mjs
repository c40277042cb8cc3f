// A search that a value does not escape by being written in another way than it was typed.

import { readdirSync } from "node:fs";
import { join } from "node:path";

/// The ways in which a text can stand in a file or an address and still be read by anybody: as it is, as UTF-16 of both orders, as JSON and
/// as an address escape it, and as base64 and hexadecimal digits, by which binary attributes are carried.
export function writings(text) {
  const utf8 = Buffer.from(text);
  const little = Buffer.from(text, "utf16le");
  const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const json = text.replace(/[^\x20-\x7e]/g, escaped);
  const percent = encodeURIComponent(text);
  const hex = utf8.toString("hex");
  const digits = [json, percent, hex].flatMap((one) => [one, inCase("toUpperCase", one), inCase("toLowerCase", one)]);
  const all = [utf8, little, Buffer.from(little).swap16(), ...digits.map((one) => Buffer.from(one))];
  // Three base64 texts hold the same bytes, for three places within a group at which they can begin; the letters that neighbours share are left out.
  for (const before of [0, 1, 2]) {
    const letters = Buffer.concat([Buffer.alloc(before), utf8]).toString("base64").slice([0, 2, 3][before], Math.floor(((before + utf8.length) * 8) / 6));
    // Fewer of them stand in any ciphertext by chance.
    if (letters.length >= 10) all.push(Buffer.from(letters), Buffer.from(letters.replaceAll("+", "-").replaceAll("/", "_")));
  }
  return [...new Map(all.map((one) => [one.toString("latin1"), one])).values()];
}

/// The same with the hexadecimal digits of its escapes, or all of it where it is nothing else, in capitals or not.
const inCase = (which, text) => text.replace(/(?<=\\u)[0-9a-f]{4}|(?<=%)[0-9a-f]{2}|^[0-9a-f]+$/gi, (digits) => digits[which]());

/// Which of these values stand in these bytes, in any writing.
export const found = (bytes, values) => values.filter((value) => writings(value).some((written) => holds(bytes, written)));

// Shorter texts of plain letters stand in ciphertext by chance, and in longer words by right: they count as words of their own.
const SHORT = 8;
const isPlain = (byte) => byte !== undefined && /[0-9A-Za-z+/_-]/.test(String.fromCharCode(byte));

function holds(bytes, written) {
  for (let at = bytes.indexOf(written); at !== -1; at = bytes.indexOf(written, at + 1)) {
    const within = written.every(isPlain) && written.length < SHORT && (isPlain(bytes[at - 1]) || isPlain(bytes[at + written.length]));
    if (!within) return true;
  }
  return false;
}

/// Every file and folder below a folder.
export const below = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => ({ path: join(entry.parentPath, entry.name), isFile: entry.isFile() }));
