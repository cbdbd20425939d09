import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { gate } from "../../electron/engine/import/gate.ts";
import { readXlsx } from "../../electron/engine/import/import-xlsx.ts";
import { wholeSheet } from "../../electron/engine/import/sheet-whole.ts";
import type { Store } from "../../electron/engine/store.ts";
import { QUIET_JOB } from "../../shared/progress.ts";

/** A cell as a reader took it, before anybody decides what its column is. A date is in days since 1970-01-01. */
export type ReadCell =
  | { readonly is: "number"; readonly value: number; readonly format?: string }
  | { readonly is: "date"; readonly value: number }
  | { readonly is: "text"; readonly value: string }
  | { readonly is: "flag"; readonly value: boolean }
  | { readonly is: "error"; readonly value: string };

/** By `sheet index!address`. */
export type ReadCells = Map<string, ReadCell>;

export type ReadBook = { readonly cells: ReadCells; readonly date1904: boolean; readonly sheets: readonly string[] };

/** Every cell that Octad's own streaming reader takes from a workbook. */
export async function octadCells(
  store: Store,
  bytes: Uint8Array,
): Promise<{ readonly cells: ReadCells; readonly sheets: readonly string[] }> {
  const folder = await mkdtemp(join(store.scratch, "cells-"));
  const path = join(folder, "book.xlsx");
  await writeFile(path, bytes);
  const gated = await gate({ path, name: "book.xlsx" });
  if (gated.type !== "xlsx") throw new Error(`octadCells requires an xlsx, got ${gated.type}`);
  const cells: ReadCells = new Map();
  const sheets: string[] = [];
  try {
    for await (const { name, table } of readXlsx(gated.zip, "book.xlsx", folder, QUIET_JOB)) {
      sheets.push(name);
      if (table === null) continue;
      const whole = await wholeSheet(store, table, null);
      for (const row of await store.all<Record<string, number | string | null>>(`select * from ${whole.relation}`)) {
        for (const [column, kinds] of whole.kinds)
          for (const kind of kinds) {
            const value = row[`${kind}_${column}`];
            if (value === null || value === undefined) continue;
            const cell = { is: kind, value: kind === "flag" ? value === 1 : value } as ReadCell;
            cells.set(`${sheets.length - 1}!${XLSX.utils.encode_cell({ r: Number(row["_row"]) - 1, c: column })}`, cell);
          }
      }
    }
  } finally {
    await gated.zip.close();
    await rm(folder, { recursive: true });
  }
  return { cells, sheets };
}

const ERRORS: Readonly<Record<number, string>> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
  43: "#GETTING_DATA",
};

/** Every cell that SheetJS takes from the same bytes. */
export function sheetJsCells(bytes: Uint8Array): ReadBook {
  const book = XLSX.read(bytes, { type: "buffer", cellNF: true, cellFormula: false, cellHTML: false, cellText: false });
  const cells: ReadCells = new Map();
  for (const [index, name] of book.SheetNames.entries()) {
    for (const [address, cell] of Object.entries(book.Sheets[name] ?? {}) as [string, XLSX.CellObject][]) {
      if (address.startsWith("!") || cell.v === undefined || cell.v === null) continue;
      const place = `${index}!${address}`;
      if (cell.t === "n")
        cells.set(place, { is: "number", value: Number(cell.v), ...(cell.z === undefined ? {} : { format: String(cell.z) }) });
      else if (cell.t === "b") cells.set(place, { is: "flag", value: cell.v === true });
      else if (cell.t === "e") cells.set(place, { is: "error", value: ERRORS[Number(cell.v)] ?? String(cell.v) });
      else if (cell.t === "s") cells.set(place, { is: "text", value: String(cell.v) });
    }
  }
  return { cells, date1904: book.Workbook?.WBProps?.date1904 === true, sheets: book.SheetNames };
}
