/**
 * A root of a continuous function between lo and hi, by halving until the two ends are neighbouring doubles (or within `tolerance`).
 * `null` when the function has the same sign at both ends or is not a number there.
 * @example bisect((x) => x * x - 2, 0, 2) // 1.4142135623730951
 */
export function bisect(f: (x: number) => number, lo: number, hi: number, tolerance = 0): number | null {
  let left = lo;
  let right = hi;
  const fLeft = f(left);
  const fRight = f(right);
  if (fLeft === 0) return left;
  if (fRight === 0) return right;
  if (!(Math.sign(fLeft) * Math.sign(fRight) < 0)) {
    return null;
  }
  while (right - left > tolerance) {
    const middle = left + (right - left) / 2;
    if (middle === left || middle === right) break;
    const value = f(middle);
    if (value === 0) return middle;
    if (Math.sign(value) === Math.sign(fLeft)) {
      left = middle;
    } else {
      right = middle;
    }
  }
  return left + (right - left) / 2;
}
