import { OUT_OF_RANGE } from "../../../shared/table/canonical.ts";
import type { CanonicalData, DataRow } from "../support/canonical-data.ts";
import { groupOf, isAnswer, number, type ReferenceOptions, rowsOf, type Slice, text } from "./reference-data.ts";

export type Kept = { readonly values: readonly number[]; readonly weight: number; readonly group: string | null };
export type Reduced = {
  readonly kept: readonly Kept[];
  readonly missing: number;
  readonly outOfRange: number;
  readonly duplicate: number;
};

const monthOf = (row: DataRow): string | null => text(row["answered_at"])?.slice(0, 7) ?? null;

/** Rows that a number looks at: positive weights, and of the wave where there is one. */
function candidates(data: CanonicalData, slice: Slice, options: ReferenceOptions): readonly DataRow[] {
  return rowsOf(data, "answers", options).filter((row) => {
    const weight = number(row["weight"]) ?? 1;
    return weight > 0 && (slice.kind !== "wave" || monthOf(row) === slice.key);
  });
}

/**
 * The duplicates rule: valid rows by customer, the last or the mean of them, or all. `counts` says which rows are valid, `read` what
 * is read of one. The group of what is kept is that of the customer's last valid row.
 */
function reduce(
  data: CanonicalData,
  slice: Slice,
  options: ReferenceOptions,
  counts: (row: DataRow) => boolean,
  isOutOfRange: (row: DataRow) => boolean,
  fields: readonly string[],
): Reduced {
  const rows = candidates(data, slice, options);
  const own = (row: DataRow): boolean => slice.kind !== "group" || groupOf(row, data, options) === slice.key;
  const valid = rows.filter(counts);
  const invalid = rows.filter((row) => !counts(row) && own(row));
  const customers = new Map<string, DataRow[]>();
  valid.forEach((row, at) => {
    const id = options.duplicates === "all" ? `row ${at}` : (text(row["customer_id"]) ?? `row ${at}`);
    customers.set(id, [...(customers.get(id) ?? []), row]);
  });
  const kept = [...customers.values()].flatMap((list): readonly Kept[] => {
    const last = list.at(-1);
    if (last === undefined || !own(last)) return [];
    const group = groupOf(last, data, options);
    const used = options.duplicates === "meanPerCustomer" ? list : [last];
    const values = fields.map((field) => {
      const answers = used.map((row) => row[field]).filter(isAnswer);
      return answers.length === 0 ? Number.NaN : answers.reduce((sum, answer) => sum + answer, 0) / answers.length;
    });
    return [{ values, weight: used.reduce((sum, row) => sum + (number(row["weight"]) ?? 1), 0) / used.length, group }];
  });
  return {
    kept,
    outOfRange: invalid.filter(isOutOfRange).length,
    missing: invalid.filter((row) => !isOutOfRange(row)).length,
    duplicate: valid.filter(own).length - kept.length,
  };
}

export const reduceQuestion = (data: CanonicalData, question: string, slice: Slice, options: ReferenceOptions): Reduced =>
  reduce(
    data,
    slice,
    options,
    (row) => isAnswer(row[question]),
    (row) => row[question] === OUT_OF_RANGE,
    [question],
  );

const ITEMS = ["sat", "recommend", "repurchase"] as const;

export const reduceSecure = (data: CanonicalData, top: number, slice: Slice, options: ReferenceOptions): Reduced =>
  reduce(
    data,
    slice,
    options,
    (row) => ITEMS.every((item) => isAnswer(row[item])) || ITEMS.some((item) => isAnswer(row[item]) && Number(row[item]) < top),
    (row) => ITEMS.some((item) => row[item] === OUT_OF_RANGE),
    ITEMS,
  );

/** Weighted mean of a code, its linearised error and the effective number of answers. */
export function weigh(kept: readonly Kept[], code: (values: readonly number[]) => number) {
  const weight = kept.reduce((sum, own) => sum + own.weight, 0);
  const mean = kept.reduce((sum, own) => sum + own.weight * code(own.values), 0) / weight;
  const squares = kept.reduce((sum, own) => sum + (own.weight * (code(own.values) - mean)) ** 2, 0);
  const nEff = weight ** 2 / kept.reduce((sum, own) => sum + own.weight ** 2, 0);
  return { mean, se: Math.sqrt(squares) / weight, nEff };
}
