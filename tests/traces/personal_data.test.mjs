// After all stories: nothing of the people in them stands in a log, in the table's files, in the name of an object or in an address, but as
// ciphertext. What is inside the objects is not searched: an applicant's files and the notices are kept as they are, for whoever may read them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename, relative, sep } from "node:path";
import { test } from "node:test";
import { below, found, writings } from "./search.mjs";

// `cargo xtask test` says where the servers of the stories kept what they kept, and where the browser's addresses are.
const { OTINISH_LEFT: left, OTINISH_HEARD: heard } = process.env;
if (!left || !heard) throw new Error("OTINISH_LEFT and OTINISH_HEARD must say what the stories have left");

const lines = readFileSync(heard, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
const addresses = [...new Set(lines.flatMap(({ url }) => url ?? []))];
const files = below(left);
const ends = (...names) => files.filter(({ path, isFile }) => isFile && names.some((name) => basename(path).startsWith(name)));
const logs = ends("log");
const tables = ends("table.sqlite");
const read = ({ path }) => readFileSync(path);

/// The people of the demonstration's register: IINs, parts of names, numbers.
const register = readFileSync(new URL("../../functions/data/people.csv", import.meta.url), "utf8").trim().split("\n").slice(1);
const people = register.flatMap((line) => {
  const [iin, surname, given, patronymic] = line.split(",");
  return [iin, surname, given, patronymic, ...line.match(/\+7\d{10}/g)];
});
const typed = lines.flatMap(({ value }) => value ?? []);

/// A number by its digits, without its country, as it may be written in either way.
function bare(value) {
  const digits = value.replace(/\D/g, "");
  return /^[+\d\s()-]+$/.test(value) ? digits.replace(/^7(?=\d{10}$)/, "") : value.trim();
}

// One or two letters say nothing of anybody.
const values = [...new Set([...people, ...typed].map(bare))].filter((value) => value.length > 2);

test("the stories have left logs, tables, objects, addresses and people to look for", () => {
  assert.ok(register.length >= 10 && typed.length > 20 && values.length > people.length - 10, `${values.length} values of ${typed.length} typed`);
  // Everybody who signs in is typed; whoever is not in the register is typed too.
  assert.ok(typed.some((value) => people.includes(value)) && typed.some((value) => !people.includes(value)));
  assert.ok(typed.some((value) => value.includes("@")), "some story types an e-mail");
  for (const log of logs) assert.ok(read(log).includes('"message":"answered"'), `${log.path} logs no call`);
  assert.ok(logs.length > 0 && tables.length >= logs.length);
  const numbers = addresses.flatMap((url) => /\/requests\/(\d{12})/.exec(url)?.[1] ?? []);
  const bytes = Buffer.concat(tables.map(read));
  // The number of a request is nobody's secret: it is found where a name would be found.
  assert.ok(numbers.length > 0 && numbers.every((number) => bytes.includes(number)), "the requests of the stories stand in the tables that are searched");
  assert.ok(files.some(({ path }) => path.includes(`${sep}objects${sep}files${sep}`)));
});

test("a planted value is found in every writing, and a word inside another is not", () => {
  for (const value of ["980412499008", "7000000101", "Әбенов", "Müller", "Jonas", "aigerim@example.kz"]) {
    for (const written of writings(value)) {
      const planted = Buffer.concat([Buffer.from('{"a":"'), written, Buffer.from('"}')]);
      assert.deepEqual(found(planted, [value]), [value], written.toString("latin1"));
    }
    const carried = (before) => Buffer.from(`${"x".repeat(before)}"${value}"`).toString("base64");
    if (Buffer.byteLength(value) > 7) for (const before of [0, 1, 2]) assert.deepEqual(found(Buffer.from(carried(before)), [value]), [value]);
    const small = encodeURIComponent(value).replace(/%../g, (escape) => escape.toLowerCase());
    for (const escaped of [encodeURIComponent(value), small]) assert.deepEqual(found(Buffer.from(escaped), [value]), [value], escaped);
  }
  assert.deepEqual(found(Buffer.from("9xJonasQ"), ["Jonas"]), []);
});

test("no log holds anything of a person", () => {
  assert.deepEqual(logs.map((log) => [log.path, found(read(log), values)]).filter(([, all]) => all.length > 0), []);
});

test("no file of a table holds anything of a person", () => {
  assert.deepEqual(tables.map((table) => [table.path, found(read(table), values)]).filter(([, all]) => all.length > 0), []);
});

test("no name of an object or of any other file holds anything of a person", () => {
  assert.deepEqual(found(Buffer.from(files.map(({ path }) => relative(left, path)).join("\n")), values), []);
});

test("no address that a browser asked for or stood at holds anything of a person", () => {
  const plain = addresses.flatMap((url) => [url, decodeURIComponent(url)]).join("\n");
  assert.deepEqual(found(Buffer.from(plain), values), []);
});
