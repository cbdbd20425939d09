import { hyp2f1 } from "./hyp2f1.ts";
import { requireThat } from "./require-that.ts";
import type { SbgParameters } from "./sbg-survival.ts";

/**
 * Discounted expected residual lifetime in payments of a customer just before the n-th renewal (n − 1 made), n ≥ 1:
 * DERL = (β+n−1)/(α+β+n−1)·2F1(1, β+n; α+β+n; 1/(1+d)). At d = 0: (β+n−1)/(α−1) for α > 1, else `null` (it diverges). d ≥ 0.
 * Source: Fader & Hardie, Marketing Science 29 (2010) 85–93. methods.md 10.3.
 * @example sbgDerl({ alpha: 0.668088, beta: 3.806096 }, 8, 0.1) // 7.529628
 */
export function sbgDerl({ alpha, beta }: SbgParameters, renewal: number, discount: number): number | null {
  requireThat(renewal >= 1 && discount >= 0, "sbgDerl requires renewal >= 1 and discount >= 0", renewal, discount);
  if (discount === 0) {
    return alpha > 1 ? (beta + renewal - 1) / (alpha - 1) : null;
  }
  const sum = hyp2f1(1, beta + renewal, alpha + beta + renewal, 1 / (1 + discount));
  return sum === null ? null : ((beta + renewal - 1) / (alpha + beta + renewal - 1)) * sum;
}
