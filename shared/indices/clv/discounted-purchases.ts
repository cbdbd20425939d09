import { bgnbdConditionalExpected } from "../../statistics/bgnbd-conditional-expected.ts";
import type { BgnbdParameters, PurchaseHistory } from "../../statistics/bgnbd-parameters.ts";
import type { Settings } from "../settings.ts";
import { weekly, weeksOf } from "./purchase-history.ts";

/** Blocks in which the sum over weeks is taken unless told otherwise; what that changes falls out of a ratio to the same sum. */
const BLOCKS = 4;

/** How far ahead, and at what rate a year. */
export type Ahead = Pick<Settings["clv"], "horizonMonths" | "discountRate">;

/**
 * Purchases to come within the horizon, those of a block discounted from its middle; NaN where an expectation does not exist. For ratios of many
 * such sums only: `bgnbdClv` discounts week by week. `future` as in `bgnbdConditionalExpected`.
 */
export function discountedPurchases(
  model: BgnbdParameters,
  history: PurchaseHistory,
  { horizonMonths, discountRate }: Ahead,
  future: BgnbdParameters = model,
  blocks = BLOCKS,
): number {
  const weeks = weeksOf(horizonMonths);
  const rate = weekly(discountRate);
  let [before, sum] = [0, 0];
  for (let block = 1; block <= blocks; block += 1) {
    const end = (block * weeks) / blocks;
    const expected = bgnbdConditionalExpected(model, history, end, future) ?? Number.NaN;
    sum += (expected - before) / (1 + rate) ** (end - weeks / (2 * blocks));
    before = expected;
  }
  return sum;
}
