import { AggregateSample } from "../../../../shared/formula/aggregate-sample.ts";
import type { SliceKind } from "../../../../shared/indices/index-definition.ts";
import type { IndexResult } from "../../../../shared/indices/index-result.ts";
import { WHOLE } from "../../../../shared/indices/slice-sql.ts";
import type { Aggregate, TermRows } from "./term-rows.ts";

/** One aggregate in one slice. */
export type SliceTerm = {
  readonly sample: AggregateSample;
  readonly excluded: IndexResult["excluded"];
  /** The values that count, from the smallest up. */
  readonly values: Float64Array;
};

export type SliceSamples = { readonly units: number; readonly terms: readonly SliceTerm[] };

type Term = { readonly node: Aggregate; readonly rows: TermRows };

/** Rows by the code of their slice: the whole has all. */
export function rowsBySlice({ rows }: TermRows, kind: SliceKind): ReadonlyMap<number, Int32Array> {
  if (kind === "all") return new Map([[WHOLE, Int32Array.from({ length: rows.count }, (_, row) => row)]]);
  const codes = kind === "group" ? rows.group : rows.wave;
  const lists = new Map<number, number[]>();
  for (let row = 0; row < rows.count; row += 1) {
    const code = codes[row] ?? -1;
    if (code < 0) continue;
    const list = lists.get(code);
    if (list === undefined) lists.set(code, [row]);
    else list.push(row);
  }
  return new Map([...lists].map(([code, list]) => [code, Int32Array.from(list)]));
}

/** The aggregates of a formula over the rows of one slice, and the customers they share. */
export function sliceSamples(terms: readonly Term[], rowsOf: readonly Int32Array[], kind: SliceKind): SliceSamples {
  const counted = terms.map(({ rows }, at) => {
    const kept = kind === "wave" ? rows.byWave : rows.overall;
    return (rowsOf[at] ?? new Int32Array()).filter((row) => kept[row] === 1);
  });
  const countedValue = ({ rows }: Term, row: number): number => (kind === "wave" ? rows.byWaveValue : rows.overallValue)[row] ?? Number.NaN;
  const units = numberUnits(terms, counted, countedValue);
  return {
    units: units.size,
    terms: terms.map((term, at) => {
      const own = counted[at] ?? new Int32Array();
      const value = Float64Array.from(own, (row) => countedValue(term, row));
      const unit = Int32Array.from(own, (row) => units.get(keyOf(terms, term, row)) ?? 0);
      return {
        sample: new AggregateSample(term.node.name, { unit, value }, units.size),
        excluded: exclusions(term.rows, rowsOf[at] ?? new Int32Array(), own.length),
        values: value.slice().sort(),
      };
    }),
  };
}

/** Rows without a customer are each a unit of their own, one for all aggregates of a table. */
function keyOf(terms: readonly Term[], { rows }: Term, row: number): number {
  const customer = rows.rows.customer[row] ?? -1;
  if (customer >= 0) return customer;
  const table = terms.findIndex((one) => one.rows.rows === rows.rows);
  return -1 - (table * 2 ** 32 + row);
}

/** Customers by their numbers, which follow their ids; those without a customer by their values: storage decides no place. */
function numberUnits(
  terms: readonly Term[],
  counted: readonly Int32Array[],
  countedValue: (term: Term, row: number) => number,
): ReadonlyMap<number, number> {
  const customers = new Set<number>();
  const nameless = new Map<number, number[]>();
  for (const [at, term] of terms.entries()) {
    for (const row of counted[at] ?? []) {
      const key = keyOf(terms, term, row);
      if (key >= 0) {
        customers.add(key);
        continue;
      }
      const values = nameless.get(key) ?? terms.map(() => -Infinity);
      values[at] = countedValue(term, row);
      nameless.set(key, values);
    }
  }
  const first = Float64Array.from(customers).sort();
  const rest = [...nameless].sort(([, a], [, b]) => compareLists(a, b)).map(([key]) => key);
  return new Map([...first, ...rest].map((key, place) => [key, place]));
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) {
    const other = b[at] ?? -Infinity;
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}

function exclusions(term: TermRows, rows: Int32Array, kept: number): IndexResult["excluded"] {
  let missing = 0;
  let outOfRange = 0;
  for (const row of rows) {
    if (!Number.isNaN(term.value[row])) continue;
    if (term.isOutOfRange(row)) outOfRange += 1;
    else missing += 1;
  }
  return { missing, outOfRange, duplicate: rows.length - missing - outOfRange - kept };
}
