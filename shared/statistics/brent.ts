const MAX_STEPS = 200;

/**
 * A root of a continuous function between lo and hi by Brent's method (inverse quadratic steps, halving when they fail), to within
 * `tolerance` of the argument. `null` when the function has the same sign at both ends or is not a number there.
 * Source: Brent, Algorithms for Minimization without Derivatives (1973), chapter 4.
 * @example brent((x) => x * x - 2, 0, 2) // 1.414213562373095
 */
export function brent(f: (x: number) => number, lo: number, hi: number, tolerance = 1e-12): number | null {
  let a = lo;
  let b = hi;
  let fa = f(a);
  let fb = f(b);
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (!(Math.sign(fa) * Math.sign(fb) < 0)) {
    return null;
  }
  let c = a;
  let fc = fa;
  let width = b - a;
  let previous = width;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, b, c] = [b, c, b];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const least = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2;
    const middle = (c - b) / 2;
    if (Math.abs(middle) <= least || fb === 0) {
      return b;
    }
    const trial = Math.abs(previous) >= least && Math.abs(fa) > Math.abs(fb) ? interpolate(a, b, c, fa, fb, fc) : null;
    if (trial !== null && Math.abs(trial) < Math.min(1.5 * Math.abs(middle) - Math.abs(least) / 2, Math.abs(previous) / 2)) {
      if (Math.sign(trial) === Math.sign(middle)) {
        previous = width;
        width = trial;
      } else {
        width = middle;
        previous = middle;
      }
    } else {
      width = middle;
      previous = middle;
    }
    a = b;
    fa = fb;
    b += Math.abs(width) > least ? width : Math.sign(middle) * least;
    fb = f(b);
    if (Math.sign(fb) === Math.sign(fc)) {
      c = a;
      fc = fa;
      width = b - a;
      previous = width;
    }
  }
  return b;
}

/** Step from b by the secant (two points) or by inverse quadratic interpolation (three). */
function interpolate(a: number, b: number, c: number, fa: number, fb: number, fc: number): number | null {
  const s = fb / fa;
  if (a === c) {
    return divide((c - b) * s, s - 1);
  }
  const q = fa / fc;
  const r = fb / fc;
  return divide(s * ((c - b) * q * (q - r) - (b - a) * (r - 1)), -(q - 1) * (r - 1) * (s - 1));
}

const divide = (top: number, bottom: number): number | null => {
  const ratio = top / bottom;
  return Number.isFinite(ratio) ? ratio : null;
};
