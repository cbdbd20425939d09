import type { CanonicalTable } from "../../table/fields.ts";
import type { Row, SliceKind } from "../index-definition.ts";
import type { IndexId, IndexResult, MetricId } from "../index-result.ts";

/** A number that stands in a formula; money is written with its currency. */
export type FormulaValue = { readonly value: number; readonly unit: "plain" | "money" };

/**
 * A formula over numbers of the aggregate: `expression` with the names of `values`, + − * / ^, brackets and greatest(…). Put in, the
 * values give the result to the digit.
 */
export type FilledFormula = { readonly expression: string; readonly values: Readonly<Record<string, FormulaValue>> };

/** A query of an index as one could run it on the canonical tables, and the rows of the aggregate it gives. */
export type ExplainedQuery = {
  readonly name: string;
  readonly sql: string;
  /** Of `total` rows the first `MOST_AGGREGATE_ROWS`. */
  readonly rows: readonly Row[];
  readonly total: number;
};

export const MOST_AGGREGATE_ROWS = 1_000;

/** Rows of a source that have one state: counted in the number (`USED`), or the reason why not; words under `indices:row.<state>`. */
export type RowsOfState = {
  readonly state: string;
  readonly count: number;
  /** Row numbers of the file, ascending; at most `ROWS_LISTED`. */
  readonly rows: readonly number[];
};

export type ExplainedSource = {
  readonly file: string;
  readonly sheet: string | null;
  /** The raw table whose rows these are. */
  readonly table: string;
  readonly as: CanonicalTable;
  readonly states: readonly RowsOfState[];
};

/** How a number comes about: number → formula → aggregate → SQL → rows. Public: schema octad.explain/1. */
export type Explanation = {
  readonly schema: "octad.explain/1";
  readonly id: IndexId | MetricId;
  readonly slice: { readonly kind: SliceKind; readonly key: string | null };
  readonly result: IndexResult;
  /** `null` where the value is fitted, or is not one formula of sums. */
  readonly formula: FilledFormula | null;
  readonly queries: readonly ExplainedQuery[];
  /** SQL that tells the state of every row; `null` where the index does not tell rows apart. */
  readonly rowsSql: string | null;
  readonly sources: readonly ExplainedSource[];
};

/** Numbers of more digits than this are cut where a formula is written out. */
const DIGITS = 6;

/** The formula with its values in place of the names, as `write` writes a number. */
export function writeFormula({ expression, values }: FilledFormula, write: (value: FormulaValue, digits: number) => string): string {
  return expression
    .replaceAll(/[a-z]\w*/gi, (name) => {
      const found = values[name];
      if (found === undefined) return name;
      const text = write(found, Number.isInteger(found.value) ? 0 : DIGITS);
      return found.value < 0 ? `(${text})` : text;
    })
    .replaceAll("greatest", "max")
    .replaceAll("*", "×")
    .replaceAll("/", "÷")
    .replaceAll(" - ", " − ");
}
