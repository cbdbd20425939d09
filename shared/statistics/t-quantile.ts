import { betaLogOddsQuantile } from "./beta-log-odds-quantile.ts";
import { requireThat } from "./require-that.ts";

/**
 * Value of Student's t with df > 0 degrees of freedom below which the share p lies, 0 < p < 1; df may be fractional (Welch).
 * Source: df/(df + t²) is Beta(df/2, ½) (Abramowitz & Stegun 26.7.1 with 26.5.27).
 * @example tQuantile(0.975, 9) // 2.262157162798205
 */
export function tQuantile(p: number, df: number): number {
  requireThat(p > 0 && p < 1, "tQuantile requires 0 < p < 1", p);
  requireThat(df > 0 && df < Infinity, "tQuantile requires a finite df > 0", df);
  if (p === 0.5) {
    return 0;
  }
  const size = Math.sqrt(df) * Math.exp(-betaLogOddsQuantile(2 * Math.min(p, 1 - p), df / 2, 0.5) / 2);
  return p < 0.5 ? -size : size;
}
