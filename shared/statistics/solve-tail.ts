const MAX_STEPS = 200;
/** Tails below this are losing digits. */
const UNDERFLOW = 1e-290;

/** Both tails of a distribution at u and the derivative of the lower one by u. */
export type Tails = { readonly lower: number; readonly upper: number; readonly slope: number };

/**
 * The u whose lower tail is p, 0 < p < 1, by Newton's method on the logarithm of the smaller tail. For a density that is log-concave in u
 * (gamma by ln x, beta by the log-odds of x) that logarithm is concave, so the steps cannot run away from any start near the middle.
 * @example solveTail((u) => regularizedGamma(2, Math.exp(u)), 0.5, Math.log(2)) // ln of the median
 */
export function solveTail(tailsAt: (u: number) => Tails, p: number, start: number): number {
  let u = start;
  let low = -Infinity;
  let high = Infinity;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const { lower, upper, slope } = tailsAt(u);
    const isSmall = p <= 0.5;
    const move = isSmall ? (Math.log(p / lower) * lower) / slope : (Math.log(upper / (1 - p)) * upper) / slope;
    // A step can overshoot to where the tail underflows and has no slope left; the bracket then halves the way back.
    if (isSmall ? lower < p : upper > 1 - p) {
      low = u;
    } else {
      high = u;
    }
    const isLost = !Number.isFinite(move) || Math.min(lower, upper) < UNDERFLOW;
    const next = u + move;
    if (isLost || next < low || next > high) {
      if (!Number.isFinite(low + high)) return u;
      u = (low + high) / 2;
      continue;
    }
    u = next;
    // Steps square their error: after one this small nothing is left to gain.
    if (Math.abs(move) <= 1e-10 * (1 + Math.abs(u))) {
      return u;
    }
  }
  return u;
}
