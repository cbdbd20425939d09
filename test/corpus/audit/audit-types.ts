import type { Store } from "../../../electron/engine/store.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { InferredMapping } from "../../../shared/table/mapping.ts";
import type { RawTable } from "../../../shared/table/raw-table.ts";
import type { LabelledFile, LabelledTable } from "../labelled.ts";

/**
 * - `field` a column is not what it is, or has another scale · `question` something that the cells leave open was not asked ·
 * - `silent` a value is not what stands in the file, and nothing says so · `row` a record is lost or made up ·
 * - `problem` the file could not be read.
 */
export type MistakeKind = "field" | "question" | "silent" | "row" | "problem";

export type Mistake = {
  readonly kind: MistakeKind;
  readonly file: string;
  readonly sheet: string | null;
  readonly column: string;
  readonly expected: string;
  readonly got: string;
  readonly reason: string;
};

export type Audit = {
  /** Columns that are a field, fields that any of several columns must be, and columns that were taken for one and are none. */
  readonly fields: number;
  readonly fieldsRight: number;
  readonly columns: number;
  readonly columnsRight: number;
  readonly cells: number;
  readonly mistakes: readonly Mistake[];
  /** Questions asked of columns that leave nothing open, by kind. */
  readonly needless: readonly string[];
};

/** One sheet of the file as it is and as it was read. */
export type Pair = {
  readonly file: LabelledFile;
  readonly labelled: LabelledTable;
  /** Source row of every record. */
  readonly recordRows: readonly number[];
  readonly raw: RawTable | undefined;
};

export type Reading = { readonly store: Store; readonly inferred: InferredMapping; readonly facts: CanonicalFacts | null };

export const NOTHING: Audit = { fields: 0, fieldsRight: 0, columns: 0, columnsRight: 0, cells: 0, mistakes: [], needless: [] };

export function sum(audits: readonly Audit[]): Audit {
  return audits.reduce(
    (a, b) => ({
      fields: a.fields + b.fields,
      fieldsRight: a.fieldsRight + b.fieldsRight,
      columns: a.columns + b.columns,
      columnsRight: a.columnsRight + b.columnsRight,
      cells: a.cells + b.cells,
      mistakes: [...a.mistakes, ...b.mistakes],
      needless: [...a.needless, ...b.needless],
    }),
    NOTHING,
  );
}
