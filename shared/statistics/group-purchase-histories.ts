import type { PurchaseHistory } from "./bgnbd-parameters.ts";
import { requireThat } from "./require-that.ts";

/** Customers with the same history stand together, in flat arrays; times and counts are tabulated so that each logarithm is taken once. */
export type PurchaseGroups = {
  /** Customers per group. */
  readonly counts: Float64Array;
  /** Index into `purchases`, `lasts`, `lengths` per group. */
  readonly purchaseIndex: Int32Array;
  readonly lastIndex: Int32Array;
  readonly lengthIndex: Int32Array;
  /** Distinct x, ascending. */
  readonly purchases: Float64Array;
  /** Distinct t_x and T. */
  readonly lasts: Float64Array;
  readonly lengths: Float64Array;
  /** Group of each row as it was given, for resampling customers. */
  readonly groupOfRow: Int32Array;
};

/**
 * Groups identical purchase histories (x, t_x, T); the fit of the BG/NBD model looks at each group once. Requires whole x ≥ 0, T > 0
 * and 0 < t_x ≤ T where x > 0; t_x is ignored where x = 0. methods.md 10.4.
 * @example groupPurchaseHistories([{ x: 0, tx: 0, T: 9 }, { x: 0, tx: 0, T: 9 }]).counts // [2]
 */
export function groupPurchaseHistories(rows: readonly PurchaseHistory[]): PurchaseGroups {
  const purchases = Float64Array.from(new Set(rows.map((row) => row.x))).sort();
  const purchaseIndexOf = new Map(Array.from(purchases, (x, index) => [x, index]));
  const lasts = createIndex();
  const lengths = createIndex();
  const groups = new Map<number, number>();
  const counts: number[] = [];
  const members: { readonly purchase: number; readonly last: number; readonly length: number }[] = [];
  const groupOfRow = new Int32Array(rows.length);
  rows.forEach(({ x, tx, T, count = 1 }, row) => {
    requireThat(Number.isInteger(x) && x >= 0 && T > 0 && T < Infinity, "groupPurchaseHistories requires whole x >= 0 and T > 0", x, T);
    requireThat(x === 0 || (tx > 0 && tx <= T), "groupPurchaseHistories requires 0 < tx <= T where x > 0", tx, T);
    const purchase = purchaseIndexOf.get(x) ?? 0;
    const last = lasts.indexOf(x === 0 ? 0 : tx);
    const length = lengths.indexOf(T);
    // At most rows² combinations of times, well inside the whole numbers of a double for any number of rows that fits in memory.
    const key = (length * (rows.length + 1) + last) * purchases.length + purchase;
    let group = groups.get(key);
    if (group === undefined) {
      group = members.length;
      groups.set(key, group);
      members.push({ purchase, last, length });
      counts.push(0);
    }
    counts[group] = (counts[group] ?? 0) + count;
    groupOfRow[row] = group;
  });
  return {
    counts: Float64Array.from(counts),
    purchaseIndex: Int32Array.from(members, (member) => member.purchase),
    lastIndex: Int32Array.from(members, (member) => member.last),
    lengthIndex: Int32Array.from(members, (member) => member.length),
    purchases,
    lasts: Float64Array.from(lasts.values),
    lengths: Float64Array.from(lengths.values),
    groupOfRow,
  };
}

function createIndex(): { readonly values: readonly number[]; readonly indexOf: (value: number) => number } {
  const values: number[] = [];
  const indices = new Map<number, number>();
  return {
    values,
    indexOf: (value) => {
      let index = indices.get(value);
      if (index === undefined) {
        index = values.length;
        indices.set(value, index);
        values.push(value);
      }
      return index;
    },
  };
}
