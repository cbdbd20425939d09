import type { OutsideReason, TableNote } from "../../../shared/table/raw-table.ts";
import { quoteText, type Store } from "../store.ts";
import type { PreviewRow } from "./find-table.ts";
import { cell } from "./plan-column.ts";
import type { BuiltColumn } from "./table-builder.ts";
import type { TablePiece } from "./table-piece.ts";

/** Rows inside or below a table that are no rows of it, and the notes that say so. */
export type OutsideRows = {
  readonly rows: readonly number[];
  /** The same rows by why they are none of the table. */
  readonly parts: readonly { readonly reason: OutsideReason; readonly rows: readonly number[] }[];
  readonly notes: readonly TableNote[];
  readonly texts: ReadonlySet<string>;
};

export const NOTHING_OUTSIDE: OutsideRows = { rows: [], parts: [], notes: [], texts: new Set() };
/** Rows a note lists. */
const LISTED = 100;

/** What a row of totals is called, in the languages of the product and their neighbours. */
const TOTAL =
  /^(?:(?:grand|overall|sum|general)\s+)?(?:total|totals|totale|totali|totaux|totaal|somme|somma|sum|suma|suma total\u0103|summe|gesamt|gesamtsumme|total general|total g\u00e9n\u00e9ral|totale generale|ensemble)(?:\s+(?:general|g\u00e9n\u00e9ral|generale))?\s*:?$/iu;
export const isTotalWord = (text: string): boolean => TOTAL.test(text.trim());

/** How a remark below a table starts, even right below it. */
const REMARK =
  /^(?:\*|\u2020|\(\*\)|(?:source|sources|fonte|fonti|sursa|surs\u0103|quelle|note|notes|nota|note:|remarque|remarques|observa\u021bii|legend|l\u00e9gende|legenda)\s*:)/iu;

/** Finds remarks below the table, a row of totals at its end, and its header repeated in the middle. */
export async function outsideRows(store: Store, built: TablePiece): Promise<OutsideRows> {
  const { relation } = built;
  if (built.headerRow === 0) return NOTHING_OUTSIDE;
  const below = remarksBelow(built.tail, built.columns.length);
  const inside = built.tail.slice(0, built.tail.length - below.length);
  const total = inside.length > 1 && (await isTotal(store, relation, inside.at(-1), below)) ? inside.slice(-1) : [];
  const repeated = await repeatedHeaders(store, relation, built);
  const rows = [...repeated, ...[...total, ...below].map(({ row }) => row)];
  if (rows.length === 0 || !(await hasMore(store, relation, rows.length))) return NOTHING_OUTSIDE;
  const texts = new Set([...total, ...below].flatMap(({ cells }) => [...cells.values()].map(({ text }) => text)));
  for (const name of repeated.length === 0 ? [] : built.headings.values()) texts.add(name);
  const noteOf = (code: TableNote["code"], of: readonly number[]): TableNote[] =>
    of.length === 0 ? [] : [{ code, count: of.length, rows: of.slice(0, LISTED) }];
  const partOf = (reason: OutsideReason, of: readonly number[]): OutsideRows["parts"] => (of.length === 0 ? [] : [{ reason, rows: of }]);
  return {
    rows,
    parts: [
      ...partOf("repeatedHeading", repeated),
      ...partOf(
        "totalRow",
        total.map(({ row }) => row),
      ),
      ...partOf(
        "belowTable",
        below.map(({ row }) => row),
      ),
    ],
    texts,
    notes: [
      ...noteOf("HEADERS_REPEATED", repeated),
      ...noteOf(
        "ROWS_TOTAL",
        total.map(({ row }) => row),
      ),
      ...noteOf(
        "ROWS_BELOW_TABLE",
        below.map(({ row }) => row),
      ),
    ],
  };
}

async function hasMore(store: Store, relation: string, rows: number): Promise<boolean> {
  return (await store.all(`select _row from ${relation} limit ${rows + 1}`)).length > rows;
}

/** The last rows, each a text or two, that a blank row or their first words set apart from the table. */
export function remarksBelow(tail: readonly PreviewRow[], columns: number): readonly PreviewRow[] {
  if (columns < 3) return [];
  let found: readonly PreviewRow[] = [];
  for (let at = tail.length - 1; at > 0; at--) {
    const row = tail[at];
    const before = tail[at - 1];
    if (row === undefined || before === undefined) break;
    const cells = [...row.cells.values()];
    const gap = row.row > before.row + 1;
    const remark = REMARK.test(cells[0]?.text.trim() ?? "");
    if (cells.length > (columns >= 5 ? 2 : 1) || cells.some(({ kind }) => kind !== "text")) break;
    if (before.cells.size > cells.length && before.cells.size >= 2 && ((cells.length === 1 && remark) || gap)) found = tail.slice(at);
  }
  return found;
}

/** A row of one word for "total" whose every number is the sum, or besides a sum the mean, of what stands above. */
async function isTotal(store: Store, relation: string, row: PreviewRow | undefined, below: readonly PreviewRow[]): Promise<boolean> {
  if (row === undefined) return false;
  const cells = [...row.cells];
  const texts = cells.filter(([, { kind }]) => kind === "text");
  const numbers = cells.filter(([, { kind }]) => kind === "number");
  if (texts.length !== 1 || numbers.length === 0 || texts.length + numbers.length < cells.length) return false;
  if (!isTotalWord(texts[0]?.[1].text ?? "")) return false;
  const others = [row, ...below].map((one) => one.row).join(", ");
  const parts = numbers.map(([index]) => `sum(${cell("number", index)}) as s${index}, avg(${cell("number", index)}) as a${index}`);
  const sums = await store.one<Record<string, number | null>>(`select ${parts.join(", ")} from ${relation} where _row not in (${others})`);
  const equal = (a: number | null | undefined, b: number): boolean =>
    typeof a === "number" && Math.abs(a - b) <= Math.max(0.0051, Math.abs(b) * 1e-9);
  const sumsUp = ([index, { text }]: (typeof numbers)[number]): boolean => equal(sums[`s${index}`], Number(text));
  return numbers.some(sumsUp) && numbers.every((one) => sumsUp(one) || equal(sums[`a${one[0]}`], Number(one[1].text)));
}

/** Rows that say in every column what its heading says. */
async function repeatedHeaders(store: Store, relation: string, built: TablePiece): Promise<readonly number[]> {
  const named = built.columns.filter(({ index }) => built.headings.has(index));
  // A column that has no text has no heading in it: most tables need no look at their cells.
  if (named.length < 2 || named.some(({ counts }) => counts.text === 0)) return [];
  const same = ({ index }: BuiltColumn): string => `${cell("text", index)} = ${quoteText(built.headings.get(index) ?? "")}`;
  const found = await store.all<{ row: number }>(`select _row as "row" from ${relation} where ${named.map(same).join(" and ")} order by 1`);
  return found.map(({ row }) => row);
}
