import { createRequire } from "node:module";
import type { Job } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import { dateText } from "./date-text.ts";
import type { PreviewCell, PreviewRow } from "./find-table.ts";
import type { FirstRows } from "./first-rows.ts";
import { formatKind } from "./number-format.ts";
import { serialDays } from "./serial-days.ts";
import { sheetJsBytes } from "./sheetjs-bytes.ts";
import { sheetJsProblem } from "./sheetjs-problem.ts";
import { type Walked, walkWorkbook } from "./walk-workbook.mjs";

/** Rows asked of the library, blank ones among them, which count there. */
const ASKED = 200;

/** The first filled rows of one sheet of an xls, xlsb or ods. The library reads the whole file, but makes cells of the first rows only. */
export async function firstSheetJsRows(
  file: { readonly path: string; readonly name: string },
  wanted: string | null,
  most: number,
  job: Job,
): Promise<FirstRows> {
  const bytes = await sheetJsBytes(file, job);
  job.checkpoint();
  // Required, not imported: only that build holds the code pages of old workbooks.
  const library: unknown = createRequire(import.meta.url)("@e965/xlsx");
  const sheets: { name: string; hidden: boolean }[] = [];
  const rows = new Map<string, PreviewRow[]>();
  let head: Extract<Walked, { sheet: string }> | null = null;
  try {
    for (const item of walkWorkbook(library, bytes, { sheetRows: ASKED })) {
      if ("sheet" in item) {
        head = item;
        sheets.push({ name: item.sheet, hidden: item.hidden });
        rows.set(item.sheet, []);
      } else if (head !== null) rows.get(head.sheet)?.push(previewOf(item, head.date1904));
    }
  } catch (error) {
    throw sheetJsProblem(error instanceof Error ? error.message : String(error), file.name, error);
  }
  const sheet = wanted === null ? (sheets.find(({ hidden }) => !hidden) ?? sheets[0]) : sheets.find(({ name }) => name === wanted);
  if (sheet === undefined) {
    throw new ProblemError(
      wanted === null ? { code: "NO_USABLE_COLUMN", file: file.name } : { code: "SHEET_NOT_FOUND", file: file.name, sheet: wanted },
    );
  }
  const filled = (rows.get(sheet.name) ?? []).filter(({ cells }) => cells.size > 0);
  return { sheets, sheet: sheet.name, rows: filled.slice(0, most), whole: (filled.at(-1)?.row ?? 0) < ASKED && filled.length <= most };
}

function previewOf({ row, cells }: Extract<Walked, { row: number }>, date1904: boolean): PreviewRow {
  const shown = cells.map(([index, kind, value, format]): readonly [number, PreviewCell] => {
    if (kind === "n" && typeof value === "number") {
      const days = formatKind(format) === "date" ? serialDays(value, date1904) : null;
      if (typeof days === "string") return [index, { kind: "text", text: days }];
      return [index, days === null ? { kind: "number", text: String(value) } : { kind: "date", text: dateText(days) }];
    }
    if (kind === "b") return [index, { kind: "flag", text: value === 1 ? "TRUE" : "FALSE" }];
    return [index, { kind: kind === "e" ? "error" : "text", text: String(value) }];
  });
  return { row, cells: new Map(shown.filter(([, { text }]) => text.trim() !== "")) };
}
