import { betaQuantile } from "./beta-quantile.ts";
import { requireThat } from "./require-that.ts";

/** Posterior of a share under Jeffreys' prior: Beta(a, b), a = x + ½, b = n − x + ½. */
export type JeffreysInterval = { readonly a: number; readonly b: number; readonly mean: number; readonly lo: number; readonly hi: number };

/**
 * Jeffreys interval of a share x/n: quantiles of Beta(x + ½, n − x + ½), the distribution that Monte Carlo draws retention, churn and
 * shares from (methods.md 12.4, 12.6). Fractions 0–1.
 * @example jeffreysInterval(20, 400, 0.95) // lo 0.031795, hi 0.074678
 */
export function jeffreysInterval(successes: number, n: number, level: number): JeffreysInterval {
  requireThat(successes >= 0 && successes <= n, "jeffreysInterval requires 0 <= successes <= n", successes, n);
  const a = successes + 0.5;
  const b = n - successes + 0.5;
  const tail = (1 - level) / 2;
  return { a, b, mean: a / (a + b), lo: betaQuantile(tail, a, b), hi: betaQuantile(1 - tail, a, b) };
}
