/**
 * Mid-rank of a value among points that do not change, 0–1: the share of the points that it beats, half of those it equals. So nobody's
 * score moves when other customers change. `isReversed` = low is good, and a value beats the points above it.
 * Source: methods.md 5, Normalise; mid-ranks as in Hollander, Wolfe & Chicken (2014) chapter 4.
 * @example rankAmong([1, 2, 2, 3, 10], 2, false) // 0.4: above one of five, equal to two
 */
export function rankAmong(ascending: ArrayLike<number>, value: number, isReversed: boolean): number {
  const points = ascending.length;
  // Counted from the end that is beaten, in halves: one division, as SQL has it.
  const halves = firstFrom(ascending, value) + firstAbove(ascending, value);
  return (isReversed ? 2 * points - halves : halves) / (2 * points);
}

/** How many points are below the value. */
const firstFrom = (ascending: ArrayLike<number>, value: number): number => search(ascending, (point) => point < value);

/** How many points are not above the value. */
const firstAbove = (ascending: ArrayLike<number>, value: number): number => search(ascending, (point) => point <= value);

/** The length of the front part in which all points hold. */
function search(ascending: ArrayLike<number>, holds: (point: number) => boolean): number {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(ascending[middle] ?? Number.NaN)) from = middle + 1;
    else to = middle;
  }
  return from;
}
