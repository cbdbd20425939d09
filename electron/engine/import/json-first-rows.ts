import type { Job } from "../../../shared/progress.ts";
import type { FileReading } from "../../../shared/table/file-reading.ts";
import { glanceText } from "./csv-encoding.ts";
import { encodingOf } from "./csv-first-rows.ts";
import type { PreviewCell, PreviewRow } from "./find-table.ts";
import type { FirstRows } from "./first-rows.ts";
import { type JsonLayout, jsonRecords, nestedText } from "./json-records.ts";

/** The first records of a JSON file that hold something, their keys as columns in order of appearance. */
export async function firstJsonRows(
  file: { readonly path: string; readonly name: string; readonly bytes: number; readonly layout: JsonLayout },
  reading: FileReading,
  most: number,
  job: Job,
): Promise<FirstRows> {
  const facts = await glanceText(file.path, file.bytes, job, reading.encoding);
  const places = new Map<string, number>();
  const rows: PreviewRow[] = [];
  let whole = true;
  for await (const { row, fields } of jsonRecords({ path: file.path, file: file.name, facts, layout: file.layout }, job)) {
    if (rows.length === most) {
      whole = false;
      break;
    }
    const cells = new Map<number, PreviewCell>();
    for (const [key, value] of Object.entries(fields)) {
      const index = places.get(key) ?? places.size;
      places.set(key, index);
      const cell = cellOf(typeof value === "object" && value !== null ? nestedText(value, file.name, row) : value);
      if (cell !== null && cell.text.trim() !== "") cells.set(index, cell);
    }
    if (cells.size > 0) rows.push({ row, cells });
  }
  return { sheets: [], sheet: null, names: [...places.keys()], rows, whole, encoding: encodingOf(facts) };
}

function cellOf(value: unknown): PreviewCell | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return { kind: "number", text: String(value) };
  if (typeof value === "boolean") return { kind: "flag", text: value ? "TRUE" : "FALSE" };
  return { kind: "text", text: String(value) };
}
