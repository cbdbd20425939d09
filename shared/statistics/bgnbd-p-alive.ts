import type { BgnbdParameters, PurchaseHistory } from "./bgnbd-parameters.ts";

/**
 * Chance that a customer is still active: 1 when x = 0, else 1/(1 + a/(b+x−1)·((α+T)/(α+t_x))^(r+x)). Range 0–1.
 * Source: Fader, Hardie & Lee, note 021 "Computing P(alive) using the BG/NBD model" (2008). methods.md 10.4.
 * @example bgnbdPAlive({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { x: 2, tx: 30.43, T: 38.86 }) // 0.726579
 */
export function bgnbdPAlive({ r, alpha, a, b }: BgnbdParameters, { x, tx, T }: PurchaseHistory): number {
  if (x === 0) {
    return 1;
  }
  const logOdds = Math.log(a / (b + x - 1)) + (r + x) * Math.log((alpha + T) / (alpha + tx));
  return 1 / (1 + Math.exp(logOdds));
}
