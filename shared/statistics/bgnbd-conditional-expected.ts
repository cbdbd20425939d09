import type { BgnbdParameters, PurchaseHistory } from "./bgnbd-parameters.ts";
import { hyp2f1Scaled } from "./hyp2f1-scaled.ts";
import { shiftFromOne } from "./shift-from-one.ts";

/**
 * Expected purchases of a customer with history (x, t_x, T) in the next t ≥ 0 units of time:
 * (a+b+x−1)/(a−1)·[1 − ((α+T)/(α+T+t))^(r+x)·2F1(r+x, b+x; a+b+x−1; t/(α+T+t))] / [1 + 1(x>0)·a/(b+x−1)·((α+T)/(α+t_x))^(r+x)].
 * `null` when the series does not end (t/(α+T) above about 10⁵). `future` are the parameters from now on, where they change: who is still
 * active today, the denominator, is a matter of the past.
 * Source: Fader, Hardie & Lee 2005, equation 10. methods.md 10.4.
 * @example bgnbdConditionalExpected({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { x: 2, tx: 30.43, T: 38.86 }, 39) // 1.226028
 */
export function bgnbdConditionalExpected(
  parameters: BgnbdParameters,
  { x, tx, T }: PurchaseHistory,
  t: number,
  future: BgnbdParameters = parameters,
): number | null {
  const { r, alpha } = parameters;
  const ifActive = expectedOfActive(future, { x, T }, t);
  if (ifActive === null) return null;
  const [a, b] = [shiftFromOne(parameters.a, parameters.b), parameters.b];
  const bottom = x > 0 ? 1 + Math.exp(Math.log(a / (b + x - 1)) + (r + x) * Math.log((alpha + T) / (alpha + tx))) : 1;
  return Math.max(0, ifActive / bottom);
}

/** The same of a customer of whom it is known that they are active today: Poisson at a mean rate of (r+x)/(α+T) where nobody drops out. */
function expectedOfActive(
  { r, alpha, a: dropout, b }: BgnbdParameters,
  { x, T }: Pick<PurchaseHistory, "x" | "T">,
  t: number,
): number | null {
  if (dropout === 0) return ((r + x) * t) / (alpha + T);
  const a = shiftFromOne(dropout, b);
  const z = t / (alpha + T + t);
  const series = hyp2f1Scaled(r + x, b + x, a + b + x - 1, z);
  if (series === null) {
    return null;
  }
  return ((a + b + x - 1) / (a - 1)) * (1 - Math.exp((r + x) * Math.log1p(-z) + series.logFactor) * series.value);
}
