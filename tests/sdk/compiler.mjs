// TypeScript's compiler, told to be strict, over files of a project that has the package installed.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { project } from "./package.mjs";

/// How a project finds its modules: as Node does, in its two spellings, and as bundlers do.
export const RESOLUTIONS = {
  node16: { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 },
  nodenext: { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
};

/// What the compiler says of these files, each by its name with its text.
export function said(sources, resolution = RESOLUTIONS.nodenext) {
  const home = join(project, "typed");
  mkdirSync(home, { recursive: true });
  const names = Object.entries(sources).map(([name, text]) => {
    const file = join(home, name);
    writeFileSync(file, text);
    return file;
  });
  const program = ts.createProgram(names, {
    ...resolution,
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: [],
  });
  const found = ts.getPreEmitDiagnostics(program);
  const place = ({ file, start }) => (file ? `${file.fileName.replace(home, "")}:${file.getLineAndCharacterOfPosition(start).line + 1} ` : "");
  return found.map((one) => place(one) + ts.flattenDiagnosticMessageText(one.messageText, "\n"));
}

/// The names of the values that a module of the package declares.
export function declared(file) {
  const program = ts.createProgram([file], { ...RESOLUTIONS.nodenext, target: ts.ScriptTarget.ES2022, types: [] });
  const checker = program.getTypeChecker();
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)));
  return exported.filter((symbol) => symbol.flags & ts.SymbolFlags.Value).map((symbol) => symbol.name);
}
