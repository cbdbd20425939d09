import { auditFile } from "./audit/audit.ts";
import { type Audit, type Mistake, sum } from "./audit/audit-types.ts";
import { corpus } from "./corpus.ts";
import type { Vocabulary } from "./words/all-words.ts";

/**
 * `npm run corpus`: imports every labelled workbook, prints the share of fields that are right and lists every mistake.
 * `--only text` = files whose name holds it; `--seed n` = another corpus; `--times n` = each shape and language so many times.
 */
const { argv } = process;
const option = (name: string): string | undefined => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined);
const only = option("--only");
const files = corpus(
  Number(option("--seed") ?? 2_026),
  Number(option("--times") ?? 2),
  option("--vocabulary") as Vocabulary | undefined,
).filter(({ name }) => only === undefined || name.includes(only));
const started = performance.now();
const audits: Audit[] = [];
// The store works in threads of its own, so a few files at once keep both busy.
let next = 0;
const worker = async (): Promise<void> => {
  for (let file = files[next++]; file !== undefined; file = files[next++]) {
    const place = next - 1;
    audits[place] = await auditFile(file);
  }
};
await Promise.all(Array.from({ length: 3 }, worker));
const all = sum(audits);

// A column that is wrong is wrong in many cells: one line each.
const byColumn = new Map<string, { readonly first: Mistake; count: number }>();
for (const one of all.mistakes) {
  const key = `${one.kind} ${one.file} ${one.sheet} ${one.column} ${one.reason.split(",")[0]}`;
  const known = byColumn.get(key);
  if (known === undefined) byColumn.set(key, { first: one, count: 1 });
  else known.count++;
}
for (const { first, count } of byColumn.values()) {
  const { kind, file, sheet, column, expected, got, reason } = first;
  const place = `${file}${sheet === null ? "" : ` [${sheet}]`} «${column.replaceAll("\n", "⏎")}»`;
  console.log(
    `${kind.toUpperCase()}${count > 1 ? ` ×${count}` : ""} ${place} expected ${expected}, got ${got}${reason === "" ? "" : `: ${reason}`}`,
  );
}
if (argv.includes("--needless")) for (const line of all.needless) console.log(`ASKED ${line}`);

const count = (kind: string): number => all.mistakes.filter((one) => one.kind === kind).length;
const share = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;
console.log(`\nworkbooks        ${files.length}`);
console.log(`fields right     ${all.fieldsRight} of ${all.fields} = ${share(all.fieldsRight, all.fields)}`);
console.log(`columns right    ${all.columnsRight} of ${all.columns} = ${share(all.columnsRight, all.columns)}`);
console.log(`cells compared   ${all.cells}`);
console.log(`silent changes   ${count("silent") + count("row")}`);
console.log(`questions missed ${count("question")}, asked without need ${all.needless.length}`);
console.log(`unread files     ${count("problem")}`);
console.log(`seconds          ${((performance.now() - started) / 1_000).toFixed(0)}`);
if (count("silent") + count("row") + count("problem") > 0 || all.fieldsRight < 0.98 * all.fields) process.exitCode = 1;
