import type { LabelledCell } from "../labelled.ts";
import { cellText } from "../write-file.ts";
import { askedOf, rawColumn } from "./audit-fields.ts";
import { type Audit, type Mistake, NOTHING, type Pair, type Reading } from "./audit-types.ts";

/** Holds every cell of the raw table against what stands in the file. */
export async function auditRaw(pair: Pair, reading: Reading): Promise<Audit> {
  const { raw, labelled, recordRows, file } = pair;
  if (raw === undefined) {
    const lost = labelled.columns.length > 0 && labelled.as.length > 0;
    return lost ? { ...NOTHING, mistakes: [mistake(pair, "row", "", `${recordRows.length} records`, "no table", "")] } : NOTHING;
  }
  const mistakes: Mistake[] = [];
  const rows = new Map(
    (await reading.store.all<Record<string, unknown>>(`select * from ${raw.id}`)).map((row) => [Number(row["_row"]), row]),
  );
  const odd = new Map(
    (await reading.store.all<{ row: number; col: string; text: string }>(`select row, col, text from ${raw.id}_odd`)).map(
      ({ row, col, text }) => [`${row} ${col}`, text],
    ),
  );
  const expected = new Set(recordRows);
  // A sheet that is no table of the product may be read in any way.
  for (const row of labelled.as.length === 0 ? [] : rows.keys())
    if (!expected.has(row)) mistakes.push(mistake(pair, "row", "", "no record", `row ${row}`, JSON.stringify(rows.get(row)).slice(0, 120)));
  for (const [at, row] of recordRows.entries()) {
    const empty = labelled.columns.every(({ cells }) => cells[at]?.cell === null || cells[at] === undefined);
    if (!rows.has(row) && !empty && labelled.as.length > 0) mistakes.push(mistake(pair, "row", "", `row ${row}`, "not there", ""));
  }
  let cells = 0;
  if (labelled.as.length === 0) return { ...NOTHING, mistakes };
  for (const [index, { heading, shown, cells: own }] of labelled.columns.entries()) {
    const column = rawColumn(pair, index);
    if (column === undefined) {
      if (own.some(({ cell }) => cell !== null)) mistakes.push(mistake(pair, "silent", heading, "a column", "none", file.format));
      continue;
    }
    const spaced = (text: string): string => text.replace(/[\s\u200b\ufeff]+/g, " ").trim();
    const called = spaced(column.header).replace(/ \(\d+\)$/, "");
    if (
      ![heading, ...(shown === undefined ? [] : [shown])].some(
        (name) => called === spaced(name) || called.startsWith(`${spaced(name)} \u2013 `) || called.endsWith(` \u2013 ${spaced(name)}`),
      )
    )
      mistakes.push(mistake(pair, "silent", heading, "its heading", column.header, "heading"));
    const asked = askedOf(reading, raw, column).length > 0;
    for (const [at, one] of own.entries()) {
      cells++;
      const row = recordRows[at] ?? 0;
      const got = rows.get(row)?.[column.id] ?? null;
      const fault = asked ? null : faultOf(one, got, odd.get(`${row} ${column.id}`));
      if (fault !== null) mistakes.push(mistake(pair, "silent", heading, fault, String(got), `raw, row ${row}, ${column.type}`));
    }
  }
  return { ...NOTHING, cells, mistakes };
}

export const mistake = (pair: Pair, kind: Mistake["kind"], column: string, expected: string, got: string, reason: string): Mistake => ({
  kind,
  file: pair.file.name,
  sheet: pair.labelled.sheet,
  column,
  expected,
  got,
  reason,
});

/** `null` = the raw value says what the cell says. */
function faultOf({ cell, truth, stored }: LabelledCell, got: unknown, odd: string | undefined): string | null {
  const written = cellText(cell);
  const fair = written.trim();
  if (got === null) return fair === "" || odd === written || odd === fair || cell?.is === "error" ? null : `«${written}»`;
  if (cell === null) return "nothing";
  const value = stored ?? (typeof truth === "object" ? truth.value : undefined);
  if (typeof got === "string") {
    const texts = [written, fair, ...(value === undefined ? [] : [String(value)])];
    return texts.includes(got) ||
      texts.includes(got.replace(/ 00:00:00$/, "")) ||
      (cell.is === "flag" && got.toLowerCase() === fair.toLowerCase())
      ? null
      : `«${written}»`;
  }
  if (typeof got === "boolean") return value === got || fair.toLowerCase() === String(got) ? null : `«${written}»`;
  if (typeof got !== "number") return `«${written}»`;
  if (typeof value === "number") return Math.abs(value - got) <= 1e-9 * Math.max(1, Math.abs(value)) ? null : `${value} («${written}»)`;
  if (typeof value === "boolean") return Number(value) === got ? null : `«${written}»`;
  // Of an id or another code nothing may be lost.
  return String(got) === fair ? null : `«${written}»`;
}
