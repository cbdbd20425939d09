import type { Row } from "../index-definition.ts";
import { WHOLE } from "../slice-sql.ts";

/** Rows of a cell query as SQL would give them: of the whole, of the whole and each group, of each wave. */
export type CountedCells = { readonly all: readonly Row[]; readonly group: readonly Row[]; readonly wave: readonly Row[] };

/**
 * Money of customers, six whole numbers each, small enough that sums of doubles are exact: 1 where there is money, whole units
 * and billionths of the revenue, whole units and millionths of its square, 1 where the revenue is negative.
 */
export type CodedMoney = Float64Array;
export const MONEY_PARTS = 6;

/** Counts by slice and value, a slice being a group or a wave by its place. */
export class Tally {
  readonly counts: Uint32Array;
  readonly width: number;

  constructor(slices: number, width: number) {
    this.counts = new Uint32Array(slices * width);
    this.width = width;
  }

  add(slice: number, value: number): void {
    const at = slice * this.width + value;
    this.counts[at] = (this.counts[at] ?? 0) + 1;
  }

  /** Slices below 0 are none. */
  addAll(slices: Int32Array, values: Int32Array): void {
    for (let row = 0; row < values.length; row += 1) {
      const slice = slices[row] ?? -1;
      if (slice >= 0) this.add(slice, values[row] ?? 0);
    }
  }

  addRows(rows: Int32Array, slices: Int32Array, values: Int32Array): void {
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] ?? 0;
      this.add(slices[row] ?? 0, values[row] ?? 0);
    }
  }

  /** One row for each slice and value that occur; `total` is the row of all slices together for each value. */
  rows(codeOf: (slice: number) => number, keysOf: (value: number) => Row): readonly Row[] {
    const rows: Row[] = [];
    this.counts.forEach((answers, at) => {
      if (answers > 0) rows.push({ slice: codeOf(Math.floor(at / this.width)), ...keysOf(at % this.width), answers });
    });
    return rows;
  }

  total(keysOf: (value: number) => Row): readonly Row[] {
    const totals = new Float64Array(this.width);
    this.counts.forEach((answers, at) => {
      totals[at % this.width] = (totals[at % this.width] ?? 0) + answers;
    });
    return [...totals].flatMap((answers, value) => (answers > 0 ? [{ slice: WHOLE, ...keysOf(value), answers }] : []));
  }
}

/** Sums of money by slice and by whether the case is at the top. */
export class MoneyTally {
  readonly money: CodedMoney;
  readonly top: Uint8Array;
  readonly sums: Float64Array;

  /** `top` says of each value whether it is at the top. */
  constructor(money: CodedMoney, top: Uint8Array, slices: number) {
    this.money = money;
    this.top = top;
    this.sums = new Float64Array(slices * 2 * MONEY_PARTS);
  }

  add(slice: number, value: number, customer: number): void {
    const { money, sums } = this;
    const to = (slice * 2 + (this.top[value] ?? 0)) * MONEY_PARTS;
    const from = customer * MONEY_PARTS;
    for (let part = 0; part < MONEY_PARTS; part += 1) sums[to + part] = (sums[to + part] ?? 0) + (money[from + part] ?? 0);
  }

  /** Rows without customer have no money. */
  addRows(rows: Int32Array, slices: Int32Array, values: Int32Array, customers: Int32Array): void {
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] ?? 0;
      const own = customers[row] ?? -1;
      if (own >= 0) this.add(slices[row] ?? 0, values[row] ?? 0, own);
    }
  }

  rows(codeOf: (slice: number) => number): readonly Row[] {
    return Array.from({ length: this.sums.length / MONEY_PARTS }, (_, at) =>
      moneyRow(codeOf(at >> 1), at % 2 === 1, this.sums.slice(at * MONEY_PARTS, (at + 1) * MONEY_PARTS)),
    );
  }

  /** All slices together. */
  total(): readonly Row[] {
    return [0, 1].map((isTop) => {
      const total = new Float64Array(MONEY_PARTS);
      this.sums.forEach((sum, at) => {
        if (Math.floor(at / MONEY_PARTS) % 2 === isTop) total[at % MONEY_PARTS] = (total[at % MONEY_PARTS] ?? 0) + sum;
      });
      return moneyRow(WHOLE, isTop === 1, total);
    });
  }
}

function moneyRow(slice: number, is_top: boolean, sums: Float64Array): Row {
  const [customers = 0, revenue = 0, billionths = 0, squares = 0, millionths = 0, negative = 0] = sums;
  return { slice, is_top, customers, revenue: decimal(revenue, billionths, 9), squares: decimal(squares, millionths, 6), negative };
}

/** The double nearest to the exact decimal, as a store gives it. */
function decimal(units: number, rest: number, digits: number): number {
  const scale = 10n ** BigInt(digits);
  const exact = BigInt(units) * scale + BigInt(rest);
  return Number(`${exact / scale}.${String(exact % scale).padStart(digits, "0")}`);
}
