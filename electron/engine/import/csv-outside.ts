import type { OutsideReason, TableNote } from "../../../shared/table/raw-table.ts";
import { previewRow } from "./csv-preview.ts";
import { columnLetter } from "./headers.ts";
import type { OutsideList } from "./outside-list.ts";
import { isTotalWord, remarksBelow } from "./outside-rows.ts";

export type CsvRecord = { readonly fields: readonly string[]; readonly row: number };

/** Lists the filled fields of a record, or those from a column on. */
export function listRecord(list: OutsideList, reason: OutsideReason, { fields, row }: CsvRecord, from = 0): void {
  for (let index = from; index < fields.length; index++) {
    const text = fields[index] ?? "";
    if (text.trim() !== "") list.add(reason, row, columnLetter(index), text);
  }
}

/** Records held back until it is known whether they are the last. */
const HELD = 16;
const LISTED = 100;
const DECIMALS = [".", ","] as const;

/** True when the last records of a file may be totals or remarks; whether they are is decided where all records are seen. */
export function maybeOutside(tail: readonly CsvRecord[], columns: number): boolean {
  const rows = tail.slice(-HELD).map(({ fields, row }) => previewRow(fields, row));
  const below = remarksBelow(rows, columns).length;
  return below > 0 || isTotalRow(rows.at(-1));
}

/**
 * Lets the records of a table through, in order, but for its header where that is repeated, and at the end remarks and a row of
 * totals. What was held back is said by `notes`, and its cells are listed.
 */
export class CsvTableRows {
  readonly #header: readonly string[] | null;
  readonly #columns: number;
  readonly #pass: (record: CsvRecord) => void;
  readonly #list: OutsideList;
  readonly #held: CsvRecord[] = [];
  readonly #repeated: number[] = [];
  #repeatedCount = 0;
  #below: readonly number[] = [];
  #total: readonly number[] = [];
  /** By column, the sums of the records let through with a decimal point and with a decimal comma; NaN once a cell is no number. */
  readonly #sums: (readonly [number, number])[] = [];
  #passed = 0;
  readonly #summing: boolean;

  /** `summing` = a row of totals is to be expected, so that every column is added up. */
  constructor(header: readonly string[] | null, columns: number, summing: boolean, list: OutsideList, pass: (record: CsvRecord) => void) {
    this.#header = header !== null && header.filter((text) => text.trim() !== "").length >= 2 ? header : null;
    this.#columns = columns;
    this.#summing = summing;
    this.#list = list;
    this.#pass = pass;
  }

  push(record: CsvRecord): void {
    const { fields, row } = record;
    const header = this.#header;
    if (header !== null && fields[0] === header[0] && fields.length === header.length && header.every((text, at) => fields[at] === text)) {
      if (this.#repeatedCount++ < LISTED) this.#repeated.push(row);
      listRecord(this.#list, "repeatedHeading", record);
      return;
    }
    this.#held.push(record);
    if (this.#held.length > HELD) this.#release();
  }

  end(): void {
    const rows = this.#held.map(({ fields, row }) => previewRow(fields, row));
    const below = remarksBelow(rows, this.#columns);
    const inside = rows.length - below.length;
    const last = inside > 0 ? rows[inside - 1] : undefined;
    while (this.#held.length > below.length + 1) this.#release();
    const candidate = this.#held[0];
    const isTotal = inside > 0 && candidate !== undefined && isTotalRow(last) && this.#isSum(candidate.fields);
    if (inside > 0 && !isTotal) this.#release();
    this.#total = isTotal && candidate !== undefined ? [candidate.row] : [];
    this.#below = below.map(({ row }) => row);
    if (isTotal && candidate !== undefined) listRecord(this.#list, "totalRow", candidate);
    for (const record of this.#held.slice(this.#held.length - below.length)) listRecord(this.#list, "belowTable", record);
  }

  get notes(): readonly TableNote[] {
    const noteOf = (code: TableNote["code"], rows: readonly number[], count = rows.length): TableNote[] =>
      count === 0 ? [] : [{ code, count, rows }];
    return [
      ...noteOf("HEADERS_REPEATED", this.#repeated, this.#repeatedCount),
      ...noteOf("ROWS_TOTAL", this.#total),
      ...noteOf("ROWS_BELOW_TABLE", this.#below),
    ];
  }

  #release(): void {
    const record = this.#held.shift();
    if (record === undefined) return;
    this.#passed++;
    if (this.#summing) {
      for (const [index, text] of record.fields.entries()) {
        const [point, comma] = this.#sums[index] ?? [0, 0];
        this.#sums[index] = [point + numberOf(text, "."), comma + numberOf(text, ",")];
      }
    }
    this.#pass(record);
  }

  /** Every number is the sum, or besides a sum the mean, of its column, all written the same way. */
  #isSum(fields: readonly string[]): boolean {
    if (this.#passed === 0) return false;
    const numbers = [...fields.entries()].filter(([, text]) => text.trim() !== "" && !isTotalWord(text));
    return DECIMALS.some((decimal, which) => {
      const equal = (index: number, text: string, share: number): boolean => {
        const value = numberOf(text, decimal);
        return Math.abs((this.#sums[index]?.[which] ?? Number.NaN) * share - value) <= Math.max(0.0051, Math.abs(value) * 1e-9);
      };
      return (
        numbers.some(([index, text]) => equal(index, text, 1)) &&
        numbers.every(([index, text]) => equal(index, text, 1) || equal(index, text, 1 / this.#passed))
      );
    });
  }
}

/** One word for "total" and numbers. */
function isTotalRow(row: ReturnType<typeof previewRow> | undefined): boolean {
  if (row === undefined || row.cells.size < 2) return false;
  const texts = [...row.cells.values()].filter(({ kind }) => kind === "text");
  return texts.length === 1 && isTotalWord(texts[0]?.text ?? "");
}

const PATTERNS = {
  ".": /^[-\u2212]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/,
  ",": /^[-\u2212]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/,
} as const;

/** An empty cell adds nothing; NaN = no number in this way of writing. */
function numberOf(text: string, decimal: "." | ","): number {
  const bare = text.replace(/[\s'\u2019]/g, "");
  if (bare === "") return 0;
  if (!PATTERNS[decimal].test(bare)) return Number.NaN;
  const plain = decimal === "." ? bare.replaceAll(",", "") : bare.replaceAll(".", "").replace(",", ".");
  return Number(plain.replace("\u2212", "-"));
}
