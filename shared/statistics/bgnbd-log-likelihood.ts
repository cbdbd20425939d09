import { createBgnbdLikelihood } from "./bgnbd-likelihood.ts";
import type { BgnbdParameters, PurchaseHistory } from "./bgnbd-parameters.ts";
import { groupPurchaseHistories } from "./group-purchase-histories.ts";

/**
 * Log-likelihood of purchase histories under BG/NBD parameters. For repeated use at many parameters take `createBgnbdLikelihood`.
 * Source: Fader, Hardie & Lee 2005. methods.md 10.4.
 * @example bgnbdLogLikelihood({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, [{ x: 2, tx: 30.43, T: 38.86 }]) // −9.45860631
 */
export function bgnbdLogLikelihood(parameters: BgnbdParameters, histories: readonly PurchaseHistory[]): number {
  return createBgnbdLikelihood(groupPurchaseHistories(histories))(parameters);
}
