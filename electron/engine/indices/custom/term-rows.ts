import { evaluateRows } from "../../../../shared/formula/evaluate-rows.ts";
import type { Row, Scalar } from "../../../../shared/formula/formula.ts";
import type { Settings } from "../../../../shared/indices/settings.ts";
import type { CustomRows } from "./read-rows.ts";

export type Aggregate = Extract<Scalar, { kind: "aggregate" }>;

/** What one aggregate takes from its table: a value a row (NaN = none), and which rows count. */
export type TermRows = {
  readonly rows: CustomRows;
  readonly value: Float64Array;
  /** Rows that have no value because an answer was outside its scale. */
  readonly isOutOfRange: (row: number) => boolean;
  /** 1 = counts in the whole and in groups; 1 = counts in its wave. */
  readonly overall: Uint8Array;
  readonly byWave: Uint8Array;
  /** Values where they differ from `value`: means of several answers. */
  readonly overallValue: Float64Array;
  readonly byWaveValue: Float64Array;
};

/** Rows worked on without asking whether anybody still wants them. */
const PIECE = 65_536;

/** @param breathe lets others in, and throws when nobody wants the result any more or it takes too long */
export async function termRows(
  { row }: Aggregate,
  rows: CustomRows,
  duplicates: Settings["duplicates"],
  breathe: () => Promise<void>,
): Promise<TermRows> {
  const value = new Float64Array(rows.count);
  for (let from = 0; from < rows.count; from += PIECE) {
    await breathe();
    const to = Math.min(rows.count, from + PIECE);
    const column = (_table: string, name: string): Float64Array => (rows.values.get(name) ?? new Float64Array()).subarray(from, to);
    value.set(
      evaluateRows(row, column, to - from, () => undefined),
      from,
    );
  }
  const flags = columnsOf(row).flatMap((name) => rows.outOfRange.get(name) ?? []);
  const isOutOfRange = (at: number): boolean => flags.some((flag) => flag[at] === 1);
  if (rows.ord === null || duplicates === "all") {
    const known = Uint8Array.from(value, (one) => (Number.isNaN(one) ? 0 : 1));
    return { rows, value, isOutOfRange, overall: known, byWave: known, overallValue: value, byWaveValue: value };
  }
  await breathe();
  const overall = lastRows(rows, rows.ord, value, false);
  await breathe();
  const byWave = lastRows(rows, rows.ord, value, true);
  const means = duplicates === "meanPerCustomer";
  return {
    rows,
    value,
    isOutOfRange,
    overall: overall.kept,
    byWave: byWave.kept,
    overallValue: means ? meanValues(rows, value, overall) : value,
    byWaveValue: means ? meanValues(rows, value, byWave) : value,
  };
}

type Last = { readonly kept: Uint8Array; readonly lastOf: Int32Array };

/** The last row with a value of every customer, or of every customer in every wave; rows without customer are each their own. */
function lastRows({ count, customer, wave }: CustomRows, ord: Int32Array, value: Float64Array, byWave: boolean): Last {
  const best = new Map<number, number>();
  const lastOf = new Int32Array(count).fill(-1);
  const keyOf = (row: number): number => (customer[row] ?? 0) * 65_536 + (byWave ? (wave[row] ?? 0) + 1 : 0);
  const counts = (row: number): boolean => !Number.isNaN(value[row]) && (customer[row] ?? -1) >= 0;
  for (let row = 0; row < count; row += 1) {
    if (!counts(row)) continue;
    const key = keyOf(row);
    const before = best.get(key);
    if (before === undefined || (ord[row] ?? 0) > (ord[before] ?? 0)) best.set(key, row);
  }
  const kept = new Uint8Array(count);
  for (let row = 0; row < count; row += 1) {
    if (Number.isNaN(value[row])) continue;
    lastOf[row] = counts(row) ? (best.get(keyOf(row)) ?? row) : row;
    if (lastOf[row] === row) kept[row] = 1;
  }
  return { kept, lastOf };
}

/** The mean of all values that stand behind a kept row, added from the smallest up so that the order of rows decides nothing. */
function meanValues({ count }: CustomRows, value: Float64Array, { lastOf }: Last): Float64Array {
  const order = Int32Array.from({ length: count }, (_, row) => row)
    .filter((row) => !Number.isNaN(value[row]))
    .sort((a, b) => (value[a] ?? 0) - (value[b] ?? 0));
  const sums = new Float64Array(count);
  const counts = new Float64Array(count);
  for (const row of order) {
    const last = lastOf[row] ?? row;
    sums[last] = (sums[last] ?? 0) + (value[row] ?? 0);
    counts[last] = (counts[last] ?? 0) + 1;
  }
  return sums.map((sum, row) => ((counts[row] ?? 0) > 0 ? sum / (counts[row] ?? 1) : Number.NaN));
}

/** Columns of a row expression, by their names. */
export function columnsOf(row: Row): readonly string[] {
  if (row.kind === "column") return [row.name];
  return row.kind === "constant" ? [] : row.args.flatMap(columnsOf);
}
