import { bgnbdConditionalExpected } from "./bgnbd-conditional-expected.ts";
import type { BgnbdParameters, PurchaseHistory } from "./bgnbd-parameters.ts";

export type BgnbdClvInputs = {
  readonly parameters: BgnbdParameters;
  readonly history: PurchaseHistory;
  /** Expected margin of one purchase: expected spend × margin share. */
  readonly marginPerPurchase: number;
  /** Whole number of periods of the model's time unit. */
  readonly periods: number;
  /** Discount rate per that unit, above −1. */
  readonly discount: number;
  /** Present cost to serve over the horizon; 0 unless given. */
  readonly costToServe?: number;
};

/**
 * Value of a customer over H periods: margin per purchase × Σ_{t=1..H} (E[Y(t)] − E[Y(t−1)])/(1+d)^t − cost to serve; purchases are
 * discounted at the end of their period. `null` when an expectation does not exist. methods.md 10.4.
 * @example bgnbdClv({ parameters, history: { x: 2, tx: 30.43, T: 38.86 }, marginPerPurchase: 24.663714, periods: 52, discount: 0.001834569 }) // 36.758946
 */
export function bgnbdClv({ parameters, history, marginPerPurchase, periods, discount, costToServe = 0 }: BgnbdClvInputs): number | null {
  let before = 0;
  let discounted = 0;
  let factor = 1;
  for (let t = 1; t <= periods; t += 1) {
    const expected = bgnbdConditionalExpected(parameters, history, t);
    if (expected === null) {
      return null;
    }
    factor /= 1 + discount;
    discounted += (expected - before) * factor;
    before = expected;
  }
  return marginPerPurchase * discounted - costToServe;
}
