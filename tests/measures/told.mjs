// What a measurement prints: tables for people, and figures for the table of budgets, which `cargo xtask bench` takes out of the lines.

/// The console as it was, whatever a peer or a measurement makes of it later.
export const say = console.log.bind(console);

export const figure = (name, value) => say(`= ${name} ${value}`);

/// A table in Markdown, its columns as wide as they must be.
export function table(columns, rows) {
  const cells = [columns, ...rows].map((row) => row.map((cell) => `${cell ?? ""}`));
  const widths = columns.map((_, nth) => Math.max(3, ...cells.map((row) => row[nth].length)));
  const line = (row) => `| ${row.map((cell, nth) => (nth === 0 ? cell.padEnd(widths[nth]) : cell.padStart(widths[nth]))).join(" | ")} |`;
  const rule = `|${widths.map((width, nth) => (nth === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  say([line(cells[0]), rule, ...cells.slice(1).map(line)].join("\n"));
}
