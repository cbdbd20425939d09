import type { CanonicalTable } from "../../shared/table/fields.ts";
import type { Scale } from "../../shared/table/scale.ts";

/** A cell as it is put into the file; text files hold every one of them as text. */
export type FileCell =
  | null
  | { readonly is: "text"; readonly text: string }
  /** `format` = a spreadsheet's number format code. */
  | { readonly is: "number"; readonly number: number; readonly format?: string }
  | { readonly is: "date"; readonly serial: number; readonly format: string }
  | { readonly is: "flag"; readonly flag: boolean }
  | { readonly is: "error"; readonly error: string };

/**
 * What a person reads in the cell: numbers as numbers (45 % = 0.45), days as `2025-03-04`, moments as `2025-03-04 10:12:00`, yes and
 * no as booleans, the rest as trimmed text. `missing` = nobody said anything; `unreadable` = something that is no value of the field.
 */
export type Truth = { readonly value: string | number | boolean } | "missing" | "unreadable";

export type LabelledCell = {
  readonly cell: FileCell;
  readonly truth: Truth;
  /** What the raw table must hold, where it is not the truth itself: minutes that are read as seconds. */
  readonly stored?: string | number | boolean;
};

/** A column with everything that is true about it. */
export type LabelledColumn = {
  readonly heading: string;
  /** What it is called once read, where that is another row of the heading. */
  readonly shown?: string;
  /** The heading of the group it stands in, in the row above. */
  readonly over?: string;
  /** Fields (`table.field`) that it must be. None = an extra field or nothing. */
  readonly must: readonly string[];
  /** Fields that it may be besides. */
  readonly may: readonly string[];
  readonly scale?: Scale;
  /** The kind of question that must be asked about it, because its cells do not tell. */
  readonly ask?: string;
  readonly cells: readonly LabelledCell[];
};

export type LabelledTable = {
  /** `null` in files without sheets. */
  readonly sheet: string | null;
  readonly hidden?: boolean;
  /** What the sheet is; empty = nothing that the product knows. A sheet may be two tables. */
  readonly as: readonly CanonicalTable[];
  readonly columns: readonly LabelledColumn[];
  /** Fields that one of several columns must be, whichever. */
  readonly wants?: readonly string[];
  /** Title rows and notes above and below. */
  readonly above?: readonly (readonly string[])[];
  readonly below?: readonly (readonly string[])[];
  /** A row of sums below, with that word in the first column. */
  readonly total?: string;
  /** Empty rows after these records; the heading once more before these. */
  readonly gaps?: readonly number[];
  readonly repeats?: readonly number[];
  /** A heading row of its own below the heading, as Qualtrics and SurveyMonkey write them. */
  readonly underHeadings?: readonly (readonly string[])[];
};

export type Format = "xlsx" | "csv" | "ods" | "xls" | "jsonl";

export type LabelledFile = {
  readonly name: string;
  readonly format: Format;
  readonly shape: string;
  readonly language: string;
  /** Text files. */
  readonly dialect?: Dialect;
  readonly tables: readonly LabelledTable[];
  /** The program whose export it looks like, where it must be recognised. */
  readonly known?: string;
};

export type Dialect = {
  readonly delimiter: "," | ";" | "\t" | "|";
  readonly encoding: "utf-8" | "utf-8-bom" | "utf-16le" | "windows-1252";
  readonly lineEnd: "\n" | "\r\n";
  /** A first line `sep=;`. */
  readonly separatorLine?: boolean;
  readonly quoteAll?: boolean;
};
