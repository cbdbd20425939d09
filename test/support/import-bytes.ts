import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ImportOptions, importFile } from "../../electron/engine/import/import-file.ts";
import { Store } from "../../electron/engine/store.ts";
import type { Problem } from "../../shared/problem.ts";
import { type Job, QUIET_JOB } from "../../shared/progress.ts";
import type { FileReading } from "../../shared/table/file-reading.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import type { OutsideCell } from "../../shared/table/row-view.ts";

/** A table as tests compare it: the raw table with its rows and its odd cells. */
export type ImportedTable = RawTable & {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly oddCells: readonly { readonly row: number; readonly col: string; readonly kind: string; readonly text: string }[];
  /** Cells that are in no table, row by row. */
  readonly outsideCells: readonly OutsideCell[];
  /** Values of the column with that header, in order. */
  readonly values: (header: string) => readonly unknown[];
};

export type Imported = { readonly tables: readonly ImportedTable[]; readonly problem: Problem | null };

/** Imports bytes as a file of that name into a store of its own. */
export async function importBytes(
  bytes: string | Uint8Array,
  name: string,
  job: Job = QUIET_JOB,
  options: ImportOptions = {},
  reading: FileReading = {},
): Promise<Imported> {
  const folder = mkdtempSync(join(tmpdir(), "octad-test-"));
  const store = await Store.open();
  try {
    const path = join(folder, "file");
    writeFileSync(path, bytes);
    return await importPath(store, path, name, job, options, reading);
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function importPath(
  store: Store,
  path: string,
  name: string,
  job: Job = QUIET_JOB,
  options: ImportOptions = {},
  reading: FileReading = {},
): Promise<Imported> {
  let next = 1;
  const result = await importFile(store, { path, name }, () => `raw_${next++}`, job, reading, options);
  if (!result.ok) return { tables: [], problem: result.problem };
  const tables: ImportedTable[] = [];
  for (const table of result.value) {
    const rows = await store.all<Record<string, unknown>>(`select * from ${table.id}`);
    const oddCells = await store.all<ImportedTable["oddCells"][number]>(`select * from ${table.id}_odd`);
    const outsideCells = await store.all<OutsideCell>(
      `select "row", letter, "text", reason from ${table.id}_outside order by "row", length(letter), letter, rowid`,
    );
    const values = (header: string): readonly unknown[] => {
      const column = table.columns.find((one) => one.header === header);
      if (column === undefined) throw new Error(`values requires a column of the table, got ${header}`);
      return rows.map((row) => row[column.id]);
    };
    tables.push({ ...table, rows, oddCells, outsideCells: outsideCells.map((one) => ({ ...one })), values });
  }
  return { tables, problem: null };
}

/** The only table of a file that must hold exactly one. */
export function onlyTable({ tables, problem }: Imported): ImportedTable {
  const [table] = tables;
  if (table === undefined || tables.length !== 1)
    throw new Error(`onlyTable requires one table, got ${tables.length} (${JSON.stringify(problem)})`);
  return table;
}
