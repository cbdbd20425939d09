import { quoteText, type Store } from "../../../electron/engine/store.ts";
import type { ColumnProfile, RawColumn, RawTable, RawType } from "../../../shared/table/raw-table.ts";

export type Cell = string | number | boolean | null;

export type FixtureColumn = {
  readonly header: string;
  readonly type?: RawType;
  readonly cells: readonly Cell[];
  /** Row index (from 0) → text that does not fit the type. */
  readonly odd?: Readonly<Record<number, { readonly kind: "error" | "text"; readonly text: string }>>;
};

const SQL_TYPE = { text: "varchar", number: "double", day: "date", moment: "timestamp", boolean: "boolean" } as const;

const NUMERIC = /^[+-]?\d+(?:[.,]\d+)?$/;

/** A profile of a column as the importer would make it. */
export function profileOf(column: FixtureColumn): RawColumn["profile"] {
  const values = column.cells.filter((cell) => cell !== null);
  const counts = new Map<string, number>();
  for (const value of values) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  const top = [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, 24);
  const numbers = values.filter((value) => typeof value === "number");
  const texts = values.filter((value) => typeof value === "string");
  const odd = Object.keys(column.odd ?? {}).length;
  const base = { filled: values.length + odd, empty: column.cells.length - values.length - odd, distinct: counts.size, odd, top };
  const type = typeOf(column);
  const sorted = [...texts].sort();
  if (type === "number") {
    return numbers.length === 0
      ? { ...base, whole: true }
      : { ...base, min: Math.min(...numbers), max: Math.max(...numbers), whole: numbers.every(Number.isInteger) };
  }
  if (type === "day" || type === "moment") return { ...base, min: sorted[0] ?? "", max: sorted.at(-1) ?? "" } satisfies ColumnProfile;
  if (type === "boolean") return base;
  return {
    ...base,
    numeric: texts.filter((text) => NUMERIC.test(text.trim())).length,
    days: texts.filter((text) => /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(text.trim())).length,
    flags: texts.filter((text) => /^(yes|no|oui|non|da|nu|s[iì]|true|false|0|1)$/i.test(text.trim())).length,
    blanks: texts.filter((text) => /^(n\/a|na|-|\?)$/i.test(text.trim())).length,
    longest: Math.max(0, ...texts.map((text) => text.length)),
  };
}

function typeOf(column: FixtureColumn): RawType {
  if (column.type !== undefined) return column.type;
  const first = column.cells.find((cell) => cell !== null);
  return typeof first === "number" ? "number" : typeof first === "boolean" ? "boolean" : "text";
}

export type FixtureTable = {
  readonly id?: string;
  readonly file?: string;
  readonly sheet?: string | null;
  readonly columns: readonly FixtureColumn[];
};

export function rawTable(table: FixtureTable): RawTable {
  return {
    id: table.id ?? "raw_1",
    file: table.file ?? "data.xlsx",
    sheet: table.sheet === undefined ? "Sheet1" : table.sheet,
    hidden: false,
    rowCount: table.columns[0]?.cells.length ?? 0,
    area: { firstRow: 1, headingRows: 1, lastRow: null, firstColumn: "A", lastColumn: null },
    areaChosen: false,
    cells: { seen: 0, imported: 0, listed: [] },
    headerRow: 1,
    columns: table.columns.map((column, index) => ({
      id: `c${index}`,
      header: column.header,
      letter: String.fromCharCode(65 + index),
      type: typeOf(column),
      profile: profileOf(column),
    })),
    notes: [],
  };
}

/** The raw table, standing in the store as the importer would have written it; rows count from 2 (row 1 is the header). */
export async function storeRaw(store: Store, table: FixtureTable): Promise<RawTable> {
  const raw = rawTable(table);
  const columns = raw.columns.map((column) => `${column.id} ${SQL_TYPE[column.type]}`);
  await store.run(`create table ${raw.id} (_row integer${columns.map((column) => `, ${column}`).join("")})`);
  await store.run(`create table ${raw.id}_odd (row integer, col varchar, kind varchar, text varchar)`);
  const literal = (cell: Cell | undefined): string =>
    cell === null || cell === undefined ? "null" : typeof cell === "string" ? quoteText(cell) : String(cell);
  for (let row = 0; row < raw.rowCount; row++) {
    const cells = table.columns.map((column) => literal(column.odd?.[row] === undefined ? column.cells[row] : null));
    await store.run(`insert into ${raw.id} values (${[row + 2, ...cells].join(", ")})`);
    for (const [index, column] of table.columns.entries()) {
      const odd = column.odd?.[row];
      if (odd !== undefined)
        await store.run(`insert into ${raw.id}_odd values (${row + 2}, 'c${index}', '${odd.kind}', ${quoteText(odd.text)})`);
    }
  }
  return raw;
}
