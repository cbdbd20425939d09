const BITS = 13;
const BUCKETS = 2 ** BITS;
/** A number is taken apart into two halves of two digits each, as whole numbers of 32 bits are quicker than doubles. */
const HALF = 2 ** (2 * BITS);

/**
 * The places of whole numbers from −1 to 2^52 − 2 in rising order, equal ones as they stand: by their bits, thirteen at a time, which takes
 * a third of the time of comparing them.
 */
export function orderOf(values: Float64Array): Int32Array {
  let order: Int32Array = new Int32Array(values.length);
  const low = new Int32Array(values.length);
  const high = new Int32Array(values.length);
  let highest = 0;
  for (let at = 0; at < values.length; at += 1) {
    const own = (values[at] ?? 0) + 1;
    const upper = Math.floor(own / HALF);
    order[at] = at;
    low[at] = own - upper * HALF;
    high[at] = upper;
    if (own > highest) highest = own;
  }
  const digits = new Int32Array(values.length);
  for (const [half, shift, unit] of [
    [low, 0, 1],
    [low, BITS, BUCKETS],
    [high, 0, HALF],
    [high, BITS, HALF * BUCKETS],
  ] as const) {
    if (unit > highest) break;
    for (let at = 0; at < digits.length; at += 1) digits[at] = ((half[at] ?? 0) >>> shift) & (BUCKETS - 1);
    order = sortBy(digits, order, BUCKETS);
  }
  return order;
}

/** Places in rising order of their keys (from 0 to below `size`), equal ones in the order of `order`. */
export function sortBy(keys: Int32Array, order: Int32Array, size: number): Int32Array {
  const next = new Int32Array(size + 1);
  for (let at = 0; at < order.length; at += 1) {
    const above = (keys[order[at] ?? 0] ?? 0) + 1;
    next[above] = (next[above] ?? 0) + 1;
  }
  for (let key = 1; key <= size; key += 1) next[key] = (next[key] ?? 0) + (next[key - 1] ?? 0);
  const sorted = new Int32Array(order.length);
  for (let at = 0; at < order.length; at += 1) {
    const place = order[at] ?? 0;
    const key = keys[place] ?? 0;
    const free = next[key] ?? 0;
    sorted[free] = place;
    next[key] = free + 1;
  }
  return sorted;
}
