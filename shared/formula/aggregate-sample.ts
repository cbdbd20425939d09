import { assertNever } from "../result.ts";
import type { AggregateName } from "./formula.ts";

/** The rows of one aggregate in one slice: whose each is and its value, in any order. Units are numbered from 0. */
export type SampleRows = { readonly unit: Int32Array; readonly value: Float64Array };

/**
 * An aggregate that can be taken again and again over resamples of units (customers with all their rows). What adds up is held by
 * unit, the order of values once; so a resample costs one pass. Sums run over units in their order, and inside a unit from the
 * smallest value up: the order of rows changes no digit.
 */
export class AggregateSample {
  readonly #name: AggregateName;
  readonly #units: number;
  readonly #counts: Float64Array;
  readonly #sums: Float64Array;
  /** Of values less `#centre`, for `sd`. */
  readonly #squares: Float64Array;
  readonly #centre: number;
  /** Rows from the smallest value up. */
  readonly #order: Int32Array;
  readonly #rows: SampleRows;

  constructor(name: AggregateName, rows: SampleRows, units: number) {
    this.#name = name;
    this.#rows = name === "share" ? { unit: rows.unit, value: rows.value.map((value) => (value === 0 ? 0 : 1)) } : rows;
    this.#units = units;
    this.#counts = new Float64Array(units);
    this.#sums = new Float64Array(units);
    this.#squares = new Float64Array(units);
    const { unit, value } = this.#rows;
    this.#order = Int32Array.from(value.keys()).sort((a, b) => at(value, a) - at(value, b) || at(unit, a) - at(unit, b));
    this.#centre = name === "sd" ? at(value, this.#order[this.#order.length >> 1] ?? 0) : 0;
    for (const row of this.#order) {
      const whose = at(unit, row);
      const less = at(value, row) - this.#centre;
      this.#counts[whose] = at(this.#counts, whose) + 1;
      this.#sums[whose] = at(this.#sums, whose) + less;
      this.#squares[whose] = at(this.#squares, whose) + less * less;
    }
  }

  /** How many units have a row. */
  get units(): number {
    return this.#counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  }

  get rows(): number {
    return this.#order.length;
  }

  /** The aggregate over every unit as many times as `times` says (absent = once). `null` where there is nothing to take it of. */
  value(times?: Int32Array): number | null {
    switch (this.#name) {
      case "count":
        return this.#total(this.#counts, times);
      case "sum":
        return finite(this.#total(this.#sums, times));
      case "mean":
      case "share": {
        const count = this.#total(this.#counts, times);
        return count === 0 ? null : finite(this.#total(this.#sums, times) / count);
      }
      case "sd":
        return this.#sd(times);
      case "median":
        return this.#median(times);
      case "min":
        return this.#ranked(0, times);
      case "max":
        return this.#ranked(this.#total(this.#counts, times) - 1, times);
      default:
        return assertNever(this.#name);
    }
  }

  #total(of: Float64Array, times: Int32Array | undefined): number {
    let sum = 0;
    if (times === undefined) for (let unit = 0; unit < this.#units; unit += 1) sum += at(of, unit);
    else for (let unit = 0; unit < this.#units; unit += 1) sum += at(times, unit) * at(of, unit);
    return sum;
  }

  /** With n − 1. */
  #sd(times: Int32Array | undefined): number | null {
    const count = this.#total(this.#counts, times);
    if (count < 2) return null;
    const sum = this.#total(this.#sums, times);
    return finite(Math.sqrt(Math.max(0, this.#total(this.#squares, times) - (sum * sum) / count) / (count - 1)));
  }

  #median(times: Int32Array | undefined): number | null {
    const count = this.#total(this.#counts, times);
    const low = this.#ranked(Math.floor((count - 1) / 2), times);
    const high = this.#ranked(Math.floor(count / 2), times);
    return low === null || high === null ? null : finite((low + high) / 2);
  }

  /** The value of the row at a rank from 0, rows standing as often as their unit. */
  #ranked(rank: number, times: Int32Array | undefined): number | null {
    if (rank < 0) return null;
    const { unit, value } = this.#rows;
    if (times === undefined) return rank < this.#order.length ? at(value, at(this.#order, rank)) : null;
    let passed = 0;
    for (const row of this.#order) {
      passed += at(times, at(unit, row));
      if (passed > rank) return at(value, row);
    }
    return null;
  }
}

const at = (list: Float64Array | Int32Array, place: number): number => list[place] ?? 0;
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
