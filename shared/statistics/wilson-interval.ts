import { requireThat } from "./require-that.ts";
import { twoSidedZ } from "./two-sided-z.ts";

/** Limits of an interval, in the unit of the value it belongs to. */
export type Limits = { readonly lo: number; readonly hi: number };

/**
 * Wilson score interval of a share x/n, as fractions 0–1: centre (p + z²/2n)/(1 + z²/n), half-width
 * z·√(p(1−p)/n + z²/4n²)/(1 + z²/n). Counts may be fractional (weighted share times effective size). `null` when n = 0.
 * Source: Wilson 1927; Newcombe, Stat. Med. 17 (1998) 857–872, method 3. methods.md 0.4 P.
 * @example wilsonInterval(81, 263, 0.95) // { lo: 0.255289, hi: 0.366210 }
 */
export function wilsonInterval(successes: number, n: number, level: number): Limits | null {
  requireThat(n >= 0 && n < Infinity, "wilsonInterval requires a finite n >= 0", n);
  if (n === 0) {
    return null;
  }
  // A weighted share may leave 0–1 by a rounding error; more than that is a mistake of the caller.
  requireThat(successes >= -1e-9 * n && successes <= n * (1 + 1e-9), "wilsonInterval requires 0 <= successes <= n", successes, n);
  const p = Math.min(1, Math.max(0, successes / n));
  const z = twoSidedZ(level);
  const z2n = (z * z) / n;
  const half = (z * Math.sqrt((p * (1 - p)) / n + z2n / (4 * n))) / (1 + z2n);
  const centre = (p + z2n / 2) / (1 + z2n);
  return { lo: p === 0 ? 0 : Math.max(0, centre - half), hi: p === 1 ? 1 : Math.min(1, centre + half) };
}
