/** Character sets a text file can be read in; found from its bytes unless a person says otherwise. */
export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-15", "windows-1250", "shift_jis", "gb18030"] as const;

export type Encoding = (typeof ENCODINGS)[number];

export const DELIMITERS = [",", ";", "\t", "|", ":"] as const;

export type Delimiter = (typeof DELIMITERS)[number];

/** Where a table stands on its sheet. Rows count from 1, columns are letters, both as a spreadsheet shows them. */
export type TableArea = {
  /** The first heading row; the first row of data where there is none. */
  readonly firstRow: number;
  /** How many rows the heading has; 0 = none. */
  readonly headingRows: number;
  /** The last row of data; `null` = as far as the sheet goes. */
  readonly lastRow: number | null;
  readonly firstColumn: string;
  /** `null` = as far as the heading goes. */
  readonly lastColumn: string | null;
};

/** The tables a person has marked on one sheet, instead of those that are found. `sheet` is `null` for files without sheets. */
export type SheetAreas = { readonly sheet: string | null; readonly tables: readonly TableArea[] };

/** How one file is opened where a person has said so; what is left out is found from the file. */
export type FileReading = {
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  readonly areas?: readonly SheetAreas[];
};

/** By file name. Part of the document: changing it can be undone, and a project keeps it. */
export type FileReadings = Readonly<Record<string, FileReading>>;

/** The first rows of a file, as text and before any of it is in the store. */
export type FilePreview = {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  /** The sheet shown; `null` for files without sheets. */
  readonly sheet: string | null;
  /** At most 100 filled rows and 256 columns. Row 0 = names of columns that stand in no row of the file (Parquet, JSON). */
  readonly rows: readonly { readonly row: number; readonly cells: readonly (string | null)[] }[];
  /** The table as far as these rows show it; `null` = none found. */
  readonly area: TableArea | null;
  /** Text files: the encoding in force, the one found, and why (words under `encodingReason.<code>`). */
  readonly encoding: { readonly used: Encoding; readonly found: Encoding; readonly reason: string } | null;
  readonly delimiter: Delimiter | null;
};
