import { RowOrders } from "../../../electron/engine/rows/row-orders.ts";
import { Store } from "../../../electron/engine/store.ts";
import type { RawColumn, RawTable, RawType } from "../../../shared/table/raw-table.ts";

/** A cell of a table under test: its typed value, or a text that does not fit the column. */
export type FixtureCell = string | number | boolean | null | { readonly odd: string };

export type Fixture = { readonly store: Store; readonly orders: RowOrders; readonly table: RawTable; readonly close: () => void };

const SQL: Readonly<Record<RawType, string>> = { text: "varchar", number: "double", day: "date", moment: "timestamp", boolean: "boolean" };

/** A raw table as an import leaves it, rows from source row 2 on. */
export async function fixtureOf(types: readonly RawType[], rows: readonly (readonly FixtureCell[])[]): Promise<Fixture> {
  const store = await Store.open({ threads: 2 });
  const columns = types.map((type, index) => `c${index} ${SQL[type]}`).join(", ");
  await store.run(`create table raw_1 (_row integer, ${columns})`);
  await store.run(`create table raw_1_odd ("row" integer, col varchar, kind varchar, "text" varchar)`);
  const quoted = (cell: FixtureCell): string =>
    cell === null || typeof cell === "object" ? "null" : typeof cell === "string" ? `'${cell.replaceAll("'", "''")}'` : String(cell);
  const odd: string[] = [];
  const values = rows.map((cells, index) => {
    cells.forEach((cell, column) => {
      if (typeof cell === "object" && cell !== null) odd.push(`(${index + 2}, 'c${column}', 'text', '${cell.odd.replaceAll("'", "''")}')`);
    });
    return `(${index + 2}, ${cells.map(quoted).join(", ")})`;
  });
  if (values.length > 0) await store.run(`insert into raw_1 values ${values.join(", ")}`);
  if (odd.length > 0) await store.run(`insert into raw_1_odd values ${odd.join(", ")}`);
  const oddIn = (column: number) => rows.filter((cells) => typeof cells[column] === "object" && cells[column] !== null).length;
  return {
    store,
    orders: new RowOrders(),
    table: rawTable(
      types.map((type, index) => [type, oddIn(index)] as const),
      rows.length,
    ),
    close: () => store.close(),
  };
}

export function rawTable(columns: readonly (readonly [type: RawType, odd: number])[], rowCount: number): RawTable {
  return {
    id: "raw_1",
    file: "file.csv",
    sheet: null,
    hidden: false,
    rowCount,
    headerRow: 1,
    area: { firstRow: 1, headingRows: 1, lastRow: null, firstColumn: "A", lastColumn: null },
    areaChosen: false,
    cells: { seen: 0, imported: 0, listed: [] },
    columns: columns.map(
      ([type, odd], index): RawColumn => ({
        id: `c${index}`,
        header: `C${index}`,
        letter: String.fromCharCode(65 + index),
        type,
        profile: { filled: rowCount, empty: 0, distinct: 1, odd, top: [] },
      }),
    ),
    notes: [],
  };
}
