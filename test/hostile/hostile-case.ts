import type { Problem } from "../../shared/problem.ts";
import type { NoteCode } from "../../shared/table/raw-table.ts";
import { makeXlsx } from "../support/make-xlsx.ts";
import type { ZipPart } from "../support/make-zip.ts";

/** What must come of a file: a problem, or a table with these cells. */
export type Expected =
  | { readonly problem: Partial<Problem> }
  | {
      readonly headers?: readonly string[];
      /** The values of each row, as they stand in the store; cells that did not fit their column are null there. */
      readonly rows?: readonly (readonly unknown[])[];
      readonly rowCount?: number;
      readonly columnCount?: number;
      /** Cells that did not fit their column: source row and text. */
      readonly odd?: readonly (readonly [number, string])[];
      /** Notes that must stand at the table, with their counts. */
      readonly notes?: readonly (readonly [NoteCode, number])[];
      readonly sheets?: readonly (string | null)[];
      /** Length of the longest text of the first column. */
      readonly longest?: number;
      readonly rowNumbers?: readonly number[];
    };

export type HostileCase = {
  readonly name: string;
  readonly bytes: () => string | Uint8Array;
  /** The name the person knows it by. */
  readonly file?: string;
  readonly expect: Expected;
  /** Honest work of its own size: it may take longer. */
  readonly big?: boolean;
};

export const problem = (code: Problem["code"], detail?: Problem["detail"], place: Partial<Problem> = {}): Expected => ({
  problem: { code, ...(detail === undefined ? {} : { detail }), ...place },
});

/** A workbook with nothing wrong: headers a and b, one row 1 and 2. */
export const GOOD = {
  sheets: [
    {
      name: "Data",
      rows: [
        ["a", "b"],
        [1, 2],
      ],
    },
  ],
};

export const GOOD_TABLE: Expected = { headers: ["a", "b"], rows: [[1, 2]] };

/** The good workbook with one part more, or another in its place. */
export const withPart = (part: ZipPart): Buffer => makeXlsx({ ...GOOD, parts: [part] });

/** A workbook whose only sheet holds these rows, below the good headers when asked. */
export const withRows = (
  rows: string,
  options: { readonly head?: string; readonly tail?: string; readonly headers?: boolean } = {},
): Buffer => {
  const headers =
    options.headers === true
      ? '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>'
      : "";
  return makeXlsx({
    sheets: [
      {
        name: "Data",
        xml: `${options.head ?? ""}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${headers}${rows}</sheetData>${options.tail ?? ""}</worksheet>`,
      },
    ],
  });
};

/** The first sectors of a compound file whose directory holds streams of those names. */
export function compoundFile(...streams: readonly string[]): Buffer {
  const bytes = Buffer.alloc(2_048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [index, stream] of streams.entries()) bytes.write(`${stream}\0`, 1_024 + index * 128, "utf16le");
  return bytes;
}
