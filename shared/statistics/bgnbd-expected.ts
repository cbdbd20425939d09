import type { BgnbdParameters } from "./bgnbd-parameters.ts";
import { hyp2f1 } from "./hyp2f1.ts";
import { shiftFromOne } from "./shift-from-one.ts";

/**
 * Expected repeat purchases of a new customer up to time t ≥ 0: E[X(t)] = (a+b−1)/(a−1)·[1 − (α/(α+t))^r·2F1(r, b; a+b−1; t/(α+t))].
 * `null` when t is so far beyond α that the series does not end (t/α above about 10⁵).
 * Source: Fader, Hardie & Lee 2005, equation 9. methods.md 10.4.
 * @example bgnbdExpected({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, 39) // 1.196723
 */
export function bgnbdExpected({ r, alpha, a: rawA, b }: BgnbdParameters, t: number): number | null {
  const a = shiftFromOne(rawA, b);
  const series = hyp2f1(r, b, a + b - 1, t / (alpha + t));
  if (series === null) {
    return null;
  }
  const expected = ((a + b - 1) / (a - 1)) * (1 - Math.exp(-r * Math.log1p(t / alpha)) * series);
  return Math.max(0, expected);
}
